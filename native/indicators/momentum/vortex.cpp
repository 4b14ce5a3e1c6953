// Vortex indicator: the ways from low to high and from high to low between bars.
#include "native/indicators/parts/window_row.hpp"

namespace tiercel::indicators {
namespace {

struct VortexForm : WindowForm<3, 1, 1, 3> {
  static constexpr std::size_t kOutputs = 2;

  static std::size_t lookback(Params period) noexcept { return period; }
  static Setup setup(Params period, const int* decimals) noexcept { return make_setup(decimals, {period}, {1}, 1); }

  template <class T>
  TIERCEL_BODY std::array<T, 3> series(const Setup& /*s*/, const Row<T>& now, const Before<T>& before) noexcept {
    const auto& [high, low, close] = now;
    const auto& [last_high, last_low, last] = before[0];
    const T range = (high > last ? high : last) - (low < last ? low : last);
    return {absolute(T{high - last_low}), absolute(T{low - last_high}), range};
  }
  template <class T>
  TIERCEL_BODY std::array<T, 2> combine(const Setup& /*s*/, const Row<T>& /*now*/, const Before<T>& /*before*/,
                                        const Sums<T>& sums) noexcept {
    const T range = sums[2][0].plain;
    return {quotient_or<T>(sums[0][0].plain, range, 0.0), quotient_or<T>(sums[1][0].plain, range, 0.0)};
  }
};

constexpr ParameterInfo kParameterInfo[] = {integer_parameter("period", "bars in the windows", 14)};
constexpr OutputInfo kOutputInfo[] = {real_output("plus"), real_output("minus")};

}  // namespace

TIERCEL_INDICATOR(kVortex) = make_row<WindowRow<VortexForm>>({
    .name = "vortex",
    .group = Group::kMomentum,
    .summary = "Vortex indicator: the ways from the last low to the high and from the last high to the low, over "
               "`period` bars, as shares of their true ranges; 0 without a range.",
    .formula = "TR = max(high, close[1]) - min(low, close[1])\n"
               "plus = sum(|high - low[1]|, period) / sum(TR, period)\n"
               "minus = sum(|low - high[1]|, period) / sum(TR, period)",
    .source = "Botes and Siepman, The Vortex Indicator (Technical Analysis of Stocks & Commodities, January 2010)",
    .talib = "VORTEX",
    .inputs = kHighLowClose,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
