// What must hold after every command: links, sums, bits, the order of prices.
#include <limits>

#include "native/book/matching_engine.hpp"

namespace tiercel::book {

const char* MatchingEngine::broken_invariant() const {
  std::uint32_t orders = 0;
  for (const Book& b : books_) {
    for (const Side side : {Side::kBuy, Side::kSell}) {
      const Ladder& l = prices(b, side);
      std::int32_t before = std::numeric_limits<std::int32_t>::min();
      for (std::int32_t key = l.best(); key != Ladder::kEmpty; key = l.next(pool_, key)) {
        if (key <= before) return "levels are not in the order of their prices";
        before = key;
        const std::uint32_t slot = l.find(pool_, key);
        if (slot == kNoNode) return "a level without orders";
        const Node& level = pool_[slot];
        if (Ladder::key_of(level) != key) return "a level with the price of another";
        std::int64_t shown = 0;
        std::int64_t unseen = 0;
        std::uint32_t count = 0;
        bool was_unseen = false;
        for (std::uint32_t n = level.next; n != slot; n = pool_[n].next) {
          const Node& x = pool_[n];
          const bool is_unseen = (x.place & place::kUnseen) != 0;
          if (pool_[x.next].prev != n || pool_[x.prev].next != n) return "links that do not meet";
          if (place::slot(x.place) != slot || place::side(x.place) != side) return "an order in another's level";
          if (x.quantity <= 0) return "an order of nothing";
          if (ids_.find(x.id) != n) return "an order that its id does not find";
          if (was_unseen && !is_unseen) return "what is shown behind what is not";
          was_unseen = is_unseen;
          (is_unseen ? unseen : shown) += x.quantity;
          if (const Terms* t = find_terms(n); t != nullptr) unseen += t->reserve;
          ++count;
        }
        if (count != level.owner) return "a level that counts its orders wrongly";
        if (shown != level.quantity || static_cast<std::uint64_t>(unseen) != level.id)
          return "a level with a wrong sum";
      }
    }
    const bool is_crossed = std::int64_t{b.prices[0].best()} + b.prices[1].best() <= 0;
    if (!is_auction(b.phase) && is_crossed) return "crossed prices";
    const bool fires = b.triggers[0].best() <= b.last || b.triggers[1].best() <= -b.last;
    if (b.phase == Phase::kContinuous && b.last != kNoPrice && fires) return "a trigger that should have fired";
    orders += static_cast<std::uint32_t>(all_orders(b).size());
  }
  return orders == orders_ ? nullptr : "orders that are counted wrongly";
}

}  // namespace tiercel::book
