// What an order could have now, without taking any of it.
#include <algorithm>
#include <utility>

#include "native/book/matching_engine.hpp"

namespace tiercel::book {

std::int64_t MatchingEngine::reducible(const Book& b, Side side, std::uint32_t owner) const noexcept {
  const std::int64_t held = positions_.of(number(b), owner);
  return side == Side::kBuy ? std::max<std::int64_t>(-held, 0) : std::max<std::int64_t>(held, 0);
}

// Whether an order that stands aside would give itself to a taker of so much.
bool MatchingEngine::is_open_to(const Book& b, std::uint32_t node, const Taker& t, std::int64_t quantity) const {
  const Node& x = pool_[node];
  const bool is_own = x.owner == t.owner && x.owner != 0 && t.self_trade != SelfTrade::kAllow;
  if (x.quantity > quantity || is_own) return false;
  return !has(terms_of(node).flags, flags::kReduceOnly) || reducible(b, place::side(x.place), x.owner) >= x.quantity;
}

// Whether a limit order would trade at once.
bool MatchingEngine::would_take(const Book& b, const Incoming& in) const {
  if (b.phase != Phase::kContinuous) return false;
  const Side side = opposite(in.taker.side);
  const std::int32_t limit = key_of(side, in.terms.price);
  if (prices(b, side).best() <= limit) return true;
  const std::uint32_t list = b.aside[static_cast<std::size_t>(side)];
  if (list == 0) return false;
  for (std::uint32_t n = pool_[list].next; n != list; n = pool_[n].next) {
    if (key_of(side, terms_of(n).price) <= limit && is_open_to(b, n, in.taker, in.quantity)) return true;
  }
  return false;
}

// Whether so much could be taken now, all of it. How much reduce-only orders will trade nobody knows beforehand: they
// do not count, nor does what comes after all orders that have a level then.
bool MatchingEngine::can_fill(const Book& b, const Taker& t, std::int32_t limit, std::int64_t quantity) const {
  const Side side = opposite(t.side);
  const Ladder& l = prices(b, side);
  std::int64_t left = quantity;
  bool is_sure = true;
  for (std::int32_t key = l.best(); key <= limit && key != Ladder::kEmpty; key = l.next(pool_, key)) {
    const std::uint32_t slot = l.find(pool_, key);
    std::int64_t reserves = 0;  // of icebergs: they come after all that is shown
    for (std::uint32_t n = pool_[slot].next; n != slot; n = pool_[n].next) {
      const Node& x = pool_[n];
      if ((x.place & place::kUnseen) != 0) left -= std::exchange(reserves, 0);
      if (left <= 0) return true;
      if (x.owner == t.owner && x.owner != 0 && t.self_trade != SelfTrade::kAllow) {
        if (t.self_trade == SelfTrade::kCancelOldest) continue;
        return false;  // it would end there
      }
      const Terms* own = find_terms(n);
      if (own != nullptr && has(own->flags, flags::kReduceOnly)) {
        is_sure = false;
        continue;
      }
      left -= x.quantity;
      reserves += own != nullptr ? own->reserve : 0;
      if (left <= 0) return true;
    }
    left -= reserves;
    if (left <= 0) return true;
  }
  return is_sure && can_fill_aside(b, t, limit, left);
}

bool MatchingEngine::can_fill_aside(const Book& b, const Taker& t, std::int32_t limit, std::int64_t left) const {
  const Side side = opposite(t.side);
  const std::uint32_t list = b.aside[static_cast<std::size_t>(side)];
  if (list == 0) return false;
  for (std::uint32_t n = pool_[list].next; n != list; n = pool_[n].next) {
    const Node& x = pool_[n];
    const bool is_own = x.owner == t.owner && x.owner != 0 && t.self_trade != SelfTrade::kAllow;
    if (key_of(side, terms_of(n).price) > limit || x.quantity > left || is_own) continue;
    if (has(terms_of(n).flags, flags::kReduceOnly)) return false;
    left -= x.quantity;
    if (left == 0) return true;
  }
  return false;
}

}  // namespace tiercel::book
