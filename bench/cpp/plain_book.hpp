#pragma once
// Price-time priority with what the standard library has: maps of lists. It says what a bench's stream of orders must
// trade, and is what a plain book of that kind reaches.
#include <algorithm>
#include <cstdint>
#include <functional>
#include <iterator>
#include <list>
#include <map>
#include <unordered_map>
#include <utility>

namespace bench {

// Trades of a run: their number, their volume, and a hash of prices and quantities in their order.
struct Trades {
  std::uint64_t count = 0;
  std::uint64_t volume = 0;
  std::uint64_t hash = 1469598103934665603ULL;

  void add(std::int32_t price, std::int64_t quantity) noexcept {
    ++count;
    volume += static_cast<std::uint64_t>(quantity);
    const std::uint64_t key = static_cast<std::uint64_t>(price) * 0x9E3779B97F4A7C15ULL;
    hash = (hash ^ (key + static_cast<std::uint64_t>(quantity))) * 1099511628211ULL;
  }
  bool operator==(const Trades&) const = default;
};

class PlainBook {
 public:
  struct Order {
    std::uint64_t id;
    std::int64_t quantity;
  };
  // Keys are prices of sellers, negated prices of buyers.
  using Side = std::map<std::int32_t, std::list<Order>>;
  struct Place {
    bool buys;
    std::int32_t price;
    std::list<Order>::iterator at;
  };

  // What is left rests. `trade(price, quantity, maker, is_done)` tells of each trade.
  template <class Trade>
  void limit(const Order& order, bool buys, std::int32_t price, Trade trade) {
    const std::int64_t left = take(order.quantity, buys, buys ? price : -price, trade);
    if (left == 0) return;
    std::list<Order>& queue = sides_[buys ? 0 : 1][buys ? -price : price];
    queue.push_back({order.id, left});
    places_[order.id] = {buys, price, std::prev(queue.end())};
  }
  template <class Trade>
  void market(std::int64_t quantity, bool buys, Trade trade) {
    take(quantity, buys, 2'000'000'000, trade);
  }
  void cancel(std::uint64_t id) {
    const Place& p = places_.at(id);
    Side& side = sides_[p.buys ? 0 : 1];
    const auto level = side.find(p.buys ? -p.price : p.price);
    level->second.erase(p.at);
    if (level->second.empty()) side.erase(level);
    places_.erase(id);
  }
  // Less at the same price keeps the place.
  template <class Trade>
  void modify(const Order& order, std::int32_t price, Trade trade) {
    const Place p = places_.at(order.id);
    if (price == p.price && order.quantity <= p.at->quantity) {
      p.at->quantity = order.quantity;
      return;
    }
    cancel(order.id);
    limit(order, p.buys, price, trade);
  }

  [[nodiscard]] const Place* find(std::uint64_t id) const {
    const auto at = places_.find(id);
    return at == places_.end() ? nullptr : &at->second;
  }
  [[nodiscard]] bool has(bool buys) const noexcept { return !sides_[buys ? 0 : 1].empty(); }
  // Of a side that has orders.
  [[nodiscard]] std::int32_t best(bool buys) const noexcept {
    const std::int32_t key = sides_[buys ? 0 : 1].begin()->first;
    return buys ? -key : key;
  }
  [[nodiscard]] std::size_t orders() const noexcept { return places_.size(); }

 private:
  template <class Trade>
  std::int64_t take(std::int64_t quantity, bool buys, std::int32_t limit, Trade trade) {
    Side& others = sides_[buys ? 1 : 0];
    while (quantity > 0 && !others.empty() && others.begin()->first <= limit) {
      auto& [key, queue] = *others.begin();
      while (quantity > 0 && !queue.empty()) {
        Order& maker = queue.front();
        const std::int64_t part = std::min(maker.quantity, quantity);
        maker.quantity -= part;
        quantity -= part;
        trade(buys ? key : -key, part, maker.id, maker.quantity == 0);
        if (maker.quantity != 0) break;
        places_.erase(maker.id);
        queue.pop_front();
      }
      if (queue.empty()) others.erase(others.begin());
    }
    return quantity;
  }

  Side sides_[2];
  std::unordered_map<std::uint64_t, Place> places_;
};

}  // namespace bench
