// What a close adds to by the change of the price and of the volume: negative and positive volume index, price volume
// trend.
#include "native/indicators/parts/accumulated_row.hpp"
#include "native/indicators/parts/price_grid.hpp"

namespace tiercel::indicators {
namespace {

// Close, in ticks, and volume.
struct CloseVolume {
  using Setup = TickScale;  // of the close
  static constexpr std::size_t kInputs = 2;
  static Setup setup(const int* decimals) noexcept { return tick_scale(decimals, 1); }
  template <class T>
  [[gnu::always_inline]] static std::array<T, 2> prepare(const Setup& s, const std::array<T, 2>& x) noexcept {
    return {in_ticks(s, x[0]), x[1]};
  }
};

// kSign: 1 takes bars of more volume, -1 of less.
template <int kSign>
struct VolumeIndex : CloseVolume {
  static constexpr double kStart = 1000.0;
  static double first(const Setup& /*s*/, const std::array<double, 2>& /*now*/) noexcept { return 1.0; }
  template <class T>
  [[gnu::always_inline]] static T of(const Setup& /*s*/, const std::array<T, 2>& last,
                                     const std::array<T, 2>& now) noexcept {
    // No two selections with the same value: compilers join them and take the joined one apart.
    const T divisor = last[0] != 0.0 ? last[0] : T{} + 1.0;
    const T changed = last[0] != 0.0 ? now[0] : T{} + 1.0;
    if constexpr (kSign > 0) return (now[1] > last[1] ? changed : divisor) / divisor;
    return (now[1] < last[1] ? changed : divisor) / divisor;
  }
  static double join(double total, double term) noexcept { return total * term; }
};
using Nvi = VolumeIndex<-1>;
using Pvi = VolumeIndex<1>;

struct Pvt : CloseVolume {
  static constexpr double kStart = 0.0;
  static double first(const Setup& /*s*/, const std::array<double, 2>& /*now*/) noexcept { return 0.0; }
  template <class T>
  [[gnu::always_inline]] static T of(const Setup& /*s*/, const std::array<T, 2>& last,
                                     const std::array<T, 2>& now) noexcept {
    const T change = (now[0] - last[0]) / (last[0] != 0.0 ? last[0] : T{} + 1.0);
    return last[0] != 0.0 ? T{change * now[1]} : T{};
  }
  static double join(double total, double term) noexcept { return total + term; }
};

TIERCEL_ACCUMULATED_BLOCK(Nvi, nvi_block)
TIERCEL_ACCUMULATED_BLOCK(Pvi, pvi_block)
TIERCEL_ACCUMULATED_BLOCK(Pvt, pvt_block)

constexpr InputInfo kInputInfo[] = {{"close", InputRole::kClose}, {"volume", InputRole::kVolume}};
constexpr OutputInfo kNviOutput[] = {real_output("nvi")};
constexpr OutputInfo kPviOutput[] = {real_output("pvi")};
constexpr OutputInfo kPvtOutput[] = {real_output("pvt")};

}  // namespace

TIERCEL_INDICATOR(kNvi) = make_row<AccumulatedRow<Nvi, nvi_block>>({
    .name = "nvi",
    .group = Group::kVolume,
    .summary = "Negative volume index: goes with the close in bars of less volume than the one before; starts at 1000.",
    .formula = "nvi = nvi[1] * close / close[1] where volume < volume[1] and close[1] is not 0, else nvi[1]",
    .source = "Dysart; Fosback, Stock Market Logic (1976); TA-Lib's NVI",
    .talib = "NVI",
    .inputs = kInputInfo,
    .parameters = {},
    .outputs = kNviOutput,
});

TIERCEL_INDICATOR(kPvi) = make_row<AccumulatedRow<Pvi, pvi_block>>({
    .name = "pvi",
    .group = Group::kVolume,
    .summary = "Positive volume index: goes with the close in bars of more volume than the one before; starts at 1000.",
    .formula = "pvi = pvi[1] * close / close[1] where volume > volume[1] and close[1] is not 0, else pvi[1]",
    .source = "Dysart; Fosback, Stock Market Logic (1976); TA-Lib's PVI",
    .talib = "PVI",
    .inputs = kInputInfo,
    .parameters = {},
    .outputs = kPviOutput,
});

TIERCEL_INDICATOR(kPvt) = make_row<AccumulatedRow<Pvt, pvt_block>>({
    .name = "pvt",
    .group = Group::kVolume,
    .summary = "Price volume trend: the sum of the volumes, each times the relative change of the close; starts at 0.",
    .formula = "pvt = pvt[1] + volume * (close - close[1]) / close[1], or pvt[1] where close[1] is 0",
    .source = "Achelis, Technical Analysis from A to Z (2nd ed.); TA-Lib's PVT",
    .talib = "PVT",
    .inputs = kInputInfo,
    .parameters = {},
    .outputs = kPvtOutput,
});

}  // namespace tiercel::indicators
