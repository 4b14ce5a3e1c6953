#include "native/book/feeds/lobster.hpp"

#include <array>

namespace tiercel::book {
namespace {

constexpr unsigned kTimeDecimals = 9;
constexpr std::int64_t kDayNs = 86'400'000'000'000;
constexpr std::string_view kTypes = "1234567";
constexpr std::array<FeedAction, 7> kActions = {FeedAction::kAdd,     FeedAction::kReduce, FeedAction::kDelete,
                                                FeedAction::kExecute, FeedAction::kTrade,  FeedAction::kTrade,
                                                FeedAction::kOther};

// Crosses and halts name no order: -1 or 0 stands there.
[[nodiscard]] std::uint64_t take_order(TextRow& row, FeedAction action) noexcept {
  if (action != FeedAction::kOther && action != FeedAction::kTrade) return row.id();
  const std::int64_t id = row.fixed(0);
  return id < 0 ? 0 : static_cast<std::uint64_t>(id);
}

[[nodiscard]] Side take_side(TextRow& row) noexcept {
  const std::int64_t direction = row.fixed(0);
  if (direction != 1 && direction != -1) row.fail(FeedFault::kSide);
  return direction < 0 ? Side::kSell : Side::kBuy;
}

void take_row(TextRow& row, std::int64_t midnight, FeedMessage& m) noexcept {
  const std::int64_t time = row.fixed(kTimeDecimals, true);
  if (time < 0 || time >= 2 * kDayNs) row.fail(FeedFault::kRange);
  m.time = midnight + time;
  m.action = kActions[row.letter(kTypes, FeedFault::kUnknownType)];
  m.order = take_order(row, m.action);
  m.other = 0;
  m.quantity = row.fixed(0);
  m.price = row.price(0);
  m.side = take_side(row);
  m.instrument = 0;
  row.finish();
}

}  // namespace

Decoded LobsterDecoder::decode(const TextBlock& block, std::span<FeedMessage> out) noexcept {
  std::size_t count = 0;
  Decoded done = take_rows(
      block, line_, [&] { return count < out.size(); },
      [&](TextRow& row) {
        take_row(row, midnight_, out[count]);
        if (row.fault() == FeedFault::kNone) ++count;
      });
  done.count = count;
  return done;
}

}  // namespace tiercel::book
