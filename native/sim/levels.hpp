#pragma once
// Attached levels: a distance from the entry's fill price becomes whole ticks, rounded away from the position
// (docs/semantics.md, "Orders and account"): the stop of a long down, its target up; of a short the other way round.
#include <cmath>
#include <cstdint>

#include "native/sim/grid.hpp"
#include "native/sim/types.hpp"

namespace tiercel::sim {

// No level is asked for by NaN and by 0.
[[nodiscard]] inline bool is_distance_given(double distance) noexcept {
  return distance == distance && distance != 0.0;
}

// Ticks of the level, or 0 where there is no such price: a negative or infinite distance, a level at or under zero.
[[nodiscard]] inline std::int64_t level_ticks(const Grid& ticks, double entry, Side position, Intent intent,
                                              double distance) noexcept {
  if (!(distance > 0.0) || std::isinf(distance)) return 0;
  const bool below = (position == Side::kBuy) == (intent == Intent::kStopLoss);
  const std::int64_t n = below ? ticks.down(entry - distance) : ticks.up(entry + distance);
  return n > 0 ? n : 0;
}

}  // namespace tiercel::sim
