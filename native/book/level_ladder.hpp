#pragma once
// Quantities of the price levels of one side (L2). Those near the touch stand in a row, one for each tick, with a bit
// for each that is there; the others in a map. Keys are prices for sellers and negated prices for buyers: less is
// better.
#include <array>
#include <cstdint>
#include <limits>
#include <map>
#include <vector>

#include "native/book/occupancy.hpp"

namespace tiercel::book {

class LevelLadder {
 public:
  static constexpr std::int32_t kEmpty = std::numeric_limits<std::int32_t>::max();

  LevelLadder();

  // The level's quantity from now on, at least 0. The key is neither the largest nor the smallest int32.
  void set(std::int32_t key, std::int64_t quantity) {
    const auto index = static_cast<std::uint64_t>(key - base_);
    if (index < kWidth) [[likely]] {
      quantity > 0 ? put(index, quantity) : erase(index);
    } else {
      set_outside(key, quantity);
    }
  }
  [[nodiscard]] std::int64_t quantity(std::int32_t key) const noexcept;
  // The best key, kEmpty where there is none.
  [[nodiscard]] std::int32_t best() const noexcept {
    return best_ < kWidth ? static_cast<std::int32_t>(base_ + static_cast<std::int64_t>(best_)) : kEmpty;
  }
  // The next worse key, kEmpty where there is none.
  [[nodiscard]] std::int32_t next(std::int32_t key) const noexcept;
  [[nodiscard]] std::size_t size() const noexcept { return size_; }
  void clear() noexcept;

 private:
  static constexpr std::uint64_t kWidth = 1U << 14;
  static constexpr std::size_t kWords = kWidth / 64;

  void put(std::uint64_t index, std::int64_t quantity) noexcept {
    size_ += quantities_[index] == 0;
    quantities_[index] = quantity;
    mark_occupied(words_.data(), summary_.data(), index);
    best_ = index < best_ ? index : best_;
  }
  void erase(std::uint64_t index) {
    if (quantities_[index] == 0) return;
    quantities_[index] = 0;
    --size_;
    clear_occupied(words_.data(), summary_.data(), index);
    if (index == best_) find_best();
  }
  void set_outside(std::int32_t key, std::int64_t quantity);
  void find_best();
  // First index from `index` on that has a level, kWidth where there is none.
  [[nodiscard]] std::uint64_t scan(std::uint64_t index) const noexcept {
    return first_occupied(words_.data(), summary_.data(), kWidth, index);
  }
  void move_window(std::int64_t base);

  std::int64_t base_ = 0;  // the key at index 0
  std::uint64_t best_ = kWidth;
  std::size_t size_ = 0;
  std::array<std::uint64_t, kWords / 64> summary_{};
  std::array<std::uint64_t, kWords> words_{};
  std::vector<std::int64_t> quantities_;
  std::map<std::int32_t, std::int64_t> far_;  // all worse than the window
};

}  // namespace tiercel::book
