// What follows from trades in the plain model: groups, children, triggers, orders that stood aside.
#include <algorithm>

#include "native/book/reference_engine.hpp"

namespace tiercel::book {

void ReferenceEngine::settle(std::uint16_t instrument, std::int64_t time) {
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

std::vector<std::uint64_t> ReferenceEngine::values(
    const std::map<std::uint64_t, std::map<std::uint64_t, std::uint64_t>>& lists, std::uint64_t key) {
  std::vector<std::uint64_t> out;
  if (const auto at = lists.find(key); at != lists.end()) {
    for (const auto& [placed, id] : at->second) out.push_back(id);
  }
  return out;
}

void ReferenceEngine::follow(const Traded& t, std::int64_t time) {
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

void ReferenceEngine::follow_group(const Traded& t, std::int64_t time) {
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

void ReferenceEngine::release(std::uint64_t id, std::int64_t traded, std::int64_t time) {
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

bool ReferenceEngine::fire_one(Book& b, std::int64_t time) {
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

void ReferenceEngine::trail(const Book& b, std::int64_t time) {
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

bool ReferenceEngine::fill_aside(const Book& b, std::int64_t time) {
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

}  // namespace tiercel::book
