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

// `x`: high, low, close and volume.
[[nodiscard]] inline VolumePrice volume_price(const VolumePriceScale& s, const double* x) noexcept {
  const double volume = in_ticks(s.volume, x[3]);
  return {(in_ticks(s.prices, x[0]) + in_ticks(s.prices, x[1]) + in_ticks(s.prices, x[2])) * volume, volume};
}

// The weighted mean of the typical price; without volume there is none.
[[nodiscard]] inline double weighted_price(const VolumePriceScale& s, const VolumePrice& sums, double none) noexcept {
  return sums[1] != 0.0 ? sums[0] / (sums[1] * 3.0 * s.prices.scale) : none;
}

}  // namespace tiercel::indicators
