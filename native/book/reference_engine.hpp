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

  void on(const Command& c, std::span<const CommandTerms> terms = {}) {
    expire(c.time);
    if (c.instrument >= books_.size()) {
      if (c.kind == CommandKind::kCancel) return refuse_cancel(c, Reason::kUnknownInstrument);
      return refuse(c, Reason::kUnknownInstrument);
    }
    switch (c.kind) {
      case CommandKind::kNew:
        return add(c, terms);
      case CommandKind::kCancel:
        return cancel(c);
      case CommandKind::kModify:
        return modify(c);
      case CommandKind::kMassCancel:
        return mass_cancel(c);
      case CommandKind::kPhase:
        return change_phase(c);
      case CommandKind::kClock:
        return;
    }
    refuse(c, Reason::kBadTerms);
  }

  std::vector<Event> events;

  [[nodiscard]] std::size_t orders() const { return orders_.size(); }
  [[nodiscard]] Phase phase(std::uint16_t instrument) const { return books_[instrument].phase; }
  [[nodiscard]] std::optional<std::int32_t> last(std::uint16_t instrument) const { return books_[instrument].last; }
  [[nodiscard]] std::int64_t position(std::uint16_t instrument, std::uint32_t owner) const {
    const auto at = positions_.find({instrument, owner});
    return at == positions_.end() ? 0 : at->second;
  }
  // What is shown, best first.
  [[nodiscard]] std::vector<Level> depth(std::uint16_t instrument, Side side) const {
    std::vector<Level> out;
    for (const auto& [key, level] : books_[instrument].prices[index(side)]) {
      if (!level.shown.empty()) out.push_back(view(instrument, side, price_of(side, key)));
    }
    return out;
  }
  // Numbers and shown quantities of the orders that are shown at a price.
  [[nodiscard]] std::vector<std::pair<std::uint64_t, std::int64_t>> queue(std::uint16_t instrument, Side side,
                                                                          std::int32_t price) const {
    std::vector<std::pair<std::uint64_t, std::int64_t>> out;
    const auto& levels = books_[instrument].prices[index(side)];
    const auto at = levels.find(key_of(side, price));
    if (at == levels.end()) return out;
    for (const std::uint64_t id : at->second.shown) out.emplace_back(id, orders_.at(id).slice);
    return out;
  }

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
  [[nodiscard]] static std::size_t direction(const Order& o) {
    const bool is_touched = o.type == OrderType::kMarketIfTouched || o.type == OrderType::kLimitIfTouched;
    const bool rises = (o.side == Side::kBuy) != is_touched;
    return rises ? 0 : 1;
  }
  [[nodiscard]] static bool is_auction(Phase p) { return p == Phase::kOpeningAuction || p == Phase::kClosingAuction; }
  [[nodiscard]] static bool is_due(const Order& o, Phase p) {
    if (o.time_in_force == TimeInForce::kAtOpen) return p == Phase::kOpeningAuction;
    if (o.time_in_force == TimeInForce::kAtClose) return p == Phase::kClosingAuction;
    return true;
  }

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
  [[nodiscard]] std::int64_t total(const Ids& ids) const {
    std::int64_t sum = 0;
    for (const std::uint64_t id : ids) sum += orders_.at(id).quantity;
    return sum;
  }
  // False where what stands there would add up to too much.
  [[nodiscard]] bool put(Order o, Where where) {
    Book& b = books_[o.instrument];
    o.where = where;
    o.placed = ++places_;
    o.slice = o.quantity;
    Ids* list = nullptr;
    std::int64_t there = 0;
    if (where == Where::kPrice) {
      Queue& q = b.prices[index(o.side)][key_of(o.side, o.price)];
      there = total(q.shown) + total(q.hidden);
      list = o.has(flags::kHidden) ? &q.hidden : &q.shown;
      if (o.display != 0) o.slice = std::min(o.display, o.quantity);
    } else {
      if (where == Where::kTrigger) {
        list = &b.triggers[direction(o)][direction(o) == 0 ? *o.trigger : -*o.trigger];
      } else if (where == Where::kAside) {
        list = &b.aside[index(o.side)];
      } else {
        list = where == Where::kAuction ? &b.auction : &b.held;
      }
      there = total(*list);
    }
    if (there + o.quantity > kLargestQuantity) return false;
    auto before = list->end();
    if (where == Where::kAside) {
      before = std::find_if(list->begin(), list->end(), [&](std::uint64_t id) {
        return key_of(o.side, orders_.at(id).price) > key_of(o.side, o.price);
      });
    }
    list->insert(before, o.id);
    touch(o);
    if (o.expires != 0) expiries_.insert({o.expires, o.id});
    if (o.group != 0) groups_[o.group][o.placed] = o.id;
    if (o.parent != 0) children_[o.parent][o.placed] = o.id;
    orders_[o.id] = o;
    return true;
  }
  Order take_out(std::uint64_t id) {
    Order o = orders_.at(id);
    Book& b = books_[o.instrument];
    touch(o);
    if (o.where == Where::kPrice) {
      auto& levels = b.prices[index(o.side)];
      const auto at = levels.find(key_of(o.side, o.price));
      at->second.shown.remove(id);
      at->second.hidden.remove(id);
      if (at->second.shown.empty() && at->second.hidden.empty()) levels.erase(at);
    } else if (o.where == Where::kTrigger) {
      auto& levels = b.triggers[direction(o)];
      const auto at = levels.find(direction(o) == 0 ? *o.trigger : -*o.trigger);
      at->second.remove(id);
      if (at->second.empty()) levels.erase(at);
    } else if (o.where == Where::kAside) {
      b.aside[index(o.side)].remove(id);
    } else {
      (o.where == Where::kAuction ? b.auction : b.held).remove(id);
    }
    if (o.expires != 0) expiries_.erase({o.expires, id});
    const auto forget = [&](auto& lists, std::uint64_t key) {
      if (key == 0) return;
      lists[key].erase(o.placed);
      if (lists[key].empty()) lists.erase(key);
    };
    forget(groups_, o.group);
    forget(children_, o.parent);
    orders_.erase(id);
    o.where = Where::kNowhere;
    return o;
  }
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
  [[nodiscard]] Reason check(const Command& c, std::span<const CommandTerms> terms) const {
    if (c.order == 0 || orders_.contains(c.order)) return Reason::kReusedId;
    if (c.quantity <= 0 || c.quantity > kLargestQuantity) return Reason::kBadQuantity;
    if (!is_price(c.price)) return Reason::kBadPrice;
    if (c.terms > terms.size()) return Reason::kBadTerms;
    const CommandTerms t = c.terms == 0 ? CommandTerms{} : terms[c.terms - 1];
    if (const Reason bad = check_terms(c, t); bad != Reason::kNone) return bad;
    const Phase phase = books_[c.instrument].phase;
    if (phase == Phase::kHalted || phase == Phase::kClosed) return Reason::kPhase;
    const bool is_all_or_none = (c.flags & flags::kAllOrNone) != 0;
    const bool is_immediate = c.time_in_force == TimeInForce::kIoc || c.time_in_force == TimeInForce::kFok;
    if (is_auction(phase) && (is_immediate || is_all_or_none)) return Reason::kPhase;
    return Reason::kNone;
  }
  [[nodiscard]] Reason check_terms(const Command& c, const CommandTerms& t) const {
    const auto has = [&](std::uint8_t flag) { return (c.flags & flag) != 0; };
    const auto raw = [](auto value) { return static_cast<unsigned>(value); };
    if (raw(c.side) > 1 || raw(c.type) > 6 || raw(c.time_in_force) > 6 || raw(c.self_trade) > 4 || c.flags > 15 ||
        raw(t.group_rule) > 2)
      return Reason::kBadTerms;
    if (c.type == OrderType::kTrailingStop) {
      const bool by_ticks = t.trail > 0 && t.trail_millionths == 0;
      const bool by_part = t.trail == 0 && t.trail_millionths > 0 && t.trail_millionths < 1'000'000;
      if (!by_ticks && !by_part) return Reason::kBadTrigger;
      if (!books_[c.instrument].last && t.parent == 0) return Reason::kBadTrigger;
    } else if (is_conditional(c.type) && !is_price(c.trigger)) {
      return Reason::kBadTrigger;
    }
    const bool is_limit = live_type(c.type) == OrderType::kLimit;
    const bool rests = is_limit && c.time_in_force != TimeInForce::kIoc && c.time_in_force != TimeInForce::kFok;
    const bool is_for_auction = c.time_in_force == TimeInForce::kAtOpen || c.time_in_force == TimeInForce::kAtClose;
    const bool is_iceberg = t.display != 0;
    if (is_iceberg && (t.display < 0 || t.display > c.quantity || c.quantity > 1000 * t.display))
      return Reason::kBadTerms;
    if ((is_iceberg || has(flags::kHidden) || has(flags::kPostOnly)) && !rests) return Reason::kBadTerms;
    if (is_iceberg && has(flags::kHidden)) return Reason::kBadTerms;
    if (has(flags::kAllOrNone) && (!is_limit || is_iceberg || has(flags::kPostOnly))) return Reason::kBadTerms;
    if (has(flags::kReduceOnly) && c.owner == 0) return Reason::kBadTerms;
    if ((c.time_in_force == TimeInForce::kGtd) != (t.expires != 0)) return Reason::kBadTerms;
    if (t.expires != 0 && t.expires <= c.time) return Reason::kBadTerms;
    if (is_for_auction && (is_conditional(c.type) || c.flags != 0 || is_iceberg || t.parent != 0))
      return Reason::kBadTerms;
    if ((t.group == 0) != (t.group_rule == GroupRule::kNone)) return Reason::kBadTerms;
    return t.parent == c.order ? Reason::kBadTerms : Reason::kNone;
  }
  void add(const Command& c, std::span<const CommandTerms> terms) {
    if (const Reason bad = check(c, terms); bad != Reason::kNone) return refuse(c, bad);
    const CommandTerms t = c.terms == 0 ? CommandTerms{} : terms[c.terms - 1];
    Order o;
    o.id = c.order;
    o.quantity = o.wanted = c.quantity;
    o.display = t.display;
    o.expires = t.expires;
    o.group = t.group;
    o.parent = t.parent;
    o.price = c.price;
    if (is_conditional(c.type) && c.type != OrderType::kTrailingStop) o.trigger = c.trigger;
    o.trail = t.trail;
    o.trail_millionths = t.trail_millionths;
    o.owner = c.owner;
    o.instrument = c.instrument;
    o.side = c.side;
    o.type = c.type;
    o.time_in_force = c.time_in_force;
    o.flags = c.flags;
    o.self_trade = c.self_trade;
    o.group_rule = t.group_rule;
    if (o.parent != 0) {
      tell_command(c, EventType::kAccepted, Reason::kNone);
      if (!put(o, Where::kHeld)) cancel_flying(o, Reason::kFull, c.time);
      return settle(c.instrument, c.time);
    }
    if (!is_conditional(o.type)) {
      if (o.has(flags::kReduceOnly) && reducible(o) == 0) return refuse(c, Reason::kNothingToReduce);
      if (o.has(flags::kPostOnly) && would_take(o)) return refuse(c, Reason::kWouldTake);
    }
    tell_command(c, EventType::kAccepted, Reason::kNone);
    if (!is_conditional(o.type)) reduce(o, c.time);
    enter(o, c.time);
    settle(c.instrument, c.time);
  }
  [[nodiscard]] std::int64_t reducible(const Order& o) const {
    const std::int64_t held = position(o.instrument, o.owner);
    return std::max<std::int64_t>(o.side == Side::kBuy ? -held : held, 0);
  }
  // A reduce-only order becomes as small as it must be.
  void reduce(Order& o, std::int64_t time) {
    if (!o.has(flags::kReduceOnly) || o.quantity <= reducible(o)) return;
    o.quantity = reducible(o);
    if (o.quantity != 0) tell_of(o, {EventType::kModified, Reason::kNothingToReduce, o.quantity, time, o.price});
  }
  [[nodiscard]] bool would_take(const Order& o) const {
    const Book& b = books_[o.instrument];
    if (b.phase != Phase::kContinuous) return false;
    const Side other = opposite(o.side);
    const auto& levels = b.prices[index(other)];
    if (!levels.empty() && levels.begin()->first <= key_of(other, o.price)) return true;
    return std::any_of(b.aside[index(other)].begin(), b.aside[index(other)].end(),
                       [&](std::uint64_t id) { return can_have_aside(orders_.at(id), o, o.quantity); });
  }
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
  void enter(Order o, std::int64_t time) {
    Book& b = books_[o.instrument];
    if (is_conditional(o.type)) {
      if (!o.trigger) {
        if (!b.last) return cancel_flying(o, Reason::kBadTrigger, time);
        o.trigger = trailing_trigger(o);
      }
      const bool is_reached = b.phase == Phase::kContinuous && b.last &&
                              (direction(o) == 0 ? *b.last >= *o.trigger : *b.last <= *o.trigger);
      if (!is_reached) return put_or_end(o, Where::kTrigger, time);
      tell_of(o, {EventType::kTriggered, Reason::kNone, o.quantity, time, *b.last});
      o.type = live_type(o.type);
    }
    if (o.is_for_auction()) {
      const bool rests = is_auction(b.phase) && is_due(o, b.phase) && o.is_limit();
      return put_or_end(o, rests ? Where::kPrice : Where::kAuction, time);
    }
    if (b.phase == Phase::kContinuous) return trade(o, time);
    if (!is_auction(b.phase) || o.is_immediate()) return cancel_flying(o, Reason::kPhase, time);
    if (o.has(flags::kAllOrNone)) return put_or_end(o, Where::kAside, time);
    put_or_end(o, o.is_limit() ? Where::kPrice : Where::kAuction, time);
  }
  void put_or_end(const Order& o, Where where, std::int64_t time) {
    if (!put(o, where)) cancel_flying(o, Reason::kFull, time);
  }
  [[nodiscard]] std::int32_t trailing_trigger(const Order& o) const {
    const std::int64_t last = *books_[o.instrument].last;
    const std::int64_t part = std::max<std::int64_t>(std::abs(last * o.trail_millionths / 1'000'000), 1);
    const std::int64_t distance = o.trail != 0 ? o.trail : part;
    const std::int64_t at = o.side == Side::kBuy ? last + distance : last - distance;
    return static_cast<std::int32_t>(std::clamp<std::int64_t>(at, -kFarthest, kFarthest));
  }

  // In continuous trading.
  void trade(Order o, std::int64_t time) {
    if (o.has(flags::kReduceOnly) && reducible(o) == 0) return cancel_flying(o, Reason::kNothingToReduce, time);
    reduce(o, time);
    if (o.has(flags::kPostOnly) && would_take(o)) return cancel_flying(o, Reason::kWouldTake, time);
    const bool wants_all = o.time_in_force == TimeInForce::kFok || o.has(flags::kAllOrNone);
    if (wants_all && !can_fill(o)) {
      if (o.has(flags::kAllOrNone) && !o.is_immediate()) return put_or_end(o, Where::kAside, time);
      return cancel_flying(o, Reason::kCannotFill, time);
    }
    std::int64_t traded = 0;
    const bool is_stopped = !take_from_queues(o, traded, time);
    if (!is_stopped) take_from_aside(o, traded, time);
    if (traded > 0) traded_.push_back({o.id, o.group, traded, o.group_rule, o.quantity == 0});
    if (is_stopped) return cancel_flying(o, Reason::kSelfTrade, time);
    if (o.quantity == 0) {
      if (traded == 0) traded_.push_back({o.id, 0, 0, GroupRule::kNone, true});
      return;
    }
    if (!o.is_limit() || o.is_immediate()) return cancel_flying(o, Reason::kNoLiquidity, time);
    put_or_end(o, Where::kPrice, time);
  }
  // False where self-trade prevention ends it.
  [[nodiscard]] bool take_from_queues(Order& o, std::int64_t& traded, std::int64_t time) {
    auto& levels = books_[o.instrument].prices[index(opposite(o.side))];
    while (o.quantity > 0 && !levels.empty()) {
      const Queue& q = levels.begin()->second;
      Order& maker = orders_.at(q.shown.empty() ? q.hidden.front() : q.shown.front());
      if (!is_in_reach(maker, o)) return true;
      if (is_own(maker, o)) {
        if (!meet_own(maker, o, time)) return false;
        continue;
      }
      std::int64_t part = std::min(maker.slice, o.quantity);
      if (maker.has(flags::kReduceOnly)) {
        part = std::min(part, reducible(maker));
        if (part == 0) {
          end_resting(maker.id, EventType::kCancelled, Reason::kNothingToReduce, time);
          continue;
        }
      }
      fill(o, maker, part, time);
      traded += part;
    }
    return true;
  }
  void take_from_aside(Order& o, std::int64_t& traded, std::int64_t time) {
    const Ids all = books_[o.instrument].aside[index(opposite(o.side))];
    for (const std::uint64_t id : all) {
      Order& maker = orders_.at(id);
      if (o.quantity == 0 || !can_have_aside(maker, o, o.quantity)) continue;
      traded += maker.quantity;
      fill(o, maker, maker.quantity, time);
    }
  }
  void fill(Order& taker, Order& maker, std::int64_t part, std::int64_t time) {
    taker.quantity -= part;
    tell_fill({taker, maker}, part, maker.price, time, Reason::kNone);
    books_[taker.instrument].last = maker.price;
    was_traded(maker, part);
  }
  struct Pair {
    const Order& order;
    const Order& other;
  };
  void tell_fill(const Pair& p, std::int64_t part, std::int32_t price, std::int64_t time, Reason reason) {
    tell(Event{.order = p.order.id,
               .other = p.other.id,
               .quantity = part,
               .left = p.other.quantity - part,
               .time = time,
               .price = price,
               .instrument = p.order.instrument,
               .type = EventType::kFilled,
               .side = p.order.side,
               .reason = reason});
    const std::int64_t bought = p.order.side == Side::kBuy ? part : -part;
    if (p.order.owner != 0) positions_[{p.order.instrument, p.order.owner}] += bought;
    if (p.other.owner != 0) positions_[{p.other.instrument, p.other.owner}] -= bought;
  }
  // A part of an order that stands somewhere was traded.
  void was_traded(Order& o, std::int64_t part) {
    touch(o);
    o.quantity -= part;
    o.slice -= part;
    traded_.push_back({o.id, o.group, part, o.group_rule, o.quantity == 0});
    if (o.quantity == 0) {
      take_out(o.id);
      return;
    }
    if (o.slice != 0) return;
    o.slice = std::min(o.display, o.quantity);
    Ids& q = books_[o.instrument].prices[index(o.side)].at(key_of(o.side, o.price)).shown;
    q.remove(o.id);
    q.push_back(o.id);
  }
  // False where the taker ends.
  [[nodiscard]] bool meet_own(Order& maker, Order& taker, std::int64_t time) {
    touch(maker);
    if (taker.self_trade == SelfTrade::kCancelNewest) return false;
    if (taker.self_trade != SelfTrade::kDecrement) {
      end_resting(maker.id, EventType::kCancelled, Reason::kSelfTrade, time);
      return taker.self_trade == SelfTrade::kCancelOldest;
    }
    const std::int64_t both = std::min(maker.quantity, taker.quantity);
    taker.quantity -= both;
    tell_of(taker, {EventType::kCancelled, Reason::kSelfTrade, both, time});
    if (both == maker.quantity) {
      end_resting(maker.id, EventType::kCancelled, Reason::kSelfTrade, time);
    } else {
      tell_of(maker, {EventType::kCancelled, Reason::kSelfTrade, both, time});
      shrink(maker, both);
    }
    return true;
  }
  // What is not shown goes first.
  void shrink(Order& o, std::int64_t by) {
    touch(o);
    const std::int64_t unseen = std::min(o.quantity - o.slice, by);
    o.quantity -= by;
    o.slice -= by - unseen;
  }
  // Whether all of it could be had now.
  [[nodiscard]] bool can_fill(const Order& o) const {
    const Book& b = books_[o.instrument];
    std::int64_t left = o.quantity;
    bool is_sure = true;  // no reduce-only order was met, of which nobody knows how much it will trade
    for (const auto& [key, q] : b.prices[index(opposite(o.side))]) {
      // In the order in which they would be met: what is shown, then the rest of icebergs, then what is hidden.
      std::int64_t rest = 0;
      for (const std::uint64_t id : q.shown) {
        const Order& maker = orders_.at(id);
        if (!is_in_reach(maker, o)) break;
        if (is_own(maker, o) && o.self_trade == SelfTrade::kCancelOldest) continue;
        if (is_own(maker, o)) return left <= 0;
        if (maker.has(flags::kReduceOnly)) {
          is_sure = false;
          continue;
        }
        left -= maker.slice;
        rest += maker.quantity - maker.slice;
        if (left <= 0) return true;
      }
      left -= rest;
      if (left <= 0) return true;
      for (const std::uint64_t id : q.hidden) {
        const Order& maker = orders_.at(id);
        if (!is_in_reach(maker, o)) break;
        if (is_own(maker, o) && o.self_trade == SelfTrade::kCancelOldest) continue;
        if (is_own(maker, o)) return false;
        if (maker.has(flags::kReduceOnly)) {
          is_sure = false;
          continue;
        }
        left -= maker.quantity;
        if (left <= 0) return true;
      }
    }
    if (!is_sure) return false;
    for (const std::uint64_t id : b.aside[index(opposite(o.side))]) {
      const Order& maker = orders_.at(id);
      if (!is_in_reach(maker, o) || is_own(maker, o) || maker.quantity > left) continue;
      if (maker.has(flags::kReduceOnly)) return false;
      left -= maker.quantity;
      if (left == 0) return true;
    }
    return false;
  }

  // --- changes
  void cancel(const Command& c) {
    if (!is_here(c)) return refuse_cancel(c, Reason::kUnknownOrder);
    end_resting(c.order, EventType::kCancelled, Reason::kAsked, c.time);
    settle(c.instrument, c.time);
  }
  [[nodiscard]] bool is_here(const Command& c) const {
    const auto at = orders_.find(c.order);
    return at != orders_.end() && at->second.instrument == c.instrument;
  }
  void modify(const Command& c) {
    if (!is_here(c)) return refuse(c, Reason::kUnknownOrder);
    if (c.quantity <= 0 || c.quantity > kLargestQuantity) return refuse(c, Reason::kBadQuantity);
    if (!is_price(c.price)) return refuse(c, Reason::kBadPrice);
    const Phase phase = books_[c.instrument].phase;
    if (phase == Phase::kHalted || phase == Phase::kClosed) return refuse(c, Reason::kPhase);
    Order& resting = orders_.at(c.order);
    if (resting.display != 0 && c.quantity > 1000 * resting.display) return refuse(c, Reason::kBadTerms);
    const bool has_trigger = is_conditional(resting.type) && resting.type != OrderType::kTrailingStop;
    if (has_trigger && !is_price(c.trigger)) return refuse(c, Reason::kBadTrigger);
    Order changed = resting;
    changed.price = c.price;
    changed.quantity = c.quantity;
    if (has_trigger) changed.trigger = c.trigger;
    if (resting.where == Where::kPrice && resting.has(flags::kPostOnly) && would_take(changed))
      return refuse(c, Reason::kWouldTake);
    const bool keeps = resting.where == Where::kPrice && c.price == resting.price && c.quantity <= resting.quantity;
    tell_of(resting, {EventType::kModified, keeps ? Reason::kNone : Reason::kLostPlace, c.quantity, c.time, c.price});
    if (keeps) {
      shrink(resting, resting.quantity - c.quantity);
    } else if (resting.where == Where::kHeld) {
      take_out(c.order);
      changed.wanted = c.quantity;
      put_or_end(changed, Where::kHeld, c.time);
    } else {
      take_out(c.order);
      changed.where = Where::kNowhere;
      enter(changed, c.time);
    }
    settle(c.instrument, c.time);
  }
  // Buyers best first, sellers, those that wait for rising and for falling prices, the lists.
  [[nodiscard]] std::vector<std::uint64_t> all_orders(const Book& b) const {
    std::vector<std::uint64_t> out;
    const auto append = [&](const Ids& ids) { out.insert(out.end(), ids.begin(), ids.end()); };
    for (const auto& levels : b.prices) {
      for (const auto& [key, q] : levels) {
        append(q.shown);
        append(q.hidden);
      }
    }
    for (const auto& levels : b.triggers) {
      for (const auto& [key, ids] : levels) append(ids);
    }
    for (const Ids* ids : {&b.aside[0], &b.aside[1], &b.auction, &b.held}) append(*ids);
    return out;
  }
  void mass_cancel(const Command& c) {
    for (const std::uint64_t id : all_orders(books_[c.instrument])) {
      if (c.owner != 0 && orders_.at(id).owner != c.owner) continue;
      end_resting(id, EventType::kCancelled, Reason::kAsked, c.time);
    }
    settle(c.instrument, c.time);
  }
  void expire(std::int64_t time) {
    while (!expiries_.empty() && expiries_.begin()->first <= time) {
      const auto [due, id] = *expiries_.begin();
      const std::uint16_t instrument = orders_.at(id).instrument;
      end_resting(id, EventType::kExpired, Reason::kNone, due);
      settle(instrument, due);
    }
  }

  // --- what follows
  void settle(std::uint16_t instrument, std::int64_t time) {
    unsettled_.push_back(instrument);
    while (!traded_.empty() || !unsettled_.empty()) {
      if (!traded_.empty()) {
        const Traded t = traded_.front();
        traded_.pop_front();
        follow(t, time);
        continue;
      }
      Book& b = books_[unsettled_.back()];
      if (!fire_one(b, time) && !fill_aside(b, time)) unsettled_.pop_back();
    }
    tell_levels(time);
  }
  [[nodiscard]] static std::vector<std::uint64_t> values(
      const std::map<std::uint64_t, std::map<std::uint64_t, std::uint64_t>>& lists, std::uint64_t key) {
    std::vector<std::uint64_t> out;
    if (const auto at = lists.find(key); at != lists.end()) {
      for (const auto& [placed, id] : at->second) out.push_back(id);
    }
    return out;
  }
  void follow(const Traded& t, std::int64_t time) {
    if (t.group != 0 && t.quantity != 0) follow_group(t, time);
    for (const std::uint64_t id : values(children_, t.order)) {
      if (t.quantity != 0) release(id, t.quantity, time);
    }
    if (!t.is_done) return;
    for (const std::uint64_t id : values(children_, t.order)) {
      Order& child = orders_.at(id);
      if (child.where == Where::kHeld) {
        const std::uint16_t instrument = child.instrument;
        end_resting(id, EventType::kCancelled, Reason::kParent, time);
        unsettled_.push_back(instrument);
      } else {
        child.parent = 0;
      }
    }
    children_.erase(t.order);
  }
  void follow_group(const Traded& t, std::int64_t time) {
    for (const std::uint64_t id : values(groups_, t.group)) {
      if (id == t.order) continue;
      Order& o = orders_.at(id);
      const std::uint16_t instrument = o.instrument;
      if (t.rule == GroupRule::kCancel || t.is_done || o.quantity <= t.quantity) {
        end_resting(id, EventType::kCancelled, Reason::kGroup, time);
      } else {
        shrink(o, t.quantity);
        if (o.where == Where::kHeld) o.wanted = o.quantity;
        tell_of(o, {EventType::kModified, Reason::kGroup, o.quantity, time, o.price});
      }
      unsettled_.push_back(instrument);
    }
  }
  // A child grows by what its parent traded.
  void release(std::uint64_t id, std::int64_t traded, std::int64_t time) {
    if (!orders_.contains(id)) return;
    const std::int64_t more = std::min(traded, orders_.at(id).wanted - orders_.at(id).released);
    if (more <= 0) return;
    const bool was_held = orders_.at(id).where == Where::kHeld;
    Order o = take_out(id);
    o.quantity = was_held ? more : o.quantity + more;
    o.released += more;
    tell_of(o, {EventType::kModified, Reason::kParent, o.quantity, time, o.price});
    enter(o, time);
    unsettled_.push_back(o.instrument);
  }
  [[nodiscard]] bool fire_one(Book& b, std::int64_t time) {
    if (!b.last || b.phase != Phase::kContinuous) return false;
    trail(b, time);
    std::uint64_t id = 0;
    if (!b.triggers[0].empty() && b.triggers[0].begin()->first <= *b.last) {
      id = b.triggers[0].begin()->second.front();
    } else if (!b.triggers[1].empty() && -b.triggers[1].begin()->first >= *b.last) {
      id = b.triggers[1].begin()->second.front();
    }
    if (id == 0) return false;
    enter(take_out(id), time);
    return true;
  }
  void trail(const Book& b, std::int64_t time) {
    std::vector<Order> moving;
    for (const auto& levels : b.triggers) {
      for (const auto& [key, ids] : levels) {
        for (const std::uint64_t id : ids) {
          Order o = orders_.at(id);
          if (o.type != OrderType::kTrailingStop) continue;
          const std::int32_t before = *o.trigger;
          o.trigger = trailing_trigger(o);
          if (o.side == Side::kBuy ? *o.trigger < before : *o.trigger > before) moving.push_back(o);
        }
      }
    }
    for (const Order& o : moving) take_out(o.id);
    for (const Order& o : moving) put_or_end(o, Where::kTrigger, time);
  }
  [[nodiscard]] bool fill_aside(const Book& b, std::int64_t time) {
    if (b.phase != Phase::kContinuous) return false;
    for (const Ids& ids : b.aside) {
      for (const std::uint64_t id : ids) {
        if (!can_fill(orders_.at(id))) continue;
        trade(take_out(id), time);
        return true;
      }
    }
    return false;
  }

  // --- phases
  void change_phase(const Command& c) {
    if (c.quantity < 0 || c.quantity > 4) return refuse(c, Reason::kBadTerms);
    if (!is_price(c.price)) return refuse(c, Reason::kBadPrice);
    Book& b = books_[c.instrument];
    const auto phase = static_cast<Phase>(c.quantity);
    if (is_auction(b.phase) && phase != b.phase) {
      const std::int32_t reference = c.price != 0 ? c.price : b.last.value_or(0);
      while (uncross(b, c.instrument, reference, c.time)) {
      }
      for (const std::uint64_t id : all_orders(b)) {
        const Order& o = orders_.at(id);
        const bool ends = is_due(o, b.phase) && (o.is_for_auction() || o.where == Where::kAuction);
        if (ends) end_resting(id, EventType::kExpired, Reason::kPhase, c.time);
      }
    }
    b.phase = phase;
    tell(Event{.order = 0,
               .other = 0,
               .quantity = c.quantity,
               .left = 0,
               .time = c.time,
               .price = 0,
               .instrument = c.instrument,
               .type = EventType::kPhase,
               .side = Side::kBuy,
               .reason = Reason::kNone});
    if (is_auction(phase)) {
      std::vector<std::uint64_t> joining;
      for (const std::uint64_t id : b.auction) {
        if (orders_.at(id).is_limit() && is_due(orders_.at(id), phase)) joining.push_back(id);
      }
      for (const std::uint64_t id : joining) put_or_end(take_out(id), Where::kPrice, c.time);
    }
    if (phase == Phase::kClosed) {
      for (const std::uint64_t id : all_orders(b)) {
        if (orders_.at(id).time_in_force != TimeInForce::kDay) continue;
        end_resting(id, EventType::kExpired, Reason::kPhase, c.time);
      }
    }
    settle(c.instrument, c.time);
  }
  struct Crossing {
    std::int32_t price;
    std::int64_t volume;
    std::int64_t surplus;
  };
  // Every price at which anything can change is tried by adding all up anew.
  [[nodiscard]] std::optional<Crossing> crossing(const Book& b, std::int32_t reference) const {
    std::set<std::int32_t> limits;
    for (const Side side : {Side::kBuy, Side::kSell}) {
      for (const auto& [key, q] : b.prices[index(side)]) limits.insert(price_of(side, key));
    }
    if (limits.empty() && reference == 0) return {};
    std::set<std::int32_t> tried(limits);
    const std::int32_t low = limits.empty() ? reference : *limits.begin();
    const std::int32_t high = limits.empty() ? reference : *limits.rbegin();
    for (const std::int32_t p : limits) {
      tried.insert(std::max(p - 1, low));
      tried.insert(std::min(p + 1, high));
    }
    tried.insert(std::clamp(reference, low, high));
    std::optional<Crossing> best;
    for (const std::int32_t price : tried) {
      const Crossing here = crossing_at(b, price);
      if (!best || is_better(here, *best, reference)) best = here;
    }
    return best;
  }
  [[nodiscard]] Crossing crossing_at(const Book& b, std::int32_t price) const {
    std::int64_t wanted[2] = {0, 0};
    for (const Side side : {Side::kBuy, Side::kSell}) {
      for (const auto& [key, q] : b.prices[index(side)]) {
        if (key <= key_of(side, price)) wanted[index(side)] += total(q.shown) + total(q.hidden);
      }
    }
    for (const std::uint64_t id : b.auction) {
      const Order& o = orders_.at(id);
      if (!o.is_limit() && is_due(o, b.phase)) wanted[index(o.side)] += o.quantity;
    }
    return {price, std::min(wanted[0], wanted[1]), wanted[0] - wanted[1]};
  }
  [[nodiscard]] static bool is_better(const Crossing& a, const Crossing& b, std::int32_t reference) {
    if (a.volume != b.volume) return a.volume > b.volume;
    if (std::abs(a.surplus) != std::abs(b.surplus)) return std::abs(a.surplus) < std::abs(b.surplus);
    const std::int64_t from_a = std::abs(std::int64_t{a.price} - reference);
    const std::int64_t from_b = std::abs(std::int64_t{b.price} - reference);
    if (from_a != from_b) return from_a < from_b;
    return a.surplus > 0 ? a.price > b.price : a.price < b.price;
  }
  // True: somebody was missing, and others may still trade.
  [[nodiscard]] bool uncross(Book& b, std::uint16_t instrument, std::int32_t reference, std::int64_t time) {
    const std::optional<Crossing> r = crossing(b, reference);
    if (!r || r->volume == 0) return false;
    tell(Event{.order = 0,
               .other = 0,
               .quantity = r->volume,
               .left = r->surplus,
               .time = time,
               .price = r->price,
               .instrument = instrument,
               .type = EventType::kAuction,
               .side = r->surplus >= 0 ? Side::kBuy : Side::kSell,
               .reason = Reason::kNone});
    for (std::int64_t left = r->volume; left > 0;) {
      const std::uint64_t ids[2] = {next_to_cross(b, Side::kBuy, r->price), next_to_cross(b, Side::kSell, r->price)};
      if (ids[0] == 0 || ids[1] == 0) return true;
      std::int64_t part = left;
      bool has_ended = false;
      for (const std::uint64_t id : ids) {
        Order& o = orders_.at(id);
        part = std::min(part, o.slice);
        if (!o.has(flags::kReduceOnly)) continue;
        part = std::min(part, reducible(o));
        has_ended = part == 0;
        if (has_ended) end_resting(id, EventType::kCancelled, Reason::kNothingToReduce, time);
        if (has_ended) break;
      }
      if (has_ended) continue;
      left -= part;
      Order& buyer = orders_.at(ids[0]);
      Order& seller = orders_.at(ids[1]);
      tell_fill({buyer, seller}, part, r->price, time, Reason::kAuction);
      b.last = r->price;
      was_traded(buyer, part);
      was_traded(seller, part);
    }
    return false;
  }
  [[nodiscard]] std::uint64_t next_to_cross(const Book& b, Side side, std::int32_t price) const {
    for (const std::uint64_t id : b.auction) {
      const Order& o = orders_.at(id);
      if (o.side == side && !o.is_limit() && is_due(o, b.phase)) return id;
    }
    const auto& levels = b.prices[index(side)];
    if (levels.empty() || levels.begin()->first > key_of(side, price)) return 0;
    const Queue& q = levels.begin()->second;
    return q.shown.empty() ? q.hidden.front() : q.shown.front();
  }

  // --- views
  [[nodiscard]] Level view(std::uint16_t instrument, Side side, std::int32_t price) const {
    Level out{price, 0, 0};
    for (const auto& [id, quantity] : queue(instrument, side, price)) {
      ++out.orders;
      out.quantity += quantity;
    }
    return out;
  }
  void tell_levels(std::int64_t time) {
    const auto touched = std::exchange(touched_, {});
    if (!tells_levels_) return;
    const auto say = [&](EventType type, std::uint16_t instrument, Side side, const Level& level) {
      tell(Event{.order = 0,
                 .other = 0,
                 .quantity = level.quantity,
                 .left = level.orders,
                 .time = time,
                 .price = level.price,
                 .instrument = instrument,
                 .type = type,
                 .side = side,
                 .reason = Reason::kNone});
    };
    for (const auto& [instrument, side, price] : touched)
      say(EventType::kLevel, instrument, side, view(instrument, side, price));
    for (const auto& [instrument, side, price] : touched) {
      Level now;
      for (const auto& [key, level] : books_[instrument].prices[index(side)]) {
        if (level.shown.empty()) continue;
        now = view(instrument, side, price_of(side, key));
        break;
      }
      Level& told = books_[instrument].told[index(side)];
      if (now.price == told.price && now.quantity == told.quantity) continue;
      told = now;
      say(EventType::kTop, instrument, side, now);
    }
  }

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
