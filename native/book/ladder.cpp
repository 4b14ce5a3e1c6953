#include "native/book/ladder.hpp"

#include <algorithm>
#include <bit>
#include <utility>

namespace tiercel::book {
namespace {

[[nodiscard]] std::size_t summary_words(std::uint32_t width) noexcept { return (std::size_t{width} + 4095) / 4096; }

// The ring of one level becomes that of another, which is empty.
void move_ring(NodePool& pool, std::uint32_t from, std::uint32_t to) noexcept {
  Node& a = pool[from];
  Node& b = pool[to];
  for (std::uint32_t n = a.next; n != from; n = pool[n].next) pool[n].place = (pool[n].place & ~place::kSlot) | to;
  b.quantity = a.quantity;
  b.owner = a.owner;
  b.id = a.id;
  b.place = a.place;
  b.next = a.next == from ? to : a.next;
  b.prev = a.prev == from ? to : a.prev;
  pool[b.next].prev = to;
  pool[b.prev].next = to;
  a.next = a.prev = from;
  a.quantity = 0;
  a.owner = 0;
  a.id = 0;
}

}  // namespace

std::int64_t Ladder::last_in_window() const noexcept {
  for (std::uint32_t w = width_ / 64; w-- > 0;) {
    if (bits_[w] != 0) return base_ + (std::int64_t{w} << 6) + 63 - std::countl_zero(bits_[w]);
  }
  return base_;
}

std::uint32_t Ladder::find(const NodePool& pool, std::int32_t key) const noexcept {
  const auto index = static_cast<std::uint64_t>(key - base_);
  if (index < width_) {
    const std::uint32_t slot = first_ + static_cast<std::uint32_t>(index);
    return pool[slot].next == slot ? kNoNode : slot;
  }
  if (far_ == nullptr) return kNoNode;
  const auto at = far_->find(key);
  return at == far_->end() ? kNoNode : at->second;
}

bool Ladder::has_far(const NodePool& pool, std::uint32_t slot) const noexcept {
  if (far_ == nullptr) return false;
  const auto at = far_->find(key_of(pool[slot]));
  return at != far_->end() && at->second == slot;
}

std::int32_t Ladder::next(const NodePool& /*pool*/, std::int32_t key) const noexcept {
  const std::uint64_t at = key < base_ ? 0 : static_cast<std::uint64_t>(std::int64_t{key} + 1 - base_);
  const std::uint64_t found = scan(at);
  if (found < width_) return static_cast<std::int32_t>(base_ + static_cast<std::int64_t>(found));
  if (far_ == nullptr) return kEmpty;
  const auto far = far_->upper_bound(key);
  return far == far_->end() ? kEmpty : far->first;
}

std::uint32_t Ladder::open_far(NodePool& pool, std::int32_t key) {
  if (far_ == nullptr) far_ = std::make_unique<Far>();
  const auto at = far_->find(key);
  if (at != far_->end()) return at->second;
  const std::uint32_t slot = pool.acquire();
  if (slot == kNoNode) return kNoNode;
  pool[slot] = {
      .next = slot, .prev = slot, .quantity = 0, .place = static_cast<std::uint32_t>(key), .owner = 0, .id = 0};
  far_->emplace(key, slot);
  return slot;
}

// Grows the window while it is worth it, moves it towards better prices, and leaves what is too far to the map.
std::uint32_t Ladder::open_outside(NodePool& pool, std::int32_t key) {
  const std::int64_t k = key;
  if (is_empty()) {
    const std::uint32_t width = std::max(width_, NodePool::kFewestLevels);
    if (!move_window(pool, k - width / 2, width)) return kNoNode;
    return open(pool, key);
  }
  const std::int64_t low = std::min<std::int64_t>(best_, k);
  const std::int64_t high = std::max(last_in_window(), k);
  const std::int64_t span = high - low + 1;
  if (span <= kWidest / 2) {
    const auto width = std::max(width_, std::bit_ceil(static_cast<std::uint32_t>(2 * span)));
    if (!move_window(pool, low - (width - span) / 2, width)) return kNoNode;
    return open(pool, key);
  }
  if (k < base_) {
    if (!move_window(pool, k - width_ / 2, width_)) return kNoNode;
    return open(pool, key);
  }
  return open_far(pool, key);
}

bool Ladder::move_window(NodePool& pool, std::int64_t base, std::uint32_t width) {
  const std::uint32_t first = pool.acquire_levels(width);
  if (first == kNoNode) return false;
  // Levels that leave the window become far ones, and need nodes: first of all, so that nothing is half done.
  std::vector<std::pair<std::uint32_t, std::int32_t>> leaving;   // slot, key
  std::vector<std::pair<std::uint32_t, std::uint64_t>> staying;  // slot, index in the window to come
  for (std::uint64_t i = scan(0); i < width_; i = scan(i + 1)) {
    const std::int64_t key = base_ + static_cast<std::int64_t>(i);
    const auto to = static_cast<std::uint64_t>(key - base);
    const std::uint32_t slot = first_ + static_cast<std::uint32_t>(i);
    if (to < width) {
      staying.emplace_back(slot, to);
    } else {
      leaving.emplace_back(slot, static_cast<std::int32_t>(key));
    }
  }
  std::vector<std::uint32_t> nodes;
  for (std::size_t i = 0; i < leaving.size(); ++i) {
    const std::uint32_t node = pool.acquire();
    if (node == kNoNode) {
      for (const std::uint32_t n : nodes) pool.release(n);
      pool.release_levels(first, width);
      return false;
    }
    nodes.push_back(node);
  }
  for (std::uint32_t i = 0; i < width; ++i) pool[first + i].place = static_cast<std::uint32_t>(base + i);
  if (!leaving.empty() && far_ == nullptr) far_ = std::make_unique<Far>();
  for (std::size_t i = 0; i < leaving.size(); ++i) {
    pool[nodes[i]] = {.next = nodes[i], .prev = nodes[i], .quantity = 0, .place = 0, .owner = 0, .id = 0};
    move_ring(pool, leaving[i].first, nodes[i]);
    far_->emplace(leaving[i].second, nodes[i]);
  }
  const std::size_t words = width / 64 + summary_words(width);
  auto fresh = std::make_unique<std::uint64_t[]>(words);
  if (width_ != 0) pool.release_levels(first_, width_);  // its nodes stay as they are until they are given out again
  words_ = std::move(fresh);
  bits_ = words_.get();
  summary_ = bits_ + width / 64;
  base_ = base;
  first_ = first;
  width_ = width;
  for (const auto& [slot, to] : staying) {
    move_ring(pool, slot, first + static_cast<std::uint32_t>(to));
    mark_occupied(bits_, summary_, to);
  }
  pull_far(pool);
  return true;
}

void Ladder::pull_far(NodePool& pool) {
  while (far_ != nullptr && !far_->empty()) {
    const auto at = far_->begin();
    const auto to = static_cast<std::uint64_t>(at->first - base_);
    if (to >= width_) return;
    move_ring(pool, at->second, first_ + static_cast<std::uint32_t>(to));
    mark_occupied(bits_, summary_, to);
    pool.release(at->second);
    far_->erase(at);
  }
}

void Ladder::close(NodePool& pool, std::uint32_t slot) {
  const std::uint32_t index = slot - first_;
  if (index >= width_) [[unlikely]] {
    far_->erase(key_of(pool[slot]));
    pool.release(slot);
    return;
  }
  clear_occupied(bits_, summary_, index);
  if (best_ != base_ + index) return;
  const std::uint64_t found = scan(index);
  if (found < width_) {
    best_ = static_cast<std::int32_t>(base_ + static_cast<std::int64_t>(found));
    return;
  }
  best_ = kEmpty;
  if (far_ == nullptr || far_->empty()) return;
  // The window is empty: it moves, as it is, to the best of the far levels.
  best_ = far_->begin()->first;
  base_ = std::int64_t{best_} - width_ / 2;
  for (std::uint32_t i = 0; i < width_; ++i) pool[first_ + i].place = static_cast<std::uint32_t>(base_ + i);
  pull_far(pool);
}

void Ladder::clear(NodePool& pool) {
  for (std::uint64_t i = scan(0); i < width_; i = scan(i + 1)) {
    const std::uint32_t slot = first_ + static_cast<std::uint32_t>(i);
    for (std::uint32_t n = pool[slot].next; n != slot;) pool.release(std::exchange(n, pool[n].next));
  }
  if (far_ != nullptr) {
    for (const auto& [key, slot] : *far_) {
      for (std::uint32_t n = pool[slot].next; n != slot;) pool.release(std::exchange(n, pool[n].next));
      pool.release(slot);
    }
    far_.reset();
  }
  if (width_ != 0) pool.release_levels(first_, width_);
  words_.reset();
  bits_ = summary_ = nullptr;
  base_ = 0;
  first_ = width_ = 0;
  best_ = kEmpty;
}

}  // namespace tiercel::book
