// Swing index (Wilder) and its sum.
#include <algorithm>
#include <cmath>

#include "native/indicators/parts/price_grid.hpp"
#include "native/indicators/parts/simple_kernel.hpp"

namespace tiercel::indicators {
namespace {

template <bool kSum>
struct SwingIndex : SimpleKernel<4, 1, 1> {
  struct Setup {
    double limit;  // in ticks
    TickScale ticks;
  };
  struct State {
    bool has_bar = false;
    double open = 0.0;  // of the bar before, in ticks
    double close = 0.0;
    double sum = 0.0;
  };

  static Setup setup(const Params& p, const int* decimals) noexcept {
    const TickScale ticks = tick_scale(decimals, 4);
    return {p[0] * ticks.scale, ticks};
  }
  static std::size_t lookback(const Params& /*p*/) noexcept { return 1; }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& /*past*/, const In& x, Out& y) noexcept {
    const double open = in_ticks(s.ticks, x[0]);
    const double close = in_ticks(s.ticks, x[3]);
    if (state.has_bar) {
      const double now = index(s, state, {open, in_ticks(s.ticks, x[1]), in_ticks(s.ticks, x[2]), close});
      state.sum += now;
      y[0] = kSum ? state.sum : now;
    }
    state.has_bar = true;
    state.open = open;
    state.close = close;
  }

 private:
  static double index(const Setup& s, const State& last, const In& bar) noexcept {
    const auto [open, high, low, close] = bar;
    const double up = std::fabs(high - last.close);
    const double down = std::fabs(low - last.close);
    const double range = high - low;
    const double body = std::fabs(last.close - last.open) / 4.0;
    double size = range + body;
    if (up >= down && up >= range) {
      size = up - down / 2.0 + body;
    } else if (down >= up && down >= range) {
      size = down - up / 2.0 + body;
    }
    const double move = (close - last.close) + (close - open) / 2.0 + (last.close - last.open) / 4.0;
    return size > 0.0 ? 50.0 * (move / size) * (std::max(up, down) / s.limit) : 0.0;
  }
};

constexpr InputInfo kBars[] = {
    {"open", InputRole::kOpen}, {"high", InputRole::kHigh}, {"low", InputRole::kLow}, {"close", InputRole::kClose}};
constexpr ParameterInfo kParameterInfo[] = {
    {"limit", "largest move of a bar that the market allows, or one that is rare, in units of price",
     ParameterKind::kReal, 1e-9, 1e9, 10}};
constexpr OutputInfo kIndexOutput[] = {real_output("swingIndex")};
constexpr OutputInfo kSumOutput[] = {real_output("asi")};
constexpr const char* kFormula =
    "up = |high - close[1]|,  down = |low - close[1]|,  body = |close[1] - open[1]|\n"
    "size = up - down / 2 + body / 4 where up is the largest of up, down and high - low,\n"
    "       down - up / 2 + body / 4 where down is, else high - low + body / 4\n"
    "move = close - close[1] + (close - open) / 2 + (close[1] - open[1]) / 4\n"
    "swingIndex = 50 (move / size) (max(up, down) / limit); 0 where size is 0";

}  // namespace

TIERCEL_INDICATOR(kSwingIndex) = make_row<SwingIndex<false>>({
    .name = "swingIndex",
    .group = Group::kTrend,
    .summary = "Wilder's swing index of a bar after the one before, -100 to 100 where no bar moves more than `limit`.",
    .formula = kFormula,
    .source = "Wilder, New Concepts in Technical Trading Systems (1978), The Swing Index",
    .inputs = kBars,
    .parameters = kParameterInfo,
    .outputs = kIndexOutput,
});

TIERCEL_INDICATOR(kAsi) = make_row<SwingIndex<true>>({
    .name = "asi",
    .group = Group::kTrend,
    .summary = "Wilder's accumulation swing index: the sum of the swing indices since the second bar.",
    .formula = "asi = asi[1] + swingIndex(limit), from 0 at the first bar on",
    .source = "Wilder, New Concepts in Technical Trading Systems (1978), The Swing Index",
    .inputs = kBars,
    .parameters = kParameterInfo,
    .outputs = kSumOutput,
});

}  // namespace tiercel::indicators
