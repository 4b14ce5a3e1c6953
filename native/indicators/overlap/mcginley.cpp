// McGinley's dynamic: an average that follows faster downwards than upwards.
#include "native/indicators/parts/simple_kernel.hpp"

namespace tiercel::indicators {
namespace {

struct McGinley : SimpleKernel<1, 1, 2> {
  struct Setup {
    double period;
    double divisor;
  };
  struct State {
    double taken = 0.0;  // values, up to the period
    double first = 0.0;  // the seed is summed relative to the first value
    double above = 0.0;
    double average = 0.0;
  };

  static Setup setup(const Params& p, const int* /*decimals*/) noexcept { return {p[0], p[1] * p[0]}; }
  static std::size_t lookback(const Params& p) noexcept { return rows_of(p[0]) - 1; }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& /*past*/, const In& x, Out& y) noexcept {
    if (state.taken < s.period) {
      if (state.taken == 0.0) state.first = x[0];
      state.above += x[0] - state.first;
      if (++state.taken < s.period) return;
      state.average = state.first + state.above / s.period;
    } else {
      const double ratio = x[0] / state.average;
      const double divisor = s.divisor * (ratio * ratio) * (ratio * ratio);
      state.average = divisor > 0.0 ? state.average + (x[0] - state.average) / divisor : x[0];
    }
    y[0] = state.average;
  }
};

constexpr ParameterInfo kParameterInfo[] = {
    integer_parameter("period", "values of the seed; about the length of an average that does the same", 14),
    {"factor", "of the period in the divisor; McGinley takes 0.6 where the period is that of a simple average",
     ParameterKind::kReal, 0.01, 100, 1}};
constexpr OutputInfo kOutputInfo[] = {real_output("mcGinley")};

}  // namespace

TIERCEL_INDICATOR(kMcGinley) = make_row<McGinley>({
    .name = "mcGinley",
    .group = Group::kOverlap,
    .summary = "McGinley's dynamic: an average that takes larger steps where the price is below it, from the mean of "
               "the first `period` values on.",
    .formula = "mcGinley = mcGinley[1] + (x - mcGinley[1]) / (factor period (x / mcGinley[1])^4); x where that "
               "divisor is 0",
    .source = "McGinley, McGinley Dynamic (Journal of Technical Analysis of the Market Technicians Association, 1997)",
    .differs = "pandas-ta starts with the first value instead of a mean.",
    .inputs = kOneSeries,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
