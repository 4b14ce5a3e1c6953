#include "native/book/feeds/itch_messages.hpp"

#include "native/book/feeds/big_endian.hpp"
#include "native/book/feeds/itch.hpp"

namespace tiercel::book {
namespace {

// Takes the fields of one message in their order. The length was checked before.
class Cursor {
 public:
  explicit Cursor(ItchBytes message) noexcept : p_(message.data() + 1) {}

  void take(char& out) noexcept { out = static_cast<char>(*p_++); }
  template <std::unsigned_integral T>
  void take(T& out) noexcept {
    out = big<T>(p_);
    p_ += sizeof(T);
  }
  template <std::size_t kSize>
  void take(std::array<char, kSize>& out) noexcept {
    std::memcpy(out.data(), p_, kSize);
    p_ += kSize;
  }
  void take(std::array<std::uint64_t, 3>& out) noexcept {
    for (std::uint64_t& value : out) take(value);
  }
  void take_head(ItchHead& out) noexcept {
    take(out.locate);
    take(out.tracking);
    out.time = static_cast<std::int64_t>(std::uint64_t{big<std::uint16_t>(p_)} << 32 | big<std::uint32_t>(p_ + 2));
    p_ += 6;
  }

 private:
  const std::uint8_t* p_;
};

// The head, then the fields in the order in which the specification lists them.
template <class Message, class... Fields>
bool read(ItchBytes message, char type, Message& out, Fields&... fields) noexcept {
  const auto code = static_cast<std::uint8_t>(type);
  if (message.empty() || message[0] != code || message.size() != itch_length(code)) return false;
  Cursor cursor(message);
  cursor.take_head(out);
  (cursor.take(fields), ...);
  return true;
}

}  // namespace

std::string_view symbol_text(const ItchSymbol& symbol) noexcept {
  std::string_view text(symbol.data(), symbol.size());
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

bool read_itch(ItchBytes message, ItchSystemEvent& out) noexcept { return read(message, 'S', out, out.event); }
bool read_itch(ItchBytes message, ItchStockDirectory& out) noexcept {
  return read(message, 'R', out, out.symbol, out.category, out.financial_status, out.round_lot, out.round_lots_only,
              out.classification, out.sub_type, out.authenticity, out.short_sale_threshold, out.initial_offering,
              out.price_tier, out.fund, out.leverage, out.inverse);
}
bool read_itch(ItchBytes message, ItchTradingAction& out) noexcept {
  char reserved = 0;
  return read(message, 'H', out, out.symbol, out.state, reserved, out.reason);
}
bool read_itch(ItchBytes message, ItchShortSale& out) noexcept {
  return read(message, 'Y', out, out.symbol, out.action);
}
bool read_itch(ItchBytes message, ItchParticipant& out) noexcept {
  return read(message, 'L', out, out.participant, out.symbol, out.is_primary, out.mode, out.state);
}
bool read_itch(ItchBytes message, ItchBreakerLevels& out) noexcept { return read(message, 'V', out, out.level); }
bool read_itch(ItchBytes message, ItchBreakerStatus& out) noexcept { return read(message, 'W', out, out.level); }
bool read_itch(ItchBytes message, ItchQuotingPeriod& out) noexcept {
  return read(message, 'K', out, out.symbol, out.release_second, out.qualifier, out.price);
}
bool read_itch(ItchBytes message, ItchCollar& out) noexcept {
  return read(message, 'J', out, out.symbol, out.reference, out.upper, out.lower, out.extension);
}
bool read_itch(ItchBytes message, ItchOperationalHalt& out) noexcept {
  return read(message, 'h', out, out.symbol, out.market, out.action);
}
bool read_itch(ItchBytes message, ItchBrokenTrade& out) noexcept { return read(message, 'B', out, out.match); }
bool read_itch(ItchBytes message, ItchImbalance& out) noexcept {
  return read(message, 'I', out, out.paired, out.imbalance, out.direction, out.symbol, out.far_price, out.near_price,
              out.reference, out.cross, out.variation);
}
bool read_itch(ItchBytes message, ItchRetailInterest& out) noexcept {
  return read(message, 'N', out, out.symbol, out.interest);
}
bool read_itch(ItchBytes message, ItchDirectListing& out) noexcept {
  return read(message, 'O', out, out.symbol, out.is_open_eligible, out.lowest, out.highest, out.near_price,
              out.near_time, out.lower_collar, out.upper_collar);
}

}  // namespace tiercel::book
