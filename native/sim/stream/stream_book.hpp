#pragma once
// The market of one instrument as its feed shows it, less what the user has taken from it: price levels of both sides
// (of a feed of quotes the best ones alone). What an order took from a level stays taken until the market gives that
// level another quantity.
#include <array>
#include <cstdint>
#include <vector>

#include "native/book/level_ladder.hpp"
#include "native/book/level_view.hpp"
#include "native/sim/stream/stream_event.hpp"

namespace tiercel::sim {

using BookSide = book::Side;

// What a bid at or over an ask means.
enum class CrossedRule : std::uint8_t {
  kWait,    // a row is wrong or missing: nothing fills until the book is uncrossed
  kNewest,  // the newer row is right: levels of the other side that it meets are gone
};

class StreamBook {
 public:
  // No level stands; what was taken is kept for the levels that come back as they were.
  void clear() noexcept {
    for (book::LevelLadder& side : sides_) side.clear();
  }

  [[nodiscard]] std::int64_t shown(BookSide side, std::int32_t price) const noexcept {
    return ladder(side).quantity(book::key_of(side, price));
  }
  void set(BookSide side, std::int32_t price, std::int64_t lots) { ladder(side).set(book::key_of(side, price), lots); }
  // Takes out the levels that an order of this side and price would meet; how many.
  std::uint64_t uncross(BookSide side, std::int32_t price);
  // The feed shows this one level only.
  void set_best(BookSide side, std::int32_t price, std::int64_t lots) {
    if (has(side) && best(side) != price) set(side, best(side), 0);
    if (price > 0) set(side, price, lots);
  }

  [[nodiscard]] bool has(BookSide side) const noexcept { return ladder(side).best() != book::LevelLadder::kEmpty; }
  // Of a side that has one.
  [[nodiscard]] std::int32_t best(BookSide side) const noexcept { return book::price_of(side, ladder(side).best()); }
  [[nodiscard]] bool is_two_sided() const noexcept { return has(BookSide::kBuy) && has(BookSide::kSell); }

  // Visits levels of a side, best first, with what the user can have there: visit(price, lots), false to stop.
  template <class Visit>
  void walk(BookSide side, Visit visit) const {
    const book::LevelLadder& levels = ladder(side);
    for (std::int32_t key = levels.best(); key != book::LevelLadder::kEmpty; key = levels.next(key)) {
      const std::int32_t price = book::price_of(side, key);
      const std::int64_t lots = levels.quantity(key) - taken(side, price);
      if (lots > 0 && !visit(price, lots)) return;
    }
  }
  // So many lots are taken from the best levels on.
  void take(BookSide side, std::int64_t lots);
  [[nodiscard]] bool has_taken() const noexcept { return !taken_.empty(); }
  // After a message: levels with another quantity than that from which was taken are whole again.
  void renew();

 private:
  struct Taken {
    BookSide side;
    std::int32_t price;
    std::int64_t lots;
    std::int64_t shown;
  };

  [[nodiscard]] book::LevelLadder& ladder(BookSide side) noexcept { return sides_[static_cast<std::size_t>(side)]; }
  [[nodiscard]] const book::LevelLadder& ladder(BookSide side) const noexcept {
    return sides_[static_cast<std::size_t>(side)];
  }
  [[nodiscard]] std::int64_t taken(BookSide side, std::int32_t price) const noexcept {
    for (const Taken& t : taken_) {
      if (t.side == side && t.price == price) return t.lots;
    }
    return 0;
  }
  void take_at(BookSide side, std::int32_t price, std::int64_t lots);

  std::array<book::LevelLadder, 2> sides_;
  std::vector<Taken> taken_;
};

}  // namespace tiercel::sim
