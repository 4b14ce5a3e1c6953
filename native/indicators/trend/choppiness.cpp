// Choppiness index (Dreiss): whether the bars' ranges add up to a way or only to noise.
#include "native/core/math.hpp"
#include "native/indicators/parts/high_low_window.hpp"
#include "native/indicators/parts/price_grid.hpp"
#include "native/indicators/parts/simple_kernel.hpp"
#include "native/indicators/parts/true_range.hpp"

namespace tiercel::indicators {
namespace {

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
  static std::size_t cells(const Setup& s) noexcept { return Sum::cells(s.period) + HighLowWindow::cells(s.period); }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& past, const In& x, Out& y) noexcept {
    const double high = in_ticks(s.ticks, x[0]);
    const double low = in_ticks(s.ticks, x[1]);
    HighLow ends{};
    std::array<double, 1> sum{};
    state.window.step(past, Sum::cells(s.period), s.period, high, low, &ends);
    const bool full =
        state.has_close && state.ranges.step(past, 0, s.period, {true_range(high, low, state.last_close)}, &sum);
    state.has_close = true;
    state.last_close = in_ticks(s.ticks, x[2]);
    if (full && ends.high > ends.low) y[0] = s.factor * exact_log10(sum[0] / (ends.high - ends.low));
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
    .source = "Dreiss, Choppiness Index (1993); as in TradingView's built-in CHOP",
    .differs = "Those that count high - low as the first bar's range have a value one row earlier.",
    .inputs = kHighLowClose,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
    .sparse = true,
});

}  // namespace tiercel::indicators
