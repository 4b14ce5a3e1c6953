#include "native/book/id_table.hpp"

#include <algorithm>
#include <new>
#include <utility>

namespace tiercel::book {

IdTable::IdTable(std::uint64_t dense, const NodePool& pool)
    : dense_(make_pages<std::uint32_t>(dense + kIdsAhead)),
      dense_size_(dense),
      pool_(pool),
      slots_(std::size_t{1} << kFewestSlotBits) {
  if (dense_ == nullptr) throw std::bad_alloc();
}

void IdTable::put(Slot entry) noexcept {
  std::uint32_t i = entry.tag >> shift_;
  while (slots_[i].node != kNoNode) i = (i + 1) & mask_;
  slots_[i] = entry;
}

bool IdTable::grow() {
  const std::uint32_t bits = 32 - shift_ + 1;
  if (bits > kMostSlotBits) return false;
  std::vector<Slot> old;
  try {
    old = std::vector<Slot>(std::size_t{1} << bits);
  } catch (const std::bad_alloc&) {
    return false;
  }
  std::swap(old, slots_);
  shift_ = 32 - bits;
  mask_ = (1U << bits) - 1;
  for (const Slot& s : old) {
    if (s.node != kNoNode) put(s);
  }
  return true;
}

bool IdTable::insert_sparse(std::uint64_t id, std::uint32_t node) {
  if (filled_ > mask_ / 2 && !grow()) return false;
  put({tag_of(id), node});
  ++filled_;
  return true;
}

void IdTable::clear() {
  dense_ = make_pages<std::uint32_t>(dense_size_ + kIdsAhead);
  if (dense_ == nullptr) throw std::bad_alloc();
  std::fill(slots_.begin(), slots_.end(), Slot{});
  filled_ = 0;
}

}  // namespace tiercel::book
