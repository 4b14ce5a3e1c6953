#pragma once
// The ITCH 5.0 messages that say nothing about single orders, one struct each with what stands in it. A reader takes
// the message itself, without its frame, and is false where the bytes are not a whole message of that type.
//
// Letters are those of the specification. Names are padded with blanks there; symbol_text() leaves them out.
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace tiercel::book {

using ItchBytes = std::span<const std::uint8_t>;
using ItchSymbol = std::array<char, 8>;

[[nodiscard]] std::string_view symbol_text(const ItchSymbol& symbol) noexcept;

// What every message begins with.
struct ItchHead {
  std::uint16_t locate = 0;
  std::uint16_t tracking = 0;
  std::int64_t time = 0;  // nanoseconds since midnight
};

struct ItchSystemEvent : ItchHead {  // S
  char event = 0;                    // O start of messages, S of system hours, Q of market hours; M, E, C their ends
};
struct ItchStockDirectory : ItchHead {  // R
  ItchSymbol symbol{};
  char category = 0;
  char financial_status = 0;
  std::uint32_t round_lot = 0;
  char round_lots_only = 0;
  char classification = 0;
  std::array<char, 2> sub_type{};
  char authenticity = 0;  // P live, T test
  char short_sale_threshold = 0;
  char initial_offering = 0;
  char price_tier = 0;
  char fund = 0;
  std::uint32_t leverage = 0;
  char inverse = 0;
};
struct ItchTradingAction : ItchHead {  // H
  ItchSymbol symbol{};
  char state = 0;  // H halted, P paused, Q quoting only, T trading
  std::array<char, 4> reason{};
};
struct ItchShortSale : ItchHead {  // Y
  ItchSymbol symbol{};
  char action = 0;
};
struct ItchParticipant : ItchHead {  // L
  std::array<char, 4> participant{};
  ItchSymbol symbol{};
  char is_primary = 0;
  char mode = 0;
  char state = 0;
};
struct ItchBreakerLevels : ItchHead {    // V
  std::array<std::uint64_t, 3> level{};  // 1e-8
};
struct ItchBreakerStatus : ItchHead {  // W
  char level = 0;
};
struct ItchQuotingPeriod : ItchHead {  // K
  ItchSymbol symbol{};
  std::uint32_t release_second = 0;  // since midnight
  char qualifier = 0;
  std::uint32_t price = 0;
};
struct ItchCollar : ItchHead {  // J
  ItchSymbol symbol{};
  std::uint32_t reference = 0;
  std::uint32_t upper = 0;
  std::uint32_t lower = 0;
  std::uint32_t extension = 0;
};
struct ItchOperationalHalt : ItchHead {  // h
  ItchSymbol symbol{};
  char market = 0;
  char action = 0;  // H halted, T resumed
};
struct ItchBrokenTrade : ItchHead {  // B
  std::uint64_t match = 0;
};
struct ItchImbalance : ItchHead {  // I
  std::uint64_t paired = 0;
  std::uint64_t imbalance = 0;
  char direction = 0;
  ItchSymbol symbol{};
  std::uint32_t far_price = 0;
  std::uint32_t near_price = 0;
  std::uint32_t reference = 0;
  char cross = 0;
  char variation = 0;
};
struct ItchRetailInterest : ItchHead {  // N
  ItchSymbol symbol{};
  char interest = 0;
};
struct ItchDirectListing : ItchHead {  // O
  ItchSymbol symbol{};
  char is_open_eligible = 0;
  std::uint32_t lowest = 0;
  std::uint32_t highest = 0;
  std::uint32_t near_price = 0;
  std::uint64_t near_time = 0;
  std::uint32_t lower_collar = 0;
  std::uint32_t upper_collar = 0;
};

[[nodiscard]] bool read_itch(ItchBytes message, ItchSystemEvent& out) noexcept;
[[nodiscard]] bool read_itch(ItchBytes message, ItchStockDirectory& out) noexcept;
[[nodiscard]] bool read_itch(ItchBytes message, ItchTradingAction& out) noexcept;
[[nodiscard]] bool read_itch(ItchBytes message, ItchShortSale& out) noexcept;
[[nodiscard]] bool read_itch(ItchBytes message, ItchParticipant& out) noexcept;
[[nodiscard]] bool read_itch(ItchBytes message, ItchBreakerLevels& out) noexcept;
[[nodiscard]] bool read_itch(ItchBytes message, ItchBreakerStatus& out) noexcept;
[[nodiscard]] bool read_itch(ItchBytes message, ItchQuotingPeriod& out) noexcept;
[[nodiscard]] bool read_itch(ItchBytes message, ItchCollar& out) noexcept;
[[nodiscard]] bool read_itch(ItchBytes message, ItchOperationalHalt& out) noexcept;
[[nodiscard]] bool read_itch(ItchBytes message, ItchBrokenTrade& out) noexcept;
[[nodiscard]] bool read_itch(ItchBytes message, ItchImbalance& out) noexcept;
[[nodiscard]] bool read_itch(ItchBytes message, ItchRetailInterest& out) noexcept;
[[nodiscard]] bool read_itch(ItchBytes message, ItchDirectListing& out) noexcept;

}  // namespace tiercel::book
