// DeMarker: the rises of the highs among the rises and falls of highs and lows.
#include "native/indicators/parts/window_row.hpp"

namespace tiercel::indicators {
namespace {

struct DeMarkerForm : WindowForm<2, 1, 1, 2> {
  static constexpr std::size_t kOutputs = 1;

  static std::size_t lookback(Params period) noexcept { return period; }
  static Setup setup(Params period, const int* decimals) noexcept { return make_setup(decimals, {period}, {1}, 1); }

  template <class T>
  TIERCEL_BODY std::array<T, 2> series(const Setup& /*s*/, const Row<T>& now, const Before<T>& before) noexcept {
    const T up = now[0] - before[0][0];
    const T down = before[0][1] - now[1];
    return {up > 0.0 ? up : T{}, down > 0.0 ? down : T{}};
  }
  template <class T>
  TIERCEL_BODY std::array<T, 1> combine(const Setup& /*s*/, const Row<T>& /*now*/, const Before<T>& /*before*/,
                                        const Sums<T>& sums) noexcept {
    const T up = sums[0][0].plain;
    return {quotient_or<T>(up, up + sums[1][0].plain, 0.5)};
  }
};

constexpr ParameterInfo kParameterInfo[] = {integer_parameter("period", "bars in the windows", 14)};
constexpr OutputInfo kOutputInfo[] = {real_output("deMarker")};

}  // namespace

TIERCEL_INDICATOR(kDeMarker) = make_row<WindowRow<DeMarkerForm>>({
    .name = "deMarker",
    .group = Group::kMomentum,
    .summary = "DeMarker, 0 to 1: the rises of the highs over `period` bars as a share of these and the falls of the "
               "lows; 0.5 where there are none.",
    .formula = "up = max(high - high[1], 0), down = max(low[1] - low, 0)\n"
               "deMarker = sum(up, period) / (sum(up, period) + sum(down, period))",
    .source = "DeMark, The New Science of Technical Analysis (1994)",
    .inputs = kHighLow,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
