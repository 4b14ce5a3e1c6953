// Holt-Winters moving average: level, trend and its change, each smoothed.
#include "native/indicators/parts/holt_winters.hpp"
#include "native/indicators/parts/simple_kernel.hpp"

namespace tiercel::indicators {
namespace {

struct Hwma : SimpleKernel<1, 1, 3> {
  using Setup = HoltWintersShares;
  using State = HoltWinters;

  static Setup setup(const Params& p, const int* /*decimals*/) noexcept { return {p[0], p[1], p[2]}; }
  static std::size_t lookback(const Params& /*p*/) noexcept { return 0; }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& /*past*/, const In& x, Out& y) noexcept {
    y[0] = state.take(s, x[0]);
  }
};

constexpr ParameterInfo kParameterInfo[] = {holt_winters_share("level", 0.2), holt_winters_share("trend", 0.1),
                                            holt_winters_share("change", 0.1)};
constexpr OutputInfo kOutputInfo[] = {real_output("hwma")};

}  // namespace

TIERCEL_INDICATOR(kHwma) = make_row<Hwma>({
    .name = "hwma",
    .group = Group::kOverlap,
    .summary = "Holt-Winters moving average: a level with a trend and the trend's change, each smoothed with a share "
               "of its own, from the first value on.",
    .formula = "f = (1 - level) (f[1] + v[1] + a[1] / 2) + level x,  from f = x, v = a = 0 on\n"
               "v = (1 - trend) (v[1] + a[1]) + trend (f - f[1])\n"
               "a = (1 - change) a[1] + change (v - v[1])\n"
               "hwma = f + v + a / 2",
    .source = "Holt-Winters Moving Average (MetaTrader code base, 20856); Winters, Forecasting Sales by Exponentially "
              "Weighted Moving Averages (Management Science 6, 1960)",
    .inputs = kOneSeries,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
