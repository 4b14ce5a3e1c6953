#pragma once
// Money flow volume, of which Chaikin's indicators are made: the volume times the place of the close in the bar's
// range, from -1 at the low to 1 at the high; 0 for a bar without range. On the step both differences are whole ticks.
#include <array>

#include "native/indicators/parts/price_grid.hpp"

namespace tiercel::indicators {

// `x`: high, low, close and volume. T is double, or Lanes for neighbouring bars.
template <class T>
TIERCEL_BODY T money_flow(const TickScale& s, const std::array<T, 4>& x) noexcept {
  constexpr double kDifferenceTolerance = 8.0;  // of prices and of what is subtracted from them, each rounded
  const auto& [high, low, close, volume] = x;
  const T size = absolute(high) * s.scale;
  const T largest_error = size <= kMostTicks ? T{size * (s.tolerance * kDifferenceTolerance)} : T{};
  const T range_ticks = (high - low) * s.scale;
  const T place_ticks = ((close - low) - (high - close)) * s.scale;
  const T whole_range = (range_ticks + kWholeNumbers) - kWholeNumbers;
  const T whole_place = (place_ticks + kWholeNumbers) - kWholeNumbers;
  const T range = absolute(T{range_ticks - whole_range}) <= largest_error ? whole_range : range_ticks;
  const T place = absolute(T{place_ticks - whole_place}) <= largest_error ? whole_place : place_ticks;
  const T share = place / (range > 0.0 ? range : T{} + 1.0);
  return range > 0.0 ? T{share * volume} : T{};
}

}  // namespace tiercel::indicators
