#include "native/book/order_books.hpp"

#include <vector>

namespace tiercel::book {

OrderBooks::OrderBooks(const BookLimits& limits)
    : pool_(limits.nodes), ids_(limits.dense_ids, pool_), books_(limits.instruments) {}

bool OrderBooks::is_unknown(std::uint16_t instrument) noexcept {
  const bool is_out = instrument >= books_.size();
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

[[gnu::always_inline]] inline void OrderBooks::put(std::uint16_t instrument, Side side, std::uint64_t id,
                                                   std::int32_t price, std::int64_t quantity) {
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
  Book& b = books_[instrument];
  Ladder& own = b.side(side);
  if (!own.append(pool_, node, key_of(side, index_of(b, price))) || !ids_.insert(id, node)) [[unlikely]] {
    ++faults_.full;
    if (place::slot(x.place) != 0) own.remove(pool_, node);
    return pool_.release(node);
  }
  ++orders_;
}

[[gnu::always_inline]] inline std::int32_t OrderBooks::index_of(Book& b, std::int32_t price) {
  std::int32_t at = 0;
  if (b.grid.index(price, at)) [[likely]]
    return at;
  regrid(b, price);
  static_cast<void>(b.grid.index(price, at));
  return at;
}

void OrderBooks::regrid(Book& b, std::int32_t price) {
  struct Moving {
    std::uint32_t node;
    std::int32_t price;
  };
  const PriceGrid finer = b.grid.with(price);
  for (const Side side : {Side::kBuy, Side::kSell}) {
    Ladder& l = b.side(side);
    std::vector<Moving> all;
    for (std::int32_t key = l.best(); key != Ladder::kEmpty; key = l.next(pool_, key)) {
      const std::uint32_t slot = l.find(pool_, key);
      const std::int32_t at = b.grid.price(price_of(side, key));
      for (std::uint32_t n = pool_[slot].next; n != slot; n = pool_[n].next) all.push_back({n, at});
    }
    for (const Moving& m : all) {
      l.remove(pool_, m.node);
      pool_[m.node].place &= ~place::kSlot;
    }
    for (const Moving& m : all) {
      std::int32_t at = 0;
      if (finer.index(m.price, at) && l.append(pool_, m.node, key_of(side, at))) continue;
      ++faults_.full;
      ids_.erase(pool_[m.node].id);
      pool_.release(m.node);
      --orders_;
    }
  }
  b.grid = finer;
}

void OrderBooks::add(const FeedMessage& m) {
  if (is_unknown(m.instrument) || is_bad(m.price, m.quantity)) [[unlikely]]
    return;
  ids_.expect_next(m.order);
  if (ids_.find(m.order) != kNoNode) [[unlikely]] {
    ++faults_.reused;
    return;
  }
  put(m.instrument, m.side, m.order, m.price, m.quantity);
}

[[gnu::always_inline]] inline void OrderBooks::take_out(const IdTable::Entry& at) {
  ids_.erase(pool_[at.node].id, at);
  ladder_of(pool_[at.node]).remove(pool_, at.node);
  pool_.release(at.node);
  --orders_;
}

void OrderBooks::reduce(std::uint64_t order, std::int64_t quantity) {
  const IdTable::Entry at = locate(order);
  if (at.node == kNoNode) [[unlikely]]
    return;
  Node& x = pool_[at.node];
  if (quantity <= 0) [[unlikely]] {
    ++faults_.quantity;
    return;
  }
  if (quantity >= x.quantity) return take_out(at);
  x.quantity -= quantity;
  pool_[place::slot(x.place)].quantity -= quantity;
}

void OrderBooks::remove(std::uint64_t order) {
  const IdTable::Entry at = locate(order);
  if (at.node == kNoNode) [[unlikely]]
    return;
  take_out(at);
}

void OrderBooks::replace(const FeedMessage& m) {
  const IdTable::Entry at = locate(m.order);
  if (at.node == kNoNode || is_bad(m.price, m.quantity)) [[unlikely]]
    return;
  if (m.other != m.order && ids_.find(m.other) != kNoNode) [[unlikely]] {
    ++faults_.reused;
    return;
  }
  const auto instrument = static_cast<std::uint16_t>(pool_[at.node].owner);
  const Side side = place::side(pool_[at.node].place);
  take_out(at);
  put(instrument, side, m.other, m.price, m.quantity);
}

void OrderBooks::modify(const FeedMessage& m) {
  const IdTable::Entry at = locate(m.order);
  if (at.node == kNoNode || is_bad(m.price, m.quantity)) [[unlikely]]
    return;
  Node& x = pool_[at.node];
  Node& level = pool_[place::slot(x.place)];
  const Side side = place::side(x.place);
  const std::int32_t price = books_[x.owner].grid.price(price_of(side, Ladder::key_of(level)));
  if (price == m.price && m.quantity <= x.quantity) {
    level.quantity -= x.quantity - m.quantity;
    x.quantity = m.quantity;
    return;
  }
  const auto instrument = static_cast<std::uint16_t>(x.owner);
  take_out(at);
  put(instrument, side, m.order, m.price, m.quantity);
}

void OrderBooks::clear(std::uint16_t instrument) {
  if (is_unknown(instrument)) return;
  for (const Side side : {Side::kBuy, Side::kSell}) {
    Ladder& l = books_[instrument].side(side);
    while (!l.is_empty()) take_out(ids_.locate(pool_[pool_[l.best_slot()].next].id));
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

void OrderBooks::follow(std::span<const FeedMessage> messages) {
  const auto order_at = [&](std::size_t i) {
    return messages[i].action != FeedAction::kAdd ? ids_.find(messages[i].order) : kNoNode;
  };
  for (std::size_t i = 0; i < messages.size(); ++i) {
    if (i + kIdAhead < messages.size()) {
      ids_.prefetch(messages[i + kIdAhead].order);
      pool_.prefetch(order_at(i + kNodeAhead));
      pool_.prefetch_neighbours(order_at(i + kNeighboursAhead));
    }
    follow(messages[i]);
  }
}

Level OrderBooks::top(std::uint16_t instrument, Side side) const noexcept {
  Level level;
  depth(instrument, side, {&level, 1});
  return level;
}

std::size_t OrderBooks::depth(std::uint16_t instrument, Side side, std::span<Level> out) const noexcept {
  const Book& b = books_[instrument];
  const Ladder& l = b.side(side);
  std::size_t n = 0;
  for (std::int32_t key = l.best(); key != Ladder::kEmpty && n < out.size(); key = l.next(pool_, key)) {
    const Node& x = pool_[l.find(pool_, key)];
    out[n++] = {.price = b.grid.price(price_of(side, key)), .orders = x.owner, .quantity = x.quantity};
  }
  return n;
}

}  // namespace tiercel::book
