#pragma once
// The price levels of one side. Levels near the touch stand in a row, one for each tick, with a bit for each that is
// occupied; those too far off for it stand in a map. Keys are prices for sellers and negated prices for buyers, so that
// on either side less is better and one code serves both.
#include <cstdint>
#include <limits>
#include <map>
#include <memory>
#include <vector>

#include "native/book/level_view.hpp"
#include "native/book/node_pool.hpp"
#include "native/book/occupancy.hpp"
#include "native/book/place.hpp"

namespace tiercel::book {

class Ladder {
 public:
  static constexpr std::int32_t kEmpty = std::numeric_limits<std::int32_t>::max();
  static constexpr std::uint32_t kWidest = 1U << 14;

  // The best key, kEmpty where there is none.
  [[nodiscard]] std::int32_t best() const noexcept { return best_; }
  [[nodiscard]] bool is_empty() const noexcept { return best_ == kEmpty; }

  // Slot of the level that stands at the best key. Not of an empty ladder.
  [[nodiscard]] std::uint32_t best_slot() const noexcept { return first_ + static_cast<std::uint32_t>(best_ - base_); }
  // Slot of a level that has orders, kNoNode where none stands.
  [[nodiscard]] std::uint32_t find(const NodePool& pool, std::int32_t key) const noexcept;
  // Whether it is one of this ladder's levels.
  [[nodiscard]] bool has(const NodePool& pool, std::uint32_t slot) const noexcept {
    return slot - first_ < width_ || has_far(pool, slot);
  }
  [[nodiscard]] static std::int32_t key_of(const Node& level) noexcept {
    return static_cast<std::int32_t>(level.place);
  }

  // Puts an order at the end of a level's queue, which is made if need be. False when the pool is full or the level's
  // sum would pass kLargestQuantity.
  [[nodiscard]] bool append(NodePool& pool, std::uint32_t node, std::int32_t key) {
    const std::uint32_t slot = open(pool, key);
    if (slot == kNoNode) [[unlikely]]
      return false;
    Node& x = pool[node];
    Node& level = pool[slot];
    if (level.quantity + x.quantity > kLargestQuantity) [[unlikely]]
      return false;
    x.place |= slot;
    link(pool, node, level.prev, slot);
    level.quantity += x.quantity;
    ++level.owner;
    return true;
  }

  // Takes an order out of its level's queue; the node stays the caller's.
  void remove(NodePool& pool, std::uint32_t node) {
    const Node& x = pool[node];
    const std::uint32_t slot = place::slot(x.place);
    Node& level = pool[slot];
    pool[x.prev].next = x.next;
    pool[x.next].prev = x.prev;
    level.quantity -= x.quantity;
    --level.owner;
    if (level.next == slot) [[unlikely]]
      close(pool, slot);
  }

  // Slot of the level for a key: it must get an order next. kNoNode when the pool is full.
  [[nodiscard]] std::uint32_t open(NodePool& pool, std::int32_t key) {
    const auto index = static_cast<std::uint64_t>(key - base_);
    if (index >= width_) [[unlikely]]
      return open_outside(pool, key);
    mark_occupied(bits_, summary_, index);
    best_ = key < best_ ? key : best_;
    return first_ + static_cast<std::uint32_t>(index);
  }
  // A level has lost its last order.
  void close(NodePool& pool, std::uint32_t slot);

  static void link(NodePool& pool, std::uint32_t node, std::uint32_t after, std::uint32_t before) noexcept {
    pool[node].prev = after;
    pool[node].next = before;
    pool[after].next = node;
    pool[before].prev = node;
  }

  // The next key that is worse and has orders, kEmpty where there is none.
  [[nodiscard]] std::int32_t next(const NodePool& pool, std::int32_t key) const noexcept;
  // Orders and levels of this ladder go back to the pool.
  void clear(NodePool& pool);

 private:
  using Far = std::map<std::int32_t, std::uint32_t>;

  [[nodiscard]] std::uint32_t open_outside(NodePool& pool, std::int32_t key);
  [[nodiscard]] bool has_far(const NodePool& pool, std::uint32_t slot) const noexcept;
  [[nodiscard]] std::uint32_t open_far(NodePool& pool, std::int32_t key);
  [[nodiscard]] bool move_window(NodePool& pool, std::int64_t base, std::uint32_t width);
  void pull_far(NodePool& pool);
  // width_ where no level stands at the index or behind it.
  [[nodiscard]] std::uint64_t scan(std::uint64_t index) const noexcept {
    return first_occupied(bits_, summary_, width_, index);
  }
  [[nodiscard]] std::int64_t last_in_window() const noexcept;

  // The window: `width_` levels from key `base_` on, in the pool from node `first_` on. All far levels are worse.
  std::uint64_t* bits_ = nullptr;
  std::uint64_t* summary_ = nullptr;
  std::int64_t base_ = 0;
  std::uint32_t first_ = 0;
  std::uint32_t width_ = 0;
  std::int32_t best_ = kEmpty;
  std::unique_ptr<std::uint64_t[]> words_;
  std::unique_ptr<Far> far_;
};

}  // namespace tiercel::book
