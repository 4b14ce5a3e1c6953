#pragma once
// What a market told, one record for each row of a feed: price levels (L2), best quotes (L1) and trades. Prices are
// whole steps of the feed, quantities whole lots of the instrument; times int64 nanoseconds since the Unix epoch, UTC.
#include <cstdint>

#include "native/book/feed_message.hpp"

namespace tiercel::sim {

enum class StreamKind : std::uint8_t {
  kLevel,  // the quantity of a price level from now on; 0: it is gone
  kQuote,  // the best price of a side and its quantity; kUnknownLots where the feed has none
  kTrade,  // `side` is the one that rested
  kClear,  // a snapshot begins: no level stands
  kGap,    // something is missing: the book is not known until a snapshot
};

inline constexpr std::int64_t kUnknownLots = (std::int64_t{1} << 53) - 1;
// Side of a trade of which the feed does not say who rested.
inline constexpr std::uint8_t kUnknownSide = 2;

struct StreamEvent {
  std::int64_t time;
  std::int64_t lots;
  std::int32_t price;
  StreamKind kind;
  std::uint8_t side;  // book::Side, or kUnknownSide
  bool is_last;       // of its message: between its rows the book is neither the old nor the new one
};
static_assert(sizeof(StreamEvent) == 24);

}  // namespace tiercel::sim
