#include "native/sim/market_lane.hpp"

#include <algorithm>
#include <limits>

#include "native/sim/equity.hpp"
#include "native/sim/range_scan.hpp"

namespace tiercel::sim {
namespace {

constexpr std::size_t kPrefetchAhead = 192;  // bars
constexpr std::size_t kShort = 8;  // bars between signals up to which a plain loop beats a call, and memory is near

// Prices of a side that bars [from, to) walk.
Range walked_by(const QuoteSide& side, std::size_t from, std::size_t to) noexcept {
  Range raw;
  if (to - from > kShort) {
    constexpr double kNone = std::numeric_limits<double>::infinity();
    (void)scan_range(side.column.low + from, side.column.high + from, to - from, -kNone, kNone, raw);
  } else {
    for (std::size_t i = from; i < to; ++i) raw.add({side.column.low[i], side.column.high[i]});
  }
  return {side.price(raw.low), side.price(raw.high)};
}

void write(std::span<double> equity, const Mark& mark, std::size_t from, double cash, double units) noexcept {
  if (equity.size() > kShort) return write_equity(equity, mark, from, cash, units);
  for (std::size_t i = 0; i < equity.size(); ++i) equity[i] = cash + units * mark.at(from + i);
}

}  // namespace

// The market at a bar's open or close.
struct MarketLane::Point {
  double bid;
  double ask;
  std::uint32_t bar;
  std::int64_t time;
  FillRule rule;

  [[nodiscard]] Execution execution(Side side) const noexcept {
    const bool buys = side == Side::kBuy;
    return {.bar = bar,
            .time = time,
            .price = buys ? ask : bid,
            .closing = buys ? bid : ask,
            .spread = ask - bid,
            .walked_bid = {bid, bid},
            .walked_ask = {ask, ask},
            .rule = rule,
            .slips = true};
  }
};

bool MarketLane::run(std::size_t decisions) {
  BarEngine::FeedState& s = engine_.states_[0];
  const BarSeries bars = s.feed.bars;  // on the stack, where no store of a record can reach it
  const bool at_close = engine_.settings_.same_close;
  const std::size_t end = engine_.action_bar(s, bars.size) - (at_close ? 0 : 1);
  const Position& position = engine_.core_.position(0);
  Place place{s.bar, s.walked, engine_.settled_, 0, s.bar};
  for (; decisions > 0; --decisions) {
    const bool is_flat = position.is_flat();
    const std::size_t bar =
        is_flat ? signals_.next(Holding::kFlat, place.bar)
                : signals_.next(position.side == Side::kBuy ? Holding::kLong : Holding::kShort, place.bar);
    if (bar >= end) break;
    if (bar - place.bar > kShort) prefetch(bars, bar, place.prefetched);
    const std::int64_t decided = bars.closes_at(bar);
    const std::size_t next = bar + 1;
    pass(bars, place, at_close ? bar : next, next);
    if (at_close) {
      trade(
          decided, bar,
          {bars.bid.close(bar), bars.ask.close(bar), static_cast<std::uint32_t>(bar), decided, FillRule::kMarketClose});
    } else {
      trade(decided, bar,
            {bars.bid.open(next), bars.ask.open(next), static_cast<std::uint32_t>(next), bars.time[next],
             FillRule::kMarketOpen});
    }
    place.bar = next;
  }
  s.bar = place.bar;
  s.walked = place.walked;
  engine_.settled_ = place.settled;
  engine_.points_in_position_ += place.in_position;
  return decisions > 0;
}

// What the signals of a bar decide, exits before entries.
[[gnu::always_inline]] inline void MarketLane::trade(std::int64_t decided, std::size_t bar, const Point& at) {
  Core<CashAccount>& core = engine_.core_;
  const Position& held = core.position(0);
  Side side = Side::kBuy;
  if (held.is_flat()) {
    side = signals_.enters(Side::kBuy, bar) ? Side::kBuy : Side::kSell;
  } else {
    side = opposite(held.side);
    core.trade(
        {.side = side, .intent = Intent::kExit, .size_kind = SizeKind::kPosition, .decided = decided, .size = 1.0},
        at.execution(side));
    if (!signals_.enters(side, bar) || !(rules_.reverse || signals_.exits(opposite(side), bar))) return;
  }
  core.trade({.side = side, .size_kind = rules_.size_kind, .decided = decided, .size = rules_.size.at(bar)},
             at.execution(side));
}

// Makes up for the bars passed over: equity before bar `closed`, the range that a position walked before `walked`.
[[gnu::always_inline]] inline void MarketLane::pass(const BarSeries& bars, Place& place, std::size_t closed,
                                                    std::size_t walked) {
  const BarEngine::FeedState& s = engine_.states_[0];
  const Position& p = engine_.core_.position(0);
  const std::size_t points = closed - s.feed.first_bar;
  std::span<double> equity = engine_.output_.equity;
  if (!equity.empty()) equity = equity.subspan(place.settled, points - place.settled);
  const double cash = engine_.core_.cash();
  if (p.is_flat()) {
    std::fill(equity.begin(), equity.end(), cash);
  } else {
    place.in_position += points - place.settled;
    write(equity, engine_.mark_of(s, p.side), s.feed.first_bar + place.settled, cash, p.signed_units());
    const Range range = walked_by(bars.fill_side(opposite(p.side)), place.walked, walked);
    engine_.core_.walk(0, range, range);
  }
  place.settled = points;
  place.walked = walked;
}

// Times and opens are read at signals only, which no hardware prefetcher foresees; the signals are known ahead.
void MarketLane::prefetch(const BarSeries& bars, std::size_t bar, std::size_t& prefetched) const noexcept {
  prefetched = std::max(prefetched, bar);
  const std::size_t end = std::min(bar + kPrefetchAhead, bars.size - 1);
  while (prefetched < end) {
    __builtin_prefetch(bars.time + prefetched + 1);
    __builtin_prefetch(bars.bid.column.open + prefetched + 1);
    __builtin_prefetch(bars.ask.column.open + prefetched + 1);
    prefetched = signals_.next_any(prefetched + 1);
  }
}

}  // namespace tiercel::sim
