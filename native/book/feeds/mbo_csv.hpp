#pragma once
// Market by order as CSV with Databento's column names: every order of an exchange such as CME. The header says which
// column is where; publisher, channel, symbol and the like may stand there and are not looked at.
//
// Times are whole nanoseconds since 1970, UTC. A price with a point is a decimal number, one without is in units of
// 1e-9; an empty one is none. Records carry prices in units of 10^-price_decimals and, in `other`, flags << 32 |
// sequence. A fill (F) becomes kOther with order, price and quantity: the book is changed by the cancel or modify that
// follows it. A trade (T) is kTrade with the side that rested; where none is given (an auction), kBuy.
#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

#include "native/book/feed_message.hpp"
#include "native/book/feeds/text_header.hpp"
#include "native/book/feeds/text_rows.hpp"

namespace tiercel::book {

inline constexpr std::uint32_t kMboSnapshot = 32;     // flag: a row of a snapshot
inline constexpr std::uint32_t kMboMaybeBadBook = 4;  // flag: the vendor has lost packets before

[[nodiscard]] constexpr std::uint32_t mbo_flags(const FeedMessage& m) noexcept {
  return static_cast<std::uint32_t>(m.other >> 32);
}
[[nodiscard]] constexpr std::uint32_t mbo_sequence(const FeedMessage& m) noexcept {
  return static_cast<std::uint32_t>(m.other);
}

class MboCsvDecoder {
 public:
  // price_decimals: 0 to 9
  explicit MboCsvDecoder(unsigned price_decimals) noexcept : price_decimals_(price_decimals) {}

  [[nodiscard]] Decoded decode(const TextBlock& block, std::span<FeedMessage> out);
  // The exchange's numbers of the instruments, in the order of FeedMessage::instrument.
  [[nodiscard]] const std::vector<std::uint32_t>& instruments() const noexcept { return instruments_; }
  // Lines taken; after a fault, the number of the bad one.
  [[nodiscard]] std::uint64_t line() const noexcept { return line_; }

 private:
  void take_row(TextRow& row, FeedMessage& m);
  void take_field(TextRow& row, std::uint8_t role, FeedMessage& m);
  [[nodiscard]] std::int32_t take_price(TextRow& row) const noexcept;
  [[nodiscard]] std::uint16_t take_instrument(TextRow& row);

  struct Fields {
    std::size_t action = 0;
    std::size_t side = 0;
    std::uint32_t flags = 0;
    std::uint32_t sequence = 0;
  };

  unsigned price_decimals_;
  std::uint64_t line_ = 0;
  TextHeader header_;
  Fields fields_;  // of the row at hand
  std::vector<std::uint32_t> instruments_;
  std::unordered_map<std::uint32_t, std::uint16_t> index_;
};

}  // namespace tiercel::book
