// Money flow index: the strength index of typical price times volume.
#include "native/indicators/parts/window_row.hpp"

namespace tiercel::indicators {
namespace {

struct MfiForm : WindowForm<4, 1, 1, 2> {
  static constexpr std::size_t kOutputs = 1;

  static std::size_t lookback(Params period) noexcept { return period; }
  static Setup setup(Params period, const int* decimals) noexcept {
    Setup s = make_setup(decimals, {period}, {1}, 1);
    s.scales.fill(tick_scale(decimals, 3));
    s.scales[3] = tick_scale(decimals + 3, 1);
    return s;
  }

  template <class T>
  TIERCEL_BODY std::array<T, 2> series(const Setup& /*s*/, const Row<T>& now, const Before<T>& before) noexcept {
    const auto& [high, low, close, volume] = now;
    const T total = high + low + close;
    const T typical = total / 3.0;  // off the step this rounding decides what is equal, as everywhere
    const T last = (before[0][0] + before[0][1] + before[0][2]) / 3.0;
    const T flow = total * volume;
    return {typical > last ? flow : T{}, typical < last ? flow : T{}};
  }
  template <class T>
  TIERCEL_BODY std::array<T, 1> combine(const Setup& /*s*/, const Row<T>& /*now*/, const Before<T>& /*before*/,
                                        const Sums<T>& sums) noexcept {
    const T gain = sums[0][0].plain;
    return {quotient_or<T>(100.0 * gain, gain + sums[1][0].plain, 0.0)};
  }
};

constexpr ParameterInfo kParameterInfo[] = {integer_parameter("period", "bars in the window", 14, 2)};
constexpr OutputInfo kOutputInfo[] = {real_output("mfi")};

}  // namespace

TIERCEL_INDICATOR(kMfi) = make_row<WindowRow<MfiForm>>({
    .name = "mfi",
    .group = Group::kMomentum,
    .summary = "Money flow index, 0 to 100: typical price times volume of the bars in which the typical price rose, in "
               "percent of those in which it moved; 0 where it did not move.",
    .formula =
        "typical = (high + low + close) / 3, flow = typical volume\n"
        "gain = sum of the flows where typical > typical[1], loss = where typical < typical[1], over `period` bars\n"
        "mfi = 100 gain / (gain + loss)",
    .source =
        "Quong and Soudack, Volume-Weighted RSI: Money Flow (Technical Analysis of Stocks & Commodities, March 1989)",
    .talib = "MFI",
    .inputs = kHighLowCloseVolume,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
