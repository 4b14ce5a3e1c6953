#include "native/book/feeds/binance_csv.hpp"

#include <array>

namespace tiercel::book {
namespace {

constexpr unsigned kMillisecondDecimals = 6;  // nanoseconds of a millisecond

enum DepthRole : std::uint8_t {
  kDepthTime,
  kKind,
  kFirstId,
  kLastId,
  kPreviousId,
  kDepthSide,
  kLevelPrice,
  kLevelSize
};
constexpr std::array<TextColumn, 9> kDepthColumns = {{
    {"recv_ns", TextHeader::kIgnored, false},
    {"trans_ms", kDepthTime},
    {"kind", kKind},
    {"first_id", kFirstId},
    {"last_id", kLastId},
    {"prev_id", kPreviousId, false},
    {"side", kDepthSide},
    {"price", kLevelPrice},
    {"qty", kLevelSize},
}};

enum QuoteRole : std::uint8_t { kQuoteTime, kUpdateId, kBid, kBidSize, kAsk, kAskSize };
constexpr std::array<TextColumn, 8> kQuoteColumns = {{
    {"recv_ns", TextHeader::kIgnored, false},
    {"event_ms", TextHeader::kIgnored, false},
    {"trans_ms", kQuoteTime},
    {"update_id", kUpdateId},
    {"bid", kBid},
    {"bid_qty", kBidSize},
    {"ask", kAsk},
    {"ask_qty", kAskSize},
}};

enum TradeRole : std::uint8_t { kTradeTime, kTradeId, kTradePrice, kTradeSize, kBuyerIsMaker };
constexpr std::array<TextColumn, 8> kTradeColumns = {{
    {"recv_ns", TextHeader::kIgnored, false},
    {"event_ms", TextHeader::kIgnored, false},
    {"type", TextHeader::kIgnored, false},
    {"trade_ms", kTradeTime},
    {"trade_id", kTradeId},
    {"price", kTradePrice},
    {"qty", kTradeSize},
    {"buyer_is_maker", kBuyerIsMaker},
}};

// Milliseconds to nanoseconds: a number in units of 10^-6.
[[nodiscard]] std::int64_t take_time(TextRow& row) noexcept { return row.fixed(kMillisecondDecimals); }

[[nodiscard]] std::int64_t take_size(TextRow& row, unsigned decimals) noexcept {
  const std::int64_t size = row.fixed(decimals);
  if (size < 0) row.fail(FeedFault::kRange);
  return size;
}

void take_field(TextRow& row, std::uint8_t role, CsvDecimals decimals, LevelUpdate& out) noexcept {
  switch (role) {
    case kDepthTime:
      out.time = take_time(row);
      break;
    case kKind:
      out.kind = static_cast<LevelKind>(row.letter("SU", FeedFault::kAction));
      break;
    case kFirstId:
      out.first_id = row.id();
      break;
    case kLastId:
      out.last_id = row.id();
      break;
    case kPreviousId:
      out.previous_id = row.id();
      break;
    case kDepthSide:
      out.side = static_cast<Side>(row.letter("ba", FeedFault::kSide));
      break;
    case kLevelPrice:
      out.price = row.price(decimals.price);
      break;
    case kLevelSize:
      out.quantity = take_size(row, decimals.quantity);
      break;
    default:
      (void)row.text();
  }
}

void take_field(TextRow& row, std::uint8_t role, CsvDecimals decimals, BestQuote& out) noexcept {
  switch (role) {
    case kQuoteTime:
      out.time = take_time(row);
      break;
    case kUpdateId:
      out.update_id = row.id();
      break;
    case kBid:
      out.bid = row.price(decimals.price);
      break;
    case kBidSize:
      out.bid_quantity = take_size(row, decimals.quantity);
      break;
    case kAsk:
      out.ask = row.price(decimals.price);
      break;
    case kAskSize:
      out.ask_quantity = take_size(row, decimals.quantity);
      break;
    default:
      (void)row.text();
  }
}

void take_field(TextRow& row, std::uint8_t role, CsvDecimals decimals, FeedMessage& out) noexcept {
  switch (role) {
    case kTradeTime:
      out.time = take_time(row);
      break;
    case kTradeId:
      out.other = row.id();
      break;
    case kTradePrice:
      out.price = row.price(decimals.price);
      break;
    case kTradeSize:
      out.quantity = take_size(row, decimals.quantity);
      break;
    case kBuyerIsMaker:
      out.side = row.letter("01", FeedFault::kSide) == 1 ? Side::kBuy : Side::kSell;
      break;
    default:
      (void)row.text();
  }
}

[[nodiscard]] std::span<const TextColumn> columns_of(const LevelUpdate&) noexcept { return kDepthColumns; }
[[nodiscard]] std::span<const TextColumn> columns_of(const BestQuote&) noexcept { return kQuoteColumns; }
[[nodiscard]] std::span<const TextColumn> columns_of(const FeedMessage&) noexcept { return kTradeColumns; }

[[nodiscard]] LevelUpdate empty_record(const LevelUpdate&) noexcept { return {}; }
[[nodiscard]] BestQuote empty_record(const BestQuote&) noexcept { return {}; }
[[nodiscard]] FeedMessage empty_record(const FeedMessage&) noexcept {
  FeedMessage m{};
  m.action = FeedAction::kTrade;
  return m;
}

}  // namespace

template <class Record>
Decoded BinanceCsvDecoder<Record>::decode(const TextBlock& block, std::span<Record> out) noexcept {
  std::size_t count = 0;
  Decoded done = take_rows(
      block, line_, [&] { return count < out.size(); },
      [&](TextRow& row) {
        if (!header_.is_read()) return header_.read(row, columns_of(Record{}));
        out[count] = empty_record(Record{});
        for (const std::uint8_t role : header_.roles()) take_field(row, role, decimals_, out[count]);
        row.finish();
        if (row.fault() == FeedFault::kNone) ++count;
      });
  done.count = count;
  return done;
}

template class BinanceCsvDecoder<LevelUpdate>;
template class BinanceCsvDecoder<BestQuote>;
template class BinanceCsvDecoder<FeedMessage>;

}  // namespace tiercel::book
