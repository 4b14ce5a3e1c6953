#pragma once
// Orders as a strategy gives them.
#include <array>
#include <cstdint>

#include "native/sim/types.hpp"

namespace tiercel::sim {

// An order as a strategy gives it. Distances that are NaN or 0 ask for nothing.
struct NewOrder {
  std::uint16_t instrument = 0;
  Side side = Side::kBuy;
  OrderType type = OrderType::kMarket;
  Intent intent = Intent::kEntry;
  SizeKind size_kind = SizeKind::kUnits;
  TimeInForce time_in_force = TimeInForce::kGtc;
  std::int64_t decided = 0;
  double size = 0.0;
  std::int64_t price = 0;   // ticks, of limits and stops; without a positive price they are rejected on arrival
  std::int64_t limit = 0;   // ticks, of orders that become limit orders when they are triggered
  double trail = 0.0;       // distance, of trailing orders
  double trail_rate = 0.0;  // instead of it: a fraction of the best price
  double stop_distance = 0.0;
  double target_distance = 0.0;
  double trailing_distance = 0.0;
  std::int64_t expires = 0;  // 0: does not
  double display = -1.0;     // units that a book shows of it; below 0: all
  bool all_or_none = false;
  bool post_only = false;    // rejected if it would take liquidity on arrival
  bool reduce_only = false;  // an exit of whatever opposite position there is at its fill
};

// A market order that is all that is under way (see Core::trade).
struct MarketOrder {
  std::uint16_t instrument = 0;
  Side side = Side::kBuy;
  Intent intent = Intent::kEntry;
  SizeKind size_kind = SizeKind::kUnits;
  std::int64_t decided = 0;
  double size = 0.0;
};

// What is attached to one, while it stands in no list of live orders.
struct Bracket {
  struct Level {
    OrderType type;
    Intent intent;
    double distance;
    std::int64_t ticks;
  };
  std::array<Level, 3> levels;
  std::uint32_t count = 0;
  std::uint32_t first = 0;     // order id of the first; the others follow
  double risk_distance = 0.0;  // from the fill to the stop, else to the trailing order
};

}  // namespace tiercel::sim
