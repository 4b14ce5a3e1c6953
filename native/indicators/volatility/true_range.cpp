// True range: the distance that the price went from the last close through a bar.
#include "native/indicators/parts/point_row.hpp"

namespace tiercel::indicators {
namespace {

struct TrueRangeForm : PointForm<3, 1> {
  static constexpr std::size_t kOutputs = 1;

  struct Params {};
  static Params params(const double* /*numbers*/) noexcept { return {}; }
  static std::size_t lookback(Params /*p*/) noexcept { return 1; }
  static Setup setup(Params /*p*/, const int* decimals) noexcept { return {tick_scale(decimals, 3), {1}}; }

  template <class T>
  TIERCEL_BODY std::array<T, 1> value(const Setup& s, const Row<T>& now, const Before<T>& before) noexcept {
    const auto& [high, low, close] = now;
    const T last = before[0][2];
    return {((high > last ? high : last) - (low < last ? low : last)) / s.ticks.scale};
  }
};

constexpr OutputInfo kOutputInfo[] = {real_output("trueRange")};

}  // namespace

TIERCEL_INDICATOR(kTrueRange) = make_row<PointRow<TrueRangeForm>>({
    .name = "trueRange",
    .group = Group::kVolatility,
    .summary = "True range: the range of the bar, with a gap from the last close.",
    .formula = "max(high, close[1]) - min(low, close[1])",
    .source = "Wilder, New Concepts in Technical Trading Systems (1978), section III",
    .talib = "TRANGE",
    .inputs = kHighLowClose,
    .parameters = {},
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
