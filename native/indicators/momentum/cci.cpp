// Commodity channel index: how far the typical price lies from its mean, in mean deviations.
#include "native/core/best_level.hpp"
#include "native/indicators/parts/cell_ring.hpp"
#include "native/indicators/parts/price_grid.hpp"
#include "native/indicators/parts/window_sum.hpp"
#include "native/indicators/row.hpp"

namespace tiercel::indicators {
namespace {

// Everything is in ticks of high + low + close, three times the typical price, and times the period: on the step whole
// numbers, so that the value has one rounding.
struct CciSetup {
  std::size_t period;
  TickScale ticks;
  double noise;  // mean deviations up to this share of the mean are rounding; 0 on the step
};

// 1 / 0.015 = 200 / 3. `apart` is the distance from the mean, `sum` that of the absolute ones; 0 in a flat window.
template <class T>
TIERCEL_BODY T channel_index(const CciSetup& s, const T& apart, const T& deviations, const T& sum) noexcept {
  const T least = s.noise * absolute(sum);
  const T scaled = 200.0 * static_cast<double>(s.period) * apart;
  return (deviations > least ? scaled : T{}) / (deviations > least ? T{3.0 * deviations} : T{} + 1.0);
}

inline constexpr std::size_t kLongestCciBlock = 1024;

struct CciBlock {
  std::array<const double*, 3> in;
  const double* before;  // totals of the period - 1 rows before the block
  double* sum_cells;
  std::uint64_t row;
  double* totals;  // of the block
  double* out;
  std::size_t rows;
};

struct CciBody {
  // False, with nothing changed but totals and output, where a value is no number.
  template <int W>
  TIERCEL_BODY bool run(const CciSetup* setup, const CciBlock* block) noexcept {
    const CciSetup s = *setup;
    const CciBlock b = *block;
    double scaled[kLongestCciBlock + kSumRows];
    double sums[kSumRows];
    const auto n = static_cast<double>(s.period);
    const std::size_t before = s.period - 1;
    Lanes<W> bad{};
    for (std::size_t r = 0; r < b.rows; r += W) {
      const auto high = in_ticks(s.ticks, read_lanes<W>(b.in[0] + r));
      const auto low = in_ticks(s.ticks, read_lanes<W>(b.in[1] + r));
      const auto close = in_ticks(s.ticks, read_lanes<W>(b.in[2] + r));
      const Lanes<W> total = high + low + close;
      bad += total * 0.0;
      write_lanes(b.totals + r, total);
      write_lanes(scaled + before + r, Lanes<W>(n * total));
    }
    if (!are_zero(bad)) return false;
    for (std::size_t i = 0; i < before; ++i) scaled[i] = n * b.before[i];
    WindowSum<false>::block<W, 1>(b.sum_cells, {s.period}, b.row, b.totals, {sums}, {}, b.rows);
    std::size_t r = 0;
    for (; r + 4 * W <= b.rows; r += 4 * W) finish_rows<W, 4>(s, scaled + r, sums + r, b.out + r);
    for (; r < b.rows; r += W) finish_rows<W, 1>(s, scaled + r, sums + r, b.out + r);
    return true;
  }

 private:
  // kVectors times W rows side by side, so that their additions do not wait for each other.
  template <int W, int kVectors>
  TIERCEL_BODY void finish_rows(const CciSetup& s, const double* scaled, const double* sums, double* out) noexcept {
    std::array<Lanes<W>, kVectors> sum;
    std::array<Lanes<W>, kVectors> deviations;
    for_each_of<kVectors>([&](auto i) TIERCEL_INLINE {
      sum[i] = read_lanes<W>(sums + i * W);
      deviations[i] = Lanes<W>{};
    });
    for (std::size_t k = 0; k < s.period; ++k) {
      for_each_of<kVectors>([&](auto i) TIERCEL_INLINE {
        deviations[i] += absolute(Lanes<W>(read_lanes<W>(scaled + k + i * W) - sum[i]));
      });
    }
    for_each_of<kVectors>([&](auto i) TIERCEL_INLINE {
      const Lanes<W> apart = read_lanes<W>(scaled + s.period - 1 + i * W) - sum[i];
      write_lanes(out + i * W, channel_index<Lanes<W>>(s, apart, deviations[i], sum[i]));
    });
  }
};

struct Cci {
  using Params = std::size_t;  // the period
  using Setup = CciSetup;
  using Value = double;
  static constexpr std::size_t kInputs = 3;
  static constexpr std::size_t kOutputs = 1;

  struct State {
    std::uint64_t run = 0;  // bars since the start or the last gap
    CellRing totals;
  };

  static Params params(const double* numbers) noexcept { return static_cast<std::size_t>(numbers[0]); }
  static Setup setup(Params period, const int* decimals) noexcept {
    const TickScale ticks = tick_scale(decimals, 3);
    return {period, ticks, ticks.tolerance == 0.0 ? static_cast<double>(period) * 0x1p-50 : 0.0};
  }
  static std::size_t lookback(Params period) noexcept { return period - 1; }
  static bool exact(Params /*p*/) noexcept { return true; }
  static std::size_t past(const Setup& /*s*/) noexcept { return 0; }
  static std::size_t cells(const Setup& s) noexcept { return kept(s) + WindowSum<false>::cells(s.period); }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& past, const InputRow<Cci>& x, OutputRow<Cci>& y) noexcept {
    const double total = in_ticks(s.ticks, x[0]) + in_ticks(s.ticks, x[1]) + in_ticks(s.ticks, x[2]);
    std::array<WindowSums, 1> sums;
    WindowSum<false>::step<1>(past, kept(s), {s.period}, state.run, total, sums);
    if (++state.run >= s.period) {
      const auto n = static_cast<double>(s.period);
      const double sum = sums[0].plain;
      double deviations = 0.0;
      for (std::size_t ago = kept(s); ago > 0; --ago) {
        deviations += std::fabs(n * state.totals.ago(past, 0, kept(s), ago) - sum);
      }
      deviations += std::fabs(n * total - sum);
      y[0] = channel_index<double>(s, n * total - sum, deviations, sum);
    }
    state.totals.push(past, 0, kept(s), total);
  }

  template <class Past>
  static std::size_t fast(const Setup& s, State& state, const Past& past, const InputColumns<Cci>& in,
                          const OutputColumns<Cci>& out, std::size_t rows) noexcept {
    double before[kLongestCciBlock];
    double totals[kSumRows];
    rows = std::min(rows - rows % kStepRows, kSumRows);
    if (rows == 0 || state.run < kept(s) || s.period > kLongestCciBlock) return 0;
    for (std::size_t i = 0; i < kept(s); ++i) before[i] = state.totals.ago(past, 0, kept(s), kept(s) - i);
    const CciBlock block{in, before, past.cells() + kept(s), state.run, totals, out[0], rows};
    if (!at_best_level<CciBody>(&s, &block)) return 0;
    for (std::size_t i = rows - std::min(rows, kept(s)); i < rows; ++i) state.totals.push(past, 0, kept(s), totals[i]);
    state.run += rows;
    return rows;
  }

 private:
  static std::size_t kept(const Setup& s) noexcept { return s.period - 1; }  // totals kept, the first of the cells
};

constexpr ParameterInfo kParameterInfo[] = {integer_parameter("period", "bars in the window", 14, 2)};
constexpr OutputInfo kOutputInfo[] = {real_output("cci")};

}  // namespace

TIERCEL_INDICATOR(kCci) = make_row<Cci>({
    .name = "cci",
    .group = Group::kMomentum,
    .summary = "Commodity channel index: how far the typical price lies from its mean, in units of 0.015 mean "
               "deviations; 0 in a flat window.",
    .formula = "typical = (high + low + close) / 3, m = mean(typical, period)\n"
               "cci = (typical - m) / (0.015 mean(|typical - m|, period)), with the same m for all of the window",
    .source = "Lambert, Commodity Channel Index (Commodities, October 1980)",
    .talib = "CCI",
    .inputs = kHighLowClose,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
    .cost = UpdateCost::kPeriod,
});

}  // namespace tiercel::indicators
