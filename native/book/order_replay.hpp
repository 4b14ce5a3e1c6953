#pragma once
// Follows a recorded feed of single orders (L3) from its bytes to books, and counts what was in it.
#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "native/book/feeds/itch.hpp"
#include "native/book/feeds/itch_messages.hpp"
#include "native/book/feeds/lobster.hpp"
#include "native/book/feeds/mbo_csv.hpp"
#include "native/book/order_books.hpp"
#include "native/book/top_rows.hpp"

namespace tiercel::book {

inline constexpr std::size_t kFeedActions = 9;

struct OrderCounts {
  std::uint64_t messages = 0;
  std::array<std::uint64_t, kFeedActions> by_action{};  // in the order of FeedAction
  std::uint64_t trades = 0;                             // executions of visible orders, hidden ones, crosses
  std::uint64_t unknown_instrument = 0;  // ITCH: after a directory, orders of a locate that is not in it; not followed
  std::uint64_t from_start = 0;          // of the unknown orders: those that the start book had
  std::uint64_t backward = 0;            // MBO: rows outside a snapshot whose sequence is under the one before
  std::uint64_t maybe_bad = 0;           // MBO: rows that the vendor marks as after a loss
};

// What the feed said of one instrument.
struct InstrumentSums {
  std::uint64_t messages = 0;  // about its orders and trades
  std::uint64_t trades = 0;
  std::uint64_t volume = 0;  // of the trades
  std::int64_t last_time = 0;
  char state = 0;  // ITCH: the last trading action
};

struct SystemEvent {
  std::int64_t time = 0;
  char code = 0;
};

struct ItchReplay {
  ItchFraming framing = ItchFraming::kLength;
  std::int64_t midnight = 0;
};

class OrderReplay {
 public:
  using Decoder = std::variant<ItchReplay, LobsterDecoder, MboCsvDecoder>;

  // Throws std::bad_alloc. `orders`: room for those that live at one time, and for price levels.
  OrderReplay(Decoder decoder, std::uint32_t orders);

  // Takes all whole messages of the bytes; what is left comes again in front of the next. With a fault nothing more is
  // taken. `tops`, where given, gets a row after each message.
  [[nodiscard]] Decoded feed(std::span<const std::uint8_t> bytes, bool is_last, TopRows* tops = nullptr);
  // A level that stands before the first message (LOBSTER): orders that the file does not know are taken out of it.
  void start_with(Side side, std::int32_t price, std::int64_t quantity);

  [[nodiscard]] const OrderBooks& books() const noexcept { return books_; }
  [[nodiscard]] const OrderCounts& counts() const noexcept { return counts_; }
  // Messages about orders that neither the feed nor the start book had told of before.
  [[nodiscard]] std::uint64_t unknown() const noexcept { return books_.faults().unknown - missed_starts_; }
  [[nodiscard]] std::span<const InstrumentSums> instruments() const noexcept { return {sums_.data(), used_}; }
  // ITCH: the symbol of the directory; MBO: the exchange's number; else empty.
  [[nodiscard]] std::string name(std::uint16_t instrument) const;
  [[nodiscard]] const std::vector<SystemEvent>& events() const noexcept { return events_; }
  // Lines taken of a text format; after a fault, the number of the bad one.
  [[nodiscard]] std::uint64_t line() const noexcept;

 private:
  [[nodiscard]] Decoded decode(std::span<const std::uint8_t> bytes, bool is_last);
  void take(std::span<const std::uint8_t> bytes, std::span<const FeedMessage> messages, TopRows* tops);
  void count(const FeedMessage& m);
  void follow(const FeedMessage& m);
  void follow_from_start(const FeedMessage& m);
  void tell(std::span<const std::uint8_t> message);
  void check_sequence(const FeedMessage& m);
  void add_top(const FeedMessage& m, TopRows& tops) const;

  Decoder decoder_;
  OrderBooks books_;
  OrderCounts counts_;
  std::vector<InstrumentSums> sums_;
  std::size_t used_ = 0;  // instruments up to the highest seen
  std::vector<ItchSymbol> directory_;
  std::vector<SystemEvent> events_;
  std::vector<FeedMessage> ring_;
  std::uint64_t missed_starts_ = 0;
  std::uint32_t sequence_ = 0;
  bool has_directory_ = false;
  bool has_start_ = false;
};

}  // namespace tiercel::book
