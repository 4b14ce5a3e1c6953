// SMI ergodic: the true strength index with its signal, and the distance of the two.
#include "native/indicators/parts/true_strength.hpp"

namespace tiercel::indicators {
namespace {

struct SmiErgodicForm : TrueStrength {
  static constexpr std::size_t kOutputs = 3;
  static constexpr std::size_t kSmoothers = kSmoothersOfStrength + 1;
  static constexpr std::size_t kStages = 3;
  static constexpr std::size_t kWires = 3;

  struct Params {
    std::int64_t fast;
    std::int64_t slow;
    std::int64_t signal;
  };
  static Params params(const double* numbers) noexcept {
    return {static_cast<std::int64_t>(numbers[0]), static_cast<std::int64_t>(numbers[1]),
            static_cast<std::int64_t>(numbers[2])};
  }
  static std::size_t lookback(const Params& p) noexcept {
    return static_cast<std::size_t>(p.fast + p.slow + p.signal - 2);
  }
  static std::array<SmootherSetup, kSmoothers> setup(const Params& p) noexcept {
    const auto strength = strength_setup(p.slow, p.fast);
    return {strength[0], strength[1], strength[2], strength[3], exponential_setup(p.signal)};
  }

  using TrueStrength::take;
  template <class T, class Flow>
  TIERCEL_BODY bool take(std::integral_constant<std::size_t, 2> /*stage*/, Flow& flow,
                         const std::array<T, kInputs>& /*x*/, std::array<T, kWires>& w) noexcept {
    const bool warm = flow.smooth(constant<4>, w[0], &w[1]);
    w[2] = w[0] - w[1];
    return warm;
  }
};

constexpr ParameterInfo kParameterInfo[] = {integer_parameter("fastPeriod", "period of the second smoothing", 5),
                                            integer_parameter("slowPeriod", "period of the first smoothing", 20),
                                            integer_parameter("signalPeriod", "period of the signal", 5)};
constexpr OutputInfo kOutputInfo[] = {real_output("ergodic"), real_output("signal"), real_output("oscillator")};

}  // namespace

TIERCEL_INDICATOR(kSmiErgodic) = make_row<FlowRow<SmiErgodicForm>>({
    .name = "smiErgodic",
    .group = Group::kMomentum,
    .summary = "SMI ergodic indicator and oscillator: the true strength index, -100 to 100, its exponential average as "
               "signal, and the distance of the two; 0 where nothing moved.",
    .formula = "ergodic = 100 ema(ema(x - x[1], slowPeriod), fastPeriod) / ema(ema(|x - x[1]|, slowPeriod), "
               "fastPeriod)\n"
               "signal = ema(ergodic, signalPeriod)\n"
               "oscillator = ergodic - signal",
    .source = "Blau, Momentum, Direction, and Divergence (1995): the ergodic of the true strength index",
    .differs = "TradingView and pandas-ta give it from -1 to 1. Not the stochastic momentum index, which is `smi`.",
    .inputs = kOneSeries,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
