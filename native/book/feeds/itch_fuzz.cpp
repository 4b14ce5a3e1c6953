// Any bytes as ITCH, in any blocks: nothing is read outside a block, the records are the same for any division, and the
// books behind them keep their rules.
#include <algorithm>
#include <vector>

#include "native/book/order_replay.hpp"
#include "native/fuzz/bytes.hpp"

namespace tiercel::book {
namespace {

using Input = std::vector<std::uint8_t>;

// Frames for the messages of the input, so that many of them get behind the first check.
Input framed(std::span<const std::uint8_t> raw, ItchFraming framing) {
  Input out;
  for (std::size_t at = 0; at < raw.size();) {
    constexpr std::string_view types = "SRHYLVWKJhAFECXDUPQBINO";
    const auto type = static_cast<std::uint8_t>(types[raw[at] % types.size()]);
    const std::size_t length = itch_length(type);
    out.push_back(0);
    out.push_back(framing == ItchFraming::kLength ? static_cast<std::uint8_t>(length) : 0);
    out.push_back(type);
    for (std::size_t i = 1; i < length; ++i) {
      const bool is_small = i < 5 || (i >= 11 && i < 18);  // locates and ids that meet one another
      const std::uint8_t byte = at + i < raw.size() ? raw[at + i] : 0;
      out.push_back(is_small ? static_cast<std::uint8_t>(byte % 3 == 0) : byte);
    }
    if ((type == 'A' || type == 'F' || type == 'P') && raw[at] % 7 != 0)
      out[out.size() - length + 19] = out[out.size() - length + 19] % 2 == 0 ? 'B' : 'S';
    at += length;
  }
  return out;
}

struct Outcome {
  std::vector<FeedMessage> messages;
  FeedFault fault = FeedFault::kNone;
  std::size_t taken = 0;
};

Outcome decode_blocks(const Input& input, ItchFraming framing, std::size_t size) {
  Outcome all;
  Input rest;
  for (std::size_t at = 0;; at += size) {
    const std::size_t from = std::min(at, input.size());
    const std::size_t to = std::min(at + size, input.size());
    rest.insert(rest.end(), input.begin() + static_cast<std::ptrdiff_t>(from),
                input.begin() + static_cast<std::ptrdiff_t>(to));
    for (;;) {
      const Input exact(rest);
      std::vector<FeedMessage> out(5);
      const Decoded done = decode_itch({.bytes = exact, .framing = framing, .is_last = to == input.size()}, out);
      FUZZ_CHECK(done.consumed <= exact.size() && done.count <= out.size());
      for (FeedMessage m : std::span(out).first(done.count)) {
        if (m.action == FeedAction::kOther) {
          FUZZ_CHECK(m.order + kItchFrame + itch_length(exact[m.order + kItchFrame]) <= exact.size());
          m.order = 0;
        }
        all.messages.push_back(m);
      }
      all.taken += done.consumed;
      all.fault = done.fault;
      rest.erase(rest.begin(), rest.begin() + static_cast<std::ptrdiff_t>(done.consumed));
      if (done.fault != FeedFault::kNone || done.count < out.size()) break;
    }
    if (all.fault != FeedFault::kNone || to == input.size()) return all;
  }
}

bool is_same(const FeedMessage& a, const FeedMessage& b) {
  return a.time == b.time && a.order == b.order && a.other == b.other && a.quantity == b.quantity &&
         a.price == b.price && a.instrument == b.instrument && a.action == b.action && a.side == b.side;
}

void replay(const Input& input, ItchFraming framing) {
  static OrderReplay* reused = nullptr;  // its tables are large: one for many inputs
  static int uses = 0;
  if (reused == nullptr || ++uses % 512 == 0) {
    delete reused;
    reused = nullptr;
  }
  if (reused == nullptr) reused = new OrderReplay(ItchReplay{framing, 0}, 1U << 17);
  TopRows tops;
  const Decoded done = reused->feed(input, true, &tops);
  FUZZ_CHECK(done.consumed <= input.size() && tops.time.size() == done.count);
  std::vector<Level> levels(8);
  for (const Side side : {Side::kBuy, Side::kSell})
    for (std::size_t n = reused->books().depth(1, side, levels), i = 0; i < n; ++i)
      FUZZ_CHECK(levels[i].quantity > 0 && levels[i].orders > 0);
}

}  // namespace
}  // namespace tiercel::book

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace tiercel::book;
  tiercel::fuzz::Bytes bytes(data, size);
  const ItchFraming framing = bytes.flag() ? ItchFraming::kType : ItchFraming::kLength;
  const bool is_framed = bytes.flag();
  const std::size_t block = bytes.within(1, 200);
  const Input input = is_framed ? framed(bytes.rest(), framing) : Input(bytes.rest().begin(), bytes.rest().end());
  const Outcome whole = decode_blocks(input, framing, input.size() + 1);
  const Outcome parts = decode_blocks(input, framing, block);
  FUZZ_CHECK(whole.fault == parts.fault && whole.taken == parts.taken);
  FUZZ_CHECK(whole.messages.size() == parts.messages.size());
  for (std::size_t i = 0; i < whole.messages.size(); ++i) FUZZ_CHECK(is_same(whole.messages[i], parts.messages[i]));
  replay(input, ItchFraming::kLength);
  return 0;
}
