// True strength index: the momentum, smoothed twice, against its size, smoothed twice.
#include "native/indicators/parts/true_strength.hpp"

namespace tiercel::indicators {
namespace {

struct TsiForm : TrueStrength {
  static constexpr std::size_t kOutputs = 1;
  static constexpr std::size_t kSmoothers = kSmoothersOfStrength;
  static constexpr std::size_t kStages = 2;
  static constexpr std::size_t kWires = 2;

  struct Params {
    std::int64_t first;
    std::int64_t second;
  };
  static Params params(const double* numbers) noexcept {
    return {static_cast<std::int64_t>(numbers[0]), static_cast<std::int64_t>(numbers[1])};
  }
  static std::size_t lookback(const Params& p) noexcept { return static_cast<std::size_t>(p.first + p.second - 1); }
  static std::array<SmootherSetup, kSmoothers> setup(const Params& p) noexcept {
    return strength_setup(p.first, p.second);
  }
};

constexpr ParameterInfo kParameterInfo[] = {integer_parameter("firstPeriod", "period of the first smoothing", 25, 2),
                                            integer_parameter("secondPeriod", "period of the second one", 13, 2)};
constexpr OutputInfo kOutputInfo[] = {real_output("tsi")};

}  // namespace

TIERCEL_INDICATOR(kTsi) = make_row<FlowRow<TsiForm>>({
    .name = "tsi",
    .group = Group::kMomentum,
    .summary = "True strength index, -100 to 100: the change, smoothed twice, in percent of its size, smoothed twice; "
               "0 where nothing moved.",
    .formula =
        "tsi = 100 ema(ema(x - x[1], firstPeriod), secondPeriod) / ema(ema(|x - x[1]|, firstPeriod), secondPeriod)",
    .source = "Blau, Momentum, Direction, and Divergence (1995)",
    .talib = "TSI",
    .inputs = kOneSeries,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
