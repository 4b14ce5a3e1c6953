#pragma once
// Attached levels: a distance from the entry's fill price becomes whole ticks, rounded away from the position
// (docs/semantics.md, "Orders and account"): the stop of a long down, its target up; of a short the other way round.
#include <cmath>
#include <cstdint>

#include "native/sim/grid.hpp"
#include "native/sim/types.hpp"

namespace tiercel::sim {

// Ticks that an order can have, or 0: at 2^52 a grid ends, and what lies beyond it would stand there.
[[nodiscard]] inline std::int64_t price_or_none(std::int64_t ticks) noexcept {
  return ticks > 0 && ticks < std::int64_t{1} << 52 ? ticks : 0;
}

// No level is asked for by NaN and by 0.
[[nodiscard]] inline bool is_distance_given(double distance) noexcept {
  return distance == distance && distance != 0.0;
}

// Ticks of the level, or 0 where there is no such price: a negative or infinite distance, a level at or under zero
// or beyond the grid.
[[nodiscard]] inline std::int64_t level_ticks(const Grid& ticks, double entry, Side position, Intent intent,
                                              double distance) noexcept {
  if (!(distance > 0.0) || std::isinf(distance)) return 0;
  const bool below = (position == Side::kBuy) == (intent == Intent::kStopLoss);
  return price_or_none(below ? ticks.down(entry - distance) : ticks.up(entry + distance));
}

// A price that the engine computes, as whole ticks: a limit to the passive side, a stop or trailing level to the far
// side; for exits both mean away from the position.
[[nodiscard]] inline std::int64_t price_ticks(const Grid& ticks, OrderType type, Side side, double price) noexcept {
  return price_or_none(is_stop_like(type) == (side == Side::kBuy) ? ticks.up(price) : ticks.down(price));
}

// Where a trailing order of this distance would stand if this were the best price; 0 where there is no such price.
[[nodiscard]] inline std::int64_t trailing_ticks(const Grid& ticks, Side side, double best, double distance) noexcept {
  return price_or_none(side == Side::kSell ? ticks.down(best - distance) : ticks.up(best + distance));
}

}  // namespace tiercel::sim
