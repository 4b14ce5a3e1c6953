// Stops that follow the close by a multiple of the average true range and turn when it crosses them.
#include <algorithm>

#include "native/indicators/parts/average_range.hpp"
#include "native/indicators/parts/simple_kernel.hpp"

namespace tiercel::indicators {
namespace {

struct StopSetup {
  double multiplier;
  SmootherSetup range;
};

struct AtrStop : SimpleKernel<3, 1, 2> {
  using Setup = StopSetup;
  struct State {
    bool has_stop = false;
    double last_close = 0.0;
    double stop = 0.0;
    AverageRange range;
  };

  static Setup setup(const Params& p, const int* /*decimals*/) noexcept { return {p[1], average_range_setup(p[0])}; }
  static std::size_t lookback(const Params& p) noexcept { return rows_of(p[0]); }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& /*past*/, const In& x, Out& y) noexcept {
    const double close = x[2];
    const double last_close = state.last_close;
    double range = 0.0;
    state.last_close = close;
    if (!state.range.step(s.range, x[0], x[1], close, &range)) return;
    const double reach = s.multiplier * range;
    const double last = state.stop;
    if (!state.has_stop) {
      state.stop = close - reach;
    } else if (close > last) {
      state.stop = last_close > last ? std::max(last, close - reach) : close - reach;
    } else if (close < last && last_close < last) {
      state.stop = std::min(last, close + reach);
    } else {
      state.stop = close + reach;
    }
    state.has_stop = true;
    y[0] = state.stop;
  }
};

struct VolatilityStop : SimpleKernel<3, 2, 2> {
  using Setup = StopSetup;
  struct State {
    bool has_reach = false;
    bool has_close = false;
    bool is_long = false;
    double first_close = 0.0;
    double highest = 0.0;  // close since the turn; before the first stop, since the start
    double lowest = 0.0;
    double reach = 0.0;  // of the bar before
    AverageRange range;
  };

  static Setup setup(const Params& p, const int* /*decimals*/) noexcept { return {p[1], average_range_setup(p[0])}; }
  static std::size_t lookback(const Params& p) noexcept { return rows_of(p[0]) + 1; }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& /*past*/, const In& x, Out& y) noexcept {
    const double close = x[2];
    if (!state.has_close) state.first_close = state.highest = state.lowest = close;
    state.has_close = true;
    bool turns = false;
    if (state.has_reach) {
      const double stop = state.is_long ? state.highest - state.reach : state.lowest + state.reach;
      turns = state.is_long ? close < stop : close > stop;
      if (turns) state.is_long = !state.is_long;
      y = {stop, state.is_long ? 1.0 : -1.0};
    }
    state.highest = turns ? close : std::max(state.highest, close);
    state.lowest = turns ? close : std::min(state.lowest, close);
    double range = 0.0;
    if (!state.range.step(s.range, x[0], x[1], close, &range)) return;
    if (!state.has_reach) state.is_long = close > state.first_close;
    state.has_reach = true;
    state.reach = s.multiplier * range;
  }
};

constexpr ParameterInfo kAtrStopParameters[] = {
    integer_parameter("period", "period of the average true range", 5),
    {"multiplier", "average true ranges from the close to the stop", ParameterKind::kReal, 0, 1000, 3.5}};
constexpr OutputInfo kAtrStopOutput[] = {real_output("atrStop")};
constexpr ParameterInfo kVolatilityStopParameters[] = {
    integer_parameter("period", "period of the average true range", 7),
    {"multiplier", "average true ranges from the farthest close to the stop", ParameterKind::kReal, 0, 1000, 3}};
constexpr OutputInfo kVolatilityStopOutputs[] = {real_output("stop"), real_output("trend")};

}  // namespace

TIERCEL_INDICATOR(kAtrStop) = make_row<AtrStop>({
    .name = "atrStop",
    .group = Group::kOverlap,
    .summary = "Average true range trailing stop: it follows the close at a distance, moves only with the trend, and "
               "changes sides when the close crosses it. It starts below the close.",
    .formula = "reach = multiplier * atr(period)\n"
               "close and close[1] above stop[1]: stop = max(stop[1], close - reach)\n"
               "close and close[1] below stop[1]: stop = min(stop[1], close + reach)\n"
               "else stop = close - reach where close > stop[1], close + reach where not",
    .source = "Vervoort, Average True Range Trailing Stops (Technical Analysis of Stocks & Commodities, June 2009)",
    .inputs = kHighLowClose,
    .parameters = kAtrStopParameters,
    .outputs = kAtrStopOutput,
});

TIERCEL_INDICATOR(kVolatilityStop) = make_row<VolatilityStop>({
    .name = "volatilityStop",
    .group = Group::kOverlap,
    .summary =
        "Wilder's volatility system: the stop that holds during the bar, at a distance from the best close since "
        "the last turn, both known at the bar before; and the side after the bar's close, 1 for long and -1 for "
        "short. It starts long where the close has risen since the first bar.",
    .formula = "long: stop = highest close since the turn, up to the bar before, - multiplier * atr(period)[1]\n"
               "short: stop = lowest close since the turn, up to the bar before, + multiplier * atr(period)[1]\n"
               "a turn: the close is beyond the stop",
    .source = "Wilder, New Concepts in Technical Trading Systems (1978), The Volatility System",
    .differs = "TradingView's stop moves one way only, and is that of the coming bar.",
    .inputs = kHighLowClose,
    .parameters = kVolatilityStopParameters,
    .outputs = kVolatilityStopOutputs,
});

}  // namespace tiercel::indicators
