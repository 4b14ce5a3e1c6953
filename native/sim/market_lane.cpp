#include "native/sim/market_lane.hpp"

#include <algorithm>
#include <limits>

#include "native/sim/equity.hpp"
#include "native/sim/levels.hpp"
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
  return rules_.attaches ? run_as<true>(decisions) : run_as<false>(decisions);
}

template <bool kAttaches>
bool MarketLane::run_as(std::size_t decisions) {
  BarEngine::FeedState& s = engine_.states_[0];
  const BarSeries bars = s.feed.bars;  // on the stack, where no store of a record can reach it
  const bool at_close = engine_.settings_.same_close;
  const Position& position = engine_.core_.position(0);
  Place place{.bar = s.bar,
              .walked = s.walked,
              .settled = engine_.settled_,
              .in_position = 0,
              .prefetched = s.bar,
              .end = engine_.action_bar(s, bars.size) - (at_close ? 0 : 1)};
  bool is_over = false;
  for (; !is_over && decisions > 0; --decisions) {
    const std::size_t bar =
        position.is_flat() ? signals_.next(Holding::kFlat, place.bar) : next_exit(position.side, place.bar);
    if (bar >= place.end) {
      is_over = true;
      break;
    }
    if (bar - place.bar > kShort) prefetch(bars, bar, place.prefetched);
    const std::int64_t decided = bars.closes_at(bar);
    const std::size_t next = bar + 1;
    const Point at = at_close ? Point{bars.bid.close(bar), bars.ask.close(bar), static_cast<std::uint32_t>(bar),
                                      decided, FillRule::kMarketClose}
                              : Point{bars.bid.open(next), bars.ask.open(next), static_cast<std::uint32_t>(next),
                                      bars.time[next], FillRule::kMarketOpen};
    pass(bars, place, at_close ? bar : next, next);
    is_over = !trade<kAttaches>(place, decided, bar, at);
  }
  s.bar = place.bar;
  s.walked = place.walked;
  engine_.settled_ = place.settled;
  engine_.points_in_position_ += place.in_position;
  return is_over;
}

// What the signals of a bar decide, exits before entries. False when the engine must go on from here, which has then
// still to do what was not done.
template <bool kAttaches>
[[gnu::always_inline]] inline bool MarketLane::trade(Place& place, std::int64_t decided, std::size_t bar,
                                                     const Point& at) {
  Core<MarginAccount>& core = engine_.core_;
  const Position& held = core.position(0);
  const bool is_flat = held.is_flat();
  const Side side = is_flat ? (signals_.enters(Side::kBuy, bar) ? Side::kBuy : Side::kSell) : opposite(held.side);
  const bool enters =
      is_flat || (signals_.enters(side, bar) && (rules_.reverse || signals_.exits(opposite(side), bar)));
  const MarketOrder entry{.side = side, .size_kind = rules_.size_kind, .decided = decided, .size = rules_.size.at(bar)};
  [[maybe_unused]] Bracket bracket;
  if constexpr (kAttaches) {
    if (enters && !attach(entry, bar, at.execution(side), bracket)) return leave();
  }
  if (!is_flat) {
    core.trade(
        {.side = side, .intent = Intent::kExit, .size_kind = SizeKind::kPosition, .decided = decided, .size = 1.0},
        at.execution(side));
    if constexpr (kAttaches) core.end_bracket(bracket_, at.time);
  }
  place.bar = bar + 1;
  if (!enters) return true;
  if constexpr (kAttaches) {
    core.trade(entry, at.execution(side), &bracket);
    bracket_ = bracket;
    if (bracket_.count > 0 && !stays_untouched(side, place)) return leave();
  } else {
    core.trade(entry, at.execution(side));
  }
  return true;
}

// The attached orders of an entry at a bar, with their levels; false where one has none.
bool MarketLane::attach(const MarketOrder& entry, std::size_t bar, const Execution& x, Bracket& out) const {
  const Core<MarginAccount>& core = engine_.core_;
  const double factor = rules_.factor.at(bar);
  const auto add = [&](OrderType type, Intent intent, const PerBar& distance) {
    return core.add_level(entry, x, {type, intent, distance.at(bar) / factor, 0}, out);
  };
  return add(OrderType::kStop, Intent::kStopLoss, rules_.stop_distance) &&
         add(OrderType::kLimit, Intent::kTakeProfit, rules_.target_distance) &&
         add(OrderType::kTrailing, Intent::kStopLoss, rules_.trailing_distance);
}

// Whether no price comes near an attached order before the signals close the position; then the level of a trailing
// order is that of its end. Bars are taken together, so a trailing level may seem near that never is: the engine then
// finds out.
bool MarketLane::stays_untouched(Side side, const Place& place) {
  const BarEngine::FeedState& s = engine_.states_[0];
  const std::size_t exit = next_exit(side, place.bar);
  if (exit >= place.end) return false;
  const QuoteSide& q = s.feed.bars.fill_side(opposite(side));
  const Range walked = walked_by(q, place.bar, exit + 1);
  Range met = walked;
  if (!engine_.settings_.same_close) met.add(q.open(exit + 1));
  const Grid& ticks = engine_.settings_.core.instruments[0].ticks;
  const bool is_long = side == Side::kBuy;
  for (std::uint32_t i = 0; i < bracket_.count; ++i) {
    Bracket::Level& level = bracket_.levels[i];
    if (level.type == OrderType::kTrailing) {
      const std::int64_t last =
          trailing_ticks(ticks, opposite(side), is_long ? walked.high : walked.low, level.distance);
      if (last > 0) level.ticks = is_long ? std::max(level.ticks, last) : std::min(level.ticks, last);
    }
    const bool lies_below = is_long == (level.intent == Intent::kStopLoss);
    const double price = ticks.value(level.ticks);
    const double margin = 2 * ticks.tolerance();
    if (lies_below ? met.low <= price + margin : met.high >= price - margin) return false;
  }
  for (std::uint32_t i = 0; i < bracket_.count; ++i) {
    engine_.core_.orders().set_price(bracket_.first + i, bracket_.levels[i].ticks);
  }
  return true;
}

// What is under way goes on in the engine.
bool MarketLane::leave() {
  engine_.core_.resume(bracket_);
  bracket_.count = 0;
  return false;
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
