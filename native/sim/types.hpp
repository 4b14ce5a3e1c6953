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

enum class OrderType : std::uint8_t { kMarket, kLimit, kStop };

enum class TimeInForce : std::uint8_t { kGtc, kDay, kGtd, kIoc, kFok };

// kHeld: an attached order whose parent has not filled yet.
enum class OrderState : std::uint8_t { kHeld, kSent, kWorking, kTriggered, kFilled, kCancelled, kRejected, kExpired };

// What the order is for: decides "exits before entries" and how its price is rounded.
enum class Intent : std::uint8_t { kEntry, kExit, kStopLoss, kTakeProfit };

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
};

enum class SizeKind : std::uint8_t { kUnits, kCash, kEquityFraction, kRiskFraction };

// The rule that made a fill (docs/semantics.md, "One step of a bar simulation").
enum class FillRule : std::uint8_t {
  kMarketOpen,   // a market order at the bar's open
  kGapOpen,      // a stop or limit that the open had passed, at the open
  kStopOnPath,   // a stop reached by the path inside the bar
  kLimitOnPath,  // a limit gone through (or touched) by the path inside the bar
  kMarketClose,  // a market order at the close of its decision (same-close)
};

enum class Liquidity : std::uint8_t { kTaker, kMaker };

enum class LedgerCause : std::uint8_t { kDeposit, kTrade, kCommission };

struct Order {
  std::uint32_t id;        // 1, 2, 3, ... in the order of creation
  std::uint32_t parent;    // the entry that an attached order belongs to; 0 for none
  std::uint32_t group;     // orders of one group cancel each other; 0 for none
  std::uint32_t position;  // the position that it opens or reduces (1, 2, 3, ...); 0 until there is one
  std::int64_t lots;       // 0 until the size is known at the fill
  std::int64_t price;      // ticks; 0 for market orders
  std::int64_t decided;    // time of the close at which it was decided
  std::int64_t sent;
  std::int64_t arrived;
  std::int64_t done;  // time of its last report; 0 while it works
  double asked;  // entries: the size in the unit of size_kind; attached orders: distance from the entry's fill price
  std::uint16_t instrument;
  Side side;
  OrderType type;
  TimeInForce time_in_force;
  OrderState state;
  Intent intent;
  Reason reason;
  SizeKind size_kind;
};

struct Fill {
  std::uint32_t order;
  std::uint32_t bar;
  std::int64_t time;
  std::int64_t lots;
  double price;
  double commission;     // money paid, >= 0
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
  std::uint32_t reference;  // index of the fill, or 0
  LedgerCause cause;
  std::uint8_t currency;
};

// A closed round trip (a reduction of a position closes that part of it).
struct Trade {
  std::int64_t entry_time;
  std::int64_t exit_time;
  std::int64_t lots;
  double entry_price;
  double exit_price;
  double gross_profit;  // (exit - entry) * units * direction
  double commission;    // of both sides
  double profit;        // gross_profit - commission
  double adverse;       // MAE: worst open profit in money, <= 0
  double favourable;    // MFE: best open profit in money, >= 0
  std::uint32_t entry_fill;
  std::uint32_t exit_fill;
  std::uint32_t entry_bar;
  std::uint32_t exit_bar;
  std::uint16_t instrument;
  Side side;           // kBuy: a long trade
  Intent exit_intent;  // what closed it
  bool ambiguous;
};

}  // namespace tiercel::sim
