#include "native/sim/stream/stream_data.hpp"

#include <algorithm>
#include <limits>

#include "native/sim/stream/stream_book.hpp"

namespace tiercel::sim {
namespace {

constexpr double kMostSteps = 2147483000.0;

constexpr double power_of_ten(unsigned digits) noexcept {
  double power = 1.0;
  for (unsigned i = 0; i < digits; ++i) power *= 10.0;
  return power;
}

}  // namespace

StreamFault StreamData::read_price(double price, std::int32_t& steps) const noexcept {
  if (!(price > 0.0) || !(price / steps_.prices.step() < kMostSteps)) return StreamFault::kPrice;
  const std::int64_t whole = steps_.prices.down(price);
  if (whole < 1) return StreamFault::kPrice;
  if (whole != steps_.prices.up(price)) return StreamFault::kOffStep;
  steps = static_cast<std::int32_t>(whole);
  return StreamFault::kNone;
}

StreamFault StreamData::read_size(double size, std::int64_t& lots) noexcept {
  if (!(size >= 0.0) || !(size / steps_.lots.step() < kMaxSteps)) return StreamFault::kQuantity;
  lots = steps_.lots.down(size);
  if (lots != steps_.lots.up(size)) ++rounded_;
  return StreamFault::kNone;
}

StreamFault StreamData::add_side(const QuoteRows& rows, std::size_t i, book::Side side) {
  const bool is_bid = side == book::Side::kBuy;
  const std::span<const double> sizes = is_bid ? rows.bid_size : rows.ask_size;
  StreamEvent e{rows.time[i], kUnknownLots, 0, StreamKind::kQuote, static_cast<std::uint8_t>(side), !is_bid};
  StreamFault fault = read_price(is_bid ? rows.bid[i] : rows.ask[i], e.price);
  if (fault == StreamFault::kNone && !sizes.empty()) fault = read_size(sizes[i], e.lots);
  if (fault == StreamFault::kNone) events_.push_back(e);
  return fault;
}

StreamFault StreamData::add(const QuoteRows& rows) {
  const std::size_t before = events_.size();
  events_.reserve(before + 2 * rows.time.size());
  for (row_ = 0; row_ < rows.time.size(); ++row_) {
    StreamFault fault =
        row_ > 0 && rows.time[row_] < rows.time[row_ - 1] ? StreamFault::kTimeOrder : StreamFault::kNone;
    for (const book::Side side : {book::Side::kBuy, book::Side::kSell}) {
      if (fault == StreamFault::kNone) fault = add_side(rows, row_, side);
    }
    if (fault == StreamFault::kNone) continue;
    events_.resize(before);
    return fault;
  }
  return StreamFault::kNone;
}

StreamFault StreamData::add(const LevelRows& rows) {
  const std::size_t before = events_.size();
  events_.reserve(before + rows.time.size());
  const std::size_t count = rows.time.size();
  const auto kind_of = [&](std::size_t i) { return rows.kind.empty() ? 0 : rows.kind[i]; };
  const auto read = [&](std::size_t i) {
    if (i > 0 && rows.time[i] < rows.time[i - 1]) return StreamFault::kTimeOrder;
    if (kind_of(i) < 0 || kind_of(i) > 2) return StreamFault::kKind;
    if (kind_of(i) == 2) {
      events_.push_back({rows.time[i], 0, 0, StreamKind::kGap, 0, true});
      return StreamFault::kNone;
    }
    if (rows.side[i] != 1 && rows.side[i] != -1) return StreamFault::kSide;
    const bool begins = i == 0 || rows.time[i] != rows.time[i - 1] || kind_of(i - 1) != 1;
    if (kind_of(i) == 1 && begins) events_.push_back({rows.time[i], 0, 0, StreamKind::kClear, 0, false});
    StreamEvent e{rows.time[i], 0, 0, StreamKind::kLevel, rows.side[i] == 1 ? std::uint8_t{0} : std::uint8_t{1}, false};
    e.is_last = i + 1 == count || rows.time[i + 1] != e.time || kind_of(i + 1) != kind_of(i);
    StreamFault fault = read_price(rows.price[i], e.price);
    if (fault == StreamFault::kNone) fault = read_size(rows.size[i], e.lots);
    events_.push_back(e);
    return fault;
  };
  for (row_ = 0; row_ < count; ++row_) {
    const StreamFault fault = read(row_);
    if (fault == StreamFault::kNone) continue;
    events_.resize(before);
    return fault;
  }
  return StreamFault::kNone;
}

StreamFault StreamData::add(const TradeRows& rows) {
  std::vector<StreamEvent> trades;
  trades.reserve(rows.time.size());
  for (row_ = 0; row_ < rows.time.size(); ++row_) {
    if (row_ > 0 && rows.time[row_] < rows.time[row_ - 1]) return StreamFault::kTimeOrder;
    const std::int32_t aggressor = rows.aggressor.empty() ? 0 : rows.aggressor[row_];
    if (aggressor < -1 || aggressor > 1) return StreamFault::kSide;
    const std::uint8_t rested = aggressor == 0 ? kUnknownSide : aggressor == 1 ? std::uint8_t{1} : std::uint8_t{0};
    StreamEvent e{rows.time[row_], 0, 0, StreamKind::kTrade, rested, true};
    StreamFault fault = read_price(rows.price[row_], e.price);
    if (fault == StreamFault::kNone) fault = read_size(rows.size[row_], e.lots);
    if (fault != StreamFault::kNone) return fault;
    trades.push_back(e);
  }
  merge_trades(std::move(trades));
  return StreamFault::kNone;
}

// A message is not cut: its rows have one time.
void StreamData::merge_trades(std::vector<StreamEvent> trades) {
  if (trades.empty()) return;
  const std::size_t levels = events_.size();
  trades.insert(trades.end(), events_.begin(), events_.end());
  const auto middle = trades.begin() + static_cast<std::ptrdiff_t>(trades.size() - levels);
  std::inplace_merge(trades.begin(), middle, trades.end(),
                     [](const StreamEvent& a, const StreamEvent& b) { return a.time < b.time; });
  events_ = std::move(trades);
}

StreamTops StreamData::tops(bool newest_wins) const {
  StreamTops out;
  StreamBook book;
  bool is_known = true;
  for (const StreamEvent& e : events_) {
    const auto side = static_cast<BookSide>(e.side);
    if (e.kind == StreamKind::kTrade) continue;
    if (e.kind == StreamKind::kGap) is_known = false;
    if (e.kind == StreamKind::kClear) {
      book.clear();
      is_known = true;
    }
    if (e.kind == StreamKind::kQuote) book.set_best(side, e.price, e.lots);
    if (e.kind == StreamKind::kLevel) {
      book.set(side, e.price, e.lots);
      if (newest_wins && e.lots > 0) book.uncross(side, e.price);
    }
    if (!e.is_last || !is_known || !book.is_two_sided()) continue;
    const std::int32_t bid = book.best(BookSide::kBuy);
    const std::int32_t ask = book.best(BookSide::kSell);
    if (bid > ask) continue;
    out.time.push_back(e.time);
    out.bid.push_back(steps_.prices.value(bid));
    out.ask.push_back(steps_.prices.value(ask));
  }
  return out;
}

BinanceStream::BinanceStream(const StreamSteps& steps, book::CsvDecimals decimals, book::LevelSequence sequence)
    : steps_(steps),
      units_(power_of_ten(decimals.quantity)),
      depth_(decimals),
      trade_(decimals),
      book_(sequence),
      ring_(1024),
      trade_ring_(1024) {}

std::int64_t BinanceStream::lots(std::int64_t quantity) const noexcept {
  return steps_.lots.down(static_cast<double>(quantity) / units_);
}

std::int64_t BinanceStream::later(std::int64_t time, std::int64_t& last) noexcept {
  if (time < last) {
    ++backward_;
    return last;
  }
  return last = time;
}

book::Decoded BinanceStream::depth(std::span<const char> bytes, bool is_last, StreamData& out) {
  book::Decoded all;
  for (;;) {
    const book::Decoded part = depth_.decode({.bytes = bytes.subspan(all.consumed), .is_last = is_last}, ring_);
    for (const book::LevelUpdate& row : std::span(ring_).first(part.count)) {
      if (!message_.empty() && !book::is_same_message(message_.front(), row)) apply(out);
      message_.push_back(row);
    }
    all.consumed += part.consumed;
    all.count += part.count;
    all.fault = part.fault;
    all.field = part.field;
    if (part.fault == book::FeedFault::kNone && part.count == ring_.size()) continue;
    if (is_last && part.fault == book::FeedFault::kNone && !message_.empty()) apply(out);
    return all;
  }
}

void BinanceStream::apply(StreamData& out) {
  const bool was_stale = book_.is_stale();
  const bool is_snapshot = message_.front().kind == book::LevelKind::kSnapshot;
  const std::int64_t time = later(message_.front().time, depth_time_);
  const book::LevelVerdict verdict = book_.apply(message_);
  if (is_snapshot && verdict == book::LevelVerdict::kApplied) {
    put_book(out, time);
    // What had waited for it may not follow it.
    if (book_.is_stale()) out.append({time, 0, 0, StreamKind::kGap, 0, true});
  } else if (verdict == book::LevelVerdict::kApplied) {
    for (std::size_t i = 0; i < message_.size(); ++i) {
      message_[i].time = time;
      put(out, message_[i], i + 1 == message_.size());
    }
  } else if (!was_stale && book_.is_stale()) {
    out.append({time, 0, 0, StreamKind::kGap, 0, true});
  }
  message_.clear();
}

void BinanceStream::put(StreamData& out, const book::LevelUpdate& row, bool is_last) {
  out.append(
      {row.time, lots(row.quantity), row.price, StreamKind::kLevel, static_cast<std::uint8_t>(row.side), is_last});
}

// The book after a snapshot, with what had waited for it.
void BinanceStream::put_book(StreamData& out, std::int64_t time) {
  out.append({time, 0, 0, StreamKind::kClear, 0, false});
  for (const book::Side side : {book::Side::kBuy, book::Side::kSell}) {
    std::vector<book::PriceLevel> levels(book_.levels(side));
    const std::size_t count = book_.depth(side, levels);
    for (std::size_t i = 0; i < count; ++i) {
      put(out, {.time = time, .quantity = levels[i].quantity, .price = levels[i].price, .side = side},
          side == book::Side::kSell && i + 1 == count);
    }
  }
}

book::Decoded BinanceStream::trades(std::span<const char> bytes, bool is_last) {
  book::Decoded all;
  for (;;) {
    const book::Decoded part = trade_.decode({.bytes = bytes.subspan(all.consumed), .is_last = is_last}, trade_ring_);
    for (const book::FeedMessage& m : std::span(trade_ring_).first(part.count)) {
      trades_.push_back({later(m.time, trade_time_), lots(m.quantity), m.price, StreamKind::kTrade,
                         static_cast<std::uint8_t>(m.side), true});
    }
    all.consumed += part.consumed;
    all.count += part.count;
    all.fault = part.fault;
    all.field = part.field;
    if (part.fault != book::FeedFault::kNone || part.count < trade_ring_.size()) return all;
  }
}

}  // namespace tiercel::sim
