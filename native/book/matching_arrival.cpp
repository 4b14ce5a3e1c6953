// An order with conditions on its way in: accepted, held, triggered, matched, and put where it rests.
#include "native/book/matching_engine.hpp"

namespace tiercel::book {

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
              .has_terms = false};
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
  const bool has_no_phase = !is_auction(b.phase) || is_immediate(t.time_in_force);
  if (has_no_phase && !is_at_auction(t.time_in_force)) return end(b, in, Reason::kPhase, in.quantity);
  if (has(t.flags, flags::kAllOrNone)) return stand_aside(b, in);
  if (is_auction(b.phase) && t.type == OrderType::kLimit && is_due(b, t)) return rest_special(b, in, in.quantity);
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
  tell_placed(node);
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

// Makes a reduce-only order as small as it must be.
void MatchingEngine::reduce(const Book& b, Incoming& in) {
  const std::int64_t most = reducible(b, in.taker.side, in.taker.owner);
  if (in.quantity <= most) return;
  in.quantity = most;
  tell_end(in.taker, number(b), EventType::kModified, Reason::kNothingToReduce, most);
  log_.last().price = in.terms.price;
}

}  // namespace tiercel::book
