// Any text as a feed of orders or levels, in any blocks: nothing is read outside a block, and counts and books are the
// same for any division.
#include <string>
#include <vector>

#include "native/book/level_replay.hpp"
#include "native/book/order_replay.hpp"
#include "native/fuzz/bytes.hpp"

namespace tiercel::book {
namespace {

constexpr std::uint32_t kOrders = 1U << 17;

struct Outcome {
  FeedFault fault = FeedFault::kNone;
  std::uint32_t field = 0;
  std::size_t taken = 0;
  std::uint64_t line = 0;
  TopRows tops;

  bool operator==(const Outcome& other) const {
    return fault == other.fault && field == other.field && taken == other.taken && line == other.line &&
           tops.id == other.tops.id && tops.bid == other.tops.bid && tops.ask == other.tops.ask &&
           tops.bid_quantity == other.tops.bid_quantity && tops.ask_quantity == other.tops.ask_quantity;
  }
};

template <class Replay>
Outcome feed(Replay& replay, const std::string& text, std::size_t size) {
  Outcome out;
  std::string rest;
  for (std::size_t at = 0;; at += size) {
    const bool is_last = at + size >= text.size();
    if (at < text.size()) rest += text.substr(at, size);
    const std::vector<std::uint8_t> exact(rest.begin(), rest.end());
    const Decoded done = replay.feed(exact, is_last, &out.tops);
    FUZZ_CHECK(done.consumed <= exact.size());
    out.taken += done.consumed;
    out.fault = done.fault;
    out.field = done.field;
    rest.erase(0, done.consumed);
    if (done.fault != FeedFault::kNone || is_last) break;
  }
  out.line = replay.line();
  return out;
}

template <class Decoder>
std::vector<std::uint64_t> decode(Decoder decoder, const std::string& text, std::size_t size) {
  std::vector<std::uint64_t> seen;
  std::string rest;
  for (std::size_t at = 0;; at += size) {
    const bool is_last = at + size >= text.size();
    if (at < text.size()) rest += text.substr(at, size);
    for (;;) {
      const std::vector<char> exact(rest.begin(), rest.end());
      std::vector<FeedMessage> out(3);
      const Decoded done = decoder.decode({.bytes = exact, .is_last = is_last}, out);
      FUZZ_CHECK(done.consumed <= exact.size() && done.count <= out.size());
      for (const FeedMessage& m : std::span(out).first(done.count)) {
        FUZZ_CHECK(static_cast<unsigned>(m.action) < kFeedActions && static_cast<unsigned>(m.side) < 2);
        seen.insert(seen.end(), {m.order, m.other, static_cast<std::uint64_t>(m.quantity), m.instrument});
      }
      rest.erase(0, done.consumed);
      if (done.fault != FeedFault::kNone) {
        seen.insert(seen.end(), {static_cast<std::uint64_t>(done.fault), done.field, decoder.line()});
        return seen;
      }
      if (done.count < out.size()) break;
    }
    if (is_last) return seen;
  }
}

template <class Decoder>
void check_orders(const Decoder& decoder, const std::string& text, std::size_t block, bool has_books) {
  FUZZ_CHECK(decode(decoder, text, text.size() + 1) == decode(decoder, text, block));
  if (!has_books) return;
  OrderReplay whole(decoder, kOrders);
  OrderReplay parts(decoder, kOrders);
  whole.start_with(Side::kBuy, 100, 7);
  parts.start_with(Side::kBuy, 100, 7);
  FUZZ_CHECK(feed(whole, text, text.size() + 1) == feed(parts, text, block));
  FUZZ_CHECK(whole.unknown() == parts.unknown() && whole.counts().trades == parts.counts().trades);
  FUZZ_CHECK(whole.books().orders() == parts.books().orders());
}

void check_levels(const LevelReplayOptions& options, const std::string& text, std::size_t block) {
  LevelReplay whole(options);
  LevelReplay parts(options);
  FUZZ_CHECK(feed(whole, text, text.size() + 1) == feed(parts, text, block));
  FUZZ_CHECK(whole.messages() == parts.messages() && whole.book().is_stale() == parts.book().is_stale());
  std::vector<PriceLevel> levels(16);
  for (const Side side : {Side::kBuy, Side::kSell}) {
    const std::size_t n = whole.book().depth(side, levels);
    for (std::size_t i = 0; i < n; ++i) {
      FUZZ_CHECK(levels[i].quantity > 0);
      FUZZ_CHECK(i == 0 || (side == Side::kBuy) == (levels[i].price < levels[i - 1].price));
    }
  }
}

// Rows of small numbers, so that orders and levels meet; the rest of the input goes through as it is.
std::string rows_of(fuzz::Bytes& bytes, std::size_t fields, std::string_view letters) {
  std::string text;
  for (std::size_t row = bytes.within(0, 60); row > 0; --row) {
    for (std::size_t i = 0; i < fields; ++i) {
      const auto kind = bytes.take<std::uint8_t>();
      if (i > 0) text += ',';
      if (kind % 16 == 15) {
        text += letters[kind / 16 % letters.size()];
      } else {
        text += std::to_string(kind % 16 < 12 ? kind % 12 : bytes.take<std::int32_t>());
      }
      if (kind == 254) text += '.' + std::to_string(bytes.take<std::uint16_t>());
    }
    text += '\n';
  }
  return text;
}

}  // namespace
}  // namespace tiercel::book

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace tiercel::book;
  tiercel::fuzz::Bytes bytes(data, size);
  const auto format = bytes.take<std::uint8_t>() % 3;
  const auto choice = bytes.take<std::uint8_t>();
  const bool is_made = (choice & 1U) != 0;
  const bool has_books = choice >> 1U == 0;  // they are large: for one input in many
  const auto decimals = bytes.take<std::uint8_t>() % 10U;
  const auto sequence = static_cast<LevelSequence>(bytes.take<std::uint8_t>() % 3);
  const std::size_t block = bytes.within(1, 300);
  std::string text;
  if (is_made) {
    const std::string headers[] = {"", "ts_event_ns,instrument_id,order_id,price,size,flags,action,side,sequence\n",
                                   "trans_ms,prev_id,first_id,last_id,price,qty,kind,side\n"};
    const std::size_t fields[] = {6, 9, 8};
    text = headers[format] + rows_of(bytes, fields[format], "-1ACMRTFNBSUab.");
  }
  text.append(bytes.rest().begin(), bytes.rest().end());
  if (format == 0) check_orders(LobsterDecoder(), text, block, has_books);
  if (format == 1) check_orders(MboCsvDecoder(decimals), text, block, has_books);
  if (format == 2) check_levels({.decimals = {decimals, decimals}, .sequence = sequence}, text, block);
  return 0;
}
