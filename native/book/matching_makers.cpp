// Orders that a taker meets: those of its own owner, those with terms, and those that stand aside.
#include <algorithm>
#include <utility>

#include "native/book/matching_engine.hpp"

namespace tiercel::book {

std::int64_t MatchingEngine::open_quantity(std::uint32_t node) const noexcept {
  const Terms* t = find_terms(node);
  return pool_[node].quantity + (t != nullptr ? t->reserve : 0);
}

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
  tell_placed(node);
}

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

}  // namespace tiercel::book
