// Average daily range: the mean range of the last bars.
#include "native/indicators/parts/window_row.hpp"

namespace tiercel::indicators {
namespace {

struct AdrForm : WindowForm<2, 1, 0, 1> {
  static constexpr std::size_t kOutputs = 1;

  static std::size_t lookback(Params period) noexcept { return period - 1; }
  static Setup setup(Params period, const int* decimals) noexcept {
    Setup s = make_setup(decimals, {period});
    s.divisor *= static_cast<double>(period);
    return s;
  }

  template <class T>
  TIERCEL_BODY std::array<T, 1> series(const Setup& /*s*/, const Row<T>& now, const Before<T>& /*before*/) noexcept {
    const auto& [high, low] = now;
    return {high - low};
  }
  template <class T>
  TIERCEL_BODY std::array<T, 1> combine(const Setup& s, const Row<T>& /*now*/, const Before<T>& /*before*/,
                                        const Sums<T>& sums) noexcept {
    return {sums[0][0].plain / s.divisor};
  }
};

constexpr ParameterInfo kParameterInfo[] = {integer_parameter("period", "bars in the window", 14)};
constexpr OutputInfo kOutputInfo[] = {real_output("adr")};

}  // namespace

TIERCEL_INDICATOR(kAdr) = make_row<WindowRow<AdrForm>>({
    .name = "adr",
    .group = Group::kVolatility,
    .summary = "Average range: the mean of high - low over the last `period` bars, without gaps between bars.",
    .formula = "mean(high - low, period)",
    .source = "Definition; TA-Lib's ADR",
    .talib = "ADR",
    .inputs = kHighLow,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
