#pragma once
// Which places of a row are occupied: a bit for each, and a summary with a bit for each word of those, so that the next
// one is found in a few steps however wide the row is.
#include <bit>
#include <cstdint>

namespace tiercel::book {

inline void mark_occupied(std::uint64_t* words, std::uint64_t* summary, std::uint64_t index) noexcept {
  words[index >> 6] |= std::uint64_t{1} << (index & 63);
  summary[index >> 12] |= std::uint64_t{1} << ((index >> 6) & 63);
}

inline void clear_occupied(std::uint64_t* words, std::uint64_t* summary, std::uint64_t index) noexcept {
  std::uint64_t& word = words[index >> 6];
  word &= ~(std::uint64_t{1} << (index & 63));
  if (word == 0) summary[index >> 12] &= ~(std::uint64_t{1} << ((index >> 6) & 63));
}

// The first occupied place from `index` on, `width`, a multiple of 64, where there is none.
[[nodiscard]] inline std::uint64_t first_occupied(const std::uint64_t* words, const std::uint64_t* summary,
                                                  std::uint64_t width, std::uint64_t index) noexcept {
  if (index >= width) return width;
  const std::uint64_t word = index >> 6;
  const std::uint64_t here = words[word] & (~std::uint64_t{0} << (index & 63));
  if (here != 0) return (word << 6) + static_cast<std::uint64_t>(std::countr_zero(here));
  const std::uint64_t after = word + 1;
  const std::uint64_t groups = (width + 4095) >> 12;
  std::uint64_t from = ~std::uint64_t{0} << (after & 63);
  for (std::uint64_t group = after >> 6; group < groups; ++group) {
    const std::uint64_t found = summary[group] & from;
    from = ~std::uint64_t{0};
    if (found == 0) continue;
    const std::uint64_t w = (group << 6) + static_cast<std::uint64_t>(std::countr_zero(found));
    return (w << 6) + static_cast<std::uint64_t>(std::countr_zero(words[w]));
  }
  return width;
}

}  // namespace tiercel::book
