#include "native/book/node_pool.hpp"

#include <bit>
#include <new>

namespace tiercel::book {

NodePool::NodePool(std::uint32_t capacity) : nodes_(make_pages<Node>(std::size_t{capacity} + 1)), capacity_(capacity) {
  if (nodes_ == nullptr || capacity >= kMostNodes) throw std::bad_alloc();
}

std::uint32_t NodePool::acquire_new() noexcept {
  if (top_ > capacity_) return kNoNode;
  ++used_;
  return top_++;
}

std::uint32_t NodePool::acquire_levels(std::uint32_t width) {
  std::vector<std::uint32_t>& kept = free_runs_[std::countr_zero(width)];
  std::uint32_t first = kNoNode;
  if (!kept.empty()) {
    first = kept.back();
    kept.pop_back();
  } else {
    // Books whose levels lie a power of two apart would share the same few sets of the caches.
    const std::uint32_t gap = 2 * (runs_ % 31);
    if (std::uint64_t{top_} + gap + width > std::uint64_t{capacity_} + 1) return kNoNode;
    ++runs_;
    first = top_ + gap;
    top_ = first + width;
  }
  for (std::uint32_t slot = first; slot < first + width; ++slot) {
    nodes_[slot] = {.next = slot, .prev = slot, .quantity = 0, .place = 0, .owner = 0, .id = 0};
  }
  return first;
}

void NodePool::release_levels(std::uint32_t first, std::uint32_t width) {
  free_runs_[std::countr_zero(width)].push_back(first);
}

void NodePool::clear() noexcept {
  top_ = 1;
  free_ = kNoNode;
  used_ = 0;
  runs_ = 0;
  for (std::vector<std::uint32_t>& kept : free_runs_) kept.clear();
}

}  // namespace tiercel::book
