// Klinger's volume oscillator.
#include <algorithm>

#include "native/indicators/parts/price_grid.hpp"
#include "native/indicators/parts/simple_kernel.hpp"
#include "native/indicators/parts/smoother.hpp"

namespace tiercel::indicators {
namespace {

SmootherSetup exponential(double period) noexcept {
  return smoother_setup(static_cast<std::int64_t>(period), 2.0 / (period + 1.0));
}

struct KvoSetup {
  TickScale ticks;
  SmootherSetup fast;
  SmootherSetup slow;
  SmootherSetup signal;
};

struct Kvo : SimpleKernel<4, 2, 3> {
  using Setup = KvoSetup;
  struct State {
    bool has_last = false;
    double sum = 0.0;    // of the last high, low and close, in ticks
    double range = 0.0;  // of the last bar
    double trend = 0.0;  // 1, -1, or 0 as long as there was none
    double travelled = 0.0;
    Smoother fast;
    Smoother slow;
    Smoother signal;
  };

  static Setup setup(const Params& p, const int* decimals) noexcept {
    return {tick_scale(decimals, 3), exponential(p[0]), exponential(p[1]), exponential(p[2])};
  }
  static std::size_t lookback(const Params& p) noexcept { return rows_of(std::max(p[0], p[1])) + rows_of(p[2]) - 1; }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& /*past*/, const In& x, Out& y) noexcept {
    const double high = in_ticks(s.ticks, x[0]);
    const double low = in_ticks(s.ticks, x[1]);
    const double sum = high + low + in_ticks(s.ticks, x[2]);
    if (state.has_last) {
      double fast = 0.0;
      double slow = 0.0;
      double signal = 0.0;
      const double force = volume_force(state, sum, high - low, x[3]);
      const bool has_fast = state.fast.step(s.fast, force, &fast);
      const bool has_slow = state.slow.step(s.slow, force, &slow);
      if (has_fast && has_slow && state.signal.step(s.signal, fast - slow, &signal)) y = {fast - slow, signal};
    }
    state.has_last = true;
    state.sum = sum;
    state.range = high - low;
  }

 private:
  static double volume_force(State& state, double sum, double range, double volume) noexcept {
    const double trend = sum > state.sum ? 1.0 : (sum < state.sum ? -1.0 : state.trend);
    state.travelled = (trend == state.trend ? state.travelled : state.range) + range;
    state.trend = trend;
    if (state.travelled == 0.0) return 0.0;
    return volume * std::fabs(2.0 * (range / state.travelled) - 1.0) * trend * 100.0;
  }
};

constexpr InputInfo kInputInfo[] = {
    {"high", InputRole::kHigh}, {"low", InputRole::kLow}, {"close", InputRole::kClose}, {"volume", InputRole::kVolume}};
constexpr ParameterInfo kParameterInfo[] = {integer_parameter("fastPeriod", "of the shorter average", 34),
                                            integer_parameter("slowPeriod", "of the longer average", 55),
                                            integer_parameter("signalPeriod", "of the average of both", 13)};
constexpr OutputInfo kOutputInfo[] = {real_output("kvo"), real_output("signal")};

}  // namespace

TIERCEL_INDICATOR(kKvo) = make_row<Kvo>({
    .name = "kvo",
    .group = Group::kVolume,
    .summary = "Klinger's volume oscillator: two exponential averages of a volume force, which has the sign of the "
               "trend of the typical price and is larger the more of the trend's way the bar has gone, or the less.",
    .formula = "trend = 1 where high + low + close rises, -1 where it falls, else as before (0 at first)\n"
               "range = high - low; way = way[1] + range, or range[1] + range where the trend turns\n"
               "force = 100 volume |2 range / way - 1| trend, 0 without a way\n"
               "kvo = ema(force, fastPeriod) - ema(force, slowPeriod); signal = ema(kvo, signalPeriod)",
    .source = "Klinger, Identifying Trends with Volume Analysis (Technical Analysis of Stocks & Commodities 15:12, "
              "1997)",
    .differs = "averages start from the mean of their first values, those of Tulip from the first value; pandas-ta and "
               "TradingView average the volume with the sign of the trend alone",
    .inputs = kInputInfo,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
