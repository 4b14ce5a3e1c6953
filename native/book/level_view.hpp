#pragma once
// A price level as it is shown to others, and how prices turn into keys of a ladder.
#include <cstdint>

#include "native/book/feed_message.hpp"

namespace tiercel::book {

// Keys of a side's ladder: prices of sellers, negated prices of buyers. Less is better on either side.
[[nodiscard]] constexpr std::int32_t key_of(Side side, std::int32_t price) noexcept {
  return side == Side::kSell ? price : -price;
}
[[nodiscard]] constexpr std::int32_t price_of(Side side, std::int32_t key) noexcept { return key_of(side, key); }

struct Level {
  std::int32_t price = 0;
  std::uint32_t orders = 0;
  std::int64_t quantity = 0;
};

// Of one order, and of all at one price.
inline constexpr std::int64_t kLargestQuantity = (std::int64_t{1} << 53) - 1;

}  // namespace tiercel::book
