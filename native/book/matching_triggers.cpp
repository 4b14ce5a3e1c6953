// Orders that wait for a price or for another order, and what follows from trades.
#include <algorithm>
#include <functional>
#include <limits>

#include "native/book/matching_engine.hpp"

namespace tiercel::book {
namespace {

[[nodiscard]] constexpr bool is_touched(OrderType t) noexcept { return t >= OrderType::kMarketIfTouched; }

}  // namespace

// 0: a trade at or above its trigger fires it; 1: at or below.
std::size_t MatchingEngine::trigger_side(OrderType type, Side side) noexcept {
  return is_touched(type) == (side == Side::kBuy) ? 1 : 0;
}

bool MatchingEngine::is_triggered(const Book& b, const Incoming& in) const noexcept {
  if (b.last == kNoPrice || b.phase != Phase::kContinuous) return false;
  const bool is_above = trigger_side(in.terms.type, in.taker.side) == 0;
  return is_above ? b.last >= in.terms.trigger : b.last <= in.terms.trigger;
}

void MatchingEngine::tell_triggered(const Book& b, const Incoming& in) {
  tell_end(in.taker, number(b), EventType::kTriggered, Reason::kNone, in.quantity);
  log_.last().price = b.last;
}

void MatchingEngine::wait(Book& b, const Incoming& in) {
  const std::uint32_t node = pool_.acquire();
  if (node == kNoNode) return end(b, in, Reason::kFull, in.quantity);
  const std::size_t side = trigger_side(in.terms.type, in.taker.side);
  Node& x = pool_[node];
  x.quantity = in.quantity;
  x.place = static_cast<std::uint32_t>(in.taker.side) * place::kSell + place::kWaits;
  x.owner = in.taker.owner;
  x.id = in.taker.id;
  Ladder& ladder = b.triggers[side];
  if (!ladder.append(pool_, node, side == 0 ? in.terms.trigger : -in.terms.trigger)) {
    pool_.release(node);
    return end(b, in, Reason::kFull, in.quantity);
  }
  if (!ids_.insert(in.taker.id, node)) {
    ladder.remove(pool_, node);
    pool_.release(node);
    return end(b, in, Reason::kFull, in.quantity);
  }
  ++orders_;
  if (!in.has_terms) return;
  Terms terms = in.terms;
  terms.where = Where::kTrigger;
  give_terms(node, terms);
  if (terms.type == OrderType::kTrailingStop) ++b.trailing;
}

bool MatchingEngine::put_in_list(Book& b, std::uint32_t& list, const Incoming& in, Where where) {
  if (list == 0) {
    list = pool_.acquire();
    if (list == kNoNode) return false;
    pool_[list] = {.next = list, .prev = list, .quantity = 0, .place = 0, .owner = 0, .id = 0};
  }
  if (in.quantity > kLargestQuantity - pool_[list].quantity) return false;
  const std::uint32_t node = pool_.acquire();
  if (node == kNoNode) return false;
  if (!ids_.insert(in.taker.id, node)) {
    pool_.release(node);
    return false;
  }
  ++orders_;
  const Side side = in.taker.side;
  pool_[node] = {.next = 0,
                 .prev = 0,
                 .quantity = in.quantity,
                 .place = static_cast<std::uint32_t>(side) * place::kSell + list,
                 .owner = in.taker.owner,
                 .id = in.taker.id};
  Terms terms = in.terms;
  terms.where = where;
  terms.instrument = number(b);
  give_terms(node, terms);
  std::uint32_t before = list;
  if (where == Where::kAside) {
    const std::int32_t key = key_of(side, terms.price);
    while (pool_[before].prev != list && key_of(side, terms_of(pool_[before].prev).price) > key)
      before = pool_[before].prev;
  }
  Ladder::link(pool_, node, pool_[before].prev, before);
  pool_[list].quantity += in.quantity;
  ++pool_[list].owner;
  if (where == Where::kHeld) {
    hold_back(1);
  } else {
    tell_placed(node);
  }
  return true;
}

std::int32_t MatchingEngine::trail_trigger(const Terms& t, Side side, std::int32_t price) noexcept {
  const std::int64_t part = std::int64_t{price} * t.trail_millionths / 1'000'000;
  const std::int64_t distance = t.trail != 0 ? t.trail : std::max<std::int64_t>(part < 0 ? -part : part, 1);
  const std::int64_t at = side == Side::kSell ? price - distance : price + distance;
  return static_cast<std::int32_t>(std::clamp<std::int64_t>(at, 1 - kAnyPrice, kAnyPrice - 1));
}

// Trailing orders follow the last trade, away from where they would fire only.
void MatchingEngine::trail(Book& b, std::int64_t time) {
  std::vector<std::uint32_t> moving;
  for (const Ladder& ladder : b.triggers) {
    for (std::int32_t key = ladder.best(); key != Ladder::kEmpty; key = ladder.next(pool_, key)) {
      const std::uint32_t slot = ladder.find(pool_, key);
      for (std::uint32_t n = pool_[slot].next; n != slot; n = pool_[n].next) {
        const Terms* t = find_terms(n);
        if (t == nullptr || t->type != OrderType::kTrailingStop) continue;
        const Side side = place::side(pool_[n].place);
        const std::int32_t trigger = trail_trigger(*t, side, b.last);
        if (side == Side::kSell ? trigger > t->trigger : trigger < t->trigger) moving.push_back(n);
      }
    }
  }
  std::vector<Incoming> all;
  for (const std::uint32_t n : moving) {
    all.push_back(incoming_of(n, time));
    leave(n, Closing::kCloses);
  }
  for (Incoming& in : all) {
    in.terms.trigger = trail_trigger(in.terms, in.taker.side, b.last);
    wait(b, in);
  }
}

// Lets one order go whose trigger was reached: those above first, the nearest first, then in their order.
bool MatchingEngine::fire_one(Book& b, std::int64_t time) {
  if (b.last == kNoPrice || b.phase != Phase::kContinuous) return false;
  if (b.trailing != 0) trail(b, time);
  const bool above = b.triggers[0].best() <= b.last;
  if (!above && b.triggers[1].best() > -b.last) return false;
  const Ladder& ladder = b.triggers[above ? 0 : 1];
  const std::uint32_t node = pool_[ladder.best_slot()].next;
  const Incoming in = incoming_of(node, time);
  leave(node, Closing::kCloses);
  enter(b, in);
  return true;
}

void MatchingEngine::settle(Book& b, std::int64_t time) {
  unsettled_.push_back(number(b));
  while (!traded_.empty() || !unsettled_.empty()) {
    if (!traded_.empty()) {
      const Traded first = traded_.front();
      traded_.erase(traded_.begin());
      follow_traded(first, time);
      continue;
    }
    Book& next = books_[unsettled_.back()];
    if (!fire_one(next, time) && !fill_aside(next, time)) unsettled_.pop_back();
  }
  if (tells_levels_) tell_levels(time);
}

void MatchingEngine::follow_traded(const Traded& traded, std::int64_t time) {
  if (traded.group != 0 && traded.quantity != 0) follow_group(traded, time);
  if (traded.quantity != 0) release_children(traded, time);
  if (traded.is_done) end_parent(traded.order, time);
}

void MatchingEngine::follow_group(const Traded& traded, std::int64_t time) {
  const auto at = groups_.find(traded.group);
  if (at == groups_.end()) return;
  const std::vector<std::uint64_t> members = at->second;
  for (const std::uint64_t id : members) {
    const std::uint32_t node = id == traded.order ? kNoNode : ids_.find(id);
    if (node == kNoNode) continue;
    const std::int64_t open = open_quantity(node);
    const bool ends = traded.rule == GroupRule::kCancel || traded.is_done || open <= traded.quantity;
    const Incoming in = incoming_of(node, time);
    unsettled_.push_back(in.terms.instrument);
    if (ends) {
      end_order(node, {EventType::kCancelled, Reason::kGroup, time}, Closing::kCloses);
      continue;
    }
    shrink(node, traded.quantity);
    if (in.terms.where == Where::kHeld) terms_of(node).wanted = open - traded.quantity;
    tell_end(in.taker, in.terms.instrument, EventType::kModified, Reason::kGroup, open - traded.quantity);
    log_.last().price = in.terms.price;
    if (tells_levels_ && in.terms.where == Where::kPrice) {
      touched_.push_back({in.terms.instrument, in.taker.side, in.terms.price});
    }
  }
}

// What waited for a trade of its parent becomes as large as what the parent has traded, at most as large as wanted.
void MatchingEngine::release_children(const Traded& traded, std::int64_t time) {
  const auto at = children_.find(traded.order);
  if (at == children_.end()) return;
  const std::vector<std::uint64_t> children = at->second;
  for (const std::uint64_t id : children) {
    const std::uint32_t node = ids_.find(id);
    if (node == kNoNode) continue;
    Incoming in = incoming_of(node, time);
    Book& b = books_[in.terms.instrument];
    const std::int64_t more = std::min(traded.quantity, in.terms.wanted - in.terms.released);
    if (more <= 0) continue;
    leave(node, Closing::kCloses);
    in.quantity = (in.terms.released == 0 ? 0 : in.quantity) + more;
    in.terms.released += more;
    tell_end(in.taker, in.terms.instrument, EventType::kModified, Reason::kParent, in.quantity);
    log_.last().price = in.terms.price;
    enter(b, in);
    update_special(b);
    unsettled_.push_back(number(b));
  }
}

// Its children are their own from now on; those that never were let go end with it.
void MatchingEngine::end_parent(std::uint64_t parent, std::int64_t time) {
  const auto at = children_.find(parent);
  if (at == children_.end()) return;
  const std::vector<std::uint64_t> children = at->second;
  for (const std::uint64_t id : children) {
    const std::uint32_t node = ids_.find(id);
    if (node == kNoNode) continue;
    if (terms_of(node).where == Where::kHeld) {
      unsettled_.push_back(terms_of(node).instrument);
      end_order(node, {EventType::kCancelled, Reason::kParent, time}, Closing::kCloses);
    } else {
      terms_of(node).parent = 0;
    }
  }
  children_.erase(parent);
}

void MatchingEngine::pass_time(std::int64_t time) {
  while (!expiries_.empty() && expiries_.front().time <= time) {
    const Expiry due = expiries_.front();
    std::pop_heap(expiries_.begin(), expiries_.end(), std::greater<>());
    expiries_.pop_back();
    const std::uint32_t node = ids_.find(due.order);
    const Terms* t = node == kNoNode ? nullptr : find_terms(node);
    if (t == nullptr || t->expires != due.time) continue;  // it ended before
    Book& b = books_[t->instrument];
    end_order(node, {EventType::kExpired, Reason::kNone, due.time}, Closing::kCloses);
    settle(b, due.time);
  }
  next_time_ = expiries_.empty() ? std::numeric_limits<std::int64_t>::max() : expiries_.front().time;
}

}  // namespace tiercel::book
