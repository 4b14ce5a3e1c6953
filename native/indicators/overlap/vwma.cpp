// Volume-weighted moving average.
#include "native/core/lanes.hpp"
#include "native/indicators/parts/price_grid.hpp"
#include "native/indicators/parts/short_window.hpp"
#include "native/indicators/parts/window_fold.hpp"
#include "native/indicators/row.hpp"

namespace tiercel::indicators {
namespace {

struct VwmaSetup {
  std::size_t period;
  TickScale prices;
  TickScale volume;
};

TIERCEL_BODY double weighted_mean(const VwmaSetup& s, double value, double volume) noexcept {
  return volume != 0.0 ? value / (volume * s.prices.scale) : kNoValue;
}

TIERCEL_BODY void in_whole_body(const VwmaSetup& s, const double* values, const double* volumes,
                                double* __restrict weighted, double* __restrict whole, std::size_t rows) noexcept {
  for (std::size_t i = 0; i < rows; ++i) {
    whole[i] = in_ticks(s.volume, volumes[i]);
    weighted[i] = in_ticks(s.prices, values[i]) * whole[i];
  }
}

TIERCEL_BODY void weighted_means_body(const VwmaSetup& s, const double* sums, const double* volumes, double* out,
                                      std::size_t rows) noexcept {
  for (std::size_t i = 0; i < rows; ++i) out[i] = weighted_mean(s, sums[i], volumes[i]);
}

TIERCEL_VARIANTS(void, in_whole,
                 (const VwmaSetup& s, const double* values, const double* volumes, double* weighted, double* whole,
                  std::size_t rows),
                 (s, values, volumes, weighted, whole, rows))
TIERCEL_VARIANTS(void, weighted_means,
                 (const VwmaSetup& s, const double* sums, const double* volumes, double* out, std::size_t rows),
                 (s, sums, volumes, out, rows))

// Short windows, which begin at each of `rows` values.
void vwma_block(const VwmaSetup& s, const double* values, const double* volumes, double* out,
                std::size_t rows) noexcept {
  double weighted[kShortColumn];
  double whole[kShortColumn];
  double volume_sums[kShortRows];
  in_whole(s, values, volumes, weighted, whole, rows + s.period - 1);
  short_sums(weighted, s.period, out, rows);
  short_sums(whole, s.period, volume_sums, rows);
  weighted_means(s, out, volume_sums, out, rows);
}

struct Vwma {
  using Params = std::size_t;  // the period
  using Setup = VwmaSetup;
  struct State {
    std::size_t run = 0;
    WindowFold<SumFold<2>> fold;  // of long windows
  };
  using Value = double;
  static constexpr std::size_t kInputs = 2;
  static constexpr std::size_t kOutputs = 1;

  static Params params(const double* numbers) noexcept { return static_cast<std::size_t>(numbers[0]); }
  static Setup setup(Params period, const int* decimals) noexcept {
    return {period, tick_scale(decimals, 1), tick_scale(decimals + 1, 1)};
  }
  static std::size_t lookback(Params period) noexcept { return period - 1; }
  static std::size_t past(const Setup& s) noexcept { return s.period <= kShortWindow ? s.period : 0; }
  static std::size_t cells(const Setup& s) noexcept {
    return s.period <= kShortWindow ? 0 : WindowFold<SumFold<2>>::cells(s.period);
  }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& past, const InputRow<Vwma>& x,
                   OutputRow<Vwma>& y) noexcept {
    if (s.period <= kShortWindow) {
      double values[kShortWindow];
      double volumes[kShortWindow];
      if (++state.run < s.period) return;
      read_window(past, 0, s.period, x[0], values);
      read_window(past, 1, s.period, x[1], volumes);
      vwma_block(s, values, volumes, &y[0], 1);
      return;
    }
    const double volume = in_ticks(s.volume, x[1]);
    std::array<double, 2> sums{};
    if (!state.fold.step(past, 0, s.period, {in_ticks(s.prices, x[0]) * volume, volume}, &sums)) return;
    y[0] = weighted_mean(s, sums[0], sums[1]);
  }

  template <class Past>
  static std::size_t fast(const Setup& s, State& state, const Past& past, const InputColumns<Vwma>& in,
                          const OutputColumns<Vwma>& out, std::size_t rows) noexcept {
    rows = std::min(rows, kShortRows);
    if (s.period > kShortWindow || state.run < s.period) return 0;
    const double* values = past.block(0, s.period - 1);
    const double* volumes = past.block(1, s.period - 1);
    if (values == nullptr || !all_finite(in[0], rows) || !all_finite(in[1], rows)) return 0;
    vwma_block(s, values, volumes, out[0], rows);
    state.run += rows;
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
