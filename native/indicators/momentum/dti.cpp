// Directional trend index: the moves of highs and lows, smoothed three times, against their size, smoothed as often.
#include "native/indicators/parts/flow_row.hpp"

namespace tiercel::indicators {
namespace {

struct DtiForm {
  static constexpr std::size_t kInputs = 2;
  static constexpr std::size_t kOutputs = 1;
  static constexpr std::size_t kSmoothers = 6;
  static constexpr std::size_t kKept = 2;
  static constexpr std::size_t kStages = 3;
  static constexpr std::size_t kWires = 2;

  struct Params {
    std::int64_t first;
    std::int64_t second;
    std::int64_t third;
  };
  static Params params(const double* numbers) noexcept {
    return {static_cast<std::int64_t>(numbers[0]), static_cast<std::int64_t>(numbers[1]),
            static_cast<std::int64_t>(numbers[2])};
  }
  static std::size_t lookback(const Params& p) noexcept {
    return static_cast<std::size_t>(p.first + p.second + p.third - 2);
  }
  static std::array<SmootherSetup, kSmoothers> setup(const Params& p) noexcept {
    const SmootherSetup first = exponential_setup(p.first);
    const SmootherSetup second = exponential_setup(p.second);
    const SmootherSetup third = exponential_setup(p.third);
    return {first, second, third, first, second, third};
  }

  template <class T, class Flow>
  TIERCEL_BODY bool take(std::integral_constant<std::size_t, 0> /*stage*/, Flow& flow, const std::array<T, kInputs>& x,
                         std::array<T, kWires>& w) noexcept {
    T last_high{};
    T last_low{};
    const bool has_last = flow.before(constant<0>, x[0], &last_high);
    flow.before(constant<1>, x[1], &last_low);
    if (!has_last) return false;
    const T up = x[0] - last_high;
    const T down = last_low - x[1];
    const T move = (up > 0.0 ? up : T{}) - (down > 0.0 ? down : T{});
    const bool warm = flow.smooth(constant<0>, move, &w[0]);
    flow.smooth(constant<3>, absolute(move), &w[1]);
    return warm;
  }
  template <class T, class Flow>
  TIERCEL_BODY bool take(std::integral_constant<std::size_t, 1> /*stage*/, Flow& flow,
                         const std::array<T, kInputs>& /*x*/, std::array<T, kWires>& w) noexcept {
    const bool warm = flow.smooth(constant<1>, w[0], &w[0]);
    flow.smooth(constant<4>, w[1], &w[1]);
    return warm;
  }
  template <class T, class Flow>
  TIERCEL_BODY bool take(std::integral_constant<std::size_t, 2> /*stage*/, Flow& flow, const std::array<T, kInputs>& x,
                         std::array<T, kWires>& w) noexcept {
    const bool warm = flow.smooth(constant<2>, w[0], &w[0]);
    flow.smooth(constant<5>, w[1], &w[1]);
    const T least = 0x1p-60 * absolute(x[0]);  // what a move fades to in a flat market is none
    w[0] = (w[1] > least ? T{100.0 * w[0]} : T{}) / (w[1] > least ? w[1] : T{} + 1.0);
    return warm;
  }
};

constexpr ParameterInfo kParameterInfo[] = {integer_parameter("firstPeriod", "period of the first smoothing", 14),
                                            integer_parameter("secondPeriod", "period of the second one", 10),
                                            integer_parameter("thirdPeriod", "period of the third one", 5)};
constexpr OutputInfo kOutputInfo[] = {real_output("dti")};

}  // namespace

TIERCEL_INDICATOR(kDti) = make_row<FlowRow<DtiForm>>({
    .name = "dti",
    .group = Group::kMomentum,
    .summary = "Blau's directional trend index, -100 to 100: how far highs rose less how far lows fell, smoothed three "
               "times, in percent of the size of that, smoothed as often; 0 where nothing moved.",
    .formula = "move = max(high - high[1], 0) - max(low[1] - low, 0)\n"
               "three(v) = ema(ema(ema(v, firstPeriod), secondPeriod), thirdPeriod)\n"
               "dti = 100 three(move) / three(|move|)",
    .source = "Blau, Momentum, Direction, and Divergence (1995)",
    .inputs = kHighLow,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
