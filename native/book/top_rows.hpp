#pragma once
// The best of both sides after each message, as columns. A side without orders has quantity 0.
#include <cstdint>
#include <vector>

namespace tiercel::book {

struct TopRows {
  std::vector<std::int64_t> time;
  std::vector<std::uint64_t> id;  // L3: number of the message, from 1; L2: last id of the message
  std::vector<std::int32_t> instrument;
  std::vector<std::int32_t> bid;
  std::vector<std::int32_t> ask;
  std::vector<std::int64_t> bid_quantity;
  std::vector<std::int64_t> ask_quantity;

  void clear() noexcept {
    time.clear();
    id.clear();
    instrument.clear();
    bid.clear();
    ask.clear();
    bid_quantity.clear();
    ask_quantity.clear();
  }
  // Level is any with price and quantity.
  template <class Level>
  void add_sides(const Level& best_bid, const Level& best_ask) {
    bid.push_back(best_bid.price);
    ask.push_back(best_ask.price);
    bid_quantity.push_back(best_bid.quantity);
    ask_quantity.push_back(best_ask.quantity);
  }
};

}  // namespace tiercel::book
