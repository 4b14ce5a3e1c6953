#pragma once
// From the id of an order to its node. Ids under a limit index an array; others are hashed: open addressing with
// linear probing, and erasing shifts back what follows, so that the table never fills with the dead. A slot keeps 32
// bits of the hash, which tell both where the entry belongs and, almost always, whether it is the one sought; the
// node itself has the id.
#include <cstddef>
#include <cstdint>
#include <vector>

#include "native/book/node_pool.hpp"
#include "native/core/pages.hpp"

namespace tiercel::book {

class IdTable {
 public:
  // `dense` ids, 0 to dense - 1, take 4 bytes each, as they are used. Throws std::bad_alloc.
  IdTable(std::uint64_t dense, const NodePool& pool);

  // Where an id is found: good until the next insert or erase.
  struct Entry {
    std::uint32_t node;  // kNoNode for an id that no order has
    std::uint32_t slot;  // of a hashed id
  };
  [[nodiscard]] Entry locate(std::uint64_t id) const noexcept {
    if (id < dense_size_) [[likely]]
      return {dense_[id], 0};
    return locate_sparse(id);
  }
  // kNoNode for an id that no order has.
  [[nodiscard]] std::uint32_t find(std::uint64_t id) const noexcept {
    if (id < dense_size_) [[likely]]
      return dense_[id];
    return locate_sparse(id).node;
  }
  // The id must be new. False when memory is short.
  [[nodiscard]] bool insert(std::uint64_t id, std::uint32_t node) {
    if (id < dense_size_) [[likely]] {
      dense_[id] = node;
      return true;
    }
    return insert_sparse(id, node);
  }
  void erase(std::uint64_t id) noexcept { erase(id, locate(id)); }
  // The same for one that was located.
  void erase(std::uint64_t id, const Entry& at) noexcept {
    if (id < dense_size_) [[likely]] {
      dense_[id] = kNoNode;
    } else if (at.node != kNoNode) {
      erase_slot(at.slot);
    }
  }
  // Most ids are one more than the last: asks for the memory that those soon to come will need.
  void expect_next(std::uint64_t id) const noexcept {
    if (id < dense_size_) __builtin_prefetch(&dense_[id + kIdsAhead], 1);
  }
  // Asks for the memory that find() will read.
  void prefetch(std::uint64_t id) const noexcept {
    if (id < dense_size_) {
      __builtin_prefetch(&dense_[id]);
    } else {
      __builtin_prefetch(&slots_[tag_of(id) >> shift_]);
    }
  }
  void clear();

 private:
  struct Slot {
    std::uint32_t tag;
    std::uint32_t node;  // kNoNode: the slot is free
  };
  static constexpr std::uint64_t kIdsAhead = 64;  // four cache lines; the table is so much longer than `dense`
  static constexpr std::uint32_t kFewestSlotBits = 10;
  static constexpr std::uint32_t kMostSlotBits = 29;

  [[nodiscard]] static std::uint32_t tag_of(std::uint64_t id) noexcept {
    id ^= id >> 32;
    return static_cast<std::uint32_t>((id * 0x9E3779B97F4A7C15ULL) >> 32);
  }
  [[nodiscard]] Entry locate_sparse(std::uint64_t id) const noexcept {
    const std::uint32_t tag = tag_of(id);
    for (std::uint32_t i = tag >> shift_;; i = (i + 1) & mask_) {
      const Slot s = slots_[i];
      if (s.node == kNoNode) return {kNoNode, i};
      if (s.tag == tag && pool_[s.node].id == id) return {s.node, i};
    }
  }
  [[nodiscard]] bool insert_sparse(std::uint64_t id, std::uint32_t node);
  // What follows moves up unless it would pass the slot where it belongs.
  void erase_slot(std::uint32_t i) noexcept {
    for (std::uint32_t j = (i + 1) & mask_; slots_[j].node != kNoNode; j = (j + 1) & mask_) {
      const std::uint32_t home = slots_[j].tag >> shift_;
      if (((j - home) & mask_) < ((j - i) & mask_)) continue;
      slots_[i] = slots_[j];
      i = j;
    }
    slots_[i] = {};
    --filled_;
  }
  [[nodiscard]] bool grow();
  void put(Slot entry) noexcept;

  Pages<std::uint32_t> dense_;
  std::uint64_t dense_size_;
  const NodePool& pool_;
  std::vector<Slot> slots_;
  std::uint32_t shift_ = 32 - kFewestSlotBits;
  std::uint32_t mask_ = (1U << kFewestSlotBits) - 1;
  std::uint32_t filled_ = 0;
};

}  // namespace tiercel::book
