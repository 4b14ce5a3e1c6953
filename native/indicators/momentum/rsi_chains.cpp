// What follows from a relative strength index: the inverse Fisher transform and the derivative oscillator.
#include "native/core/math.hpp"
#include "native/indicators/parts/relative_strength.hpp"
#include "native/indicators/parts/simple_kernel.hpp"
#include "native/indicators/parts/smoother.hpp"
#include "native/indicators/parts/window_fold.hpp"

namespace tiercel::indicators {
namespace {

struct IftRsi : SimpleKernel<1, 1, 2> {
  using Weighted = WindowFold<WeightedFold>;
  struct Setup {
    RelativeStrength::Setup strength;
    std::size_t period;  // of the weighted mean
    double weights;      // their sum
  };
  struct State {
    RelativeStrength::State strength;
    Weighted mean;
  };

  static Setup setup(const Params& p, const int* decimals) noexcept {
    return {RelativeStrength::setup(static_cast<std::int64_t>(p[0]), decimals), rows_of(p[1]),
            p[1] * (p[1] + 1.0) / 2.0};
  }
  static std::size_t lookback(const Params& p) noexcept { return rows_of(p[0]) + rows_of(p[1]) - 1; }
  static std::size_t cells(const Setup& s) noexcept { return Weighted::cells(s.period); }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& past, const In& x, Out& y) noexcept {
    double strength = 0.0;
    std::array<double, 2> sums{};
    if (!RelativeStrength::take(s.strength, state.strength, x[0], &strength)) return;
    if (!state.mean.step(past, 0, s.period, {0.1 * (strength - 50.0)}, &sums)) return;
    y[0] = exact_tanh(sums[1] / s.weights);
  }
};

struct DerivativeOsc : SimpleKernel<1, 1, 4> {
  using Sum = WindowFold<SumFold<1>>;
  struct Setup {
    RelativeStrength::Setup strength;
    SmootherSetup first;
    SmootherSetup second;
    std::size_t signal;
  };
  struct State {
    RelativeStrength::State strength;
    Smoother first;
    Smoother second;
    Sum signal;
  };

  static Setup setup(const Params& p, const int* decimals) noexcept {
    return {RelativeStrength::setup(static_cast<std::int64_t>(p[0]), decimals),
            exponential_setup(static_cast<std::int64_t>(p[1])), exponential_setup(static_cast<std::int64_t>(p[2])),
            rows_of(p[3])};
  }
  static std::size_t lookback(const Params& p) noexcept { return rows_of(p[0] + p[1] + p[2] + p[3]) - 3; }
  static std::size_t cells(const Setup& s) noexcept { return Sum::cells(s.signal); }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& past, const In& x, Out& y) noexcept {
    double value = 0.0;
    std::array<double, 1> sum{};
    if (!RelativeStrength::take(s.strength, state.strength, x[0], &value)) return;
    if (!state.first.step(s.first, value, &value) || !state.second.step(s.second, value, &value)) return;
    if (state.signal.step(past, 0, s.signal, {value}, &sum)) y[0] = value - sum[0] / static_cast<double>(s.signal);
  }
};

constexpr ParameterInfo kIftParameters[] = {
    integer_parameter("rsiPeriod", "period of the relative strength index", 5, 2),
    integer_parameter("wmaPeriod", "values of the weighted mean", 9)};
constexpr ParameterInfo kDerivativeParameters[] = {
    integer_parameter("rsiPeriod", "period of the relative strength index", 14, 2),
    integer_parameter("firstPeriod", "period of the first smoothing", 5),
    integer_parameter("secondPeriod", "period of the second one", 3),
    integer_parameter("signalPeriod", "values of the mean that is taken away", 9)};
constexpr OutputInfo kIftOutput[] = {real_output("iftRsi")};
constexpr OutputInfo kDerivativeOutput[] = {real_output("derivativeOsc")};

}  // namespace

TIERCEL_INDICATOR(kIftRsi) = make_row<IftRsi>({
    .name = "iftRsi",
    .group = Group::kMomentum,
    .summary = "Ehlers' inverse Fisher transform of the relative strength index, -1 to 1: the index between -5 and 5, "
               "its weighted mean, and what the transform makes of it: mostly near the ends.",
    .formula = "v = wma(0.1 (rsi(x, rsiPeriod) - 50), wmaPeriod)\n"
               "iftRsi = (e^(2 v) - 1) / (e^(2 v) + 1)",
    .source = "Ehlers, The Inverse Fisher Transform (Technical Analysis of Stocks & Commodities, May 2004)",
    .differs = "finta squares v where the formula has e to the power of 2 v.",
    .inputs = kOneSeries,
    .parameters = kIftParameters,
    .outputs = kIftOutput,
});

TIERCEL_INDICATOR(kDerivativeOsc) = make_row<DerivativeOsc>({
    .name = "derivativeOsc",
    .group = Group::kMomentum,
    .summary = "Brown's derivative oscillator: the relative strength index, smoothed twice, and its distance from its "
               "mean.",
    .formula = "s = ema(ema(rsi(x, rsiPeriod), firstPeriod), secondPeriod)\n"
               "derivativeOsc = s - sma(s, signalPeriod)",
    .source = "Brown, Technical Analysis for the Trading Professional (1999)",
    .inputs = kOneSeries,
    .parameters = kDerivativeParameters,
    .outputs = kDerivativeOutput,
});

}  // namespace tiercel::indicators
