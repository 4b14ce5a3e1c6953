// Phases and auctions of the plain model.
#include <algorithm>

#include "native/book/reference_engine.hpp"

namespace tiercel::book {

void ReferenceEngine::change_phase(const Command& c) {
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

std::optional<ReferenceEngine::Crossing> ReferenceEngine::crossing(const Book& b, std::int32_t reference) const {
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

ReferenceEngine::Crossing ReferenceEngine::crossing_at(const Book& b, std::int32_t price) const {
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

bool ReferenceEngine::is_better(const Crossing& a, const Crossing& b, std::int32_t reference) {
  if (a.volume != b.volume) return a.volume > b.volume;
  if (std::abs(a.surplus) != std::abs(b.surplus)) return std::abs(a.surplus) < std::abs(b.surplus);
  const std::int64_t from_a = std::abs(std::int64_t{a.price} - reference);
  const std::int64_t from_b = std::abs(std::int64_t{b.price} - reference);
  if (from_a != from_b) return from_a < from_b;
  return a.surplus > 0 ? a.price > b.price : a.price < b.price;
}

bool ReferenceEngine::uncross(Book& b, std::uint16_t instrument, std::int32_t reference, std::int64_t time) {
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

std::uint64_t ReferenceEngine::next_to_cross(const Book& b, Side side, std::int32_t price) const {
  for (const std::uint64_t id : b.auction) {
    const Order& o = orders_.at(id);
    if (o.side == side && !o.is_limit() && is_due(o, b.phase)) return id;
  }
  const auto& levels = b.prices[index(side)];
  if (levels.empty() || levels.begin()->first > key_of(side, price)) return 0;
  const Queue& q = levels.begin()->second;
  return q.shown.empty() ? q.hidden.front() : q.shown.front();
}

}  // namespace tiercel::book
