#pragma once
// Money flow volume, of which Chaikin's indicators are made: the volume times the place of the close in the bar's
// range, from -1 at the low to 1 at the high; 0 for a bar without range. Prices are compared in ticks.
#include <array>

#include "native/indicators/parts/price_grid.hpp"

namespace tiercel::indicators {

// High, low, close and volume, the prices in ticks. T is double, or Lanes for neighbouring bars.
template <class T>
TIERCEL_BODY std::array<T, 4> flow_bar(const TickScale& s, const std::array<T, 4>& x) noexcept {
  return {in_ticks(s, x[0]), in_ticks(s, x[1]), in_ticks(s, x[2]), x[3]};
}

template <class T>
TIERCEL_BODY T money_flow(const std::array<T, 4>& bar) noexcept {
  const auto& [high, low, close, volume] = bar;
  const T range = high - low;
  const T place = ((close - low) - (high - close)) / (range > 0.0 ? range : T{} + 1.0);
  return range > 0.0 ? T{place * volume} : T{};
}

}  // namespace tiercel::indicators
