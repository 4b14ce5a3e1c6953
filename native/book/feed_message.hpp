#pragma once
// What an exchange tells about single orders (L3), whatever its wire format says it with: each decoder in feeds/ makes
// these, and OrderBook follows them. Prices are the feed's own whole units (ITCH and LOBSTER: 1/10000; others as their
// decoder says); times are int64 nanoseconds since the Unix epoch, UTC, or since midnight where the feed has no date.
#include <cstdint>

namespace tiercel::book {

enum class Side : std::uint8_t { kBuy = 0, kSell = 1 };

[[nodiscard]] constexpr Side opposite(Side s) noexcept { return s == Side::kBuy ? Side::kSell : Side::kBuy; }

enum class FeedAction : std::uint8_t {
  kAdd,      // an order rests: side, price, quantity
  kReduce,   // `quantity` of it was cancelled
  kExecute,  // `quantity` of it was filled at its own price, or at `price` where that is not 0
  kDelete,   // all that is left of it goes
  kReplace,  // `order` goes and `other` rests at the end of its queue: price, quantity; the side stays
  kModify,   // price and quantity are now these; less at the same price keeps its place
  kClear,    // the instrument's book is empty
  kTrade,    // a trade that changes no order of the book: hidden orders, crosses, prints; `side` is the one that rested
  kOther,    // changes no order and is no trade; what its fields say stands with the decoder
};

struct FeedMessage {
  std::int64_t time;
  std::uint64_t order;
  std::uint64_t other;  // kReplace: the new id; kExecute, kTrade: number of the match, where the feed has one
  std::int64_t quantity;
  std::int32_t price;
  std::uint16_t instrument;
  FeedAction action;
  Side side;
};
static_assert(sizeof(FeedMessage) == 40);

}  // namespace tiercel::book
