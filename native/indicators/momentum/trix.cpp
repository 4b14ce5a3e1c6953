// TRIX: the rate of change of a price that was smoothed three times.
#include "native/indicators/parts/flow_row.hpp"

namespace tiercel::indicators {
namespace {

struct TrixForm {
  static constexpr std::size_t kInputs = 1;
  static constexpr std::size_t kOutputs = 1;
  static constexpr std::size_t kSmoothers = 3;
  static constexpr std::size_t kKept = 1;
  static constexpr std::size_t kStages = 3;
  static constexpr std::size_t kWires = 1;

  using Params = std::int64_t;  // the period
  static Params params(const double* numbers) noexcept { return static_cast<Params>(numbers[0]); }
  static std::size_t lookback(Params period) noexcept { return static_cast<std::size_t>(3 * period - 2); }
  static std::array<SmootherSetup, kSmoothers> setup(Params period) noexcept {
    return {exponential_setup(period), exponential_setup(period), exponential_setup(period)};
  }

  template <class T, class Flow>
  TIERCEL_BODY bool take(std::integral_constant<std::size_t, 0> /*stage*/, Flow& flow, const std::array<T, kInputs>& x,
                         std::array<T, kWires>& w) noexcept {
    return flow.smooth(constant<0>, x[0], &w[0]);
  }
  template <class T, class Flow>
  TIERCEL_BODY bool take(std::integral_constant<std::size_t, 1> /*stage*/, Flow& flow,
                         const std::array<T, kInputs>& /*x*/, std::array<T, kWires>& w) noexcept {
    return flow.smooth(constant<1>, w[0], &w[0]);
  }
  template <class T, class Flow>
  TIERCEL_BODY bool take(std::integral_constant<std::size_t, 2> /*stage*/, Flow& flow,
                         const std::array<T, kInputs>& /*x*/, std::array<T, kWires>& w) noexcept {
    T thrice{};
    T last{};
    if (!flow.smooth(constant<2>, w[0], &thrice)) return false;
    if (!flow.before(constant<0>, thrice, &last)) return false;
    w[0] = quotient_or<T>(100.0 * (thrice - last), last, 0.0);
    return true;
  }
};

constexpr ParameterInfo kParameterInfo[] = {integer_parameter("period", "period of the averages", 30)};
constexpr OutputInfo kOutputInfo[] = {real_output("trix")};

}  // namespace

TIERCEL_INDICATOR(kTrix) = make_row<FlowRow<TrixForm>>({
    .name = "trix",
    .group = Group::kMomentum,
    .summary = "TRIX: the rate of change, in percent, of an exponential average of an exponential average of an "
               "exponential average; 0 after a 0.",
    .formula = "three = ema(ema(ema(x, period), period), period)\n"
               "trix = 100 (three - three[1]) / three[1]",
    .source = "Hutson, Good TRIX (Technical Analysis of Stocks & Commodities, July 1983)",
    .talib = "TRIX",
    .inputs = kOneSeries,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
