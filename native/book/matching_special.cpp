// Orders with conditions: what they ask for on their way in, and how they are met as makers.
#include <algorithm>
#include <limits>

#include "native/book/matching_engine.hpp"

namespace tiercel::book {
namespace {

[[nodiscard]] constexpr bool has(std::uint8_t all, std::uint8_t flag) noexcept { return (all & flag) != 0; }

[[nodiscard]] constexpr bool is_conditional(OrderType t) noexcept { return t > OrderType::kMarket; }
// What an order is once its trigger was reached.
[[nodiscard]] constexpr OrderType type_when_live(OrderType t) noexcept {
  const bool is_limit = t == OrderType::kLimit || t == OrderType::kStopLimit || t == OrderType::kLimitIfTouched;
  return is_limit ? OrderType::kLimit : OrderType::kMarket;
}
[[nodiscard]] constexpr bool is_at_auction(TimeInForce t) noexcept { return t >= TimeInForce::kAtOpen; }
[[nodiscard]] constexpr bool is_immediate(TimeInForce t) noexcept {
  return t == TimeInForce::kIoc || t == TimeInForce::kFok;
}

}  // namespace

// --- terms

void MatchingEngine::give_terms(std::uint32_t node, const Terms& terms) {
  if (terms_index_.empty()) terms_index_.resize(std::size_t{pool_.capacity()} + 1);
  if (free_terms_.empty()) {
    free_terms_.push_back(static_cast<std::uint32_t>(terms_.size()));
    terms_.emplace_back();
  }
  const std::uint32_t index = free_terms_.back();
  free_terms_.pop_back();
  terms_[index] = terms;
  terms_index_[node] = index;
  pool_[node].place |= place::kHasTerms;
  if (terms.group != 0) groups_[terms.group].push_back(pool_[node].id);
  if (terms.parent != 0) children_[terms.parent].push_back(pool_[node].id);
  if (terms.expires == 0) return;
  expiries_.push_back({terms.expires, pool_[node].id});
  std::push_heap(expiries_.begin(), expiries_.end(), std::greater<>());
  next_time_ = expiries_.front().time;
}

void MatchingEngine::forget_terms(std::uint32_t node) noexcept {
  const std::uint32_t index = terms_index_[node];
  const std::uint64_t id = pool_[node].id;
  const auto drop = [id](auto& lists, std::uint64_t key) {
    const auto at = lists.find(key);
    if (at == lists.end()) return;
    std::erase(at->second, id);
    if (at->second.empty()) lists.erase(at);
  };
  if (terms_[index].group != 0) drop(groups_, terms_[index].group);
  if (terms_[index].parent != 0) drop(children_, terms_[index].parent);
  free_terms_.push_back(index);
}

// --- what comes in

Reason MatchingEngine::check_terms(const Book& b, const Command& c, const CommandTerms& t) const noexcept {
  const bool is_limit = type_when_live(c.type) == OrderType::kLimit;
  const bool trails = c.type == OrderType::kTrailingStop;
  if (c.type > OrderType::kLimitIfTouched || c.time_in_force > TimeInForce::kAtClose ||
      c.self_trade > SelfTrade::kDecrement || c.side > Side::kSell || c.flags > flags::kAll ||
      t.group_rule > GroupRule::kUpdate) {
    return Reason::kBadTerms;
  }
  if (is_conditional(c.type) && !trails && (c.trigger <= -kAnyPrice || c.trigger >= kAnyPrice))
    return Reason::kBadTrigger;
  if (trails) {
    const bool is_one = (t.trail > 0 && t.trail_millionths == 0) || (t.trail == 0 && t.trail_millionths > 0);
    if (!is_one || t.trail_millionths >= 1'000'000) return Reason::kBadTrigger;
    if (b.last == kNoPrice && t.parent == 0) return Reason::kBadTrigger;  // there is no trade yet to follow
  }
  const bool rests = is_limit && !is_immediate(c.time_in_force);
  const bool is_partly_shown = t.display != 0;
  if (is_partly_shown && (t.display < 0 || t.display > c.quantity || !rests)) return Reason::kBadTerms;
  if (has_too_many_parts(t.display, c.quantity)) return Reason::kBadTerms;
  if (has(c.flags, flags::kHidden) && (is_partly_shown || !rests)) return Reason::kBadTerms;
  if (has(c.flags, flags::kPostOnly) && !rests) return Reason::kBadTerms;
  if (has(c.flags, flags::kAllOrNone) && (has(c.flags, flags::kPostOnly) || is_partly_shown || !is_limit)) {
    return Reason::kBadTerms;
  }
  if (has(c.flags, flags::kReduceOnly) && c.owner == 0) return Reason::kBadTerms;
  if ((c.time_in_force == TimeInForce::kGtd) != (t.expires != 0)) return Reason::kBadTerms;
  if (t.expires != 0 && t.expires <= c.time) return Reason::kBadTerms;
  if (is_at_auction(c.time_in_force) && (is_conditional(c.type) || c.flags != 0 || is_partly_shown || t.parent != 0)) {
    return Reason::kBadTerms;
  }
  if ((t.group != 0) != (t.group_rule != GroupRule::kNone)) return Reason::kBadTerms;
  return t.parent == c.order ? Reason::kBadTerms : Reason::kNone;
}

Reason MatchingEngine::check_phase(const Book& b, const Command& c) const noexcept {
  if (b.phase == Phase::kHalted || b.phase == Phase::kClosed) return Reason::kPhase;
  if (b.phase == Phase::kContinuous) return Reason::kNone;
  return is_immediate(c.time_in_force) || has(c.flags, flags::kAllOrNone) ? Reason::kPhase : Reason::kNone;
}

void MatchingEngine::begin_special(PlainOrder o, OrderType type) {
  add_special({.order = o.order,
               .time = o.time,
               .quantity = o.quantity,
               .price = o.price,
               .trigger = 0,
               .owner = o.owner,
               .terms = 0,
               .instrument = o.instrument,
               .kind = CommandKind::kNew,
               .side = o.side,
               .type = type,
               .time_in_force = TimeInForce::kGtc,
               .flags = 0,
               .self_trade = SelfTrade::kAllow},
              {});
}

void MatchingEngine::add_special(const Command& c, std::span<const CommandTerms> terms) {
  if (c.time >= next_time_) pass_time(c.time);
  if (const Reason bad = check(plain_of(c)); bad != Reason::kNone) return refuse(c, bad);
  Book& b = books_[c.instrument];
  if (c.terms > terms.size()) return refuse(c, Reason::kBadTerms);
  const CommandTerms given = c.terms != 0 ? terms[c.terms - 1] : CommandTerms{};
  if (const Reason bad = check_terms(b, c, given); bad != Reason::kNone) return refuse(c, bad);
  if (const Reason bad = check_phase(b, c); bad != Reason::kNone) return refuse(c, bad);
  Incoming in{.taker = {c.order, c.time, c.owner, c.side, c.self_trade},
              .quantity = c.quantity,
              .terms = {.reserve = 0,
                        .display = given.display,
                        .expires = given.expires,
                        .wanted = c.quantity,
                        .released = 0,
                        .group = given.group,
                        .parent = given.parent,
                        .price = c.price,
                        .trigger = c.type == OrderType::kTrailingStop ? kNoPrice : c.trigger,
                        .trail = given.trail,
                        .trail_millionths = given.trail_millionths,
                        .instrument = c.instrument,
                        .type = c.type,
                        .time_in_force = c.time_in_force,
                        .flags = c.flags,
                        .self_trade = c.self_trade,
                        .group_rule = given.group_rule,
                        .where = Where::kPrice,
                        .is_parent = children_.contains(c.order)},
              .has_terms = false,
              .is_new = true};
  in.has_terms = c.terms != 0 || c.flags != 0 || c.time_in_force != TimeInForce::kGtc ||
                 c.self_trade != SelfTrade::kAllow || (is_conditional(c.type) && c.type != OrderType::kStop) ||
                 in.terms.is_parent;
  if (given.parent != 0) {
    tell(plain_of(c), c.side, EventType::kAccepted, Reason::kNone);
    if (!put_in_list(b, b.held, in, Where::kHeld)) {
      end(b, in, Reason::kFull, c.quantity);
    } else if (const std::uint32_t parent = ids_.find(given.parent); parent != kNoNode) {
      know_by_terms(parent);
    }
    return settle(b, c.time);
  }
  const bool is_live = !is_conditional(c.type);
  const bool reduces = is_live && has(c.flags, flags::kReduceOnly);
  if (reduces && reducible(b, c.side, c.owner) == 0) return refuse(c, Reason::kNothingToReduce);
  if (is_live && has(c.flags, flags::kPostOnly) && would_take(b, in)) return refuse(c, Reason::kWouldTake);
  tell(plain_of(c), c.side, EventType::kAccepted, Reason::kNone);
  if (reduces) reduce(b, in);
  enter(b, in);
  settle(b, c.time);
}

void MatchingEngine::end(Book& b, const Incoming& in, Reason reason, std::int64_t quantity) {
  tell_end(in.taker, number(b), EventType::kCancelled, reason, quantity);
  note_ended(in.taker.id, in.terms);
}

void MatchingEngine::note_traded(const Terms* t, std::uint64_t id, std::int64_t quantity, bool is_done) {
  if (t == nullptr) return;
  if (t->group != 0 || t->is_parent) traded_.push_back({id, t->group, quantity, t->group_rule, is_done});
}

void MatchingEngine::note_ended(std::uint64_t id, const Terms& t) {
  if (t.is_parent) traded_.push_back({id, 0, 0, GroupRule::kNone, true});
}

// An order on which another one depends.
void MatchingEngine::know_by_terms(std::uint32_t node) {
  const Node& x = pool_[node];
  if ((x.place & place::kHasTerms) != 0) {
    terms_of(node).is_parent = true;
    return;
  }
  const bool waits = (x.place & place::kWaits) != 0;
  const Ladder* own = nullptr;
  std::uint16_t instrument = 0;
  const Side side = place::side(x.place);
  for (const Book& b : books_) {
    own = waits ? &b.triggers[trigger_side(OrderType::kStop, side)] : &prices(b, side);
    instrument = number(b);
    if (own->has(pool_, place::slot(x.place))) break;
  }
  const std::int32_t key = Ladder::key_of(pool_[place::slot(x.place)]);
  give_terms(node, {.wanted = x.quantity,
                    .price = waits ? 0 : price_of(side, key),
                    .trigger = waits ? price_of(side == Side::kBuy ? Side::kSell : Side::kBuy, key) : 0,
                    .instrument = instrument,
                    .type = waits ? OrderType::kStop : OrderType::kLimit,
                    .where = waits ? Where::kTrigger : Where::kPrice,
                    .is_parent = true});
}

// An order that is known goes where it belongs.
void MatchingEngine::enter(Book& b, Incoming in) {
  Terms& t = in.terms;
  if (is_conditional(t.type)) {
    if (t.trigger == kNoPrice) {
      if (b.last == kNoPrice) return end(b, in, Reason::kBadTrigger, in.quantity);
      t.trigger = trail_trigger(t, in.taker.side, b.last);
    }
    if (!is_triggered(b, in)) return wait(b, in);
    tell_triggered(b, in);
    t.type = type_when_live(t.type);
  }
  if (b.phase == Phase::kContinuous && !is_at_auction(t.time_in_force)) return enter_at_once(b, in);
  const bool is_auction = b.phase == Phase::kOpeningAuction || b.phase == Phase::kClosingAuction;
  const bool has_no_phase = !is_auction || is_immediate(t.time_in_force);
  if (has_no_phase && !is_at_auction(t.time_in_force)) return end(b, in, Reason::kPhase, in.quantity);
  if (has(t.flags, flags::kAllOrNone)) return stand_aside(b, in);
  if (is_auction && t.type == OrderType::kLimit && is_due(b, t)) return rest_special(b, in, in.quantity);
  if (!put_in_list(b, b.auction, in, Where::kAuction)) end(b, in, Reason::kFull, in.quantity);
}

// Whether an order takes part in the auction that the instrument is in.
bool MatchingEngine::is_due(const Book& b, const Terms& t) noexcept {
  if (!is_at_auction(t.time_in_force)) return true;
  return (t.time_in_force == TimeInForce::kAtOpen) == (b.phase == Phase::kOpeningAuction);
}

// In continuous trading: takes what it may, and rests or ends.
void MatchingEngine::enter_at_once(Book& b, Incoming& in) {
  const Terms& t = in.terms;
  const bool is_limit = t.type == OrderType::kLimit;
  const Side other = opposite(in.taker.side);
  const std::int32_t limit = is_limit ? key_of(other, t.price) : kAnyPrice;
  if (has(t.flags, flags::kReduceOnly)) {
    if (reducible(b, in.taker.side, in.taker.owner) == 0) return end(b, in, Reason::kNothingToReduce, in.quantity);
    reduce(b, in);
  }
  if (has(t.flags, flags::kPostOnly) && would_take(b, in)) {
    return end(b, in, Reason::kWouldTake, in.quantity);
  }
  const bool wants_all = t.time_in_force == TimeInForce::kFok || has(t.flags, flags::kAllOrNone);
  if (wants_all && !can_fill(b, in.taker, limit, in.quantity)) {
    const bool rests = has(t.flags, flags::kAllOrNone) && !is_immediate(t.time_in_force);
    if (!rests) return end(b, in, Reason::kCannotFill, in.quantity);
    return stand_aside(b, in);
  }
  stopped_ = prevented_ = 0;
  std::int64_t left = match(b, in.taker, limit, in.quantity);
  if (left != 0) left = match_aside(b, in.taker, limit, left);
  const std::int64_t traded = in.quantity - left - stopped_ - prevented_;
  const bool is_filled = left == 0 && stopped_ == 0;
  if (traded > 0) note_traded(in.has_terms ? &t : nullptr, in.taker.id, traded, is_filled);
  if (stopped_ != 0) return end(b, in, Reason::kSelfTrade, stopped_);
  if (left == 0) return traded == 0 ? note_ended(in.taker.id, t) : void();
  if (!is_limit || is_immediate(t.time_in_force)) return end(b, in, Reason::kNoLiquidity, left);
  rest_special(b, in, left);
}

void MatchingEngine::stand_aside(Book& b, const Incoming& in) {
  std::uint32_t& list = b.aside[static_cast<std::size_t>(in.taker.side)];
  if (!put_in_list(b, list, in, Where::kAside)) return end(b, in, Reason::kFull, in.quantity);
  update_special(b);
}

void MatchingEngine::rest_special(Book& b, const Incoming& in, std::int64_t quantity) {
  const std::uint32_t node = pool_.acquire();
  if (node == kNoNode) return end(b, in, Reason::kFull, quantity);
  const bool is_unseen = has(in.terms.flags, flags::kHidden);
  const bool is_iceberg = in.terms.display != 0 && in.terms.display < quantity;
  const Ladder& own = prices(b, in.taker.side);
  if (const std::uint32_t at = own.find(pool_, key_of(in.taker.side, in.terms.price)); at != kNoNode) {
    const std::int64_t there = pool_[at].quantity + static_cast<std::int64_t>(pool_[at].id);
    if (quantity > kLargestQuantity - there) {
      pool_.release(node);
      return end(b, in, Reason::kFull, quantity);
    }
  }
  Node& x = pool_[node];
  x.quantity = is_iceberg ? in.terms.display : quantity;
  x.place = static_cast<std::uint32_t>(in.taker.side) * place::kSell + (is_unseen ? place::kUnseen : 0);
  x.owner = in.taker.owner;
  x.id = in.taker.id;
  const Side side = in.taker.side;
  if (!enlist(b, node, key_of(side, in.terms.price))) return end(b, in, Reason::kFull, quantity);
  Node& level = pool_[place::slot(x.place)];
  if (is_unseen) {
    level.quantity -= quantity;
    level.id += static_cast<std::uint64_t>(quantity);
  }
  if (in.has_terms) {
    Terms terms = in.terms;
    terms.where = Where::kPrice;
    terms.reserve = is_iceberg ? quantity - terms.display : 0;
    level.id += static_cast<std::uint64_t>(terms.reserve);
    give_terms(node, terms);
  }
  if (tells_levels_) touched_.push_back({number(b), side, in.terms.price});
}

// What is shown goes before what is not.
void MatchingEngine::go_before_unseen(std::uint32_t slot, std::uint32_t node) noexcept {
  if ((pool_[node].place & place::kUnseen) != 0) return;
  std::uint32_t before = node;
  while (pool_[before].prev != slot && (pool_[pool_[before].prev].place & place::kUnseen) != 0)
    before = pool_[before].prev;
  if (before == node) return;
  const Node x = pool_[node];
  pool_[x.prev].next = x.next;
  pool_[x.next].prev = x.prev;
  Ladder::link(pool_, node, pool_[before].prev, before);
}

std::int64_t MatchingEngine::reducible(const Book& b, Side side, std::uint32_t owner) const noexcept {
  const std::int64_t held = positions_.of(number(b), owner);
  return side == Side::kBuy ? std::max<std::int64_t>(-held, 0) : std::max<std::int64_t>(held, 0);
}

// Makes a reduce-only order as small as it must be.
void MatchingEngine::reduce(const Book& b, Incoming& in) {
  const std::int64_t most = reducible(b, in.taker.side, in.taker.owner);
  if (in.quantity <= most) return;
  in.quantity = most;
  tell_end(in.taker, number(b), EventType::kModified, Reason::kNothingToReduce, most);
  log_.last().price = in.terms.price;
}

// Whether an order that stands aside would give itself to a taker of so much.
bool MatchingEngine::is_open_to(const Book& b, std::uint32_t node, const Taker& t, std::int64_t quantity) const {
  const Node& x = pool_[node];
  const bool is_own = x.owner == t.owner && x.owner != 0 && t.self_trade != SelfTrade::kAllow;
  if (x.quantity > quantity || is_own) return false;
  return !has(terms_of(node).flags, flags::kReduceOnly) || reducible(b, place::side(x.place), x.owner) >= x.quantity;
}

// Whether a limit order would trade at once.
bool MatchingEngine::would_take(const Book& b, const Incoming& in) const {
  if (b.phase != Phase::kContinuous) return false;
  const Side side = opposite(in.taker.side);
  const std::int32_t limit = key_of(side, in.terms.price);
  if (prices(b, side).best() <= limit) return true;
  const std::uint32_t list = b.aside[static_cast<std::size_t>(side)];
  if (list == 0) return false;
  for (std::uint32_t n = pool_[list].next; n != list; n = pool_[n].next) {
    if (key_of(side, terms_of(n).price) <= limit && is_open_to(b, n, in.taker, in.quantity)) return true;
  }
  return false;
}

// Whether so much could be taken now, all of it. How much reduce-only orders will trade nobody knows beforehand: they
// do not count, nor does what comes after all orders that have a level then.
bool MatchingEngine::can_fill(const Book& b, const Taker& t, std::int32_t limit, std::int64_t quantity) const {
  const Side side = opposite(t.side);
  const Ladder& l = prices(b, side);
  std::int64_t left = quantity;
  bool is_sure = true;
  for (std::int32_t key = l.best(); key <= limit && key != Ladder::kEmpty; key = l.next(pool_, key)) {
    const std::uint32_t slot = l.find(pool_, key);
    std::int64_t reserves = 0;  // of icebergs: they come after all that is shown
    for (std::uint32_t n = pool_[slot].next; n != slot; n = pool_[n].next) {
      const Node& x = pool_[n];
      if ((x.place & place::kUnseen) != 0) left -= std::exchange(reserves, 0);
      if (left <= 0) return true;
      if (x.owner == t.owner && x.owner != 0 && t.self_trade != SelfTrade::kAllow) {
        if (t.self_trade == SelfTrade::kCancelOldest) continue;
        return false;  // it would end there
      }
      const Terms* own = find_terms(n);
      if (own != nullptr && has(own->flags, flags::kReduceOnly)) {
        is_sure = false;
        continue;
      }
      left -= x.quantity;
      reserves += own != nullptr ? own->reserve : 0;
      if (left <= 0) return true;
    }
    left -= reserves;
    if (left <= 0) return true;
  }
  return is_sure && can_fill_aside(b, t, limit, left);
}

bool MatchingEngine::can_fill_aside(const Book& b, const Taker& t, std::int32_t limit, std::int64_t left) const {
  const Side side = opposite(t.side);
  const std::uint32_t list = b.aside[static_cast<std::size_t>(side)];
  if (list == 0) return false;
  for (std::uint32_t n = pool_[list].next; n != list; n = pool_[n].next) {
    const Node& x = pool_[n];
    const bool is_own = x.owner == t.owner && x.owner != 0 && t.self_trade != SelfTrade::kAllow;
    if (key_of(side, terms_of(n).price) > limit || x.quantity > left || is_own) continue;
    if (has(terms_of(n).flags, flags::kReduceOnly)) return false;
    left -= x.quantity;
    if (left == 0) return true;
  }
  return false;
}

std::int64_t MatchingEngine::open_quantity(std::uint32_t node) const noexcept {
  const Terms* t = find_terms(node);
  return pool_[node].quantity + (t != nullptr ? t->reserve : 0);
}

// --- makers

// The first order of a level is one's own or has terms. True: it is a plain maker after all.
bool MatchingEngine::meet(Book& b, std::uint32_t slot, std::uint32_t node, const Taker& taker, std::int64_t& quantity) {
  const Node& x = pool_[node];
  if (x.owner == taker.owner && x.owner != 0 && taker.self_trade != SelfTrade::kAllow) {
    meet_own(b, node, taker, quantity);
    return false;
  }
  const Terms* t = find_terms(node);
  if (t == nullptr) return true;
  std::int64_t most = std::min(x.quantity, quantity);
  if (has(t->flags, flags::kReduceOnly)) {
    most = std::min(most, reducible(b, place::side(x.place), x.owner));
    if (most == 0) {
      end_order(node, {EventType::kCancelled, Reason::kNothingToReduce, taker.time}, Closing::kKeepsLevel);
      return false;
    }
  }
  fill_maker(b, slot, node, taker, most);
  quantity -= most;
  return false;
}

void MatchingEngine::meet_own(Book& b, std::uint32_t node, const Taker& taker, std::int64_t& quantity) {
  const bool ends_newest = taker.self_trade == SelfTrade::kCancelNewest || taker.self_trade == SelfTrade::kCancelBoth;
  const bool ends_oldest = taker.self_trade == SelfTrade::kCancelOldest || taker.self_trade == SelfTrade::kCancelBoth;
  const Ending by_rule{EventType::kCancelled, Reason::kSelfTrade, taker.time};
  if (ends_oldest) end_order(node, by_rule, Closing::kKeepsLevel);
  if (ends_newest) stopped_ += std::exchange(quantity, 0);
  if (taker.self_trade != SelfTrade::kDecrement) return;
  const std::int64_t open = open_quantity(node);
  const std::int64_t both = std::min(open, quantity);
  quantity -= both;
  prevented_ += both;
  tell_end(taker, number(b), EventType::kCancelled, Reason::kSelfTrade, both);
  if (both == open) return end_order(node, by_rule, Closing::kKeepsLevel);
  const Taker maker{pool_[node].id, taker.time, 0, opposite(taker.side), SelfTrade::kAllow};
  tell_end(maker, number(b), EventType::kCancelled, Reason::kSelfTrade, both);
  shrink(node, both);
}

// Takes quantity off an order that keeps some: what is not shown goes first.
void MatchingEngine::shrink(std::uint32_t node, std::int64_t by) noexcept {
  Node& x = pool_[node];
  Node& level = pool_[place::slot(x.place)];
  if ((x.place & place::kHasTerms) != 0) {
    Terms& t = terms_of(node);
    const std::int64_t reserve = std::min(t.reserve, by);
    t.reserve -= reserve;
    by -= reserve;
    if (t.where == Where::kPrice) level.id -= static_cast<std::uint64_t>(reserve);
  }
  x.quantity -= by;
  if ((x.place & place::kUnseen) != 0) {
    level.id -= static_cast<std::uint64_t>(by);
  } else {
    level.quantity -= by;
  }
}

void MatchingEngine::fill_maker(Book& b, std::uint32_t slot, std::uint32_t node, const Taker& taker,
                                std::int64_t part) {
  const Node& x = pool_[node];
  const Side side = place::side(x.place);
  const Terms* own = find_terms(node);
  const bool is_aside = own != nullptr && own->where == Where::kAside;
  log_.append() = Event{.order = taker.id,
                        .other = x.id,
                        .quantity = part,
                        .left = open_quantity(node) - part,
                        .time = taker.time,
                        .price = is_aside ? own->price : price_of(side, Ladder::key_of(pool_[slot])),
                        .instrument = number(b),
                        .type = EventType::kFilled,
                        .side = taker.side,
                        .reason = Reason::kNone};
  b.last = log_.last().price;
  if ((taker.owner | x.owner) != 0) hold(number(b), taker, x.owner, part);
  take_part(slot, node, part);
}

// A part of an order was traded. Its level stays open, even when it is empty then.
void MatchingEngine::take_part(std::uint32_t slot, std::uint32_t node, std::int64_t part) {
  Node& x = pool_[node];
  Node& level = pool_[slot];
  const Terms* own = find_terms(node);
  const std::int64_t reserve = own != nullptr ? own->reserve : 0;
  note_traded(own, x.id, part, open_quantity(node) == part);
  x.quantity -= part;
  if ((x.place & place::kUnseen) != 0) {
    level.id -= static_cast<std::uint64_t>(part);
  } else {
    level.quantity -= part;
  }
  if (x.quantity != 0) return;
  pool_[x.prev].next = x.next;
  pool_[x.next].prev = x.prev;
  if (reserve == 0) {
    --level.owner;
    ids_.erase(x.id);
    if (own != nullptr) forget_terms(node);
    pool_.release(node);
    --orders_;
    return;
  }
  Terms& t = terms_of(node);
  x.quantity = std::min(t.display, t.reserve);
  t.reserve -= x.quantity;
  level.quantity += x.quantity;
  level.id -= static_cast<std::uint64_t>(x.quantity);
  Ladder::link(pool_, node, level.prev, slot);
  go_before_unseen(slot, node);
}

// --- all-or-none orders, which stand aside

// What is left of a taker once it has taken all else: whole orders, best price first, then in their order.
std::int64_t MatchingEngine::match_aside(Book& b, const Taker& t, std::int32_t limit, std::int64_t quantity) {
  const Side side = opposite(t.side);
  const std::uint32_t list = b.aside[static_cast<std::size_t>(side)];
  if (list == 0) return quantity;
  for (std::uint32_t n = pool_[list].next; n != list && quantity != 0;) {
    const std::uint32_t next = pool_[n].next;
    if (key_of(side, terms_of(n).price) <= limit && is_open_to(b, n, t, quantity)) {
      const std::int64_t all = pool_[n].quantity;
      quantity -= all;
      fill_maker(b, list, n, t, all);
    }
    n = next;
  }
  update_special(b);
  return quantity;
}

// One order that stood aside and now can have all: true.
bool MatchingEngine::fill_aside(Book& b, std::int64_t time) {
  if (b.phase != Phase::kContinuous) return false;
  for (const Side side : {Side::kBuy, Side::kSell}) {
    const std::uint32_t list = b.aside[static_cast<std::size_t>(side)];
    if (list == 0) continue;
    for (std::uint32_t n = pool_[list].next; n != list; n = pool_[n].next) {
      Incoming in = incoming_of(n, time);
      if (!can_fill(b, in.taker, key_of(opposite(side), in.terms.price), in.quantity)) continue;
      leave(n, Closing::kCloses);
      update_special(b);
      enter_at_once(b, in);
      return true;
    }
  }
  return false;
}

// --- changes

MatchingEngine::Incoming MatchingEngine::incoming_of(std::uint32_t node, std::int64_t time) const {
  const Node& x = pool_[node];
  const Side side = place::side(x.place);
  const Terms* t = find_terms(node);
  Incoming in{.taker = {x.id, time, x.owner, side, SelfTrade::kAllow},
              .quantity = open_quantity(node),
              .terms = {},
              .has_terms = t != nullptr,
              .is_new = false};
  const std::int32_t key = Ladder::key_of(pool_[place::slot(x.place)]);
  if (t != nullptr) {
    in.terms = *t;
    in.terms.reserve = 0;
    in.taker.self_trade = t->self_trade;
  } else if ((x.place & place::kWaits) != 0) {
    in.terms.type = OrderType::kStop;
    in.terms.trigger = price_of(opposite(side), key);
  } else {
    in.terms.price = price_of(side, key);
  }
  return in;
}

// Of an order without terms the ladder says whether it is this book's.
bool MatchingEngine::is_of(const Book& b, std::uint32_t node) const noexcept {
  const Node& x = pool_[node];
  if (const Terms* t = find_terms(node); t != nullptr) return t->instrument == number(b);
  const Side side = place::side(x.place);
  const bool waits = (x.place & place::kWaits) != 0;
  const Ladder& l = waits ? b.triggers[trigger_side(OrderType::kStop, side)] : prices(b, side);
  return l.has(pool_, place::slot(x.place));
}

void MatchingEngine::leave(std::uint32_t node, Closing closing) {
  Node& x = pool_[node];
  const std::uint32_t slot = place::slot(x.place);
  Node& level = pool_[slot];
  const Side side = place::side(x.place);
  const Terms* t = find_terms(node);
  Ladder* ladder = nullptr;
  if (t == nullptr || t->where <= Where::kTrigger) {
    Book& b = t != nullptr ? books_[t->instrument] : book_of(node);
    const bool waits = (x.place & place::kWaits) != 0;
    ladder = waits ? &b.triggers[trigger_side(t != nullptr ? t->type : OrderType::kStop, side)] : &prices(b, side);
    if (waits && t != nullptr && t->type == OrderType::kTrailingStop) --b.trailing;
    if (tells_levels_ && !waits) touched_.push_back({number(b), side, price_of(side, Ladder::key_of(level))});
  }
  if (t != nullptr) level.id -= static_cast<std::uint64_t>(t->reserve);
  if ((x.place & place::kUnseen) != 0) {
    level.id -= static_cast<std::uint64_t>(x.quantity);
  } else {
    level.quantity -= x.quantity;
  }
  pool_[x.prev].next = x.next;
  pool_[x.next].prev = x.prev;
  --level.owner;
  if (t != nullptr && t->where == Where::kHeld) hold_back(-1);
  if (ladder != nullptr && level.next == slot && closing == Closing::kCloses) ladder->close(pool_, slot);
  ids_.erase(x.id);
  if (t != nullptr) forget_terms(node);
  pool_.release(node);
  --orders_;
}

MatchingEngine::Book& MatchingEngine::book_of(std::uint32_t node) noexcept {
  for (Book& b : books_) {
    if (is_of(b, node)) return b;
  }
  return books_.front();
}

void MatchingEngine::end_order(std::uint32_t node, const Ending& ending, Closing closing) {
  const Incoming in = incoming_of(node, ending.time);
  Book& b = in.has_terms ? books_[in.terms.instrument] : book_of(node);
  leave(node, closing);
  tell_end(in.taker, number(b), ending.type, ending.reason, in.quantity);
  note_ended(in.taker.id, in.terms);
  update_special(b);
}

Reason MatchingEngine::check_known(std::uint16_t instrument, std::uint32_t node) const noexcept {
  if (instrument >= books_.size()) return Reason::kUnknownInstrument;
  return node == kNoNode || !is_of(books_[instrument], node) ? Reason::kUnknownOrder : Reason::kNone;
}

void MatchingEngine::cancel_special(std::uint16_t instrument, std::uint64_t order, std::int64_t time) {
  const std::uint32_t node = ids_.find(order);
  if (const Reason bad = check_known(instrument, node); bad != Reason::kNone) {
    return tell({order, time, 0, 0, 0, instrument, Side::kBuy}, Side::kBuy, EventType::kRejected, bad);
  }
  end_order(node, {EventType::kCancelled, Reason::kAsked, time}, Closing::kCloses);
  settle(books_[instrument], time);
}

void MatchingEngine::modify_special(PlainOrder c, std::int32_t trigger) {
  const std::uint32_t node = ids_.find(c.order);
  const auto refuse_it = [&](Reason bad) { tell(c, c.side, EventType::kRejected, bad); };
  if (const Reason bad = check_known(c.instrument, node); bad != Reason::kNone) return refuse_it(bad);
  Book& b = books_[c.instrument];
  if (c.quantity <= 0 || c.quantity > kLargestQuantity) return refuse_it(Reason::kBadQuantity);
  if (!is_price(c.price)) return refuse_it(Reason::kBadPrice);
  if (b.phase == Phase::kHalted || b.phase == Phase::kClosed) return refuse_it(Reason::kPhase);
  Incoming in = incoming_of(node, c.time);
  if (has_too_many_parts(in.terms.display, c.quantity)) return refuse_it(Reason::kBadTerms);
  const bool waits = (pool_[node].place & place::kWaits) != 0;
  const bool has_trigger = is_conditional(in.terms.type) && in.terms.type != OrderType::kTrailingStop;
  if (has_trigger && !is_price(trigger)) return refuse_it(Reason::kBadTrigger);
  const bool stands = !in.has_terms || in.terms.where == Where::kPrice;
  const bool keeps_place = !waits && stands && c.price == in.terms.price && c.quantity <= in.quantity;
  const std::int64_t before = in.quantity;
  in.terms.price = c.price;
  in.quantity = c.quantity;
  if (!waits && stands && has(in.terms.flags, flags::kPostOnly) && would_take(b, in)) {
    return refuse_it(Reason::kWouldTake);
  }
  tell(c, in.taker.side, EventType::kModified, keeps_place ? Reason::kNone : Reason::kLostPlace);
  if (keeps_place) {
    if (before != c.quantity) shrink(node, before - c.quantity);
    if (tells_levels_) touched_.push_back({number(b), in.taker.side, c.price});
  } else {
    leave(node, Closing::kCloses);
    if (has_trigger) in.terms.trigger = trigger;
    if (in.terms.where == Where::kHeld) {
      in.terms.wanted = c.quantity;
      if (!put_in_list(b, b.held, in, Where::kHeld)) end(b, in, Reason::kFull, in.quantity);
    } else {
      enter(b, in);
    }
  }
  update_special(b);
  settle(b, c.time);
}

std::vector<std::uint32_t> MatchingEngine::all_orders(const Book& b) const {
  std::vector<std::uint32_t> out;
  const auto add_ring = [&](std::uint32_t list) {
    for (std::uint32_t n = list == 0 ? 0 : pool_[list].next; n != list; n = pool_[n].next) out.push_back(n);
  };
  for (const Ladder* l : {&b.prices[0], &b.prices[1], &b.triggers[0], &b.triggers[1]}) {
    for (std::int32_t key = l->best(); key != Ladder::kEmpty; key = l->next(pool_, key)) add_ring(l->find(pool_, key));
  }
  for (const std::uint32_t list : {b.aside[0], b.aside[1], b.auction, b.held}) add_ring(list);
  return out;
}

void MatchingEngine::control(const Command& c) {
  if (c.time >= next_time_) pass_time(c.time);
  if (c.instrument >= books_.size()) return refuse(c, Reason::kUnknownInstrument);
  Book& b = books_[c.instrument];
  if (c.kind == CommandKind::kClock) return;
  if (c.kind == CommandKind::kPhase) {
    if (c.quantity < 0 || c.quantity > static_cast<std::int64_t>(Phase::kClosed)) return refuse(c, Reason::kBadTerms);
    if (!is_price(c.price)) return refuse(c, Reason::kBadPrice);
    return change_phase(b, static_cast<Phase>(c.quantity), c.price, c.time);
  }
  if (c.kind != CommandKind::kMassCancel) return refuse(c, Reason::kBadTerms);
  for (const std::uint32_t node : all_orders(b)) {
    const bool ends = c.owner == 0 || pool_[node].owner == c.owner;
    if (ends) end_order(node, {EventType::kCancelled, Reason::kAsked, c.time}, Closing::kCloses);
  }
  settle(b, c.time);
}

}  // namespace tiercel::book
