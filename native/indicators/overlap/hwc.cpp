// Holt-Winters channel: the Holt-Winters average, and bands by the deviation of the values from its forecasts.
#include <cmath>

#include "native/indicators/parts/holt_winters.hpp"
#include "native/indicators/parts/simple_kernel.hpp"

namespace tiercel::indicators {
namespace {

struct Hwc : SimpleKernel<1, 3, 5> {
  struct Setup {
    HoltWintersShares shares;
    double deviation;
    double multiplier;
  };
  struct State {
    HoltWinters average;
    bool has_last = false;
    double last = 0.0;  // value, and the forecast after it
    double forecast = 0.0;
    double variance = 0.0;  // of the forecasts up to the value before the last
  };

  static Setup setup(const Params& p, const int* /*decimals*/) noexcept { return {{p[0], p[1], p[2]}, p[3], p[4]}; }
  static std::size_t lookback(const Params& /*p*/) noexcept { return 0; }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& /*past*/, const In& x, Out& y) noexcept {
    const double middle = state.average.take(s.shares, x[0]);
    const double reach = s.multiplier * std::sqrt(state.variance);
    y = {middle + reach, middle, middle - reach};
    const double error = state.has_last ? state.last - state.forecast : 0.0;
    state.variance = (1.0 - s.deviation) * state.variance + s.deviation * (error * error);
    state.has_last = true;
    state.last = x[0];
    state.forecast = middle;
  }
};

constexpr ParameterInfo kParameterInfo[] = {
    holt_winters_share("level", 0.2),
    holt_winters_share("trend", 0.1),
    holt_winters_share("change", 0.1),
    holt_winters_share("deviation", 0.1),
    {"multiplier", "deviations from the middle to a band", ParameterKind::kReal, 0, 1000, 1}};
constexpr OutputInfo kOutputInfo[] = {real_output("upper"), real_output("middle"), real_output("lower")};

}  // namespace

TIERCEL_INDICATOR(kHwc) = make_row<Hwc>({
    .name = "hwc",
    .group = Group::kOverlap,
    .summary = "Holt-Winters channel: the Holt-Winters moving average, and bands by the smoothed deviation of the "
               "values from it, without this value and the one before.",
    .formula = "middle = hwma(level, trend, change)\n"
               "variance = (1 - deviation) variance[1] + deviation (x[1] - middle[1])^2, from 0 on\n"
               "upper, lower = middle +- multiplier * sqrt(variance[1])",
    .source = "Holt-Winters Channel (MetaTrader code base, 20857)",
    .inputs = kOneSeries,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
