#pragma once
// What is sent to the matching engine. Prices are whole ticks, quantities whole lots, times int64 nanoseconds since the
// Unix epoch, UTC.
#include <cstdint>

#include "native/book/feed_message.hpp"

namespace tiercel::book {

enum class OrderType : std::uint8_t {
  kLimit,
  kMarket,
  kStop,          // a market order once a trade reached its trigger: at or above it for a buy, at or below for a sell
  kStopLimit,     // a limit order then
  kTrailingStop,  // a stop whose trigger follows the best trade since it came, at a distance
  kMarketIfTouched,  // a market order once a trade reached its trigger from the other side: at or below it for a buy
  kLimitIfTouched,
};

[[nodiscard]] constexpr bool is_conditional(OrderType t) noexcept { return t > OrderType::kMarket; }
// What an order is once its trigger was reached.
[[nodiscard]] constexpr OrderType type_when_live(OrderType t) noexcept {
  const bool is_limit = t == OrderType::kLimit || t == OrderType::kStopLimit || t == OrderType::kLimitIfTouched;
  return is_limit ? OrderType::kLimit : OrderType::kMarket;
}

enum class TimeInForce : std::uint8_t {
  kGtc,      // until cancelled
  kDay,      // until the instrument closes
  kGtd,      // until OrderTerms::expires
  kIoc,      // what can be had at once; the rest is cancelled
  kFok,      // all of it at once, or nothing
  kAtOpen,   // in the next opening auction, and nowhere else
  kAtClose,  // in the next closing auction, and nowhere else
};

[[nodiscard]] constexpr bool is_at_auction(TimeInForce t) noexcept { return t >= TimeInForce::kAtOpen; }
[[nodiscard]] constexpr bool is_immediate(TimeInForce t) noexcept {
  return t == TimeInForce::kIoc || t == TimeInForce::kFok;
}

// What an order does when it meets one of its own owner; the rule of the order that comes in.
enum class SelfTrade : std::uint8_t { kAllow, kCancelNewest, kCancelOldest, kCancelBoth, kDecrement };

namespace flags {
inline constexpr std::uint8_t kPostOnly = 1;    // refused if any of it would trade at once
inline constexpr std::uint8_t kReduceOnly = 2;  // never more than the owner's position holds on the other side
inline constexpr std::uint8_t kAllOrNone = 4;   // rests aside until all of it can trade at once
inline constexpr std::uint8_t kHidden = 8;      // none of it is shown; behind what is shown at its price
inline constexpr std::uint8_t kAll = 15;
}  // namespace flags

[[nodiscard]] constexpr bool has(std::uint8_t all, std::uint8_t flag) noexcept { return (all & flag) != 0; }

// What happens to an order of a group when another one of it trades.
enum class GroupRule : std::uint8_t {
  kNone,
  kCancel,  // OCO: it is cancelled
  kUpdate,  // OUO: its quantity goes down by what was traded, and it is cancelled when the other one is done
};

enum class Phase : std::uint8_t { kContinuous, kOpeningAuction, kClosingAuction, kHalted, kClosed };
[[nodiscard]] constexpr bool is_auction(Phase p) noexcept {
  return p == Phase::kOpeningAuction || p == Phase::kClosingAuction;
}

enum class CommandKind : std::uint8_t {
  kNew,
  kCancel,
  kModify,      // price, quantity (what is to be left of it) and trigger are now these
  kMassCancel,  // all orders of an owner (0: of everybody) in an instrument
  kPhase,       // the instrument goes to the phase in `quantity`; leaving an auction, `price` is the reference price
  kClock,       // it is `time` now
};

// 48 bytes; what few orders need stands in CommandTerms.
struct Command {
  std::uint64_t order;  // any number but 0 that no live order has
  std::int64_t time;
  std::int64_t quantity;
  std::int32_t price;
  std::int32_t trigger;
  std::uint32_t owner;  // 0: nobody's, whom no rule about owners knows
  std::uint32_t terms;  // place + 1 of its terms in the list that comes with the commands; 0: none
  std::uint16_t instrument;
  CommandKind kind;
  Side side;
  OrderType type;
  TimeInForce time_in_force;
  std::uint8_t flags;
  SelfTrade self_trade;
};
static_assert(sizeof(Command) == 48);

// An order without conditions.
struct PlainOrder {
  std::uint64_t order;
  std::int64_t time;
  std::int64_t quantity;
  std::int32_t price;
  std::uint32_t owner;
  std::uint16_t instrument;
  Side side;
};

struct CommandTerms {
  std::int64_t display = 0;           // iceberg: so much of it is shown at a time; 0: all
  std::int64_t expires = 0;           // kGtd: from this time on it is over
  std::uint64_t group = 0;            // orders with the same number are a group
  std::uint64_t parent = 0;           // held until that order trades, then as large as what it has traded
  std::int32_t trail = 0;             // distance of a trailing stop: ticks
  std::int32_t trail_millionths = 0;  // or a fraction of the price
  GroupRule group_rule = GroupRule::kNone;
};
static_assert(sizeof(CommandTerms) == 48);

// An iceberg of more parts is refused: one order against it could fill memory with events.
inline constexpr std::int64_t kMostParts = 1000;
[[nodiscard]] constexpr bool has_too_many_parts(std::int64_t display, std::int64_t quantity) noexcept {
  return display != 0 && quantity > display * kMostParts;
}

}  // namespace tiercel::book
