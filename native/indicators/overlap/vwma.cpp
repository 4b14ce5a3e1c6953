// Volume-weighted moving average.
#include "native/core/finite.hpp"
#include "native/indicators/parts/price_grid.hpp"
#include "native/indicators/parts/window_fold.hpp"
#include "native/indicators/row.hpp"

namespace tiercel::indicators {
namespace {

struct VwmaSetup {
  std::size_t period;
  TickScale prices;
  TickScale volume;
};

constexpr std::size_t kVwmaRows = 512;  // of a block

// What a row adds to the sums, and then the sums.
struct VwmaColumns {
  double weighted[kVwmaRows];
  double volume[kVwmaRows];
};

template <int W>
TIERCEL_BODY void vwma_rows_body(const VwmaSetup& s, const double* values, const double* volumes, VwmaColumns& columns,
                                 std::size_t rows) noexcept {
  for (std::size_t i = 0; i < rows; i += W) {
    const Lanes<W> volume = in_ticks(s.volume, read_lanes<W>(volumes + i));
    write_lanes(columns.volume + i, volume);
    write_lanes(columns.weighted + i, Lanes<W>(in_ticks(s.prices, read_lanes<W>(values + i)) * volume));
  }
}

template <int W>
TIERCEL_BODY void vwma_quotients_body(const VwmaSetup& s, const VwmaColumns& sums, double* y,
                                      std::size_t rows) noexcept {
  for (std::size_t i = 0; i < rows; i += W) {
    const auto volume = read_lanes<W>(sums.volume + i);
    const Lanes<W> mean = read_lanes<W>(sums.weighted + i) / (volume * s.prices.scale);
    write_lanes(y + i, volume != 0.0 ? mean : Lanes<W>{} + kNoValue);
  }
}

TIERCEL_LANE_VARIANTS(void, vwma_rows,
                      (const VwmaSetup& s, const double* values, const double* volumes, VwmaColumns& columns,
                       std::size_t rows),
                      (s, values, volumes, columns, rows))
TIERCEL_LANE_VARIANTS(void, vwma_quotients, (const VwmaSetup& s, const VwmaColumns& sums, double* y, std::size_t rows),
                      (s, sums, y, rows))

struct Vwma {
  using Params = std::size_t;  // the period
  using Setup = VwmaSetup;
  using State = WindowFold<SumFold<2>>;
  using Value = double;
  static constexpr std::size_t kInputs = 2;
  static constexpr std::size_t kOutputs = 1;

  static Params params(const double* numbers) noexcept { return static_cast<std::size_t>(numbers[0]); }
  static Setup setup(Params period, const int* decimals) noexcept {
    return {period, tick_scale(decimals, 1), tick_scale(decimals + 1, 1)};
  }
  static std::size_t lookback(Params period) noexcept { return period - 1; }
  static std::size_t past(const Setup& /*s*/) noexcept { return 0; }
  static std::size_t cells(const Setup& s) noexcept { return State::cells(s.period); }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& past, const InputRow<Vwma>& x,
                   OutputRow<Vwma>& y) noexcept {
    const double volume = in_ticks(s.volume, x[1]);
    std::array<double, 2> sums{};
    if (!state.step(past, 0, s.period, {in_ticks(s.prices, x[0]) * volume, volume}, &sums)) return;
    if (sums[1] != 0.0) y[0] = sums[0] / (sums[1] * s.prices.scale);
  }

  template <class Past>
  static std::size_t fast(const Setup& s, State& state, const Past& past, const InputColumns<Vwma>& in,
                          const OutputColumns<Vwma>& out, std::size_t rows) noexcept {
    rows = std::min(rows - rows % kStepRows, kVwmaRows);
    if (rows == 0 || !state.is_warm() || !finite_rows(in[0], rows) || !finite_rows(in[1], rows)) return 0;
    VwmaColumns columns;
    vwma_rows(s, in[0], in[1], columns, rows);
    const auto of = [&columns](std::size_t i) { return std::array{columns.weighted[i], columns.volume[i]}; };
    const auto give = [&columns](std::size_t i, const std::array<double, 2>& sums) {
      columns.weighted[i] = sums[0];
      columns.volume[i] = sums[1];
    };
    state.block(past, 0, s.period, rows, of, give);
    vwma_quotients(s, columns, out[0], rows);
    return rows;
  }
};

constexpr InputInfo kInputInfo[] = {{"values", InputRole::kSeries}, {"volume", InputRole::kVolume}};
constexpr ParameterInfo kParameterInfo[] = {integer_parameter("period", "rows in the window", 30)};
constexpr OutputInfo kOutputInfo[] = {real_output("vwma")};

}  // namespace

TIERCEL_INDICATOR(kVwma) = make_row<Vwma>({
    .name = "vwma",
    .group = Group::kOverlap,
    .summary =
        "Volume-weighted moving average of the last `period` values; without volume in the window there is none.",
    .formula = "(sum of x volume over the last `period` rows) / (sum of volume over the same)",
    .source = "Definition; TA-Lib's VWMA",
    .talib = "VWMA",
    .inputs = kInputInfo,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
    .sparse = true,
});

}  // namespace tiercel::indicators
