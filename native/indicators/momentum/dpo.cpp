// Detrended price oscillator: a value of half a window ago against the mean.
#include "native/indicators/parts/window_row.hpp"

namespace tiercel::indicators {
namespace {

struct DpoForm : WindowForm<1, 1, 1, 1> {
  static constexpr std::size_t kOutputs = 1;

  static std::size_t lookback(Params period) noexcept { return std::max(period - 1, period / 2 + 1); }
  static Setup setup(Params period, const int* decimals) noexcept {
    Setup s = make_setup(decimals, {period}, {period / 2 + 1});
    s.divisor *= static_cast<double>(period);
    return s;
  }

  template <class T>
  TIERCEL_BODY std::array<T, 1> series(const Setup& /*s*/, const Row<T>& now, const Before<T>& /*before*/) noexcept {
    return {now[0]};
  }
  template <class T>
  TIERCEL_BODY std::array<T, 1> combine(const Setup& s, const Row<T>& /*now*/, const Before<T>& before,
                                        const Sums<T>& sums) noexcept {
    const auto n = static_cast<double>(s.periods[0]);
    return {(n * before[0][0] - sums[0][0].plain) / s.divisor};
  }
};

constexpr ParameterInfo kParameterInfo[] = {integer_parameter("period", "values of the mean", 20, 2)};
constexpr OutputInfo kOutputInfo[] = {real_output("dpo")};

}  // namespace

TIERCEL_INDICATOR(kDpo) = make_row<WindowRow<DpoForm>>({
    .name = "dpo",
    .group = Group::kMomentum,
    .summary = "Detrended price oscillator: the value of half a window ago less the mean of the last `period` values.",
    .formula = "x[floor(period / 2) + 1] - mean(x, period)",
    .source = "Achelis, Technical Analysis from A to Z (2nd ed., 2001); TA-Lib's DPO",
    .talib = "DPO",
    .differs = "Charts often draw it half a window further left, where it was not yet known; here each value stands at "
               "the bar where it became known.",
    .inputs = kOneSeries,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
