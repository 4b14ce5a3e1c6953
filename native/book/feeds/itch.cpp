#include "native/book/feeds/itch.hpp"

#include <algorithm>
#include <array>
#include <cstring>

#include "native/book/feeds/big_endian.hpp"

namespace tiercel::book {
namespace {

constexpr std::uint64_t kAll = ~std::uint64_t{0};
constexpr std::uint64_t kLow32 = 0xFFFFFFFF;
constexpr std::uint64_t kLow48 = 0xFFFFFFFFFFFF;
// More than a frame can say.
constexpr std::uint32_t kUndefined = 0xFFFFFFFF;

// Where the fields of a type stand. Every field is loaded for every type and masked away where the type has none, so
// that one path without branches serves them all. Numbers are loaded as the eight bytes that end with them.
struct Fields {
  std::uint64_t order_mask = 0;
  std::uint64_t quantity_mask = 0;
  std::uint64_t other_mask = 0;
  std::uint64_t place_mask = 0;
  std::uint32_t price_mask = 0;
  std::uint32_t framed = kUndefined;  // what the frame of a message of this type says its length is
  std::uint8_t length = 0;            // 0: the type is not defined
  std::uint8_t quantity_at = 0;
  std::uint8_t other_at = 0;
  std::uint8_t price_at = 0;
  std::uint8_t side_mask = 0;  // 0xFF where byte 19 is the side
  FeedAction action = FeedAction::kOther;
};
static_assert(sizeof(Fields) == 48);

constexpr std::size_t kOrderAt = 11;
constexpr std::size_t kSideAt = 19;
// No field is read from behind this byte of a message.
constexpr std::size_t kRead = 44;
// So many bytes from a frame's start on can be read without looking.
constexpr std::size_t kRoom = kItchFrame + kItchLongest;
static_assert(kItchFrame + kRead <= kRoom);

constexpr std::array<Fields, 256> make_fields() {
  std::array<Fields, 256> table{};
  const auto told = [&](char type, std::uint8_t length) {
    Fields& f = table[static_cast<std::uint8_t>(type)];
    f.framed = f.length = length;
    f.place_mask = kAll;
  };
  const auto of_order = [&](char type, std::uint8_t length, FeedAction action) -> Fields& {
    Fields& f = table[static_cast<std::uint8_t>(type)];
    f.framed = f.length = length;
    f.action = action;
    f.order_mask = kAll;
    return f;
  };
  const auto quantity = [](Fields& f, std::uint8_t end, std::uint64_t mask) {
    f.quantity_at = static_cast<std::uint8_t>(end - 8);
    f.quantity_mask = mask;
  };
  const auto price = [](Fields& f, std::uint8_t at) {
    f.price_at = at;
    f.price_mask = 0xFFFFFFFF;
  };
  const auto other = [](Fields& f, std::uint8_t at) {
    f.other_at = at;
    f.other_mask = kAll;
  };
  told('S', 12);  // system event
  told('R', 39);  // stock directory
  told('H', 25);  // trading action
  told('Y', 20);  // short sale restriction
  told('L', 26);  // market participant position
  told('V', 35);  // market-wide circuit breaker levels
  told('W', 12);  // market-wide circuit breaker status
  told('K', 28);  // quoting period of an initial offering
  told('J', 35);  // collar of a volatility auction
  told('h', 21);  // operational halt
  told('B', 19);  // broken trade
  told('I', 50);  // net order imbalance
  told('N', 20);  // retail price improvement
  told('O', 48);  // direct listing with capital raise
  for (const auto& [type, length] : {std::pair{'A', 36}, std::pair{'F', 40}, std::pair{'P', 44}}) {
    Fields& f = of_order(type, static_cast<std::uint8_t>(length), type == 'P' ? FeedAction::kTrade : FeedAction::kAdd);
    f.side_mask = 0xFF;
    quantity(f, 24, kLow32);
    price(f, 32);
    if (type == 'P') other(f, 36);
  }
  for (const auto& [type, length] : {std::pair{'E', 31}, std::pair{'C', 36}}) {
    Fields& f = of_order(type, static_cast<std::uint8_t>(length), FeedAction::kExecute);
    quantity(f, 23, kLow32);
    other(f, 23);
    if (type == 'C') price(f, 32);
  }
  quantity(of_order('X', 23, FeedAction::kReduce), 23, kLow32);
  of_order('D', 19, FeedAction::kDelete);
  Fields& replace = of_order('U', 35, FeedAction::kReplace);
  other(replace, 19);
  quantity(replace, 31, kLow32);
  price(replace, 31);
  Fields& cross = of_order('Q', 40, FeedAction::kTrade);
  cross.order_mask = 0;
  quantity(cross, 19, kAll);
  price(cross, 27);
  other(cross, 31);
  return table;
}

constexpr std::array<Fields, 256> kFields = make_fields();

// The record of the message at `m`, of which kRead bytes can be read. False where the side is none.
[[gnu::always_inline]] inline bool decode(const std::uint8_t* m, const Fields& f, std::uint64_t place,
                                          std::int64_t midnight, FeedMessage& out) noexcept {
  const std::uint32_t side = (std::uint32_t{m[kSideAt]} - 'B') & f.side_mask;
  out.time = midnight + static_cast<std::int64_t>(big<std::uint64_t>(m + 3) & kLow48);
  out.order = (big<std::uint64_t>(m + kOrderAt) & f.order_mask) | (place & f.place_mask);
  out.other = big<std::uint64_t>(m + f.other_at) & f.other_mask;
  out.quantity = static_cast<std::int64_t>(big<std::uint64_t>(m + f.quantity_at) & f.quantity_mask);
  out.price = static_cast<std::int32_t>(big<std::uint32_t>(m + f.price_at) & f.price_mask);
  out.instrument = big<std::uint16_t>(m + 1);
  out.action = f.action;
  out.side = static_cast<Side>(side != 0);
  return (side == 0) | (side == 'S' - 'B');
}

[[nodiscard]] FeedFault frame_fault(const std::uint8_t* p, ItchFraming framing, const Fields& f) noexcept {
  if (f.length == 0) return FeedFault::kUnknownType;
  const std::uint16_t said = big<std::uint16_t>(p);
  return said == (framing == ItchFraming::kType ? 0 : f.length) ? FeedFault::kNone : FeedFault::kLength;
}

// As long as any message fits, so that one check a message does: of its frame and its side.
template <bool kByType>
void decode_far_from_end(const ItchBlock& block, std::span<FeedMessage> out, Decoded& done) noexcept {
  const std::uint8_t* const begin = block.bytes.data();
  const std::uint8_t* const end = begin + block.bytes.size();
  const std::uint8_t* p = begin;
  FeedMessage* to = out.data();
  for (bool good = true; good;) {
    const std::size_t room = out.size() - static_cast<std::size_t>(to - out.data());
    const std::size_t fit = std::min(room, static_cast<std::size_t>(end - p) / kRoom);
    if (fit == 0) break;
    for (const FeedMessage* const until = to + fit; to != until; ++to) {
      const std::uint8_t* const m = p + kItchFrame;
      const Fields& f = kFields[m[0]];
      const std::uint32_t said = big<std::uint16_t>(p);
      good = decode(m, f, static_cast<std::uint64_t>(p - begin), block.midnight, *to);
      good = good & (kByType ? (said == 0) & (f.length != 0) : said == f.framed);
      if (!good) [[unlikely]]
        break;
      p = m + (kByType ? f.length : said);
    }
  }
  done.count = static_cast<std::size_t>(to - out.data());
  done.consumed = static_cast<std::size_t>(p - begin);
}

// The message at the place that was reached: decoded from a copy, so that nothing behind the block is read.
[[nodiscard]] bool decode_near_end(const ItchBlock& block, std::span<FeedMessage> out, Decoded& done) noexcept {
  const auto rest = block.bytes.subspan(done.consumed);
  if (rest.empty() || done.count == out.size()) return false;
  const bool closes = block.is_last && rest.size() == kItchFrame && big<std::uint16_t>(rest.data()) == 0;
  if (closes) {
    done.consumed += kItchFrame;
    return false;
  }
  if (rest.size() <= kItchFrame) {
    if (block.is_last) done.fault = FeedFault::kTruncated;
    return false;
  }
  const Fields& f = kFields[rest[kItchFrame]];
  done.fault = frame_fault(rest.data(), block.framing, f);
  const std::size_t size = kItchFrame + f.length;
  if (done.fault == FeedFault::kNone && rest.size() < size) {
    if (block.is_last) done.fault = FeedFault::kTruncated;
    return false;
  }
  if (done.fault != FeedFault::kNone) return false;
  std::array<std::uint8_t, kRoom> copy{};
  std::memcpy(copy.data(), rest.data(), size);
  if (!decode(copy.data() + kItchFrame, f, done.consumed, block.midnight, out[done.count])) {
    done.fault = FeedFault::kSide;
    return false;
  }
  ++done.count;
  done.consumed += size;
  return true;
}

}  // namespace

std::uint8_t itch_length(std::uint8_t type) noexcept { return kFields[type].length; }

Decoded decode_itch(const ItchBlock& block, std::span<FeedMessage> out) noexcept {
  Decoded done;
  if (block.framing == ItchFraming::kType) {
    decode_far_from_end<true>(block, out, done);
  } else {
    decode_far_from_end<false>(block, out, done);
  }
  while (decode_near_end(block, out, done)) {
  }
  return done;
}

}  // namespace tiercel::book
