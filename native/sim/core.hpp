#pragma once
// The core: executions in, records out. A matcher says which order can fill at which price; everything that follows
// from it - costs, size, account rule, ledger, position, trade, what happens to the other orders - happens here, the
// same for bars, quotes and books. The matcher and the account rule are template parameters: no virtual call.
#include <cassert>
#include <concepts>
#include <cstdint>
#include <vector>

#include "native/sim/cash_account.hpp"
#include "native/sim/costs.hpp"
#include "native/sim/grid.hpp"
#include "native/sim/ledger.hpp"
#include "native/sim/levels.hpp"
#include "native/sim/order_machine.hpp"
#include "native/sim/position.hpp"
#include "native/sim/sizing.hpp"
#include "native/sim/types.hpp"

namespace tiercel::sim {

// One order meets one price.
struct Execution {
  std::uint32_t order = 0;
  std::uint32_t bar = 0;
  std::int64_t time = 0;
  double price = 0.0;    // on the side on which the order fills, before slippage
  double closing = 0.0;  // on the other side at the same moment: there a position just opened could be closed
  double spread = 0.0;   // ask - bid at that moment
  Range walked_bid{};    // what the path has walked since the execution before this one
  Range walked_ask{};
  FillRule rule = FillRule::kMarketOpen;
  Liquidity liquidity = Liquidity::kTaker;
  bool slips = false;
  bool ambiguous = false;
};

// A matcher gives the next execution of its present event, given the orders as they now stand; false: none is left.
template <class T>
concept Matcher = requires(T& matcher, const OrderMachine& orders, Execution& out) {
  { matcher.next(orders, out) } -> std::same_as<bool>;
};

struct CoreSettings {
  double cash = 0.0;
  Grid ticks{};
  SizingRules sizing{};  // holds the lot grid and the commission
  Slippage slippage{};
};

// An entry to be filled at the next event, with distances of its attached levels (NaN or 0: none).
struct EntryRequest {
  Side side = Side::kBuy;
  std::int64_t decided = 0;
  double size = 0.0;
  double stop_distance = 0.0;
  double target_distance = 0.0;
};

struct Rejections {
  std::uint64_t leverage = 0;
  std::uint64_t minimum = 0;
  std::uint64_t other = 0;
};

template <AccountRule Account>
class Core {
 public:
  // Keeps the capacity of all records.
  void start(const CoreSettings& settings, const Account& account, std::int64_t time) {
    settings_ = settings;
    account_ = account;
    orders_.clear();
    ledger_.clear();
    fills_.clear();
    trades_.clear();
    position_ = {};
    positions_made_ = 0;
    ambiguous_ = 0;
    rejections_ = {};
    ledger_.post(
        {.time = time, .amount = settings.cash, .reference = 0, .cause = LedgerCause::kDeposit, .currency = 0});
  }

  void submit_entry(const EntryRequest& r) {
    const std::uint32_t id =
        orders_.create({.decided = r.decided, .asked = r.size, .side = r.side, .size_kind = settings_.sizing.kind});
    submit_attached(id, r, OrderType::kStop, Intent::kStopLoss, r.stop_distance);
    submit_attached(id, r, OrderType::kLimit, Intent::kTakeProfit, r.target_distance);
  }

  // Closes the whole position at the next event.
  void submit_exit(std::int64_t decided) {
    assert(!position_.is_flat());
    orders_.create(
        {.position = position_.id, .decided = decided, .side = opposite(position_.side), .intent = Intent::kExit});
  }

  // Runs one event of a matcher to its end.
  template <Matcher M>
  void run_event(M& matcher) {
    orders_.arrive();
    Execution x;
    while (matcher.next(orders_, x)) execute(x);
  }

  // What the path walked beyond the last execution, on the closing side of the position.
  void walk(const Range& closing_side) noexcept { position_.walked.add(closing_side); }

  // The data ends: what was decided and has met no event expires.
  void finish(std::int64_t time) {
    while (orders_.sent() > 0) {
      std::uint32_t id = 0;
      for (const std::uint32_t live : orders_.live()) {
        if (orders_.order(live).state == OrderState::kSent) id = live;
      }
      orders_.close(id, OrderState::kExpired, Reason::kEndOfData, time);
      orders_.cancel_children(id, Reason::kEndOfData, time);
    }
  }

  [[nodiscard]] const Position& position() const noexcept { return position_; }
  [[nodiscard]] double cash() const noexcept { return ledger_.cash(); }
  [[nodiscard]] const OrderMachine& orders() const noexcept { return orders_; }
  [[nodiscard]] const Ledger& ledger() const noexcept { return ledger_; }
  [[nodiscard]] const std::vector<Fill>& fills() const noexcept { return fills_; }
  [[nodiscard]] const std::vector<Trade>& trades() const noexcept { return trades_; }
  [[nodiscard]] const Rejections& rejections() const noexcept { return rejections_; }
  [[nodiscard]] std::uint64_t ambiguous() const noexcept { return ambiguous_; }
  [[nodiscard]] const CoreSettings& settings() const noexcept { return settings_; }
  // Bytes that the records hold on to.
  [[nodiscard]] std::size_t memory() const noexcept {
    return orders_.orders().capacity() * sizeof(Order) + ledger_.rows().capacity() * sizeof(LedgerRow) +
           fills_.capacity() * sizeof(Fill) + trades_.capacity() * sizeof(Trade);
  }

 private:
  void submit_attached(std::uint32_t parent, const EntryRequest& r, OrderType type, Intent intent, double distance) {
    if (!is_distance_given(distance)) return;
    orders_.create({.parent = parent,
                    .decided = r.decided,
                    .asked = distance,
                    .side = opposite(r.side),
                    .type = type,
                    .intent = intent});
  }

  void execute(const Execution& x) {
    const Order& order = orders_.order(x.order);
    if (order.type == OrderType::kStop) orders_.trigger(x.order);
    if (!position_.is_flat()) position_.walked.add(position_.side == Side::kBuy ? x.walked_bid : x.walked_ask);
    const double slip = x.slips ? settings_.slippage.of(x.price) : 0.0;
    const double price = slipped(order.side, x.price, slip);
    if (order.intent == Intent::kEntry) {
      enter(x, price, slip);
    } else {
      leave(x, price, slip);
    }
  }

  void enter(const Execution& x, double price, double slip) {
    assert(position_.is_flat());  // netting without accumulation: an entry meets a position only after its exit
    const Order& order = orders_.order(x.order);
    Levels levels;
    const Reason bad = place_levels(order, price, levels);
    if (bad != Reason::kNone) return reject(order.id, bad, x.time);
    const AccountView view{.cash = cash(), .position_value = 0.0, .exposure = 0.0};
    const double equity = account_.equity(view);
    if (!(equity > 0.0)) return reject(order.id, Reason::kNoEquity, x.time);
    const SizingResult sized = size_entry(settings_.sizing, {.asked = order.asked,
                                                             .price = price,
                                                             .stop_distance = levels.stop_distance,
                                                             .equity = equity,
                                                             .room = account_.room(view)});
    if (sized.reason != Reason::kNone) return reject(order.id, sized.reason, x.time);
    const double units = settings_.sizing.lots.value(sized.lots);
    const std::uint32_t index = record_fill(x, order, sized.lots, units, price, slip);
    position_ = opened(++positions_made_, fills_[index], index, units, x.closing);
    orders_.fill(order.id, sized.lots, position_.id, x.time);
    if (levels.stop_order != 0) orders_.activate(levels.stop_order, levels.stop, position_.id, x.time);
    if (levels.target_order != 0) orders_.activate(levels.target_order, levels.target, position_.id, x.time);
  }

  void leave(const Execution& x, double price, double slip) {
    const Order& order = orders_.order(x.order);
    assert(order.position == position_.id && order.side == opposite(position_.side));
    const std::uint32_t index = record_fill(x, order, position_.lots, position_.units, price, slip);
    trades_.emplace_back() = closed(position_, fills_[index], index, order.intent);
    orders_.fill(order.id, position_.lots, position_.id, x.time);
    orders_.cancel_group(order.group, order.id, Reason::kSiblingFilled, x.time);
    orders_.cancel_position(position_.id, order.id, Reason::kPositionClosed, x.time);
    if (x.ambiguous) ++ambiguous_;
    position_ = {};
  }

  // The levels of an entry, known with its fill price. An entry whose stop or target cannot be placed is not made.
  struct Levels {
    std::uint32_t stop_order = 0;
    std::uint32_t target_order = 0;
    std::int64_t stop = 0;
    std::int64_t target = 0;
    double stop_distance = 0.0;
  };

  [[nodiscard]] Reason place_levels(const Order& entry, double price, Levels& out) const noexcept {
    if (!(price > 0.0) || std::isinf(price)) return Reason::kBadPrice;
    const std::vector<Order>& all = orders_.orders();
    for (std::uint32_t id = entry.id + 1; id <= all.size() && all[id - 1].parent == entry.id; ++id) {
      const Order& child = all[id - 1];
      const std::int64_t ticks = level_ticks(settings_.ticks, price, entry.side, child.intent, child.asked);
      if (ticks == 0) return Reason::kBadPrice;
      const bool is_stop = child.intent == Intent::kStopLoss;
      (is_stop ? out.stop_order : out.target_order) = id;
      (is_stop ? out.stop : out.target) = ticks;
      if (is_stop) out.stop_distance = std::fabs(price - settings_.ticks.value(ticks));
    }
    return Reason::kNone;
  }

  void reject(std::uint32_t id, Reason reason, std::int64_t time) {
    orders_.close(id, OrderState::kRejected, reason, time);
    orders_.cancel_children(id, reason, time);
    ++(reason == Reason::kLeverage       ? rejections_.leverage
       : reason == Reason::kBelowMinimum ? rejections_.minimum
                                         : rejections_.other);
  }

  std::uint32_t record_fill(const Execution& x, const Order& order, std::int64_t lots, double units, double price,
                            double slip) {
    const auto index = static_cast<std::uint32_t>(fills_.size());
    const double value = units * price;
    const double commission = settings_.sizing.commission.of(units, value);
    fills_.emplace_back() = {.order = order.id,
                             .bar = x.bar,
                             .time = x.time,
                             .lots = lots,
                             .price = price,
                             .commission = commission,
                             .spread_cost = units * (x.spread * 0.5),
                             .slippage_cost = units * slip,
                             .instrument = order.instrument,
                             .side = order.side,
                             .rule = x.rule,
                             .liquidity = x.liquidity,
                             .currency = 0,
                             .ambiguous = x.ambiguous};
    post(x.time, order.side == Side::kBuy ? -value : value, index, LedgerCause::kTrade);
    if (commission != 0.0) post(x.time, -commission, index, LedgerCause::kCommission);
    return index;
  }

  void post(std::int64_t time, double amount, std::uint32_t reference, LedgerCause cause) {
    ledger_.post({.time = time, .amount = amount, .reference = reference, .cause = cause, .currency = 0});
  }

  CoreSettings settings_;
  Account account_;
  OrderMachine orders_;
  Ledger ledger_;
  std::vector<Fill> fills_;
  std::vector<Trade> trades_;
  Position position_;
  std::uint32_t positions_made_ = 0;
  std::uint64_t ambiguous_ = 0;
  Rejections rejections_;
};

}  // namespace tiercel::sim
