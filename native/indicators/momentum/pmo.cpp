// Price momentum oscillator: the rate of change of a row, smoothed twice.
#include "native/indicators/parts/flow_row.hpp"

namespace tiercel::indicators {
namespace {

// DecisionPoint's smoothing: a new value weighs 2 / period.
SmootherSetup custom_setup(std::int64_t period) noexcept {
  return smoother_setup(period, 2.0 / static_cast<double>(period));
}

struct PmoForm {
  static constexpr std::size_t kInputs = 1;
  static constexpr std::size_t kOutputs = 2;
  static constexpr std::size_t kSmoothers = 3;
  static constexpr std::size_t kKept = 1;
  static constexpr std::size_t kStages = 3;
  static constexpr std::size_t kWires = 2;

  struct Params {
    std::int64_t first;
    std::int64_t second;
    std::int64_t signal;
  };
  static Params params(const double* numbers) noexcept {
    return {static_cast<std::int64_t>(numbers[0]), static_cast<std::int64_t>(numbers[1]),
            static_cast<std::int64_t>(numbers[2])};
  }
  static std::size_t lookback(const Params& p) noexcept {
    return static_cast<std::size_t>(p.first + p.second + p.signal - 2);
  }
  static std::array<SmootherSetup, kSmoothers> setup(const Params& p) noexcept {
    return {custom_setup(p.first), custom_setup(p.second), exponential_setup(p.signal)};
  }

  template <class T, class Flow>
  TIERCEL_BODY bool take(std::integral_constant<std::size_t, 0> /*stage*/, Flow& flow, const std::array<T, kInputs>& x,
                         std::array<T, kWires>& w) noexcept {
    T last{};
    if (!flow.before(constant<0>, x[0], &last)) return false;
    return flow.smooth(constant<0>, quotient_or<T>(1000.0 * (x[0] - last), last, 0.0), &w[0]);
  }
  template <class T, class Flow>
  TIERCEL_BODY bool take(std::integral_constant<std::size_t, 1> /*stage*/, Flow& flow,
                         const std::array<T, kInputs>& /*x*/, std::array<T, kWires>& w) noexcept {
    return flow.smooth(constant<1>, w[0], &w[0]);
  }
  template <class T, class Flow>
  TIERCEL_BODY bool take(std::integral_constant<std::size_t, 2> /*stage*/, Flow& flow,
                         const std::array<T, kInputs>& /*x*/, std::array<T, kWires>& w) noexcept {
    return flow.smooth(constant<2>, w[0], &w[1]);
  }
};

constexpr ParameterInfo kParameterInfo[] = {
    integer_parameter("firstPeriod", "period of the first smoothing", 35, 2),
    integer_parameter("secondPeriod", "period of the second one", 20, 2),
    integer_parameter("signalPeriod", "period of the signal's exponential average", 10)};
constexpr OutputInfo kOutputInfo[] = {real_output("pmo"), real_output("signal")};

}  // namespace

TIERCEL_INDICATOR(kPmo) = make_row<FlowRow<PmoForm>>({
    .name = "pmo",
    .group = Group::kMomentum,
    .summary = "DecisionPoint's price momentum oscillator: ten times the rate of change of a row in percent, smoothed "
               "twice with weights of 2 / period, and its exponential average as signal; a rate of 0 after a 0.",
    .formula = "rate = 100 (x - x[1]) / x[1]\n"
               "smooth(v, n) = smooth[1] + 2 / n (v - smooth[1]), seeded with the mean of the first n values\n"
               "pmo = smooth(10 smooth(rate, firstPeriod), secondPeriod)\n"
               "signal = ema(pmo, signalPeriod)",
    .source = "Swenlin, DecisionPoint Price Momentum Oscillator (StockCharts ChartSchool)",
    .inputs = kOneSeries,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
