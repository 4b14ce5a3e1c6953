// Ehlers' band pass filter, with automatic gain and a trigger.
#include <cmath>

#include "native/core/math.hpp"
#include "native/indicators/parts/ehlers_filters.hpp"
#include "native/indicators/parts/simple_kernel.hpp"

namespace tiercel::indicators {
namespace {

struct BandPass : SimpleKernel<1, 3, 2> {
  struct Setup {
    HighPassSetup before;
    HighPassSetup trigger;
    double gain, c1, c2;
  };
  struct State {
    HighPass before;
    HighPass trigger;
    double one_ago = 0.0;  // of what has passed the high pass
    double two_ago = 0.0;
    double band_one_ago = 0.0;
    double band_two_ago = 0.0;
    double peak = 0.0;
  };

  static Setup setup(const Params& p, const int* /*decimals*/) noexcept {
    const double angle = 2.0 * kPi / p[0];
    const double turn = exact_cos(angle);
    const double width = 1.0 / exact_cos(p[1] * angle);
    const double decay = width - std::sqrt(width * width - 1.0);
    return {high_pass(0.25 * p[1] * angle), high_pass(1.5 * p[1] * angle), (1.0 - decay) / 2.0, turn * (1.0 + decay),
            decay};
  }
  static std::size_t lookback(const Params& /*p*/) noexcept { return 0; }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& /*past*/, const In& x, Out& y) noexcept {
    const double high = state.before.take(s.before, x[0]);
    const double band = (s.gain * (high - state.two_ago) - s.c2 * state.band_two_ago) + s.c1 * state.band_one_ago;
    state.two_ago = state.one_ago;
    state.one_ago = high;
    state.band_two_ago = state.band_one_ago;
    state.band_one_ago = band;
    state.peak *= 0.991;
    if (std::fabs(band) > state.peak) state.peak = std::fabs(band);
    const double signal = state.peak > 0.0 ? band / state.peak : 0.0;
    y = {band, signal, state.trigger.take(s.trigger, signal)};
  }

 private:
  // As Ehlers prints it, with (1 + a / 2) where other high passes of his have (1 - a / 2).
  static HighPassSetup high_pass(double angle) noexcept {
    const double weight = half_power_weight(angle);
    return {1.0 + weight / 2.0, 1.0 - weight, 0.0};
  }
};

constexpr ParameterInfo kParameterInfo[] = {
    cycle_parameter("period", "rows of the cycle that passes", 20, 8),
    {"bandwidth", "width of the band, in parts of the period", ParameterKind::kReal, 0.01, 1, 0.3}};
constexpr OutputInfo kOutputInfo[] = {real_output("bandPass"), real_output("signal"), real_output("trigger")};

}  // namespace

TIERCEL_INDICATOR(kBandPass) = make_row<BandPass>({
    .name = "bandPass",
    .group = Group::kCycle,
    .summary = "Ehlers' band pass filter around one cycle; its signal in parts of its last peaks, which decay; and a "
               "trigger that runs ahead of the signal. Values before the first count as equal to it.",
    .formula = "w = 2 pi / period,  hp(v, w) = (1 + a / 2) (v - v[1]) + (1 - a) hp[1],  a = (cos(w) + sin(w) - 1) / "
               "cos(w)\n"
               "h = hp(x, w bandwidth / 4),  g = 1 / cos(w bandwidth),  d = g - sqrt(g^2 - 1)\n"
               "bandPass = (1 - d) / 2 (h - h[2]) + cos(w) (1 + d) bandPass[1] - d bandPass[2]\n"
               "peak = max(0.991 peak[1], |bandPass|),  signal = bandPass / peak; 0 where that is 0\n"
               "trigger = hp(signal, 3/2 w bandwidth)",
    .source = "Ehlers, Cycle Analytics for Traders (2013), ch. 5",
    .differs = "Jesse and vector-ta take highPass, with (1 - a / 2), and give trading signals.",
    .inputs = kOneSeries,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
