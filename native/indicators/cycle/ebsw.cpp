// Even better sinewave (Ehlers): a band of the value in parts of its power.
#include <cmath>

#include "native/core/math.hpp"
#include "native/indicators/parts/ehlers_filters.hpp"
#include "native/indicators/parts/simple_kernel.hpp"

namespace tiercel::indicators {
namespace {

struct Ebsw : SimpleKernel<1, 1, 2> {
  struct Setup {
    HighPassSetup high_pass;
    SuperSmootherSetup smoother;
  };
  struct State {
    HighPass high_pass;
    SuperSmoother smoother;
    double one_ago = 0.0;
    double two_ago = 0.0;
  };

  static Setup setup(const Params& p, const int* /*decimals*/) noexcept {
    const double angle = 2.0 * kPi / p[0];
    const double rest = (1.0 - exact_sin(angle)) / exact_cos(angle);
    return {{(1.0 + rest) / 2.0, rest, 0.0}, super_smoother_setup(p[1])};
  }
  static std::size_t lookback(const Params& /*p*/) noexcept { return 0; }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& /*past*/, const In& x, Out& y) noexcept {
    const double now = state.smoother.take(s.smoother, state.high_pass.take(s.high_pass, x[0]));
    const double wave = (now + state.one_ago + state.two_ago) / 3.0;
    const double power = (now * now + state.one_ago * state.one_ago + state.two_ago * state.two_ago) / 3.0;
    y[0] = power > 0.0 ? wave / std::sqrt(power) : 0.0;
    state.two_ago = state.one_ago;
    state.one_ago = now;
  }
};

constexpr ParameterInfo kParameterInfo[] = {
    cycle_parameter("period", "cycles up to this many rows pass", 40),
    integer_parameter("smoothPeriod", "cycles up to this many rows are smoothed away", 10, 2)};
constexpr OutputInfo kOutputInfo[] = {real_output("ebsw")};

}  // namespace

TIERCEL_INDICATOR(kEbsw) = make_row<Ebsw>({
    .name = "ebsw",
    .group = Group::kCycle,
    .summary = "Ehlers' even better sinewave, -1 to 1: the mean of the last three values of a band, in parts of the "
               "root of their power; 0 without any. Values before the first count as equal to it.",
    .formula = "a = (1 - sin(2 pi / period)) / cos(2 pi / period)\n"
               "hp = (1 + a) / 2 (x - x[1]) + a hp[1],  f = superSmoother(hp, smoothPeriod)\n"
               "ebsw = mean(f, f[1], f[2]) / sqrt(mean(f^2, f[1]^2, f[2]^2))",
    .source = "Ehlers, Cycle Analytics for Traders (2013), ch. 12",
    .differs = "pandas-ta takes degrees for radians.",
    .inputs = kOneSeries,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
