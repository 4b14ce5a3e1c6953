// Ehlers' filters that take the level and the slow moves away.
#include "native/indicators/parts/ehlers_filters.hpp"
#include "native/indicators/parts/simple_kernel.hpp"

namespace tiercel::indicators {
namespace {

struct HighPassRow : SimpleKernel<1, 1, 1> {
  using Setup = HighPassSetup;
  using State = HighPass;

  static Setup setup(const Params& p, const int* /*decimals*/) noexcept { return high_pass_setup(p[0]); }
  static std::size_t lookback(const Params& /*p*/) noexcept { return 0; }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& /*past*/, const In& x, Out& y) noexcept {
    y[0] = state.take(s, x[0]);
  }
};

struct HighPassTwoRow : SimpleKernel<1, 1, 2> {
  using Setup = HighPassSetup;
  using State = HighPassTwo;

  static Setup setup(const Params& p, const int* /*decimals*/) noexcept { return high_pass_two_setup(p[0], p[1]); }
  static std::size_t lookback(const Params& /*p*/) noexcept { return 0; }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& /*past*/, const In& x, Out& y) noexcept {
    y[0] = state.take(s, x[0]);
  }
};

struct Roofing : SimpleKernel<1, 1, 2> {
  struct Setup {
    HighPassSetup high_pass;
    SuperSmootherSetup smoother;
  };
  struct State {
    HighPassTwo high_pass;
    SuperSmoother smoother;
  };

  static Setup setup(const Params& p, const int* /*decimals*/) noexcept {
    return {high_pass_two_setup(p[0], 0.707), super_smoother_setup(p[1])};
  }
  static std::size_t lookback(const Params& /*p*/) noexcept { return 0; }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& /*past*/, const In& x, Out& y) noexcept {
    y[0] = state.smoother.take(s.smoother, state.high_pass.take(s.high_pass, x[0]));
  }
};

struct DecyclerOsc : SimpleKernel<1, 1, 2> {
  struct Setup {
    HighPassSetup slow;
    HighPassSetup fast;
    double factor;
  };
  struct State {
    HighPassTwo slow;
    HighPassTwo fast;
  };

  static Setup setup(const Params& p, const int* /*decimals*/) noexcept {
    return {high_pass_two_setup(p[0], 0.707), high_pass_two_setup(p[0] / 2.0, 0.707), 100.0 * p[1]};
  }
  static std::size_t lookback(const Params& /*p*/) noexcept { return 0; }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& /*past*/, const In& x, Out& y) noexcept {
    const double value = s.factor * state.fast.take(s.fast, x[0] - state.slow.take(s.slow, x[0])) / x[0];
    if (x[0] != 0.0) y[0] = value;
  }
};

constexpr ParameterInfo kHighPassParameters[] = {cycle_parameter("period", "cycles up to this many rows pass", 48)};
constexpr ParameterInfo kHighPassTwoParameters[] = {
    cycle_parameter("period", "cycles up to this many rows pass", 48),
    {"damping", "factor of the angle", ParameterKind::kReal, 0.1, 1, 0.707}};
constexpr ParameterInfo kRoofingParameters[] = {
    cycle_parameter("period", "cycles up to this many rows pass", 48),
    integer_parameter("smoothPeriod", "cycles up to this many rows are smoothed away", 10, 2)};
constexpr ParameterInfo kDecyclerOscParameters[] = {
    cycle_parameter("period", "cycles up to this many rows are taken away, those of half of it stay", 125, 10),
    {"multiplier", "of the percent", ParameterKind::kReal, 0.001, 1000, 1}};
constexpr OutputInfo kHighPassOutput[] = {real_output("highPass")};
constexpr OutputInfo kHighPassTwoOutput[] = {real_output("highPass2")};
constexpr OutputInfo kRoofingOutput[] = {real_output("roofing")};
constexpr OutputInfo kDecyclerOscOutput[] = {real_output("decyclerOsc")};

}  // namespace

TIERCEL_INDICATOR(kHighPass) = make_row<HighPassRow>({
    .name = "highPass",
    .group = Group::kCycle,
    .summary =
        "Ehlers' high pass filter of one pole: the value without its level and its slow moves; values before the "
        "first count as equal to it.",
    .formula = "a = (cos(2 pi / period) + sin(2 pi / period) - 1) / cos(2 pi / period)\n"
               "highPass = (1 - a / 2) (x - x[1]) + (1 - a) highPass[1]",
    .source = "Ehlers, Cycle Analytics for Traders (2013)",
    .inputs = kOneSeries,
    .parameters = kHighPassParameters,
    .outputs = kHighPassOutput,
});

TIERCEL_INDICATOR(kHighPass2) = make_row<HighPassTwoRow>({
    .name = "highPass2",
    .group = Group::kCycle,
    .summary = "Ehlers' high pass filter of two poles; values before the first count as equal to it.",
    .formula = "w = damping 2 pi / period,  a = (cos(w) + sin(w) - 1) / cos(w)\n"
               "highPass2 = (1 - a / 2)^2 (x - 2 x[1] + x[2]) + 2 (1 - a) highPass2[1] - (1 - a)^2 highPass2[2]",
    .source = "Ehlers, Cycle Analytics for Traders (2013)",
    .inputs = kOneSeries,
    .parameters = kHighPassTwoParameters,
    .outputs = kHighPassTwoOutput,
});

TIERCEL_INDICATOR(kRoofing) = make_row<Roofing>({
    .name = "roofing",
    .group = Group::kCycle,
    .summary =
        "Ehlers' roofing filter: the high pass of two poles, made smooth; values before the first count as equal "
        "to it.",
    .formula = "roofing = superSmoother(highPass2(x, period, 0.707), smoothPeriod)",
    .source = "Ehlers, Cycle Analytics for Traders (2013), ch. 7",
    .inputs = kOneSeries,
    .parameters = kRoofingParameters,
    .outputs = kRoofingOutput,
});

TIERCEL_INDICATOR(kDecyclerOsc) = make_row<DecyclerOsc>({
    .name = "decyclerOsc",
    .group = Group::kCycle,
    .summary =
        "Ehlers' decycler oscillator: what moves faster than `period` is taken away, then what moves slower than "
        "half of it, in percent of the value; values before the first count as equal to it. No value where the "
        "value is 0.",
    .formula = "slow = x - highPass2(x, period, 0.707)\n"
               "decyclerOsc = 100 multiplier highPass2(slow, period / 2, 0.707) / x",
    .source = "Ehlers, Decyclers (Technical Analysis of Stocks & Commodities, September 2015)",
    .inputs = kOneSeries,
    .parameters = kDecyclerOscParameters,
    .outputs = kDecyclerOscOutput,
    .sparse = true,
});

}  // namespace tiercel::indicators
