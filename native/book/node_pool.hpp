#pragma once
// The memory of a set of books: one array of 32-byte nodes for resting orders and for price levels alike. A level is
// the sentinel of its orders' ring, so that taking an order out never asks whether it is the first, the last or the
// only one. Links are 32-bit indices; index 0 is no node.
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "native/core/pages.hpp"

namespace tiercel::book {

inline constexpr std::uint32_t kNoNode = 0;

struct Node {
  std::uint32_t next;     // of a level: its first order
  std::uint32_t prev;     // of a level: its last order
  std::int64_t quantity;  // that can be seen; of a level: the sum over its orders
  std::uint32_t place;    // slot of the level and flags (place.hpp); of a level: its key, as bits
  std::uint32_t owner;    // 0: nobody's; of a level: number of its orders
  std::uint64_t id;       // of a level: quantity that cannot be seen
};
static_assert(sizeof(Node) == 32);

// A batch asks for memory ahead, so many messages before it is needed: first for an id's entry, then for the order that
// it leads to, then for those before and behind it, which will be linked to each other.
inline constexpr std::size_t kIdAhead = 16;
inline constexpr std::size_t kNodeAhead = 10;
inline constexpr std::size_t kNeighboursAhead = 5;

class NodePool {
 public:
  static constexpr std::uint32_t kMostNodes = 1U << 28;
  static constexpr std::uint32_t kFewestLevels = 64;

  // Room for so many nodes, orders and levels together; memory is taken as it is used. Throws std::bad_alloc.
  explicit NodePool(std::uint32_t capacity);

  [[nodiscard]] Node& operator[](std::uint32_t index) noexcept { return nodes_[index]; }
  [[nodiscard]] const Node& operator[](std::uint32_t index) const noexcept { return nodes_[index]; }
  void prefetch(std::uint32_t index) const noexcept { __builtin_prefetch(&nodes_[index], 1); }
  void prefetch_neighbours(std::uint32_t index) const noexcept {
    prefetch(nodes_[index].next);
    prefetch(nodes_[index].prev);
  }

  // kNoNode when the pool is full.
  [[nodiscard]] std::uint32_t acquire() noexcept {
    const std::uint32_t node = free_;
    if (node == kNoNode) [[unlikely]]
      return acquire_new();
    free_ = nodes_[node].next;
    ++used_;
    return node;
  }
  void release(std::uint32_t node) noexcept {
    nodes_[node].next = free_;
    free_ = node;
    --used_;
  }

  // A run of empty levels, `width` a power of two from kFewestLevels on. kNoNode when the pool is full.
  [[nodiscard]] std::uint32_t acquire_levels(std::uint32_t width);
  void release_levels(std::uint32_t first, std::uint32_t width);

  [[nodiscard]] std::uint32_t capacity() const noexcept { return capacity_; }
  // Nodes that stand for orders or far levels now.
  [[nodiscard]] std::uint32_t used() const noexcept { return used_; }
  // Forgets all nodes.
  void clear() noexcept;

 private:
  static constexpr std::size_t kWidths = 29;

  [[nodiscard]] std::uint32_t acquire_new() noexcept;

  Pages<Node> nodes_;
  std::uint32_t capacity_;
  std::uint32_t top_ = 1;  // nodes from here on were never used
  std::uint32_t free_ = kNoNode;
  std::uint32_t used_ = 0;
  std::uint32_t runs_ = 0;
  std::vector<std::uint32_t> free_runs_[kWidths];  // by the logarithm of their width
};

}  // namespace tiercel::book
