// True strength index: the momentum, smoothed twice, against its size, smoothed twice.
#include "native/indicators/parts/flow_row.hpp"

namespace tiercel::indicators {
namespace {

struct TsiForm {
  static constexpr std::size_t kInputs = 1;
  static constexpr std::size_t kOutputs = 1;
  static constexpr std::size_t kSmoothers = 4;
  static constexpr std::size_t kKept = 1;

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
  TIERCEL_BODY bool take(Flow& flow, const std::array<T, kInputs>& x, std::array<T, kOutputs>* y) noexcept {
    T last{};
    if (!flow.before(constant<0>, x[0], &last)) return false;
    const T change = x[0] - last;
    T once{};
    T size_once{};
    T twice{};
    T size_twice{};
    const bool warm = flow.smooth(constant<0>, change, &once);
    flow.smooth(constant<2>, absolute(change), &size_once);
    if (!warm) return false;
    const bool done = flow.smooth(constant<1>, once, &twice);
    flow.smooth(constant<3>, size_once, &size_twice);
    if (!done) return false;
    const T least = 0x1p-60 * absolute(x[0]);  // what a change fades to in a flat market is none
    (*y)[0] = quotient_or<T>(100.0 * twice, size_twice > least ? size_twice : T{}, 0.0);
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
