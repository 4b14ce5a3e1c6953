// Elder-Ray: how far the bar reached above and below an average of the closes.
#include "native/indicators/parts/flow_row.hpp"

namespace tiercel::indicators {
namespace {

struct ElderRayForm {
  static constexpr std::size_t kInputs = 3;
  static constexpr std::size_t kOutputs = 2;
  static constexpr std::size_t kSmoothers = 1;
  static constexpr std::size_t kKept = 0;
  static constexpr std::size_t kStages = 1;
  static constexpr std::size_t kWires = 2;

  using Params = std::int64_t;  // the period
  static Params params(const double* numbers) noexcept { return static_cast<Params>(numbers[0]); }
  static std::size_t lookback(Params period) noexcept { return static_cast<std::size_t>(period - 1); }
  static std::array<SmootherSetup, kSmoothers> setup(Params period) noexcept { return {exponential_setup(period)}; }

  template <class T, class Flow>
  TIERCEL_BODY bool take(std::integral_constant<std::size_t, 0> /*stage*/, Flow& flow, const std::array<T, kInputs>& x,
                         std::array<T, kWires>& w) noexcept {
    const auto& [high, low, close] = x;
    T average{};
    if (!flow.smooth(constant<0>, close, &average)) return false;
    w = {high - average, low - average};
    return true;
  }
};

constexpr ParameterInfo kParameterInfo[] = {integer_parameter("period", "period of the average", 13)};
constexpr OutputInfo kOutputInfo[] = {real_output("bull"), real_output("bear")};

}  // namespace

TIERCEL_INDICATOR(kElderRay) = make_row<FlowRow<ElderRayForm>>({
    .name = "elderRay",
    .group = Group::kMomentum,
    .summary = "Elder-Ray: the high above (bull) and the low below (bear) an exponential average of the closes.",
    .formula = "bull = high - ema(close, period)\n"
               "bear = low - ema(close, period)",
    .source = "Elder, Trading for a Living (1993)",
    .talib = "ERI",
    .inputs = kHighLowClose,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
