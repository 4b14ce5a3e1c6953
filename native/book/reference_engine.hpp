#pragma once
// The rules of docs/order-book.md as plainly as they can be written: maps of lists, one order at a time, nothing fast.
// For tests only: MatchingEngine must tell the same events.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <list>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <tuple>
#include <utility>
#include <vector>

#include "native/book/events.hpp"
#include "native/book/level_view.hpp"
#include "native/book/orders.hpp"

namespace tiercel::book {

class ReferenceEngine {
 public:
  ReferenceEngine(std::uint32_t instruments, bool tells_levels) : books_(instruments), tells_levels_(tells_levels) {}

  void on(const Command& c, std::span<const CommandTerms> terms = {});

  std::vector<Event> events;

  [[nodiscard]] std::size_t orders() const { return orders_.size(); }
  [[nodiscard]] Phase phase(std::uint16_t instrument) const { return books_[instrument].phase; }
  [[nodiscard]] std::optional<std::int32_t> last(std::uint16_t instrument) const { return books_[instrument].last; }
  [[nodiscard]] std::int64_t position(std::uint16_t instrument, std::uint32_t owner) const {
    const auto at = positions_.find({instrument, owner});
    return at == positions_.end() ? 0 : at->second;
  }
  // What is shown, best first.
  [[nodiscard]] std::vector<Level> depth(std::uint16_t instrument, Side side) const;
  // Numbers and shown quantities of the orders that are shown at a price.
  [[nodiscard]] std::vector<std::pair<std::uint64_t, std::int64_t>> queue(std::uint16_t instrument, Side side,
                                                                          std::int32_t price) const;

 private:
  enum class Where : std::uint8_t { kNowhere, kPrice, kTrigger, kAside, kAuction, kHeld };
  struct Order {
    std::uint64_t id = 0;
    std::int64_t quantity = 0;  // all that is open
    std::int64_t slice = 0;     // at a price: what can be had before it goes to the end of its queue
    std::int64_t display = 0;
    std::int64_t expires = 0;
    std::int64_t wanted = 0;    // of a child: its whole quantity
    std::int64_t released = 0;  // and how much of it was let go
    std::uint64_t group = 0;
    std::uint64_t parent = 0;
    std::uint64_t placed = 0;  // counts up: when it took its present place
    std::optional<std::int32_t> trigger;
    std::int32_t price = 0;
    std::int32_t trail = 0;
    std::int32_t trail_millionths = 0;
    std::uint32_t owner = 0;
    std::uint16_t instrument = 0;
    Side side = Side::kBuy;
    OrderType type = OrderType::kLimit;
    TimeInForce time_in_force = TimeInForce::kGtc;
    std::uint8_t flags = 0;
    SelfTrade self_trade = SelfTrade::kAllow;
    GroupRule group_rule = GroupRule::kNone;
    Where where = Where::kNowhere;

    [[nodiscard]] bool has(std::uint8_t flag) const { return (flags & flag) != 0; }
    [[nodiscard]] bool is_limit() const { return type == OrderType::kLimit; }
    [[nodiscard]] bool is_immediate() const {
      return time_in_force == TimeInForce::kIoc || time_in_force == TimeInForce::kFok;
    }
    [[nodiscard]] bool is_for_auction() const {
      return time_in_force == TimeInForce::kAtOpen || time_in_force == TimeInForce::kAtClose;
    }
  };
  using Ids = std::list<std::uint64_t>;
  struct Queue {
    Ids shown;
    Ids hidden;
  };
  struct Book {
    std::map<std::int32_t, Queue> prices[2];  // by key: less is better
    std::map<std::int32_t, Ids> triggers[2];  // [0]: fired by rising prices; [1]: by falling ones, keys negated
    Ids aside[2];
    Ids auction;
    Ids held;
    std::optional<std::int32_t> last;
    Phase phase = Phase::kContinuous;
    Level told[2];
  };
  struct Traded {
    std::uint64_t order;
    std::uint64_t group;
    std::int64_t quantity;
    GroupRule rule;
    bool is_done;
  };

  static constexpr std::int32_t kFarthest = 2147483645;

  [[nodiscard]] static std::size_t index(Side side) { return side == Side::kBuy ? 0 : 1; }
  [[nodiscard]] static bool is_price(std::int32_t price) { return price >= -kFarthest && price <= kFarthest; }
  [[nodiscard]] static bool is_conditional(OrderType t) { return t != OrderType::kLimit && t != OrderType::kMarket; }
  [[nodiscard]] static OrderType live_type(OrderType t) {
    return t == OrderType::kLimit || t == OrderType::kStopLimit || t == OrderType::kLimitIfTouched ? OrderType::kLimit
                                                                                                   : OrderType::kMarket;
  }
  // 0: fired by rising prices.
  [[nodiscard]] static std::size_t direction(const Order& o);
  [[nodiscard]] static bool is_auction(Phase p) { return p == Phase::kOpeningAuction || p == Phase::kClosingAuction; }
  [[nodiscard]] static bool is_due(const Order& o, Phase p);

  // --- events
  void refuse(const Command& c, Reason reason) { tell_command(c, EventType::kRejected, reason); }
  // A cancel has neither a price nor a side.
  void refuse_cancel(const Command& c, Reason reason) {
    Command bare{};
    bare.order = c.order;
    bare.time = c.time;
    bare.instrument = c.instrument;
    refuse(bare, reason);
  }
  void tell_command(const Command& c, EventType type, Reason reason) {
    tell(Event{.order = c.order,
               .other = 0,
               .quantity = c.quantity,
               .left = 0,
               .time = c.time,
               .price = c.price,
               .instrument = c.instrument,
               .type = type,
               .side = c.side,
               .reason = reason});
  }
  struct Said {
    EventType type;
    Reason reason;
    std::int64_t quantity;
    std::int64_t time;
    std::int32_t price = 0;
  };
  void tell_of(const Order& o, const Said& s) {
    tell(Event{.order = o.id,
               .other = 0,
               .quantity = s.quantity,
               .left = 0,
               .time = s.time,
               .price = s.price,
               .instrument = o.instrument,
               .type = s.type,
               .side = o.side,
               .reason = s.reason});
  }
  void tell(const Event& e) { events.push_back(e); }

  // --- places
  void touch(const Order& o) {
    if (o.where == Where::kPrice) touched_.insert({o.instrument, o.side, o.price});
  }
  [[nodiscard]] std::int64_t total(const Ids& ids) const;
  // False where what stands there would add up to too much.
  [[nodiscard]] bool put(Order o, Where where);
  Order take_out(std::uint64_t id);
  // An order that stands nowhere (any more) is over.
  void end(const Order& o, const Said& s) {
    tell_of(o, s);
    traded_.push_back({o.id, 0, 0, GroupRule::kNone, true});
  }
  void cancel_flying(const Order& o, Reason reason, std::int64_t time) {
    end(o, {EventType::kCancelled, reason, o.quantity, time});
  }
  void end_resting(std::uint64_t id, EventType type, Reason reason, std::int64_t time) {
    const Order o = take_out(id);
    end(o, {type, reason, o.quantity, time});
  }

  // --- new orders
  [[nodiscard]] Reason check(const Command& c, std::span<const CommandTerms> terms) const;
  [[nodiscard]] Reason check_terms(const Command& c, const CommandTerms& t) const;
  void add(const Command& c, std::span<const CommandTerms> terms);
  [[nodiscard]] std::int64_t reducible(const Order& o) const {
    const std::int64_t held = position(o.instrument, o.owner);
    return std::max<std::int64_t>(o.side == Side::kBuy ? -held : held, 0);
  }
  // A reduce-only order becomes as small as it must be.
  void reduce(Order& o, std::int64_t time);
  [[nodiscard]] bool would_take(const Order& o) const;
  [[nodiscard]] static bool is_own(const Order& maker, const Order& taker) {
    return taker.self_trade != SelfTrade::kAllow && maker.owner == taker.owner && maker.owner != 0;
  }
  [[nodiscard]] static bool is_in_reach(const Order& maker, const Order& taker) {
    if (!taker.is_limit()) return true;
    return taker.side == Side::kBuy ? maker.price <= taker.price : maker.price >= taker.price;
  }
  [[nodiscard]] bool can_have_aside(const Order& maker, const Order& taker, std::int64_t left) const {
    const bool may = !maker.has(flags::kReduceOnly) || reducible(maker) >= maker.quantity;
    return is_in_reach(maker, taker) && maker.quantity <= left && !is_own(maker, taker) && may;
  }

  // An order that is known and stands nowhere goes where it belongs.
  void enter(Order o, std::int64_t time);
  void put_or_end(const Order& o, Where where, std::int64_t time) {
    if (!put(o, where)) cancel_flying(o, Reason::kFull, time);
  }
  [[nodiscard]] std::int32_t trailing_trigger(const Order& o) const;

  // In continuous trading.
  void trade(Order o, std::int64_t time);
  // False where self-trade prevention ends it.
  [[nodiscard]] bool take_from_queues(Order& o, std::int64_t& traded, std::int64_t time);
  void take_from_aside(Order& o, std::int64_t& traded, std::int64_t time);
  void fill(Order& taker, Order& maker, std::int64_t part, std::int64_t time);
  struct Pair {
    const Order& order;
    const Order& other;
  };
  void tell_fill(const Pair& p, std::int64_t part, std::int32_t price, std::int64_t time, Reason reason);
  // A part of an order that stands somewhere was traded.
  void was_traded(Order& o, std::int64_t part);
  // False where the taker ends.
  [[nodiscard]] bool meet_own(Order& maker, Order& taker, std::int64_t time);
  // What is not shown goes first.
  void shrink(Order& o, std::int64_t by);
  // Whether all of it could be had now.
  [[nodiscard]] bool can_fill(const Order& o) const;

  // --- changes
  void cancel(const Command& c);
  [[nodiscard]] bool is_here(const Command& c) const {
    const auto at = orders_.find(c.order);
    return at != orders_.end() && at->second.instrument == c.instrument;
  }
  void modify(const Command& c);
  // Buyers best first, sellers, those that wait for rising and for falling prices, the lists.
  [[nodiscard]] std::vector<std::uint64_t> all_orders(const Book& b) const;
  void mass_cancel(const Command& c);
  void expire(std::int64_t time);

  // --- what follows
  void settle(std::uint16_t instrument, std::int64_t time);
  [[nodiscard]] static std::vector<std::uint64_t> values(
      const std::map<std::uint64_t, std::map<std::uint64_t, std::uint64_t>>& lists, std::uint64_t key);
  void follow(const Traded& t, std::int64_t time);
  void follow_group(const Traded& t, std::int64_t time);
  // A child grows by what its parent traded.
  void release(std::uint64_t id, std::int64_t traded, std::int64_t time);
  [[nodiscard]] bool fire_one(Book& b, std::int64_t time);
  void trail(const Book& b, std::int64_t time);
  [[nodiscard]] bool fill_aside(const Book& b, std::int64_t time);

  // --- phases
  void change_phase(const Command& c);
  struct Crossing {
    std::int32_t price;
    std::int64_t volume;
    std::int64_t surplus;
  };
  // Every price at which anything can change is tried by adding all up anew.
  [[nodiscard]] std::optional<Crossing> crossing(const Book& b, std::int32_t reference) const;
  [[nodiscard]] Crossing crossing_at(const Book& b, std::int32_t price) const;
  [[nodiscard]] static bool is_better(const Crossing& a, const Crossing& b, std::int32_t reference);
  // True: somebody was missing, and others may still trade.
  [[nodiscard]] bool uncross(Book& b, std::uint16_t instrument, std::int32_t reference, std::int64_t time);
  [[nodiscard]] std::uint64_t next_to_cross(const Book& b, Side side, std::int32_t price) const;

  // --- views
  [[nodiscard]] Level view(std::uint16_t instrument, Side side, std::int32_t price) const;
  void tell_levels(std::int64_t time);

  std::vector<Book> books_;
  std::map<std::uint64_t, Order> orders_;
  std::map<std::pair<std::uint16_t, std::uint32_t>, std::int64_t> positions_;
  std::set<std::pair<std::int64_t, std::uint64_t>> expiries_;
  // Orders that live, in the order in which they took their places: by group, by parent.
  std::map<std::uint64_t, std::map<std::uint64_t, std::uint64_t>> groups_;
  std::map<std::uint64_t, std::map<std::uint64_t, std::uint64_t>> children_;
  std::uint64_t places_ = 0;
  std::list<Traded> traded_;
  std::vector<std::uint16_t> unsettled_;
  std::set<std::tuple<std::uint16_t, Side, std::int32_t>> touched_;
  bool tells_levels_;
};

}  // namespace tiercel::book
