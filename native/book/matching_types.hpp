#pragma once
// What the matching engine keeps of books and orders beside their nodes, and what its parts hand to each other.
#include <array>
#include <cstdint>
#include <tuple>

#include "native/book/events.hpp"
#include "native/book/ladder.hpp"
#include "native/book/level_view.hpp"
#include "native/book/orders.hpp"

namespace tiercel::book::matching {

inline constexpr std::int32_t kNoPrice = Ladder::kEmpty;

// Where an order with terms stands decides how it is taken out.
enum class Where : std::uint8_t { kPrice, kTrigger, kAuction, kAside, kHeld };
struct Terms {
  std::int64_t reserve = 0;  // of an iceberg: what is not shown yet
  std::int64_t display = 0;
  std::int64_t expires = 0;
  std::int64_t wanted = 0;    // of an order with a parent: its whole quantity
  std::int64_t released = 0;  // and how much of it was let go
  std::uint64_t group = 0;
  std::uint64_t parent = 0;
  std::int32_t price = 0;
  std::int32_t trigger = 0;
  std::int32_t trail = 0;
  std::int32_t trail_millionths = 0;
  std::uint16_t instrument = 0;
  OrderType type = OrderType::kLimit;  // after a trigger: kLimit or kMarket
  TimeInForce time_in_force = TimeInForce::kGtc;
  std::uint8_t flags = 0;
  SelfTrade self_trade = SelfTrade::kAllow;
  GroupRule group_rule = GroupRule::kNone;
  Where where = Where::kPrice;
  bool is_parent = false;  // others wait, or waited, for it
};
// A trade of an order on which others depend; they follow once the taker is done.
struct Traded {
  std::uint64_t order;
  std::uint64_t group;
  std::int64_t quantity;
  GroupRule rule;
  bool is_done;
};
struct Expiry {
  std::int64_t time;
  std::uint64_t order;
  [[nodiscard]] bool operator>(const Expiry& other) const noexcept {
    return time != other.time ? time > other.time : order > other.order;
  }
};
struct Book {
  std::array<Ladder, 2> prices;    // by side
  std::array<Ladder, 2> triggers;  // [0]: trades at or above fire them, keys are prices; [1]: at or below, negated
  std::int32_t last = kNoPrice;
  Phase phase = Phase::kContinuous;
  bool is_special = false;  // nothing takes the short way
  std::uint32_t trailing = 0;
  // Sentinels of lists, 0 before there was one: all-or-none orders by side; orders for auctions that have no level;
  // orders whose parent has not traded.
  std::array<std::uint32_t, 2> aside{};
  std::uint32_t auction = 0;
  std::uint32_t held = 0;
  std::array<Level, 2> shown{};  // the tops last told
};
struct Taker {
  std::uint64_t id;
  std::int64_t time;
  std::uint32_t owner;
  Side side;
  SelfTrade self_trade;
};
struct Ending {
  EventType type;
  Reason reason;
  std::int64_t time;
};
enum class Closing : bool { kKeepsLevel, kCloses };  // of a level that is empty then
// An order on its way in: one just sent, one that was triggered, released or changed.
struct Incoming {
  Taker taker;
  std::int64_t quantity;
  Terms terms;
  bool has_terms;
};

struct Saved {
  std::uint64_t id = 0;
  std::int64_t quantity = 0;
  std::uint32_t owner = 0;
  std::uint32_t flags = 0;
  std::int32_t key = 0;
  Terms terms;
};
struct Touched {
  std::uint16_t instrument;
  Side side;
  std::int32_t price;
  [[nodiscard]] bool operator==(const Touched&) const noexcept = default;
  [[nodiscard]] bool operator<(const Touched& other) const noexcept {
    return std::tie(instrument, side, price) < std::tie(other.instrument, other.side, other.price);
  }
};

}  // namespace tiercel::book::matching
