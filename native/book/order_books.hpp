#pragma once
// Books of single orders (L3) of many instruments that follow what an exchange tells: nothing is matched here, and a
// feed may cross its book, as in an auction.
#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "native/book/feed_message.hpp"
#include "native/book/id_table.hpp"
#include "native/book/ladder.hpp"
#include "native/book/level_view.hpp"
#include "native/book/node_pool.hpp"
#include "native/book/price_grid.hpp"

namespace tiercel::book {

// What a feed said that could not be done.
struct FeedFaults {
  std::uint64_t unknown = 0;     // about an order that is not in the book
  std::uint64_t reused = 0;      // a new order with the id of one that is
  std::uint64_t quantity = 0;    // of 0 or less, or so large that a level's sum would overflow
  std::uint64_t price = 0;       // outside int32, or its smallest or largest value
  std::uint64_t instrument = 0;  // not one of BookLimits::instruments
  std::uint64_t full = 0;        // no room left
  [[nodiscard]] std::uint64_t sum() const noexcept { return unknown + reused + quantity + price + instrument + full; }
};

struct BookLimits {
  std::uint32_t instruments = 1;
  std::uint32_t nodes = 1U << 22;  // orders and price levels together
  std::uint64_t dense_ids = 0;     // ids below are found without hashing, for 4 bytes each
};

class OrderBooks {
 public:
  // Throws std::bad_alloc.
  explicit OrderBooks(const BookLimits& limits);

  void follow(const FeedMessage& m);
  // Memory is asked for ahead.
  void follow(std::span<const FeedMessage> messages);

  // An order rests at the end of its queue.
  void add(const FeedMessage& m);
  void reduce(std::uint64_t order, std::int64_t quantity);
  void remove(std::uint64_t order);
  void replace(const FeedMessage& m);
  void modify(const FeedMessage& m);
  void clear(std::uint16_t instrument);

  [[nodiscard]] std::uint32_t instruments() const noexcept { return static_cast<std::uint32_t>(books_.size()); }
  [[nodiscard]] std::uint32_t orders() const noexcept { return orders_; }
  [[nodiscard]] const FeedFaults& faults() const noexcept { return faults_; }

  // The best level; no orders where there is none.
  [[nodiscard]] Level top(std::uint16_t instrument, Side side) const noexcept;
  // The best levels, best first; returns how many there are of those asked for.
  std::size_t depth(std::uint16_t instrument, Side side, std::span<Level> out) const noexcept;
  // Ids and quantities of a level's orders in their order; `visit(id, quantity)`.
  template <class Visit>
  void queue(std::uint16_t instrument, Side side, std::int32_t price, Visit visit) const {
    std::int32_t at = 0;
    if (!books_[instrument].grid.index(price, at)) return;
    const std::uint32_t slot = books_[instrument].side(side).find(pool_, key_of(side, at));
    if (slot == kNoNode) return;
    for (std::uint32_t n = pool_[slot].next; n != slot; n = pool_[n].next) visit(pool_[n].id, pool_[n].quantity);
  }

 private:
  // Levels stand by their places on the grid.
  struct Book {
    std::array<Ladder, 2> ladders;
    PriceGrid grid;
    [[nodiscard]] Ladder& side(Side s) noexcept { return ladders[static_cast<std::size_t>(s)]; }
    [[nodiscard]] const Ladder& side(Side s) const noexcept { return ladders[static_cast<std::size_t>(s)]; }
  };

  // An order's instrument is its owner: nobody trades here.
  [[nodiscard]] Ladder& ladder_of(const Node& x) noexcept { return books_[x.owner].side(place::side(x.place)); }
  // Of an order that is not here: kNoNode, and counted.
  [[nodiscard]] IdTable::Entry locate(std::uint64_t order) noexcept {
    const IdTable::Entry at = ids_.locate(order);
    if (at.node == kNoNode) [[unlikely]]
      ++faults_.unknown;
    return at;
  }
  void take_out(const IdTable::Entry& at);
  void put(std::uint16_t instrument, Side side, std::uint64_t id, std::int32_t price, std::int64_t quantity);
  // The price's place on the grid; one that is not on it makes the grid finer, and all orders move.
  [[nodiscard]] std::int32_t index_of(Book& b, std::int32_t price);
  void regrid(Book& b, std::int32_t price);
  [[nodiscard]] bool is_bad(std::int32_t price, std::int64_t quantity) noexcept;
  [[nodiscard]] bool is_unknown(std::uint16_t instrument) noexcept;

  NodePool pool_;
  IdTable ids_;
  std::vector<Book> books_;
  FeedFaults faults_;
  std::uint32_t orders_ = 0;
};

}  // namespace tiercel::book
