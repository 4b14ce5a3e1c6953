// Envelopes: an average, and bands that lie some percent above and below it.
#include "native/indicators/parts/moving_average.hpp"
#include "native/indicators/parts/simple_kernel.hpp"

namespace tiercel::indicators {
namespace {

struct Envelopes : SimpleKernel<1, 3, 3> {
  struct Setup {
    AverageSetup average;
    double up;
    double down;
  };
  using State = MovingAverage;

  static Setup setup(const Params& p, const int* /*decimals*/) noexcept {
    return {average_setup(average_kind(p[2]), static_cast<std::int64_t>(p[0])), 1.0 + p[1] / 100.0, 1.0 - p[1] / 100.0};
  }
  static std::size_t lookback(const Params& p) noexcept {
    return MovingAverage::lookback(average_kind(p[2]), static_cast<std::int64_t>(p[0]));
  }
  static std::size_t cells(const Setup& s) noexcept { return MovingAverage::cells(s.average); }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& past, const In& x, Out& y) noexcept {
    double middle = 0.0;
    if (state.step(s.average, past, 0, x[0], &middle)) y = {middle * s.up, middle, middle * s.down};
  }
};

constexpr ParameterInfo kParameterInfo[] = {
    integer_parameter("period", "values of the average", 20),
    {"percent", "from the middle to a band, in percent of the middle", ParameterKind::kReal, 0, 1000, 2.5},
    average_parameter("average", "kind of the middle")};
constexpr OutputInfo kOutputInfo[] = {real_output("upper"), real_output("middle"), real_output("lower")};

}  // namespace

TIERCEL_INDICATOR(kEnvelopes) = make_row<Envelopes>({
    .name = "envelopes",
    .group = Group::kOverlap,
    .summary = "Moving average envelopes: an average, and bands some percent above and below it.",
    .formula = "middle = average(values, period)\n"
               "upper = middle (1 + percent / 100)\n"
               "lower = middle (1 - percent / 100)",
    .source = "Murphy, Technical Analysis of the Financial Markets (1999), ch. 9",
    .inputs = kOneSeries,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
