// Orders of the plain model: checked, accepted, changed.
#include <algorithm>

#include "native/book/reference_engine.hpp"

namespace tiercel::book {

Reason ReferenceEngine::check(const Command& c, std::span<const CommandTerms> terms) const {
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

Reason ReferenceEngine::check_terms(const Command& c, const CommandTerms& t) const {
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

void ReferenceEngine::add(const Command& c, std::span<const CommandTerms> terms) {
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

void ReferenceEngine::enter(Order o, std::int64_t time) {
  Book& b = books_[o.instrument];
  if (is_conditional(o.type)) {
    if (!o.trigger) {
      if (!b.last) return cancel_flying(o, Reason::kBadTrigger, time);
      o.trigger = trailing_trigger(o);
    }
    const bool is_reached =
        b.phase == Phase::kContinuous && b.last && (direction(o) == 0 ? *b.last >= *o.trigger : *b.last <= *o.trigger);
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

std::int32_t ReferenceEngine::trailing_trigger(const Order& o) const {
  const std::int64_t last = *books_[o.instrument].last;
  const std::int64_t part = std::max<std::int64_t>(std::abs(last * o.trail_millionths / 1'000'000), 1);
  const std::int64_t distance = o.trail != 0 ? o.trail : part;
  const std::int64_t at = o.side == Side::kBuy ? last + distance : last - distance;
  return static_cast<std::int32_t>(std::clamp<std::int64_t>(at, -kFarthest, kFarthest));
}

void ReferenceEngine::cancel(const Command& c) {
  if (!is_here(c)) return refuse_cancel(c, Reason::kUnknownOrder);
  end_resting(c.order, EventType::kCancelled, Reason::kAsked, c.time);
  settle(c.instrument, c.time);
}

void ReferenceEngine::modify(const Command& c) {
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

std::vector<std::uint64_t> ReferenceEngine::all_orders(const Book& b) const {
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

void ReferenceEngine::mass_cancel(const Command& c) {
  for (const std::uint64_t id : all_orders(books_[c.instrument])) {
    if (c.owner != 0 && orders_.at(id).owner != c.owner) continue;
    end_resting(id, EventType::kCancelled, Reason::kAsked, c.time);
  }
  settle(c.instrument, c.time);
}

void ReferenceEngine::expire(std::int64_t time) {
  while (!expiries_.empty() && expiries_.begin()->first <= time) {
    const auto [due, id] = *expiries_.begin();
    const std::uint16_t instrument = orders_.at(id).instrument;
    end_resting(id, EventType::kExpired, Reason::kNone, due);
    settle(instrument, due);
  }
}

}  // namespace tiercel::book
