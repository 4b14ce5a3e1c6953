// Choppiness index (Dreiss): whether the bars' ranges add up to a way or only to noise.
#include <algorithm>

#include "native/core/math.hpp"
#include "native/core/math_lanes.hpp"
#include "native/indicators/parts/high_low_window.hpp"
#include "native/indicators/parts/price_grid.hpp"
#include "native/indicators/parts/simple_kernel.hpp"
#include "native/indicators/parts/true_range.hpp"

namespace tiercel::indicators {
namespace {

template <class T>
TIERCEL_BODY T choppy(double factor, const TickScale& ticks, const T& sum, const T& highest, const T& lowest) noexcept {
  const T range = in_ticks(ticks, highest) - in_ticks(ticks, lowest);
  const T value = factor * math::log10_of(T{sum / range});
  return range > 0.0 ? value : T{} + kNoValue;
}

template <int W>
TIERCEL_BODY void choppy_rows_body(double factor, const TickScale& ticks, const std::array<const double*, 3>& in,
                                   double* out, std::size_t rows) noexcept {
  for (std::size_t i = 0; i < rows; i += W) {
    write_lanes(out + i,
                choppy(factor, ticks, read_lanes<W>(in[0] + i), read_lanes<W>(in[1] + i), read_lanes<W>(in[2] + i)));
  }
}

// `in`: sums of ranges, highest and lowest prices.
TIERCEL_LANE_VARIANTS(void, choppy_rows,
                      (double factor, const TickScale& ticks, const std::array<const double*, 3>& in, double* out,
                       std::size_t rows),
                      (factor, ticks, in, out, rows))

struct Choppiness : SimpleKernel<3, 1, 1> {
  using Sum = WindowFold<SumFold<1>>;
  struct Setup {
    std::size_t period;
    double factor;
    TickScale ticks;
  };
  struct State {
    bool has_close = false;
    double last_close = 0.0;
    Sum ranges;
    HighLowWindow window;
  };

  static Setup setup(const Params& p, const int* decimals) noexcept {
    return {rows_of(p[0]), 100.0 / exact_log10(p[0]), tick_scale(decimals, 3)};
  }
  static std::size_t lookback(const Params& p) noexcept { return rows_of(p[0]); }
  static std::size_t past(const Setup& s) noexcept { return s.period; }
  static std::size_t cells(const Setup& s) noexcept { return Sum::cells(s.period) + HighLowWindow::cells(s.period); }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& past, const In& x, Out& y) noexcept {
    const double high = in_ticks(s.ticks, x[0]);
    const double low = in_ticks(s.ticks, x[1]);
    HighLow ends{};
    std::array<double, 1> sum{};
    state.window.step(past, Sum::cells(s.period), s.period, x[0], x[1], &ends);
    const bool full =
        state.has_close && state.ranges.step(past, 0, s.period, {true_range(high, low, state.last_close)}, &sum);
    state.has_close = true;
    state.last_close = in_ticks(s.ticks, x[2]);
    if (full) y[0] = choppy(s.factor, s.ticks, sum[0], ends.high, ends.low);
  }

  template <class Past>
  static std::size_t fast(const Setup& s, State& state, const Past& past, const InputColumns<Choppiness>& in,
                          const OutputColumns<Choppiness>& out, std::size_t rows) noexcept {
    rows = std::min(rows, kExtremeRows);
    rows -= rows % kStepRows;
    double sums[kExtremeRows];
    double highest[kExtremeRows];
    double lowest[kExtremeRows];
    if (rows == 0 || !state.window.block(past, s.period, highest, lowest, rows)) return 0;
    if (!all_finite(in[0], rows) || !all_finite(in[1], rows) || !all_finite(in[2], rows)) return 0;
    for (std::size_t i = 0; i < rows; ++i) {
      std::array<double, 1> sum{};
      const double range = true_range(in_ticks(s.ticks, in[0][i]), in_ticks(s.ticks, in[1][i]), state.last_close);
      state.ranges.step(past, 0, s.period, {range}, &sum);
      sums[i] = sum[0];
      state.last_close = in_ticks(s.ticks, in[2][i]);
    }
    choppy_rows(s.factor, s.ticks, {sums, highest, lowest}, out[0], rows);
    state.window.skip();
    return rows;
  }
};

constexpr ParameterInfo kParameterInfo[] = {integer_parameter("period", "bars in the window", 14, 2)};
constexpr OutputInfo kOutputInfo[] = {real_output("choppiness")};

}  // namespace

TIERCEL_INDICATOR(kChoppiness) = make_row<Choppiness>({
    .name = "choppiness",
    .group = Group::kTrend,
    .summary =
        "Choppiness index: about 100 in a market that goes nowhere, near 0 in a straight trend; no value without "
        "a range.",
    .formula = "TR = max(high, close[1]) - min(low, close[1])\n"
               "100 log10(sum(TR) / (highest high - lowest low)) / log10(period), all over the last `period` bars",
    .source = "Dreiss's choppiness index; as in TradingView's built-in CHOP",
    .differs = "Those that count high - low as the first bar's range have a value one row earlier.",
    .inputs = kHighLowClose,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
    .sparse = true,
});

}  // namespace tiercel::indicators
