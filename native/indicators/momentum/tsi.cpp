// True strength index: the momentum, smoothed twice, against its size, smoothed twice.
#include "native/indicators/parts/flow_row.hpp"

namespace tiercel::indicators {
namespace {

struct TsiForm {
  static constexpr std::size_t kInputs = 1;
  static constexpr std::size_t kOutputs = 1;
  static constexpr std::size_t kSmoothers = 4;
  static constexpr std::size_t kKept = 1;
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
    return {exponential_setup(p.first), exponential_setup(p.second), exponential_setup(p.first),
            exponential_setup(p.second)};
  }

  template <class T, class Flow>
  TIERCEL_BODY bool take(std::integral_constant<std::size_t, 0> /*stage*/, Flow& flow, const std::array<T, kInputs>& x,
                         std::array<T, kWires>& w) noexcept {
    T last{};
    if (!flow.before(constant<0>, x[0], &last)) return false;
    const T change = x[0] - last;
    const bool warm = flow.smooth(constant<0>, change, &w[0]);
    flow.smooth(constant<2>, absolute(change), &w[1]);
    return warm;
  }
  template <class T, class Flow>
  TIERCEL_BODY bool take(std::integral_constant<std::size_t, 1> /*stage*/, Flow& flow, const std::array<T, kInputs>& x,
                         std::array<T, kWires>& w) noexcept {
    const bool warm = flow.smooth(constant<1>, w[0], &w[0]);
    flow.smooth(constant<3>, w[1], &w[1]);
    if (!warm) return false;
    const T least = 0x1p-60 * absolute(x[0]);  // what a change fades to in a flat market is none
    w[0] = (w[1] > least ? T{100.0 * w[0]} : T{}) / (w[1] > least ? w[1] : T{} + 1.0);
    return true;
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
