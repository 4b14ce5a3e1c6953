// Price times volume: what was paid for the bar.
#include "native/indicators/parts/pointwise.hpp"
#include "native/indicators/parts/price_grid.hpp"

namespace tiercel::indicators {
namespace {

struct PvolSetup {
  TickScale price;
  TickScale volume;
  double divisor;  // ticks of both in one unit of money
};

struct Pvol {
  using Setup = PvolSetup;
  static constexpr std::size_t kInputs = 2;
  static constexpr bool kIsExact = true;
  static Setup setup(const int* decimals) noexcept {
    const TickScale price = tick_scale(decimals, 1);
    const TickScale volume = tick_scale(decimals + 1, 1);
    return {price, volume, price.scale * volume.scale};
  }
  template <class T>
  [[gnu::always_inline]] static T of(const Setup& s, const std::array<T, 2>& x) noexcept {
    return in_ticks(s.price, x[0]) * in_ticks(s.volume, x[1]) / s.divisor;
  }
};

TIERCEL_POINTWISE_BLOCK(Pvol, pvol_block)

constexpr InputInfo kInputInfo[] = {{"close", InputRole::kClose}, {"volume", InputRole::kVolume}};
constexpr OutputInfo kOutputInfo[] = {real_output("pvol")};

}  // namespace

TIERCEL_INDICATOR(kPvol) = make_row<Pointwise<Pvol, pvol_block>>({
    .name = "pvol",
    .group = Group::kVolume,
    .summary = "Price times volume: the money that changed hands in the bar, by its close.",
    .formula = "close volume",
    .source = "Definition; pandas-ta's pvol",
    .differs = "pandas-ta can give it the sign of the close's change.",
    .inputs = kInputInfo,
    .parameters = {},
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
