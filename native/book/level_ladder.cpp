#include "native/book/level_ladder.hpp"

#include <algorithm>

namespace tiercel::book {

LevelLadder::LevelLadder() : quantities_(kWidth) {}

void LevelLadder::find_best() {
  best_ = scan(best_);
  // Near the window's end the levels behind it would all be slow ones.
  if (best_ <= kWidth * 3 / 4 || far_.empty()) return;
  move_window((best_ == kWidth ? far_.begin()->first : best()) - static_cast<std::int64_t>(kWidth / 4));
}

void LevelLadder::set_outside(std::int32_t key, std::int64_t quantity) {
  const auto known = far_.find(key);
  if (quantity == 0) {
    if (known == far_.end()) return;
    far_.erase(known);
    --size_;
    return;
  }
  if (known != far_.end()) {
    known->second = quantity;
    return;
  }
  far_.emplace(key, quantity);
  ++size_;
  // Far levels are worse than all near ones: where this one is not, the window follows it.
  if (best_ == kWidth || key < base_) move_window(key - static_cast<std::int64_t>(kWidth / 4));
}

// All levels into the map, and from there into the window those that it now covers. Rare: the touch must travel a
// quarter of the window for it.
void LevelLadder::move_window(std::int64_t base) {
  for (std::uint64_t i = scan(0); i < kWidth; i = scan(i + 1)) {
    far_.emplace(static_cast<std::int32_t>(base_ + static_cast<std::int64_t>(i)), quantities_[i]);
    quantities_[i] = 0;
  }
  words_.fill(0);
  summary_.fill(0);
  best_ = kWidth;
  base_ = base;
  size_ = far_.size();
  while (!far_.empty() && far_.begin()->first - base_ < static_cast<std::int64_t>(kWidth)) {
    const auto [key, quantity] = *far_.begin();
    far_.erase(far_.begin());
    --size_;
    put(static_cast<std::uint64_t>(key - base_), quantity);
  }
}

std::int64_t LevelLadder::quantity(std::int32_t key) const noexcept {
  const auto index = static_cast<std::uint64_t>(key - base_);
  if (index < kWidth) return quantities_[index];
  const auto found = far_.find(key);
  return found == far_.end() ? 0 : found->second;
}

std::int32_t LevelLadder::next(std::int32_t key) const noexcept {
  const std::int64_t after = key + std::int64_t{1} - base_;
  if (after < static_cast<std::int64_t>(kWidth)) {
    const std::uint64_t index = scan(static_cast<std::uint64_t>(std::max<std::int64_t>(after, 0)));
    if (index < kWidth) return static_cast<std::int32_t>(base_ + static_cast<std::int64_t>(index));
  }
  const auto found = far_.upper_bound(key);
  return found == far_.end() ? kEmpty : found->first;
}

void LevelLadder::clear() noexcept {
  for (std::uint64_t i = scan(0); i < kWidth; i = scan(i + 1)) quantities_[i] = 0;
  words_.fill(0);
  summary_.fill(0);
  far_.clear();
  best_ = kWidth;
  size_ = 0;
}

}  // namespace tiercel::book
