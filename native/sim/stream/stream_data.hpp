#pragma once
// Market data as the events of a stream: from columns, or from text in the formats of native/book/feeds.
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "native/book/feeds/binance_csv.hpp"
#include "native/book/level_book.hpp"
#include "native/sim/grid.hpp"
#include "native/sim/stream/stream_event.hpp"

namespace tiercel::sim {

// Why a row is none.
enum class StreamFault : std::uint8_t { kNone, kTimeOrder, kPrice, kOffStep, kQuantity, kSide, kKind };

struct StreamSteps {
  Grid prices{};
  Grid lots{};
};

// One value a row; a span that is empty is absent.
struct QuoteRows {
  std::span<const std::int64_t> time;
  std::span<const double> bid;
  std::span<const double> ask;
  std::span<const double> bid_size;
  std::span<const double> ask_size;
};

// Rows of one time are one message.
struct LevelRows {
  std::span<const std::int64_t> time;
  std::span<const std::int32_t> side;  // 1 bid, -1 ask
  std::span<const double> price;
  std::span<const double> size;        // from now on; 0: the level is gone
  std::span<const std::int32_t> kind;  // 0 or absent: an update; 1: of a snapshot; 2: a gap before this row, which says
                                       // nothing else
};

struct TradeRows {
  std::span<const std::int64_t> time;
  std::span<const double> price;
  std::span<const double> size;
  std::span<const std::int32_t> aggressor;  // 1 buyer, -1 seller, 0 unknown
};

// The best prices after each message, where both sides have one and they are not crossed.
struct StreamTops {
  std::vector<std::int64_t> time;
  std::vector<double> bid;
  std::vector<double> ask;
};

class StreamData {
 public:
  void start(const StreamSteps& steps) {
    steps_ = steps;
    events_.clear();
    rounded_ = 0;
    row_ = 0;
  }

  // Each adds rows to those that are there, or says of which row (fault_row) it could not; then nothing is added.
  // Trades are merged in by time and come first at one time.
  [[nodiscard]] StreamFault add(const QuoteRows& rows);
  [[nodiscard]] StreamFault add(const LevelRows& rows);
  [[nodiscard]] StreamFault add(const TradeRows& rows);
  void merge_trades(std::vector<StreamEvent> trades);
  void append(const StreamEvent& e) { events_.push_back(e); }

  [[nodiscard]] std::size_t fault_row() const noexcept { return row_; }
  [[nodiscard]] std::span<const StreamEvent> events() const noexcept { return events_; }
  [[nodiscard]] const StreamSteps& steps() const noexcept { return steps_; }
  // Quantities that are no whole lots; they count as the whole lots in them.
  [[nodiscard]] std::uint64_t rounded() const noexcept { return rounded_; }
  [[nodiscard]] std::size_t memory() const noexcept { return events_.capacity() * sizeof(StreamEvent); }

  [[nodiscard]] StreamTops tops(bool newest_wins) const;

 private:
  [[nodiscard]] StreamFault read_price(double price, std::int32_t& steps) const noexcept;
  [[nodiscard]] StreamFault read_size(double size, std::int64_t& lots) noexcept;
  [[nodiscard]] StreamFault add_side(const QuoteRows& rows, std::size_t i, book::Side side);

  StreamSteps steps_;
  std::vector<StreamEvent> events_;
  std::uint64_t rounded_ = 0;
  std::size_t row_ = 0;
};

// Recorded depth and trades of Binance (native/book/feeds/binance_csv.hpp). A book checks the sequence of depth: a gap
// becomes kGap, and what the book holds after the next snapshot follows kClear.
class BinanceStream {
 public:
  BinanceStream(const StreamSteps& steps, book::CsvDecimals decimals, book::LevelSequence sequence);

  // Whole rows of the bytes; what is left comes again in front of the next.
  [[nodiscard]] book::Decoded depth(std::span<const char> bytes, bool is_last, StreamData& out);
  [[nodiscard]] book::Decoded trades(std::span<const char> bytes, bool is_last);
  // After the last: the trades go to their places.
  void finish(StreamData& out) { out.merge_trades(std::move(trades_)); }

  [[nodiscard]] const book::LevelCounts& counts() const noexcept { return book_.counts(); }
  [[nodiscard]] std::uint64_t depth_line() const noexcept { return depth_.line(); }
  [[nodiscard]] std::uint64_t trade_line() const noexcept { return trade_.line(); }
  // Rows that came with a time before the one above them: they count as of that time.
  [[nodiscard]] std::uint64_t backward() const noexcept { return backward_; }

 private:
  void apply(StreamData& out);
  void put(StreamData& out, const book::LevelUpdate& row, bool is_last);
  void put_book(StreamData& out, std::int64_t time);
  [[nodiscard]] std::int64_t lots(std::int64_t quantity) const noexcept;
  [[nodiscard]] std::int64_t later(std::int64_t time, std::int64_t& last) noexcept;

  StreamSteps steps_;
  double units_;  // of the feed's quantities that make one
  book::BinanceDepthDecoder depth_;
  book::BinanceTradeDecoder trade_;
  book::LevelBook book_;
  std::vector<book::LevelUpdate> ring_;
  std::vector<book::LevelUpdate> message_;
  std::vector<book::FeedMessage> trade_ring_;
  std::vector<StreamEvent> trades_;
  std::int64_t depth_time_ = 0;
  std::int64_t trade_time_ = 0;
  std::uint64_t backward_ = 0;
};

}  // namespace tiercel::sim
