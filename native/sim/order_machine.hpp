#pragma once
// The one order state machine, for backtest, paper and live: which reports may follow which, the list of all orders
// ever made, and for each instrument the short list of those that can still act.
//
//   held ──────► working ──► triggered ──► filled
//    │  sent ──────┘ │ └──────────┼──────────┘
//    └────┴──────────┴────────────┴──► cancelled, rejected, expired
//
// A fill of a part leaves the state as it is.
#include <algorithm>
#include <cassert>
#include <cstdint>
#include <span>
#include <vector>

#include "native/sim/corporate_action.hpp"
#include "native/sim/order_rules.hpp"
#include "native/sim/record_list.hpp"
#include "native/sim/types.hpp"

namespace tiercel::sim {

[[nodiscard]] constexpr bool is_done(OrderState s) noexcept { return s >= OrderState::kFilled; }

[[nodiscard]] constexpr bool can_become(OrderState from, OrderState to) noexcept {
  switch (from) {
    case OrderState::kHeld:
    case OrderState::kSent:
      return to == OrderState::kWorking || to > OrderState::kFilled;
    case OrderState::kWorking:
      return to == OrderState::kTriggered || to >= OrderState::kFilled;
    case OrderState::kTriggered:
      return to >= OrderState::kFilled;
    default:
      return false;
  }
}

// What must be known to make an order; the machine gives the id and the state.
struct OrderRequest {
  std::uint32_t parent = 0;
  std::uint32_t position = 0;
  std::int64_t decided = 0;
  double asked = 0.0;
  std::int64_t price = 0;
  std::uint16_t instrument = 0;
  Side side = Side::kBuy;
  OrderType type = OrderType::kMarket;
  Intent intent = Intent::kEntry;
  SizeKind size_kind = SizeKind::kUnits;
};

class OrderMachine {
 public:
  // Forgets all orders, keeps the memory.
  void clear(std::size_t instruments, bool reporting);

  // Makes an order: kSent, or kHeld when it has a parent (whose group it then joins).
  std::uint32_t create(const OrderRequest& r) {
    const auto id = static_cast<std::uint32_t>(orders_.size() + 1);
    const bool held = r.parent != 0;
    orders_.append() = Order{.id = id,
                             .parent = r.parent,
                             .position = r.position,
                             .terms = 0,
                             .instrument = r.instrument,
                             .side = r.side,
                             .type = r.type,
                             .state = held ? OrderState::kHeld : OrderState::kSent,
                             .intent = r.intent,
                             .reason = Reason::kNone,
                             .size_kind = r.size_kind,
                             .has_arrived = false,
                             .at_auction = false,
                             .is_restless = false,
                             .lots = 0,
                             .price = r.price,
                             .sent = held ? 0 : r.decided,
                             .done = 0,
                             .asked = r.asked};
    Lane& lane = lanes_[r.instrument];
    if (r.type == OrderType::kTrailing) ++lane.trailing;
    if (held) return id;
    lane.live.push_back(id);
    ++lane.sent;
    if (is_resting_entry(orders_.back())) ++lane.resting_entries;
    return id;
  }

  // The next order as one that is at work already and stands in no list; append() keeps it.
  [[nodiscard]] Order next_at_work(const OrderRequest& r) const noexcept {
    return Order{.id = static_cast<std::uint32_t>(orders_.size() + 1),
                 .parent = r.parent,
                 .position = r.position,
                 .terms = 0,
                 .instrument = r.instrument,
                 .side = r.side,
                 .type = r.type,
                 .state = OrderState::kWorking,
                 .intent = r.intent,
                 .reason = Reason::kNone,
                 .size_kind = r.size_kind,
                 .has_arrived = true,
                 .at_auction = false,
                 .is_restless = false,
                 .lots = 0,
                 .price = r.price,
                 .sent = r.decided,
                 .done = 0,
                 .asked = r.asked};
  }
  void append(const Order& order) { orders_.append() = order; }
  void end_at_work(std::uint32_t id, Reason reason, std::int64_t time) noexcept {
    Order& o = orders_[id - 1];
    o.state = OrderState::kCancelled;
    o.reason = reason;
    o.done = time;
  }
  // One that is at work joins the list of those that live.
  void enlist(std::uint32_t id) {
    Lane& lane = lanes_[orders_[id - 1].instrument];
    lane.live.push_back(id);
    if (orders_[id - 1].type == OrderType::kTrailing) ++lane.trailing;
  }

  // A sent order reaches the venue without delay.
  void arrive(std::uint32_t id) { put_to_work(id); }
  // Sent market orders from an id on reach it: the exception of orders that fill at the close of their decision.
  void arrive_markets(std::size_t instrument, std::uint32_t first) {
    if (lanes_[instrument].sent == 0) return;
    for (const std::uint32_t id : lanes_[instrument].live) {
      const Order& o = orders_[id - 1];
      if (id >= first && o.state == OrderState::kSent && o.type == OrderType::kMarket && !o.at_auction) put_to_work(id);
    }
  }
  // One sent order reaches it at a time of its own.
  void arrive_at(std::uint32_t id, std::int64_t time) {
    terms_of(id).arrived = time;
    put_to_work(id);
  }

  // Each moves one order; `id` counts from 1. The time is that of the report.
  void activate(std::uint32_t id, std::int64_t price, std::uint32_t position, std::int64_t time) {  // a held one
    Order& o = move(id, OrderState::kWorking, -1);
    o.price = price;
    o.position = position;
    o.sent = time;
    o.has_arrived = true;
    std::vector<std::uint32_t>& live = lanes_[o.instrument].live;
    live.insert(std::lower_bound(live.begin(), live.end(), id), id);
  }
  void trigger(std::uint32_t id) {
    if (orders_[id - 1].state == OrderState::kTriggered) return;
    Order& o = move(id, OrderState::kTriggered, -1);
    if (has_limit_after_trigger(o.type)) o.price = terms(o).limit;
  }
  // A live one to which something may happen in any bar.
  void disturb(std::uint32_t id) noexcept {
    Order& o = orders_[id - 1];
    if (o.is_restless) return;
    Lane& lane = lanes_[o.instrument];
    const bool rested = is_resting_entry(o);
    o.is_restless = true;
    ++lane.restless;
    if (!rested && is_resting_entry(o)) ++lane.resting_entries;
  }
  // Market orders of an instrument that an event has left.
  void disturb_markets(std::size_t instrument) noexcept;
  void keep_for_auction(std::uint32_t id) noexcept {
    orders_[id - 1].at_auction = true;
    disturb(id);
  }
  // A part of it; what is left goes on working.
  void fill_part(std::uint32_t id, std::int64_t lots, std::int64_t left, std::uint32_t position, std::int32_t fill);
  void fill(std::uint32_t id, std::int64_t lots, std::uint32_t position, std::int64_t time, std::int32_t fill) {
    Order& o = move(id, OrderState::kFilled, fill);
    o.lots += lots;
    o.position = position;
    o.done = time;
    leave(o);
  }
  void close(std::uint32_t id, OrderState state, Reason reason, std::int64_t time) {  // cancelled, rejected, expired
    orders_[id - 1].reason = reason;
    Order& o = move(id, state, -1);
    o.done = time;
    leave(o);
  }
  void set_price(std::uint32_t id, std::int64_t ticks) noexcept { orders_[id - 1].price = ticks; }
  void set_position(std::uint32_t id, std::uint32_t position) noexcept { orders_[id - 1].position = position; }
  // Quantities and distances of an order after a split; its price is the core's, which knows the ticks.
  void split(std::uint32_t id, const CorporateAction& action);

  // Ends all orders of one group or one position that can still act, but for `except`.
  void cancel_group(const Order& filled, Reason reason, std::int64_t time) {
    if (filled.parent != 0 && !lanes_[filled.instrument].live.empty()) cancel_siblings(filled, reason, time);
  }
  void cancel_position(const Order& filled, std::uint32_t position, Reason reason, std::int64_t time) {
    if (!lanes_[filled.instrument].live.empty()) cancel_of(filled, position, reason, time);
  }
  // The others of a group have as much to do as the one of which so much is left.
  void shrink_group(const Order& filled, std::int64_t left);
  // More to do for the live orders that are attached to an entry which filled another part.
  void grow_children(std::uint32_t parent, std::int64_t lots);
  // Ends the held orders of an entry that was not made.
  void cancel_children(std::uint32_t parent, Reason reason, std::int64_t time);

  [[nodiscard]] const Order& order(std::uint32_t id) const noexcept { return orders_[id - 1]; }
  [[nodiscard]] const RecordList<Order>& orders() const noexcept { return orders_; }
  [[nodiscard]] const OrderTerms& terms(const Order& o) const noexcept {
    return o.terms == 0 ? kNoTerms : terms_[o.terms - 1];
  }
  OrderTerms& terms_of(std::uint32_t id);

  [[nodiscard]] std::int64_t decided(const Order& o) const noexcept {
    return o.parent == 0 ? o.sent : orders_[o.parent - 1].sent;
  }
  [[nodiscard]] std::int64_t arrived(const Order& o) const noexcept {
    if (!o.has_arrived) return 0;
    const std::int64_t own = terms(o).arrived;
    return own != 0 ? own : o.sent;
  }
  // Distance of a trailing order.
  [[nodiscard]] double trail(const Order& o) const noexcept { return o.parent != 0 ? o.asked : terms(o).trail; }

  // The same, where it may be a fraction of the best price.
  [[nodiscard]] double trail_from(const Order& o, double best) const noexcept {
    const double rate = terms(o).trail_rate;
    return rate > 0.0 ? best * rate : trail(o);
  }

  // Ids of an instrument's sent, working and triggered orders, ascending.
  [[nodiscard]] std::span<const std::uint32_t> live(std::size_t instrument) const noexcept {
    return lanes_[instrument].live;
  }
  // How many of them are sent: they meet the matcher at the next event.
  [[nodiscard]] std::uint32_t sent(std::size_t instrument) const noexcept { return lanes_[instrument].sent; }
  // The first of them, or 0.
  [[nodiscard]] std::uint32_t first_sent(std::size_t instrument) const noexcept {
    for (const std::uint32_t id : lanes_[instrument].live) {
      if (orders_[id - 1].state == OrderState::kSent) return id;
    }
    return 0;
  }
  // Trailing orders that are not done, held ones included.
  [[nodiscard]] std::uint32_t trailing(std::size_t instrument) const noexcept { return lanes_[instrument].trailing; }
  // Live orders to which something may happen in any bar, beside those that trail.
  [[nodiscard]] std::uint32_t restless(std::size_t instrument) const noexcept { return lanes_[instrument].restless; }
  // Live entries that wait, for a price or for volume.
  [[nodiscard]] std::uint32_t resting_entries(std::size_t instrument) const noexcept {
    return lanes_[instrument].resting_entries;
  }
  [[nodiscard]] bool any_expires() const noexcept { return any_expires_; }
  void note_expiry() noexcept { any_expires_ = true; }

  [[nodiscard]] const std::vector<Report>& reports() const noexcept { return reports_; }
  // What one order brought about for others is reported by their ids.
  void order_reports(std::size_t from, std::uint32_t first) {
    if (reports_.size() > from + 1) sort_reports(from, first);
  }
  void clear_reports() noexcept { reports_.clear(); }
  // Bytes held.
  [[nodiscard]] std::size_t memory() const noexcept {
    return orders_.capacity() * sizeof(Order) + terms_.capacity() * sizeof(OrderTerms);
  }

 private:
  static constexpr OrderTerms kNoTerms{};

  struct Lane {
    std::vector<std::uint32_t> live;
    std::uint32_t sent = 0;
    std::uint32_t trailing = 0;
    std::uint32_t restless = 0;
    std::uint32_t resting_entries = 0;
  };

  static bool is_resting_entry(const Order& o) noexcept {
    return o.intent == Intent::kEntry && (o.type != OrderType::kMarket || o.is_restless);
  }

  Order& move(std::uint32_t id, OrderState to, std::int32_t fill) {
    Order& o = orders_[id - 1];
    assert(can_become(o.state, to));
    if (o.state == OrderState::kSent) --lanes_[o.instrument].sent;
    o.state = to;
    if (reporting_) reports_.push_back({id, fill, to, o.reason});
    return o;
  }

  void put_to_work(std::uint32_t id) { move(id, OrderState::kWorking, -1).has_arrived = true; }

  void leave(const Order& o) {
    Lane& lane = lanes_[o.instrument];
    if (o.type == OrderType::kTrailing) --lane.trailing;
    const auto at = std::lower_bound(lane.live.begin(), lane.live.end(), o.id);
    if (at == lane.live.end() || *at != o.id) return;
    lane.live.erase(at);
    if (o.is_restless) --lane.restless;
    if (is_resting_entry(o)) --lane.resting_entries;
  }

  void sort_reports(std::size_t from, std::uint32_t first);
  void cancel_siblings(const Order& filled, Reason reason, std::int64_t time);
  void cancel_of(const Order& filled, std::uint32_t position, Reason reason, std::int64_t time);
  template <class Match>
  void cancel_live(std::size_t instrument, Match match, Reason reason, std::int64_t time);

  RecordList<Order> orders_;
  std::vector<OrderTerms> terms_;
  std::vector<Lane> lanes_{1};
  std::vector<Report> reports_;
  bool reporting_ = false;
  bool any_expires_ = false;
};

}  // namespace tiercel::sim
