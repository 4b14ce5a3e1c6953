// Moving average adaptive Q: an exponential average whose weight follows the efficiency of the price's way.
#include <cmath>

#include "native/indicators/parts/price_grid.hpp"
#include "native/indicators/parts/simple_kernel.hpp"
#include "native/indicators/parts/window_fold.hpp"

namespace tiercel::indicators {
namespace {

struct Maaq : SimpleKernel<1, 1, 3> {
  struct Setup {
    std::size_t period;
    double fast;
    double slow;
    TickScale ticks;
  };
  struct State {
    std::size_t taken = 0;
    double last = 0.0;  // value
    double average = 0.0;
    WindowFold<SumFold<1>> way;
  };

  static Setup setup(const Params& p, const int* decimals) noexcept {
    return {rows_of(p[0]), 2.0 / (p[1] + 1.0), 2.0 / (p[2] + 1.0), tick_scale(decimals, 1)};
  }
  static std::size_t lookback(const Params& p) noexcept { return rows_of(p[0]); }
  static std::size_t past(const Setup& s) noexcept { return s.period; }
  static std::size_t cells(const Setup& s) noexcept { return WindowFold<SumFold<1>>::cells(s.period); }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& past, const In& x, Out& y) noexcept {
    const double now = in_ticks(s.ticks, x[0]);
    std::array<double, 1> way{};
    const bool full = state.taken != 0 && state.way.step(past, 0, s.period, {std::fabs(now - state.last)}, &way);
    ++state.taken;
    state.last = now;
    if (!full) {
      state.average = x[0];
      return;
    }
    const double distance = std::fabs(now - in_ticks(s.ticks, past.ago(0, s.period)));
    const double weight = (way[0] > 0.0 ? distance / way[0] : 0.0) * s.fast + s.slow;
    state.average += weight * weight * (x[0] - state.average);
    y[0] = state.average;
  }
};

constexpr ParameterInfo kParameterInfo[] = {integer_parameter("period", "rows of the way", 11),
                                            integer_parameter("fastPeriod", "period of a straight way", 2),
                                            integer_parameter("slowPeriod", "period of a way that leads nowhere", 30)};
constexpr OutputInfo kOutputInfo[] = {real_output("maaq")};

}  // namespace

TIERCEL_INDICATOR(kMaaq) = make_row<Maaq>({
    .name = "maaq",
    .group = Group::kOverlap,
    .summary = "Moving average adaptive Q: an exponential average whose weight follows the ratio of the distance to "
               "the way of the last `period` rows; it starts with the value before the first output.",
    .formula = "ratio = |x - x[period]| / sum of |x - x[1]| over `period` rows; 0 without a way\n"
               "k = (ratio 2 / (fastPeriod + 1) + 2 / (slowPeriod + 1))^2\n"
               "maaq = maaq[1] + k (x - maaq[1])",
    .source =
        "Moving Average Adaptive Q (a script in TradingView's library), after Kaufman's adaptive average; Jesse's maaq",
    .inputs = kOneSeries,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
