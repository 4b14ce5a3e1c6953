// Kaufman's efficiency ratio: how much of the way was forward.
#include "native/indicators/parts/window_row.hpp"

namespace tiercel::indicators {
namespace {

struct EfficiencyForm : WindowForm<1, 1, 2, 1> {
  static constexpr std::size_t kOutputs = 1;

  static std::size_t lookback(Params period) noexcept { return period; }
  static Setup setup(Params period, const int* decimals) noexcept {
    return make_setup(decimals, {period}, {1, period}, 1);
  }

  template <class T>
  TIERCEL_BODY std::array<T, 1> series(const Setup& /*s*/, const Row<T>& now, const Before<T>& before) noexcept {
    return {absolute(T{now[0] - before[0][0]})};
  }
  template <class T>
  TIERCEL_BODY std::array<T, 1> combine(const Setup& /*s*/, const Row<T>& now, const Before<T>& before,
                                        const Sums<T>& sums) noexcept {
    return {quotient_or<T>(absolute(T{now[0] - before[1][0]}), sums[0][0].plain, 1.0)};
  }
};

constexpr ParameterInfo kParameterInfo[] = {integer_parameter("period", "changes in the window", 10, 2)};
constexpr OutputInfo kOutputInfo[] = {real_output("efficiencyRatio")};

}  // namespace

TIERCEL_INDICATOR(kEfficiencyRatio) = make_row<WindowRow<EfficiencyForm>>({
    .name = "efficiencyRatio",
    .group = Group::kMomentum,
    .summary = "Efficiency ratio, 0 to 1: the distance between the first and the last value as a share of the way "
               "between them; 1 where nothing moved.",
    .formula = "|x - x[period]| / sum(|x - x[1]|, period)",
    .source = "Kaufman, Smarter Trading (1995)",
    .talib = "ER",
    .inputs = kOneSeries,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
