#pragma once
// Plain limit orders, market orders, cancels and modifies: matched here, in a header, so that a caller's loop has no
// call on its way. Part of matching_engine.hpp.
#include "native/book/matching_engine.hpp"

namespace tiercel::book {

inline void MatchingEngine::on(const Command& c, std::span<const CommandTerms> terms) {
  switch (c.kind) {
    case CommandKind::kNew:
      if (!is_plain(c)) [[unlikely]]
        return add_special(c, terms);
      return c.type == OrderType::kLimit ? limit(plain_of(c)) : market(plain_of(c));
    case CommandKind::kCancel:
      return cancel(c.instrument, c.order, c.time);
    case CommandKind::kModify:
      return modify(plain_of(c), c.trigger);
    default:
      return control(c);
  }
}

inline void MatchingEngine::limit(const PlainOrder& o) {
  if (!begin(o, OrderType::kLimit)) [[unlikely]]
    return;
  const Taker taker{o.order, o.time, o.owner, o.side, SelfTrade::kAllow};
  Book& b = books_[o.instrument];
  const Side other = opposite(o.side);
  const std::int32_t worst = key_of(other, o.price);
  if (prices(b, other).best() > worst) return rest(b, taker, o.price, o.quantity);
  const std::int64_t left = match(b, taker, worst, o.quantity);
  if (left != 0) rest(b, taker, o.price, left);
  after_trade(b, o.time);
}

inline void MatchingEngine::market(const PlainOrder& o) {
  if (!begin(o, OrderType::kMarket)) [[unlikely]]
    return;
  const Taker taker{o.order, o.time, o.owner, o.side, SelfTrade::kAllow};
  Book& b = books_[o.instrument];
  const std::int64_t left = match(b, taker, kAnyPrice, o.quantity);
  if (left != 0) tell_end(taker, o.instrument, EventType::kCancelled, Reason::kNoLiquidity, left);
  if (left != o.quantity) after_trade(b, o.time);
}

inline void MatchingEngine::cancel(std::uint16_t instrument, std::uint64_t order, std::int64_t time) {
  if (time >= next_time_) [[unlikely]]
    pass_time(time);
  const IdTable::Entry at = ids_.locate(order);
  const Node& x = pool_[at.node];
  if (at.node == kNoNode || instrument >= books_.size() || !is_short(books_[instrument], x)) [[unlikely]] {
    return cancel_special(instrument, order, time);
  }
  tell_end({order, time, 0, place::side(x.place), SelfTrade::kAllow}, instrument, EventType::kCancelled, Reason::kAsked,
           x.quantity);
  ids_.erase(order, at);
  prices(books_[instrument], place::side(x.place)).remove(pool_, at.node);
  pool_.release(at.node);
  --orders_;
}

inline void MatchingEngine::modify(const PlainOrder& o, std::int32_t trigger) {
  if (o.time >= next_time_) [[unlikely]]
    pass_time(o.time);
  const std::uint32_t node = ids_.find(o.order);
  Node& x = pool_[node];
  const bool is_possible = o.quantity > 0 && o.quantity <= kLargestQuantity && is_price(o.price);
  const bool is_known = node != kNoNode && o.instrument < books_.size();
  if (!is_known || !is_possible || !is_short(books_[o.instrument], x)) [[unlikely]] {
    return modify_special(o, trigger);
  }
  Book& b = books_[o.instrument];
  const Side side = place::side(x.place);
  Node& level = pool_[place::slot(x.place)];
  const bool keeps_place = Ladder::key_of(level) == key_of(side, o.price) && o.quantity <= x.quantity;
  tell(o, side, EventType::kModified, keeps_place ? Reason::kNone : Reason::kLostPlace);
  if (keeps_place) {
    level.quantity -= x.quantity - o.quantity;
    x.quantity = o.quantity;
    return;
  }
  const Side other = opposite(side);
  const std::int32_t worst = key_of(other, o.price);
  if (prices(b, other).best() > worst) [[likely]]
    return move(b, node, o);
  const Taker taker{o.order, o.time, x.owner, side, SelfTrade::kAllow};
  prices(b, side).remove(pool_, node);
  forget(node);
  const std::int64_t left = match(b, taker, worst, o.quantity);
  if (left != 0) rest(b, taker, o.price, left);
  after_trade(b, o.time);
}

inline bool MatchingEngine::begin(const PlainOrder& o, OrderType type) {
  if (o.time >= next_time_) [[unlikely]]
    pass_time(o.time);
  ids_.expect_next(o.order);
  if (check(o) != Reason::kNone || o.side > Side::kSell || books_[o.instrument].is_special) [[unlikely]] {
    begin_special(o, type);
    return false;
  }
  tell(o, o.side, EventType::kAccepted, Reason::kNone);
  return true;
}

inline void MatchingEngine::forget(std::uint32_t node) {
  ids_.erase(pool_[node].id);
  pool_.release(node);
  --orders_;
}

inline void MatchingEngine::move(Book& b, std::uint32_t node, const PlainOrder& o) {
  Node& x = pool_[node];
  const Side side = place::side(x.place);
  prices(b, side).remove(pool_, node);
  x.quantity = o.quantity;
  x.place &= ~place::kSlot;
  if (join(b, node, key_of(side, o.price))) [[likely]]
    return;
  forget(node);
  tell_end({o.order, o.time, 0, side, SelfTrade::kAllow}, number(b), EventType::kCancelled, Reason::kFull, o.quantity);
}

inline std::int64_t MatchingEngine::match(Book& b, const Taker& taker, std::int32_t limit, std::int64_t quantity) {
  const Side side = opposite(taker.side);
  Ladder& others = prices(b, side);
  const std::uint16_t instrument = number(b);
  std::int32_t last = b.last;
  while (quantity != 0 && others.best() <= limit) {
    const std::uint32_t slot = others.best_slot();
    const std::int32_t price = price_of(side, others.best());
    std::uint32_t n = pool_[slot].next;
    while (quantity != 0 && n != slot) {
      Node& x = pool_[n];
      if (((x.place & place::kHasTerms) != 0) | ((x.owner == taker.owner) & (x.owner != 0))) [[unlikely]] {
        cut(slot, n);
        b.last = last;
        const bool is_plain_maker = meet(b, slot, n, taker, quantity);
        last = b.last;
        n = pool_[slot].next;
        if (!is_plain_maker) continue;
      }
      const std::int64_t part = x.quantity < quantity ? x.quantity : quantity;
      x.quantity -= part;
      pool_[slot].quantity -= part;
      quantity -= part;
      last = price;
      log_.append() = Event{.order = taker.id,
                            .other = x.id,
                            .quantity = part,
                            .left = x.quantity,
                            .time = taker.time,
                            .price = price,
                            .instrument = instrument,
                            .type = EventType::kFilled,
                            .side = taker.side,
                            .reason = Reason::kNone};
      if ((taker.owner | x.owner) != 0) hold(instrument, taker, x.owner, part);
      if (x.quantity != 0) break;
      const std::uint32_t next = x.next;
      ids_.erase(x.id);
      pool_.release(n);
      --orders_;
      --pool_[slot].owner;
      n = next;
    }
    cut(slot, n);
    b.last = last;
    if (tells_levels_) [[unlikely]]
      touched_.push_back({instrument, side, price});
    if (n == slot) others.close(pool_, slot);
  }
  return quantity;
}

inline void MatchingEngine::rest(Book& b, const Taker& t, std::int32_t price, std::int64_t quantity) {
  const std::uint32_t node = pool_.acquire();
  if (node == kNoNode) [[unlikely]]
    return tell_end(t, number(b), EventType::kCancelled, Reason::kFull, quantity);
  Node& x = pool_[node];
  x.quantity = quantity;
  x.place = static_cast<std::uint32_t>(t.side) * place::kSell;
  x.owner = t.owner;
  x.id = t.id;
  if (!enlist(b, node, key_of(t.side, price))) [[unlikely]] {
    tell_end(t, number(b), EventType::kCancelled, Reason::kFull, quantity);
  }
}

inline bool MatchingEngine::join(Book& b, std::uint32_t node, std::int32_t key) {
  Ladder& own = prices(b, place::side(pool_[node].place));
  if (!own.append(pool_, node, key)) [[unlikely]]
    return false;
  const std::uint32_t slot = place::slot(pool_[node].place);
  const Node& level = pool_[slot];
  if (level.id == 0) [[likely]]
    return true;
  if (level.id > static_cast<std::uint64_t>(kLargestQuantity - level.quantity)) {
    own.remove(pool_, node);
    return false;
  }
  go_before_unseen(slot, node);
  return true;
}

inline bool MatchingEngine::enlist(Book& b, std::uint32_t node, std::int32_t key) {
  if (!join(b, node, key)) [[unlikely]] {
    pool_.release(node);
    return false;
  }
  if (!ids_.insert(pool_[node].id, node)) [[unlikely]] {
    prices(b, place::side(pool_[node].place)).remove(pool_, node);
    pool_.release(node);
    return false;
  }
  ++orders_;
  return true;
}

inline void MatchingEngine::after_trade(Book& b, std::int64_t time) {
  const bool fires = (b.triggers[0].best() <= b.last) | (b.triggers[1].best() <= -b.last) | (b.trailing != 0);
  if (fires | !traded_.empty()) [[unlikely]]
    settle(b, time);
}

}  // namespace tiercel::book
