#pragma once
// Recorded streams of Binance as CSV with a header, whose columns may stand in any order:
//   depth:  recv_ns, trans_ms, kind (S snapshot, U update), first_id, last_id, [prev_id], side (b, a), price, qty
//   quotes: recv_ns, event_ms, trans_ms, update_id, bid, bid_qty, ask, ask_qty
//   trades: recv_ns, event_ms, trade_ms, trade_id, price, qty, buyer_is_maker, [type]
// Prices and quantities become whole units of the decimals that are given. Times are those of the exchange, in
// nanoseconds since 1970, UTC.
#include <cstdint>
#include <span>

#include "native/book/feed_message.hpp"
#include "native/book/feeds/text_header.hpp"
#include "native/book/feeds/text_rows.hpp"
#include "native/book/level_update.hpp"

namespace tiercel::book {

struct CsvDecimals {
  unsigned price = 2;     // 0 to 9
  unsigned quantity = 3;  // 0 to 9
};

// The best of both sides as the exchange sends it.
struct BestQuote {
  std::int64_t time = 0;
  std::uint64_t update_id = 0;
  std::int64_t bid_quantity = 0;
  std::int64_t ask_quantity = 0;
  std::int32_t bid = 0;
  std::int32_t ask = 0;
};

// Rows of one format, into records of one kind.
template <class Record>
class BinanceCsvDecoder {
 public:
  explicit BinanceCsvDecoder(CsvDecimals decimals) noexcept : decimals_(decimals) {}

  [[nodiscard]] Decoded decode(const TextBlock& block, std::span<Record> out) noexcept;
  // Lines taken; after a fault, the number of the bad one.
  [[nodiscard]] std::uint64_t line() const noexcept { return line_; }

 private:
  CsvDecimals decimals_;
  std::uint64_t line_ = 0;
  TextHeader header_;
};

using BinanceDepthDecoder = BinanceCsvDecoder<LevelUpdate>;
using BinanceQuoteDecoder = BinanceCsvDecoder<BestQuote>;
// kTrade: the side that rested, `other` the trade's number.
using BinanceTradeDecoder = BinanceCsvDecoder<FeedMessage>;

}  // namespace tiercel::book
