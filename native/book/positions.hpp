#pragma once
// What each owner holds of each instrument by its fills here: lots, below 0 when sold short.
#include <cstddef>
#include <cstdint>
#include <vector>

namespace tiercel::book {

class Positions {
 public:
  [[nodiscard]] std::int64_t of(std::uint16_t instrument, std::uint32_t owner) const noexcept {
    return slots_[find(key_of(instrument, owner))].held;
  }
  void add(std::uint16_t instrument, std::uint32_t owner, std::int64_t lots) {
    const std::uint64_t key = key_of(instrument, owner);
    std::size_t i = find(key);
    std::int64_t sum = 0;
    if (slots_[i].key == 0) {
      if (2 * ++filled_ > slots_.size()) {
        grow();
        i = find(key);
      }
      slots_[i].key = key;
    }
    // Far beyond any real position it stays where it is.
    if (__builtin_add_overflow(slots_[i].held, lots, &sum)) return;
    if (sum >= -kMost && sum <= kMost) slots_[i].held = sum;
  }
  // visit(instrument, owner, lots), in no order that means anything.
  template <class Visit>
  void each(Visit visit) const {
    for (const Slot& s : slots_) {
      if (s.key != 0) visit(static_cast<std::uint16_t>(s.key), static_cast<std::uint32_t>(s.key >> 16), s.held);
    }
  }
  void clear() {
    slots_.assign(kFewest, Slot{});
    filled_ = 0;
  }

 private:
  struct Slot {
    std::uint64_t key = 0;
    std::int64_t held = 0;
  };
  static constexpr std::size_t kFewest = 64;
  static constexpr std::int64_t kMost = std::int64_t{1} << 62;

  // Owners are not 0, so that no key is.
  [[nodiscard]] static std::uint64_t key_of(std::uint16_t instrument, std::uint32_t owner) noexcept {
    return std::uint64_t{owner} << 16 | instrument;
  }
  [[nodiscard]] std::size_t find(std::uint64_t key) const noexcept {
    const std::size_t mask = slots_.size() - 1;
    std::size_t i = static_cast<std::size_t>((key * 0x9E3779B97F4A7C15ULL) >> 32) & mask;
    while (slots_[i].key != 0 && slots_[i].key != key) i = (i + 1) & mask;
    return i;
  }
  void grow() {
    std::vector<Slot> old(2 * slots_.size());
    old.swap(slots_);
    for (const Slot& s : old) {
      if (s.key != 0) slots_[find(s.key)] = s;
    }
  }

  std::vector<Slot> slots_{kFewest};
  std::size_t filled_ = 0;
};

}  // namespace tiercel::book
