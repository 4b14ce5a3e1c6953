#pragma once
// Follows a recorded stream of price levels (L2) from its text to a book, and counts what was in it.
#include <cstdint>
#include <span>
#include <vector>

#include "native/book/feeds/binance_csv.hpp"
#include "native/book/level_book.hpp"
#include "native/book/top_rows.hpp"

namespace tiercel::book {

struct LevelReplayOptions {
  CsvDecimals decimals;
  LevelSequence sequence = LevelSequence::kIncreasing;
};

class LevelReplay {
 public:
  explicit LevelReplay(const LevelReplayOptions& options);

  // Takes all whole rows of the bytes; what is left comes again in front of the next. `tops`, where given, gets a row
  // after each message that the book applied.
  [[nodiscard]] Decoded feed(std::span<const std::uint8_t> bytes, bool is_last, TopRows* tops = nullptr);

  [[nodiscard]] const LevelBook& book() const noexcept { return book_; }
  [[nodiscard]] std::uint64_t rows() const noexcept { return rows_; }
  [[nodiscard]] std::uint64_t messages() const noexcept { return messages_; }
  // Messages after which the best bid stood at or over the best ask.
  [[nodiscard]] std::uint64_t crossed() const noexcept { return crossed_; }
  [[nodiscard]] std::int64_t last_time() const noexcept { return last_time_; }
  [[nodiscard]] std::uint64_t line() const noexcept { return decoder_.line(); }

 private:
  void apply(TopRows* tops);

  BinanceDepthDecoder decoder_;
  LevelBook book_;
  std::vector<LevelUpdate> ring_;
  std::vector<LevelUpdate> message_;  // rows of the message at hand
  std::uint64_t rows_ = 0;
  std::uint64_t messages_ = 0;
  std::uint64_t crossed_ = 0;
  std::int64_t last_time_ = 0;
};

}  // namespace tiercel::book
