// Accumulation/distribution line.
#include "native/indicators/parts/accumulated_row.hpp"
#include "native/indicators/parts/money_flow.hpp"

namespace tiercel::indicators {
namespace {

struct Ad {
  using Setup = TickScale;  // of the prices
  static constexpr std::size_t kInputs = 4;
  static constexpr double kStart = 0.0;
  static Setup setup(const int* decimals) noexcept { return tick_scale(decimals, 3); }
  template <class T>
  [[gnu::always_inline]] static std::array<T, 4> prepare(const Setup& /*s*/, const std::array<T, 4>& x) noexcept {
    return x;
  }
  static double first(const Setup& s, const std::array<double, 4>& now) noexcept { return money_flow(s, now); }
  template <class T>
  [[gnu::always_inline]] static T of(const Setup& s, const std::array<T, 4>& /*last*/,
                                     const std::array<T, 4>& now) noexcept {
    return money_flow(s, now);
  }
  static double join(double total, double term) noexcept { return total + term; }
};

TIERCEL_ACCUMULATED_BLOCK(Ad, ad_block)

constexpr InputInfo kInputInfo[] = {
    {"high", InputRole::kHigh}, {"low", InputRole::kLow}, {"close", InputRole::kClose}, {"volume", InputRole::kVolume}};
constexpr OutputInfo kOutputInfo[] = {real_output("ad")};

}  // namespace

TIERCEL_INDICATOR(kAd) = make_row<AccumulatedRow<Ad, ad_block>>({
    .name = "ad",
    .group = Group::kVolume,
    .summary =
        "Accumulation/distribution line: the sum of the volumes, each weighted with the place of the close in its "
        "bar's range, from -1 at the low to 1 at the high; a bar without range adds nothing.",
    .formula = "ad = ad[1] + volume * ((close - low) - (high - close)) / (high - low)",
    .source = "Chaikin; Murphy, Technical Analysis of the Financial Markets (1999), ch. 7; TA-Lib's AD",
    .talib = "AD",
    .inputs = kInputInfo,
    .parameters = {},
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
