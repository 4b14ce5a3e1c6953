#pragma once
// Where a node stands (Node::place): the slot of its level, the ladder, and what kind of order it is.
#include <cstdint>

#include "native/book/feed_message.hpp"

namespace tiercel::book::place {

inline constexpr std::uint32_t kSlot = (1U << 28) - 1;
inline constexpr std::uint32_t kSell = 1U << 28;      // it sells
inline constexpr std::uint32_t kWaits = 1U << 29;     // a trigger level, not a price level: it waits for a price
inline constexpr std::uint32_t kHasTerms = 1U << 30;  // what few orders have stands in OrderTerms
inline constexpr std::uint32_t kUnseen = 1U << 31;    // none of its quantity is shown

[[nodiscard]] constexpr std::uint32_t slot(std::uint32_t place) noexcept { return place & kSlot; }
[[nodiscard]] constexpr Side side(std::uint32_t place) noexcept {
  return (place & kSell) != 0 ? Side::kSell : Side::kBuy;
}

}  // namespace tiercel::book::place
