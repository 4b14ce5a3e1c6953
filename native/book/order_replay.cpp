#include "native/book/order_replay.hpp"

#include <algorithm>

namespace tiercel::book {
namespace {

constexpr std::size_t kRing = 1024;
constexpr std::uint32_t kInstruments = 65'536;
// NASDAQ numbers its orders from small on; the table's pages are used as they are reached.
constexpr std::uint64_t kItchDenseIds = std::uint64_t{1} << 26;

// Ids for the levels of a start book: no exchange gives out so high ones.
[[nodiscard]] constexpr std::uint64_t start_id(Side side, std::int32_t price) noexcept {
  return std::uint64_t{3} << 62 | std::uint64_t{side == Side::kSell} << 32 | static_cast<std::uint32_t>(price);
}

[[nodiscard]] BookLimits limits_of(const OrderReplay::Decoder& decoder, std::uint32_t orders) noexcept {
  BookLimits limits;
  limits.nodes = orders;
  limits.instruments = std::holds_alternative<LobsterDecoder>(decoder) ? 1 : kInstruments;
  limits.dense_ids = std::holds_alternative<ItchReplay>(decoder) ? kItchDenseIds : 0;
  return limits;
}

[[nodiscard]] std::span<const char> text_of(std::span<const std::uint8_t> bytes) noexcept {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

}  // namespace

OrderReplay::OrderReplay(Decoder decoder, std::uint32_t orders)
    : decoder_(std::move(decoder)),
      books_(limits_of(decoder_, orders)),
      sums_(books_.instruments()),
      directory_(std::holds_alternative<ItchReplay>(decoder_) ? kInstruments : 0),
      ring_(kRing) {}

Decoded OrderReplay::decode(std::span<const std::uint8_t> bytes, bool is_last) {
  if (const auto* itch = std::get_if<ItchReplay>(&decoder_)) {
    return decode_itch({.bytes = bytes, .framing = itch->framing, .is_last = is_last, .midnight = itch->midnight},
                       ring_);
  }
  const TextBlock block{.bytes = text_of(bytes), .is_last = is_last};
  if (auto* lobster = std::get_if<LobsterDecoder>(&decoder_)) return lobster->decode(block, ring_);
  return std::get<MboCsvDecoder>(decoder_).decode(block, ring_);
}

Decoded OrderReplay::feed(std::span<const std::uint8_t> bytes, bool is_last, TopRows* tops) {
  Decoded all;
  for (;;) {
    const auto rest = bytes.subspan(all.consumed);
    const Decoded part = decode(rest, is_last);
    take(rest, std::span(ring_).first(part.count), tops);
    all.consumed += part.consumed;
    all.count += part.count;
    all.fault = part.fault;
    all.field = part.field;
    if (part.fault != FeedFault::kNone || part.count < ring_.size()) return all;
  }
}

void OrderReplay::take(std::span<const std::uint8_t> bytes, std::span<const FeedMessage> messages, TopRows* tops) {
  const bool is_itch = !directory_.empty();
  const bool is_mbo = std::holds_alternative<MboCsvDecoder>(decoder_);
  for (const FeedMessage& m : messages) {
    if (m.action == FeedAction::kOther && is_itch) tell(bytes.subspan(m.order + kItchFrame));
    if (is_mbo) check_sequence(m);
    count(m);
    follow(m);
    if (tops != nullptr) add_top(m, *tops);
  }
}

void OrderReplay::count(const FeedMessage& m) {
  ++counts_.messages;
  ++counts_.by_action[static_cast<std::size_t>(m.action)];
  if (m.action == FeedAction::kOther) return;
  InstrumentSums& sums = sums_[m.instrument];
  ++sums.messages;
  sums.last_time = m.time;
  used_ = std::max<std::size_t>(used_, m.instrument + std::size_t{1});
  const bool is_trade = m.action == FeedAction::kExecute || m.action == FeedAction::kTrade;
  if (!is_trade || m.quantity <= 0) return;
  ++counts_.trades;
  ++sums.trades;
  sums.volume += static_cast<std::uint64_t>(m.quantity);
}

void OrderReplay::follow(const FeedMessage& m) {
  if (has_directory_ && directory_[m.instrument][0] == 0 && m.action != FeedAction::kOther) [[unlikely]] {
    ++counts_.unknown_instrument;
    return;
  }
  const std::uint64_t unknown = books_.faults().unknown;
  books_.follow(m);
  if (has_start_ && books_.faults().unknown != unknown) follow_from_start(m);
}

void OrderReplay::follow_from_start(const FeedMessage& m) {
  const std::uint64_t unknown = books_.faults().unknown;
  books_.reduce(start_id(m.side, m.price), m.quantity);
  if (books_.faults().unknown == unknown) {
    ++counts_.from_start;
  } else {
    ++missed_starts_;
  }
}

void OrderReplay::start_with(Side side, std::int32_t price, std::int64_t quantity) {
  FeedMessage m{};
  m.order = start_id(side, price);
  m.side = side;
  m.price = price;
  m.quantity = quantity;
  books_.add(m);
  has_start_ = true;
}

void OrderReplay::tell(std::span<const std::uint8_t> message) {
  message = message.first(itch_length(message[0]));
  if (ItchStockDirectory stock; read_itch(message, stock)) {
    directory_[stock.locate] = stock.symbol;
    used_ = std::max<std::size_t>(used_, stock.locate + std::size_t{1});
    has_directory_ = true;
  } else if (ItchTradingAction action; read_itch(message, action)) {
    sums_[action.locate].state = action.state;
  } else if (ItchSystemEvent event; read_itch(message, event)) {
    // There are six in a day; a hostile file shall not fill the memory with them.
    if (events_.size() < kRing) events_.push_back({event.time, event.event});
  }
}

void OrderReplay::check_sequence(const FeedMessage& m) {
  const std::uint32_t flags = mbo_flags(m);
  if ((flags & kMboMaybeBadBook) != 0) ++counts_.maybe_bad;
  if ((flags & kMboSnapshot) != 0) return;
  if (mbo_sequence(m) < sequence_) ++counts_.backward;
  sequence_ = mbo_sequence(m);
}

void OrderReplay::add_top(const FeedMessage& m, TopRows& tops) const {
  tops.time.push_back(m.time);
  tops.id.push_back(counts_.messages);
  tops.instrument.push_back(m.instrument);
  tops.add_sides(books_.top(m.instrument, Side::kBuy), books_.top(m.instrument, Side::kSell));
}

std::string OrderReplay::name(std::uint16_t instrument) const {
  if (instrument < directory_.size() && directory_[instrument][0] != 0)
    return std::string(symbol_text(directory_[instrument]));
  const auto* mbo = std::get_if<MboCsvDecoder>(&decoder_);
  if (mbo != nullptr && instrument < mbo->instruments().size()) return std::to_string(mbo->instruments()[instrument]);
  return {};
}

std::uint64_t OrderReplay::line() const noexcept {
  if (const auto* lobster = std::get_if<LobsterDecoder>(&decoder_)) return lobster->line();
  if (const auto* mbo = std::get_if<MboCsvDecoder>(&decoder_)) return mbo->line();
  return 0;
}

}  // namespace tiercel::book
