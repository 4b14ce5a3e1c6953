// Continuous trading of the plain model: who trades with whom, and who may not.
#include <algorithm>

#include "native/book/reference_engine.hpp"

namespace tiercel::book {

void ReferenceEngine::reduce(Order& o, std::int64_t time) {
  if (!o.has(flags::kReduceOnly) || o.quantity <= reducible(o)) return;
  o.quantity = reducible(o);
  if (o.quantity != 0) tell_of(o, {EventType::kModified, Reason::kNothingToReduce, o.quantity, time, o.price});
}

bool ReferenceEngine::would_take(const Order& o) const {
  const Book& b = books_[o.instrument];
  if (b.phase != Phase::kContinuous) return false;
  const Side other = opposite(o.side);
  const auto& levels = b.prices[index(other)];
  if (!levels.empty() && levels.begin()->first <= key_of(other, o.price)) return true;
  return std::any_of(b.aside[index(other)].begin(), b.aside[index(other)].end(),
                     [&](std::uint64_t id) { return can_have_aside(orders_.at(id), o, o.quantity); });
}

void ReferenceEngine::trade(Order o, std::int64_t time) {
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

bool ReferenceEngine::take_from_queues(Order& o, std::int64_t& traded, std::int64_t time) {
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

void ReferenceEngine::take_from_aside(Order& o, std::int64_t& traded, std::int64_t time) {
  const Ids all = books_[o.instrument].aside[index(opposite(o.side))];
  for (const std::uint64_t id : all) {
    Order& maker = orders_.at(id);
    if (o.quantity == 0 || !can_have_aside(maker, o, o.quantity)) continue;
    traded += maker.quantity;
    fill(o, maker, maker.quantity, time);
  }
}

void ReferenceEngine::fill(Order& taker, Order& maker, std::int64_t part, std::int64_t time) {
  taker.quantity -= part;
  tell_fill({taker, maker}, part, maker.price, time, Reason::kNone);
  books_[taker.instrument].last = maker.price;
  was_traded(maker, part);
}

void ReferenceEngine::tell_fill(const Pair& p, std::int64_t part, std::int32_t price, std::int64_t time,
                                Reason reason) {
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

void ReferenceEngine::was_traded(Order& o, std::int64_t part) {
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

bool ReferenceEngine::meet_own(Order& maker, Order& taker, std::int64_t time) {
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

void ReferenceEngine::shrink(Order& o, std::int64_t by) {
  touch(o);
  const std::int64_t unseen = std::min(o.quantity - o.slice, by);
  o.quantity -= by;
  o.slice -= by - unseen;
}

bool ReferenceEngine::can_fill(const Order& o) const {
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

}  // namespace tiercel::book
