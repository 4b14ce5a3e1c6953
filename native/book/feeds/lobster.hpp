#pragma once
// LOBSTER message files: seconds since midnight, type, order, shares, price, direction; no header. Prices are 1/10000
// of a dollar, times nanoseconds since midnight plus `midnight` (further decimals are cut).
//
// 1 new order, 2 partial cancel, 3 deletion, 4 execution of a visible order, 5 of a hidden one, 6 cross, 7 halt. Two to
// four carry side and price of the order, so that one from before the file's start can be taken out of its level.
#include <cstdint>
#include <span>

#include "native/book/feed_message.hpp"
#include "native/book/feeds/text_rows.hpp"

namespace tiercel::book {

class LobsterDecoder {
 public:
  explicit LobsterDecoder(std::int64_t midnight = 0) noexcept : midnight_(midnight) {}

  [[nodiscard]] Decoded decode(const TextBlock& block, std::span<FeedMessage> out) noexcept;
  // Lines taken; after a fault, the number of the bad one.
  [[nodiscard]] std::uint64_t line() const noexcept { return line_; }

 private:
  std::int64_t midnight_;
  std::uint64_t line_ = 0;
};

}  // namespace tiercel::book
