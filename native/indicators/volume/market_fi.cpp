// Market facilitation index: what a bar's range is for its volume.
#include "native/indicators/parts/pointwise.hpp"
#include "native/indicators/parts/price_grid.hpp"

namespace tiercel::indicators {
namespace {

struct MarketFi {
  using Setup = TickScale;  // of the prices
  static constexpr std::size_t kInputs = 3;
  static constexpr bool kIsExact = true;
  static Setup setup(const int* decimals) noexcept { return tick_scale(decimals, 2); }
  template <class T>
  [[gnu::always_inline]] static T of(const Setup& s, const std::array<T, 3>& x) noexcept {
    const T range = in_ticks(s, x[0]) - in_ticks(s, x[1]);
    const T volume = x[2] * s.scale;
    return volume != 0.0 ? T{range / (volume != 0.0 ? volume : T{} + 1.0)} : T{};
  }
};

TIERCEL_POINTWISE_BLOCK(MarketFi, market_fi_block)

constexpr InputInfo kInputInfo[] = {
    {"high", InputRole::kHigh}, {"low", InputRole::kLow}, {"volume", InputRole::kVolume}};
constexpr OutputInfo kOutputInfo[] = {real_output("marketFi")};

}  // namespace

TIERCEL_INDICATOR(kMarketFi) = make_row<Pointwise<MarketFi, market_fi_block>>({
    .name = "marketFi",
    .group = Group::kVolume,
    .summary = "Market facilitation index: a bar's range divided by its volume; 0 without volume.",
    .formula = "(high - low) / volume",
    .source = "Williams, Trading Chaos (1995); TA-Lib's MARKETFI",
    .talib = "MARKETFI",
    .inputs = kInputInfo,
    .parameters = {},
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
