#include "native/book/order_books.hpp"

#include <limits>

namespace tiercel::book {

OrderBooks::OrderBooks(const BookLimits& limits)
    : pool_(limits.nodes), ids_(limits.dense_ids, pool_), ladders_(limits.instruments) {}

bool OrderBooks::is_unknown(std::uint16_t instrument) noexcept {
  const bool is_out = instrument >= ladders_.size();
  faults_.instrument += is_out ? 1U : 0U;
  return is_out;
}

bool OrderBooks::is_bad(std::int32_t price, std::int64_t quantity) noexcept {
  const bool bad_price = price <= -Ladder::kEmpty || price >= Ladder::kEmpty;
  const bool bad_quantity = quantity <= 0 || quantity > kLargestQuantity;
  if (bad_price) ++faults_.price;
  if (bad_quantity) ++faults_.quantity;
  return bad_price || bad_quantity;
}

void OrderBooks::put(std::uint16_t instrument, Side side, std::uint64_t id, std::int32_t price, std::int64_t quantity) {
  const std::uint32_t node = pool_.acquire();
  if (node == kNoNode) [[unlikely]] {
    ++faults_.full;
    return;
  }
  Node& x = pool_[node];
  x.quantity = quantity;
  x.place = static_cast<std::uint32_t>(side) * place::kSell;
  x.owner = instrument;
  x.id = id;
  if (!ladder(instrument, side).append(pool_, node, key_of(side, price)) || !ids_.insert(id, node)) [[unlikely]] {
    ++faults_.full;
    if (place::slot(x.place) != 0) ladder(instrument, side).remove(pool_, node);
    return pool_.release(node);
  }
  ++orders_;
}

void OrderBooks::add(const FeedMessage& m) {
  if (is_unknown(m.instrument) || is_bad(m.price, m.quantity)) [[unlikely]]
    return;
  if (ids_.find(m.order) != kNoNode) [[unlikely]] {
    ++faults_.reused;
    return;
  }
  put(m.instrument, m.side, m.order, m.price, m.quantity);
}

void OrderBooks::take_out(std::uint32_t node) {
  ids_.erase(pool_[node].id);
  ladder_of(pool_[node]).remove(pool_, node);
  pool_.release(node);
  --orders_;
}

void OrderBooks::reduce(std::uint64_t order, std::int64_t quantity) {
  const std::uint32_t node = find_known(order);
  if (node == kNoNode) [[unlikely]]
    return;
  Node& x = pool_[node];
  if (quantity <= 0) [[unlikely]] {
    ++faults_.quantity;
    return;
  }
  if (quantity >= x.quantity) return take_out(node);
  x.quantity -= quantity;
  pool_[place::slot(x.place)].quantity -= quantity;
}

void OrderBooks::remove(std::uint64_t order) {
  const std::uint32_t node = find_known(order);
  if (node == kNoNode) [[unlikely]]
    return;
  take_out(node);
}

void OrderBooks::replace(const FeedMessage& m) {
  const std::uint32_t node = find_known(m.order);
  if (node == kNoNode || is_bad(m.price, m.quantity)) [[unlikely]]
    return;
  if (m.other != m.order && ids_.find(m.other) != kNoNode) [[unlikely]] {
    ++faults_.reused;
    return;
  }
  const auto instrument = static_cast<std::uint16_t>(pool_[node].owner);
  const Side side = place::side(pool_[node].place);
  take_out(node);
  put(instrument, side, m.other, m.price, m.quantity);
}

void OrderBooks::modify(const FeedMessage& m) {
  const std::uint32_t node = find_known(m.order);
  if (node == kNoNode || is_bad(m.price, m.quantity)) [[unlikely]]
    return;
  Node& x = pool_[node];
  Node& level = pool_[place::slot(x.place)];
  const Side side = place::side(x.place);
  if (Ladder::key_of(level) == key_of(side, m.price) && m.quantity <= x.quantity) {
    level.quantity -= x.quantity - m.quantity;
    x.quantity = m.quantity;
    return;
  }
  const auto instrument = static_cast<std::uint16_t>(x.owner);
  take_out(node);
  put(instrument, side, m.order, m.price, m.quantity);
}

void OrderBooks::clear(std::uint16_t instrument) {
  if (is_unknown(instrument)) return;
  for (const Side side : {Side::kBuy, Side::kSell}) {
    Ladder& l = ladder(instrument, side);
    while (!l.is_empty()) take_out(pool_[l.best_slot()].next);
  }
}

void OrderBooks::follow(const FeedMessage& m) {
  switch (m.action) {
    case FeedAction::kAdd:
      return add(m);
    case FeedAction::kReduce:
    case FeedAction::kExecute:
      return reduce(m.order, m.quantity);
    case FeedAction::kDelete:
      return remove(m.order);
    case FeedAction::kReplace:
      return replace(m);
    case FeedAction::kModify:
      return modify(m);
    case FeedAction::kClear:
      return clear(m.instrument);
    case FeedAction::kTrade:
    case FeedAction::kOther:
      return;
  }
}

Level OrderBooks::top(std::uint16_t instrument, Side side) const noexcept {
  Level level;
  depth(instrument, side, {&level, 1});
  return level;
}

std::size_t OrderBooks::depth(std::uint16_t instrument, Side side, std::span<Level> out) const noexcept {
  const Ladder& l = ladder(instrument, side);
  std::size_t n = 0;
  for (std::int32_t key = l.best(); key != Ladder::kEmpty && n < out.size(); key = l.next(pool_, key)) {
    const Node& x = pool_[l.find(pool_, key)];
    out[n++] = {.price = price_of(side, key), .orders = x.owner, .quantity = x.quantity};
  }
  return n;
}

}  // namespace tiercel::book
