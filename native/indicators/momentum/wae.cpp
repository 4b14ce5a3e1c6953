// Waddah Attar's explosion: how fast the distance of two averages changes, beside the width of the bands.
#include <algorithm>

#include "native/indicators/parts/anchored_sums.hpp"
#include "native/indicators/parts/price_grid.hpp"
#include "native/indicators/parts/simple_kernel.hpp"
#include "native/indicators/parts/smoother.hpp"
#include "native/indicators/parts/true_range.hpp"

namespace tiercel::indicators {
namespace {

struct WaeSetup {
  TickScale ticks;
  SmootherSetup fast;
  SmootherSetup slow;
  SmootherSetup range;
  std::size_t channel;
  double sensitivity;
  double deviations;
  double factor;
};

struct Wae : SimpleKernel<3, 4, 7> {
  using Setup = WaeSetup;
  using Window = AnchoredSums<PowerSums<2>>;
  struct State {
    bool has_last = false;
    bool has_macd = false;
    double close = 0.0;
    double macd = 0.0;
    Smoother fast;
    Smoother slow;
    Smoother range;
    Window channel;
  };

  static Setup setup(const Params& p, const int* decimals) noexcept {
    const auto rows = [&](std::size_t i) { return static_cast<std::int64_t>(p[i]); };
    return {tick_scale(decimals, 3),
            exponential_setup(rows(0)),
            exponential_setup(rows(1)),
            wilder_setup(rows(5)),
            rows_of(p[3]),
            p[2],
            p[4],
            p[6]};
  }
  static std::size_t lookback(const Params& p) noexcept {
    return std::max({rows_of(p[0]), rows_of(p[1]), rows_of(p[3]) - 1, rows_of(p[5]) - 1});
  }
  static std::size_t cells(const Setup& s) noexcept { return Window::cells(s.channel); }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& past, const In& x, Out& y) noexcept {
    const double high = in_ticks(s.ticks, x[0]);
    const double low = in_ticks(s.ticks, x[1]);
    const double close = in_ticks(s.ticks, x[2]);
    double range = 0.0;
    double width = 0.0;
    double change = 0.0;
    const double moved = state.has_last ? true_range(high, low, state.close) : high - low;
    const bool has_range = state.range.step(s.range, moved, &range);
    const bool has_width = take_width(s, state, past, close, &width);
    const bool has_change = take_change(s, state, close, &change);
    state.has_last = true;
    state.close = close;
    if (!has_range || !has_width || !has_change) return;
    const double trend = change * s.sensitivity;
    y = {trend > 0.0 ? trend : 0.0, trend < 0.0 ? -trend : 0.0, width, s.factor * range};
    for (double& value : y) value /= s.ticks.scale;
  }

 private:
  template <class Past>
  static bool take_width(const Setup& s, State& state, const Past& past, double close, double* width) noexcept {
    std::array<double, 2> sums{};
    if (!state.channel.step(past, 0, s.channel, {close}, &sums)) return false;
    const auto n = static_cast<double>(s.channel);
    const double spread = n * sums[1] - sums[0] * sums[0];
    *width = 2.0 * s.deviations * std::sqrt(spread > 0.0 ? spread : 0.0) / n;
    return true;
  }

  static bool take_change(const Setup& s, State& state, double close, double* change) noexcept {
    double fast = 0.0;
    double slow = 0.0;
    const bool has_fast = state.fast.step(s.fast, close, &fast);
    if (!state.slow.step(s.slow, close, &slow) || !has_fast) return false;
    const bool has_last = state.has_macd;
    *change = (fast - slow) - state.macd;
    state.has_macd = true;
    state.macd = fast - slow;
    return has_last;
  }
};

constexpr ParameterInfo kParameterInfo[] = {
    integer_parameter("fastPeriod", "of the shorter average", 20),
    integer_parameter("slowPeriod", "of the longer average", 40),
    {"sensitivity", "factor of the averages' change", ParameterKind::kReal, 0, 1e6, 150},
    integer_parameter("channelPeriod", "values of the bands", 20),
    {"deviations", "of a band from the middle", ParameterKind::kReal, 0, 1000, 2},
    integer_parameter("deadZonePeriod", "true ranges of the dead zone", 100),
    {"deadZoneFactor", "of their mean", ParameterKind::kReal, 0, 1000, 3.7}};
constexpr OutputInfo kOutputInfo[] = {real_output("up"), real_output("down"), real_output("explosion"),
                                      real_output("deadZone")};

}  // namespace

TIERCEL_INDICATOR(kWae) = make_row<Wae>({
    .name = "wae",
    .group = Group::kMomentum,
    .summary = "Waddah Attar's explosion: how fast the distance of two averages rises (up) or falls (down), the width "
               "of the Bollinger bands (explosion), and a dead zone of some true ranges below which nothing counts.",
    .formula = "d = ema(close, fastPeriod) - ema(close, slowPeriod)\n"
               "up = max(sensitivity (d - d[1]), 0), down = max(sensitivity (d[1] - d), 0)\n"
               "explosion = 2 deviations stddev(close, channelPeriod)\n"
               "deadZone = deadZoneFactor rma(TR, deadZonePeriod), where the first bar's TR is high - low",
    .source = "Waddah Attar's indicator for MetaTrader 4 (2007); the dead zone as in its version 2 for TradingView",
    .differs = "In the first versions the dead zone is a number of points.",
    .inputs = kHighLowClose,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
