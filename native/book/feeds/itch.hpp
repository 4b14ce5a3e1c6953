#pragma once
// NASDAQ TotalView-ITCH 5.0: bytes to records. All 23 message types of the specification are known; those about orders
// and trades become FeedMessages, the others FeedAction::kOther with `order` telling where in the bytes the message
// starts, for the readers of itch_messages.hpp.
//
// Prices are 1/10000 of a dollar, times nanoseconds since midnight in New York plus `midnight`, instruments are stock
// locates. kTrade: side of the resting order (NASDAQ says buy for all since 2014), `other` the match number, order 0.
#include <cstdint>
#include <span>

#include "native/book/feed_message.hpp"
#include "native/book/feeds/decoded.hpp"

namespace tiercel::book {

enum class ItchFraming : std::uint8_t {
  kLength,  // two bytes before each message say how long it is, big-endian
  kType,    // two zero bytes stand there; the type tells the length
};

struct ItchBlock {
  std::span<const std::uint8_t> bytes;
  ItchFraming framing = ItchFraming::kLength;
  bool is_last = false;       // what remains after this block is a truncated message
  std::int64_t midnight = 0;  // nanoseconds, added to each time
};

inline constexpr std::size_t kItchFrame = 2;     // bytes before each message
inline constexpr std::size_t kItchLongest = 50;  // bytes of the longest message

// Length of a message of a type, 0 for a type that is not defined.
[[nodiscard]] std::uint8_t itch_length(std::uint8_t type) noexcept;

// Takes messages off the block until it has no whole one left, `out` is full, or one is bad. Reads nothing outside the
// block. A frame of length zero at the very end closes a file.
[[nodiscard]] Decoded decode_itch(const ItchBlock& block, std::span<FeedMessage> out) noexcept;

}  // namespace tiercel::book
