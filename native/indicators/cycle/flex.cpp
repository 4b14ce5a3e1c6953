// Reflex and trendflex (Ehlers): how far a smoothed value lies from its own past, in parts of what it mostly does.
#include <cmath>

#include "native/indicators/parts/cell_ring.hpp"
#include "native/indicators/parts/ehlers_filters.hpp"
#include "native/indicators/parts/simple_kernel.hpp"
#include "native/indicators/parts/window_fold.hpp"

namespace tiercel::indicators {
namespace {

template <bool kFromLine>
struct Flex : SimpleKernel<1, 1, 1> {
  using Sum = WindowFold<SumFold<1>>;
  struct Setup {
    std::size_t period;
    SuperSmootherSetup smoother;
  };
  // Smooth values count from the first one, so that those before it are 0.
  struct State {
    bool has_value = false;
    double first = 0.0;
    double before = 0.0;  // sum of the last `period` smooth values
    double power = 0.0;
    SuperSmoother smoother;
    CellRing smooths;
    Sum sum;
  };

  static Setup setup(const Params& p, const int* /*decimals*/) noexcept {
    return {rows_of(p[0]), super_smoother_setup(p[0] / 2.0)};
  }
  static std::size_t lookback(const Params& /*p*/) noexcept { return 0; }
  static std::size_t cells(const Setup& s) noexcept { return s.period + Sum::cells(s.period); }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& past, const In& x, Out& y) noexcept {
    std::array<double, 1> sum{};
    if (!state.has_value) {
      state.has_value = true;
      state.first = x[0];
      state.smoother.take(s.smoother, 0.0);
      for (std::size_t row = 0; row < s.period; ++row) {
        state.smooths.push(past, 0, s.period, 0.0);
        state.sum.step(past, s.period, s.period, {0.0}, &sum);
      }
      y[0] = 0.0;
      return;
    }
    const auto rows = static_cast<double>(s.period);
    const double now = state.smoother.take(s.smoother, x[0] - state.first);
    const double line = kFromLine ? (state.smooths.ago(past, 0, s.period, s.period) - now) * (rows + 1.0) / 2.0 : 0.0;
    const double apart = now + (line - state.before) / rows;
    state.power = 0.04 * apart * apart + 0.96 * state.power;
    y[0] = state.power > 0.0 ? apart / std::sqrt(state.power) : 0.0;
    state.smooths.push(past, 0, s.period, now);
    state.sum.step(past, s.period, s.period, {now}, &sum);
    state.before = sum[0];
  }
};

constexpr ParameterInfo kParameterInfo[] = {integer_parameter("period", "rows of the past", 20, 4)};
constexpr OutputInfo kReflexOutput[] = {real_output("reflex")};
constexpr OutputInfo kTrendFlexOutput[] = {real_output("trendFlex")};

}  // namespace

TIERCEL_INDICATOR(kReflex) = make_row<Flex<true>>({
    .name = "reflex",
    .group = Group::kCycle,
    .summary =
        "Ehlers' reflex: the mean distance of a smooth value's last `period` rows from the straight line through "
        "the ends, in parts of what it mostly is; 0 in a flat market. Values before the first count as equal to "
        "it.",
    .formula = "f = superSmoother(x, period / 2),  slope = (f[period] - f) / period\n"
               "d = mean of f + i slope - f[i], i = 1 ... period\n"
               "ms = 0.04 d^2 + 0.96 ms[1],  reflex = d / sqrt(ms)",
    .source = "Ehlers, Reflex: A New Zero-Lag Indicator (Technical Analysis of Stocks & Commodities, February 2020)",
    .inputs = kOneSeries,
    .parameters = kParameterInfo,
    .outputs = kReflexOutput,
});

TIERCEL_INDICATOR(kTrendFlex) = make_row<Flex<false>>({
    .name = "trendFlex",
    .group = Group::kCycle,
    .summary = "Ehlers' trendflex: the mean distance of a smooth value from itself in the last `period` rows, in parts "
               "of what it mostly is; 0 in a flat market. Values before the first count as equal to it.",
    .formula = "f = superSmoother(x, period / 2)\n"
               "d = mean of f - f[i], i = 1 ... period\n"
               "ms = 0.04 d^2 + 0.96 ms[1],  trendFlex = d / sqrt(ms)",
    .source = "Ehlers, Reflex: A New Zero-Lag Indicator (Technical Analysis of Stocks & Commodities, February 2020)",
    .inputs = kOneSeries,
    .parameters = kParameterInfo,
    .outputs = kTrendFlexOutput,
});

}  // namespace tiercel::indicators
