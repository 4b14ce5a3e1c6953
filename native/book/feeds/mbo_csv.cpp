#include "native/book/feeds/mbo_csv.hpp"

#include <array>
#include <limits>

namespace tiercel::book {
namespace {

enum Role : std::uint8_t { kTime, kInstrument, kOrder, kPrice, kSize, kFlags, kAction, kSide, kSequence };

constexpr std::array<TextColumn, 18> kColumns = {{
    {"ts_event_ns", kTime},
    {"ts_event", kTime},
    {"instrument_id", kInstrument},
    {"order_id", kOrder},
    {"price", kPrice},
    {"size", kSize},
    {"flags", kFlags},
    {"action", kAction},
    {"side", kSide},
    {"sequence", kSequence},
    {"ts_recv_ns", TextHeader::kIgnored, false},
    {"ts_recv", TextHeader::kIgnored, false},
    {"rtype", TextHeader::kIgnored, false},
    {"publisher_id", TextHeader::kIgnored, false},
    {"channel_id", TextHeader::kIgnored, false},
    {"ts_in_delta", TextHeader::kIgnored, false},
    {"symbol", TextHeader::kIgnored, false},
    {"raw_symbol", TextHeader::kIgnored, false},
}};

constexpr std::string_view kActionLetters = "ACMFTRN";
constexpr std::array<FeedAction, 7> kActions = {FeedAction::kAdd,   FeedAction::kReduce, FeedAction::kModify,
                                                FeedAction::kOther, FeedAction::kTrade,  FeedAction::kClear,
                                                FeedAction::kOther};
constexpr std::string_view kSideLetters = "BAN";
constexpr std::size_t kNoSide = 2;
constexpr unsigned kFixedDecimals = 9;
constexpr std::int64_t kNoPrice = std::numeric_limits<std::int64_t>::max();
constexpr std::size_t kMostInstruments = 65'536;

[[nodiscard]] std::uint32_t take_u32(TextRow& row) noexcept {
  const std::uint64_t value = row.id();
  if (value > std::numeric_limits<std::uint32_t>::max()) row.fail(FeedFault::kRange);
  return static_cast<std::uint32_t>(value);
}

[[nodiscard]] constexpr std::int64_t power_of_ten(unsigned n) noexcept {
  std::int64_t value = 1;
  for (; n > 0; --n) value *= 10;
  return value;
}

}  // namespace

std::int32_t MboCsvDecoder::take_price(TextRow& row) const noexcept {
  if (row.is_blank_next()) {
    (void)row.text();
    return 0;
  }
  TextRow ahead = row;
  if (ahead.text().find('.') != std::string_view::npos) return row.price(price_decimals_);
  const std::int64_t fixed = row.fixed(0);
  if (fixed == kNoPrice) return 0;
  const std::int64_t unit = power_of_ten(kFixedDecimals - price_decimals_);
  const std::int64_t price = fixed / unit;
  if (fixed % unit != 0) row.fail(FeedFault::kDecimals);
  if (price > std::numeric_limits<std::int32_t>::max() || price < std::numeric_limits<std::int32_t>::min())
    row.fail(FeedFault::kRange);
  return static_cast<std::int32_t>(price);
}

std::uint16_t MboCsvDecoder::take_instrument(TextRow& row) {
  const std::uint32_t id = take_u32(row);
  if (!instruments_.empty() && instruments_.back() == id) return static_cast<std::uint16_t>(instruments_.size() - 1);
  if (const auto found = index_.find(id); found != index_.end()) return found->second;
  if (row.fault() != FeedFault::kNone) return 0;
  if (instruments_.size() == kMostInstruments) {
    row.fail(FeedFault::kTooManyInstruments);
    return 0;
  }
  instruments_.push_back(id);
  const auto index = static_cast<std::uint16_t>(instruments_.size() - 1);
  index_.emplace(id, index);
  return index;
}

void MboCsvDecoder::take_field(TextRow& row, std::uint8_t role, FeedMessage& m) {
  switch (role) {
    case kTime:
      m.time = row.fixed(0);
      break;
    case kInstrument:
      m.instrument = take_instrument(row);
      break;
    case kOrder:
      m.order = row.id();
      break;
    case kPrice:
      m.price = take_price(row);
      break;
    case kSize:
      m.quantity = row.fixed(0);
      break;
    case kFlags:
      fields_.flags = take_u32(row);
      break;
    case kAction:
      fields_.action = row.letter(kActionLetters, FeedFault::kAction);
      break;
    case kSide:
      fields_.side = row.letter(kSideLetters, FeedFault::kSide);
      break;
    case kSequence:
      fields_.sequence = take_u32(row);
      break;
    default:
      (void)row.text();
  }
}

void MboCsvDecoder::take_row(TextRow& row, FeedMessage& m) {
  for (const std::uint8_t role : header_.roles()) take_field(row, role, m);
  row.finish();
  m.action = kActions[fields_.action];
  m.other = std::uint64_t{fields_.flags} << 32 | fields_.sequence;
  const bool needs_side = m.action == FeedAction::kAdd || m.action == FeedAction::kModify;
  if (needs_side && fields_.side == kNoSide) row.fail(FeedFault::kSide);
  m.side = fields_.side == 1 ? Side::kSell : Side::kBuy;
  // A trade names who took.
  if (m.action == FeedAction::kTrade && fields_.side != kNoSide) m.side = opposite(m.side);
}

Decoded MboCsvDecoder::decode(const TextBlock& block, std::span<FeedMessage> out) {
  std::size_t count = 0;
  Decoded done = take_rows(
      block, line_, [&] { return count < out.size(); },
      [&](TextRow& row) {
        if (!header_.is_read()) return header_.read(row, kColumns);
        take_row(row, out[count]);
        if (row.fault() == FeedFault::kNone) ++count;
      });
  done.count = count;
  return done;
}

}  // namespace tiercel::book
