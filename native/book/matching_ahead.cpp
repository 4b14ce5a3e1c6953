// Who stands before an order.
#include "native/book/matching_engine.hpp"

namespace tiercel::book {

std::vector<OrderAhead> MatchingEngine::ahead_of(std::uint64_t order) const {
  std::vector<OrderAhead> out;
  const std::uint32_t node = ids_.find(order);
  if (node == kNoNode) return out;
  const Node& x = pool_[node];
  const Terms* t = find_terms(node);
  const Side side = place::side(x.place);
  if ((x.place & place::kWaits) != 0 || (t != nullptr && t->where == Where::kHeld)) return out;
  const Book* book = nullptr;
  for (const Book& b : books_) {
    if (is_of(b, node)) book = &b;
  }
  if (book == nullptr) return out;
  const Book& b = *book;
  const auto add = [&](std::uint32_t n, std::int32_t price, bool with_reserve) {
    const std::int64_t open = open_quantity(n);
    out.push_back({pool_[n].id, with_reserve ? open : pool_[n].quantity, open, price});
  };
  const bool is_listed = t != nullptr && t->where == Where::kAuction;
  // In an auction market orders come before all that have a price.
  if (is_auction(b.phase) && b.auction != 0) {
    for (std::uint32_t n = pool_[b.auction].next; n != b.auction && n != node; n = pool_[n].next) {
      const Terms& other = terms_of(n);
      const bool comes_first = other.type == OrderType::kMarket && is_due(b, other);
      if (place::side(pool_[n].place) == side && comes_first) add(n, 0, true);
    }
  }
  if (is_listed) return out;
  const bool is_aside = t != nullptr && t->where == Where::kAside;
  const Ladder& l = prices(b, side);
  const std::int32_t own = is_aside ? key_of(side, t->price) : Ladder::key_of(pool_[place::slot(x.place)]);
  for (std::int32_t key = l.best(); key <= own && key != Ladder::kEmpty; key = l.next(pool_, key)) {
    const std::uint32_t slot = l.find(pool_, key);
    // The parts that an iceberg does not show yet go behind what is shown at its price, but before what is hidden.
    const bool all = key < own || is_aside || (x.place & place::kUnseen) != 0;
    for (std::uint32_t n = pool_[slot].next; n != slot && n != node; n = pool_[n].next) {
      add(n, price_of(side, key), all);
    }
  }
  if (!is_aside) return out;
  const std::uint32_t list = b.aside[static_cast<std::size_t>(side)];
  for (std::uint32_t n = pool_[list].next; n != node; n = pool_[n].next) add(n, terms_of(n).price, true);
  return out;
}

}  // namespace tiercel::book
