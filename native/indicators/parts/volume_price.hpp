#pragma once
// Sums of price times volume, for averages that are weighted with the volume. On the step both sums are whole numbers,
// exact up to 2^53; the price is the sum of high, low and close, three times the typical price.
#include <array>

#include "native/indicators/parts/price_grid.hpp"

namespace tiercel::indicators {

struct VolumePriceScale {
  TickScale prices;
  TickScale volume;
};

// The sum of price times volume, and that of the volume.
using VolumePrice = std::array<double, 2>;

// `decimals`: of high, low, close and volume.
[[nodiscard]] inline VolumePriceScale volume_price_scale(const int* decimals) noexcept {
  return {tick_scale(decimals, 3), tick_scale(decimals + 3, 1)};
}

// `x`: high, low, close and volume. T is double, or Lanes for neighbouring bars.
template <class T>
TIERCEL_BODY std::array<T, 2> volume_price_of(const VolumePriceScale& s, const std::array<T, 4>& x) noexcept {
  const T volume = in_ticks(s.volume, x[3]);
  return {(in_ticks(s.prices, x[0]) + in_ticks(s.prices, x[1]) + in_ticks(s.prices, x[2])) * volume, volume};
}

[[nodiscard]] inline VolumePrice volume_price(const VolumePriceScale& s, const double* x) noexcept {
  return volume_price_of<double>(s, {x[0], x[1], x[2], x[3]});
}

// The weighted mean of the typical price; without volume there is none.
template <class T>
TIERCEL_BODY T weighted_price_of(const VolumePriceScale& s, const T& value, const T& volume, double none) noexcept {
  const T divisor = volume * 3.0 * s.prices.scale;
  return volume != 0.0 ? value / (volume != 0.0 ? divisor : T{} + 1.0) : T{} + none;
}

[[nodiscard]] inline double weighted_price(const VolumePriceScale& s, const VolumePrice& sums, double none) noexcept {
  return weighted_price_of(s, sums[0], sums[1], none);
}

}  // namespace tiercel::indicators
