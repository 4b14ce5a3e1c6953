#pragma once
// The records of a simulation: what an order is, what became of it, what it moved. Prices of orders are integer
// ticks and quantities integer lots; prices of fills are doubles (half spreads and basis points fall between ticks).
// Times are int64 nanoseconds since the Unix epoch, UTC.
#include <cstddef>
#include <cstdint>

namespace tiercel::sim {

enum class Side : std::int8_t { kBuy = 1, kSell = -1 };

[[nodiscard]] constexpr Side opposite(Side s) noexcept { return s == Side::kBuy ? Side::kSell : Side::kBuy; }
[[nodiscard]] constexpr double sign(Side s) noexcept { return s == Side::kBuy ? 1.0 : -1.0; }

// From kStop on they wait for a trigger (order_rules.hpp says how each acts before and after it).
enum class OrderType : std::uint8_t {
  kMarket,
  kLimit,
  kStop,
  kTrailing,
  kStopLimit,
  kMarketIfTouched,
  kLimitIfTouched,
};

// kIoc, kFok: what cannot be had at the first event, or at the trigger, is cancelled (kFok: unless all can be had).
// kAtOpen, kAtClose: only in the auction that opens or closes a session.
enum class TimeInForce : std::uint8_t { kGtc, kDay, kGtd, kIoc, kFok, kAtOpen, kAtClose };

// kHeld: an attached order whose parent has not filled yet.
enum class OrderState : std::uint8_t { kHeld, kSent, kWorking, kTriggered, kFilled, kCancelled, kRejected, kExpired };

// What the order is for: decides "exits before entries" and how its price is rounded.
// kLiquidation: the account itself closes a position after a margin call.
enum class Intent : std::uint8_t { kEntry, kExit, kStopLoss, kTakeProfit, kLiquidation };

enum class Reason : std::uint8_t {
  kNone,
  kLeverage,        // explicit units would pass the leverage limit
  kBelowMinimum,    // the computed quantity is under the instrument's minimum
  kNoEquity,        // the account's equity is not positive
  kNoStop,          // a risk-fraction size without a stop distance
  kBadPrice,        // the price or level computed for it is not a positive number
  kSiblingFilled,   // the other attached order of the group filled
  kPositionClosed,  // the position it would reduce was closed by another order
  kEndOfData,       // no bar followed the decision
  kCancelled,       // the strategy asked for it
  kReplaced,        // signals: a newer entry of that side took its place
  kAtTarget,        // a target order found nothing to do in its direction
  kTimeInForce,     // its time was over
  kMargin,          // the initial margin of the entry is not free
  kMarginRestored,  // a liquidation that was no longer needed when it met its price
  kPostOnly,        // it would have taken liquidity
  kReduceOnly,      // there was nothing that it could reduce
  kUnknownCost,     // the cost model knows too little of the market before it
};

// The first four are amounts to add; targets say what is to be held after the order (the sign is the order's side);
// kPosition is a fraction of the position at the fill, for exits.
enum class SizeKind : std::uint8_t {
  kUnits,
  kCash,
  kEquityFraction,
  kRiskFraction,
  kTargetUnits,
  kTargetValue,
  kTargetWeight,
  kPosition,
};

[[nodiscard]] constexpr bool is_target(SizeKind k) noexcept {
  return k >= SizeKind::kTargetUnits && k <= SizeKind::kTargetWeight;
}
[[nodiscard]] constexpr bool is_stop_like(OrderType t) noexcept {
  return t >= OrderType::kStop && t <= OrderType::kStopLimit;
}

// The rule that made a fill (docs/semantics.md, "One step of a bar simulation").
enum class FillRule : std::uint8_t {
  kMarketOpen,    // a market order at the bar's open
  kGapOpen,       // a stop or limit that the open had passed, at the open
  kStopOnPath,    // a stop reached by the path inside the bar
  kLimitOnPath,   // a limit gone through (or touched) by the path inside the bar
  kMarketClose,   // a market order at the close of its decision (same-close)
  kLiquidation,   // the account closed the position after a margin call, at the open
  kTouchOnPath,   // an order that waits for its price to be touched, at that price
  kOpenAuction,   // an order for the open, at the open of a session
  kCloseAuction,  // an order for the close, at the close of a session
  kTaken,         // streams: levels of the other side, as the feed showed them
  kQueue,         // streams: a trade came to its place in the queue of its price, or went through the price
  kCrossed,       // streams: the other side came to its price, at that price
};

enum class Liquidity : std::uint8_t { kTaker, kMaker };

enum class LedgerCause : std::uint8_t {
  kDeposit,
  kTrade,
  kCommission,
  kDividend,
  kCashInLieu,
  kSwap,
  kFunding,
  kBorrowFee,
};

// One cache line, since a dense run writes one for each bar. What few orders have stands in OrderTerms.
struct Order {
  std::uint32_t id;        // 1, 2, 3, ... in the order of creation
  std::uint32_t parent;    // the entry that an attached order belongs to, and its group; 0 for none
  std::uint32_t position;  // the position that it opens or reduces (1, 2, 3, ...); 0 until there is one
  std::uint32_t terms;     // index of its OrderTerms + 1; 0: none
  std::uint16_t instrument;
  Side side;
  OrderType type;
  OrderState state;
  Intent intent;
  Reason reason;
  SizeKind size_kind : 4;
  bool has_arrived : 1;
  bool at_auction : 1;   // it fills when a session opens or closes, and else never
  bool is_restless : 1;  // something may happen to it in any bar, whatever the prices
  std::int64_t lots;     // filled so far
  std::int64_t price;    // ticks: the trigger, after it the limit; 0 for market orders and where there is no level yet
  std::int64_t sent;     // 0 while held
  std::int64_t done;     // time of its last report; 0 while it works
  double asked;          // the size in the unit of size_kind; attached orders: distance from the entry's fill price
};
static_assert(sizeof(Order) == 64);

// Attached orders of one entry cancel each other.
[[nodiscard]] constexpr bool is_attached(const Order& o) noexcept { return o.parent != 0; }

struct OrderTerms {
  std::int64_t expires = 0;  // from this time on it is no longer valid; 0: none
  std::int64_t arrived = 0;  // at the venue, where that is not when it was sent
  double trail = 0.0;        // distance of a trailing order that is not attached
  double trail_rate = 0.0;   // instead of it: as a fraction of the best price
  std::int64_t wanted = 0;   // lots still to do, once known apart from the size asked for; 0: not yet
  std::int64_t limit = 0;    // ticks, of an order that becomes a limit order when it is triggered
  double display = -1.0;     // units that a book shows of it; below 0: all
  TimeInForce time_in_force = TimeInForce::kGtc;
  bool all_or_none = false;
  bool post_only = false;
  bool reduce_only = false;
};

// A state that an order came to, in the order of happening.
struct Report {
  std::uint32_t order;
  std::int32_t fill;  // index of the fill that made it so; -1: none
  OrderState state;
  Reason reason;
};

struct Fill {
  std::uint32_t order;
  std::uint32_t bar;
  std::int64_t time;
  std::int64_t lots;
  double price;
  double commission;     // money paid; < 0: a rebate
  double spread_cost;    // money lost to the spread against the mid price, >= 0
  double slippage_cost;  // money lost to slippage, >= 0
  std::uint16_t instrument;
  Side side;
  FillRule rule;
  Liquidity liquidity;
  std::uint8_t currency;  // index into the run's currencies: of the commission
  bool ambiguous;         // stop and target of the position both lay inside the bar
};

struct LedgerRow {
  std::int64_t time;
  double amount;
  std::int32_t reference;  // index of the fill; 0 for the deposit, -1 for what no fill brought
  LedgerCause cause;
  std::uint8_t currency;
};

// A closed round trip (a reduction of a position closes that part of it), as it is kept: the rest follows from its
// fills (trade_row in records.hpp).
struct Trade {
  std::int64_t entry_time;  // of the position's first fill
  std::int64_t exit_time;
  double entry_price;        // average
  double commission;         // of both sides, for the part closed
  double profit;             // after commission
  double adverse;            // MAE: worst open profit in money, <= 0
  double favourable;         // MFE: best open profit in money, >= 0
  std::uint32_t entry_fill;  // the position's first
  std::uint32_t exit_fill;
};
static_assert(sizeof(Trade) == 64);

}  // namespace tiercel::sim
