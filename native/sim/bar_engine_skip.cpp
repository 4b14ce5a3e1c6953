// Passing over bars in which nothing can happen.
#include <algorithm>
#include <limits>

#include "native/sim/bar_engine.hpp"
#include "native/sim/feed_times.hpp"
#include "native/sim/range_scan.hpp"

namespace tiercel::sim {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

// The raw column value below (or above) which a price can be at a level: widened so that rounding never hides one.
// A bar taken in without need costs one step and changes nothing.
double raw_level(const QuoteSide& q, double level, double margin) noexcept {
  return (level + margin - q.offset) / q.factor;
}

}  // namespace

std::size_t BarEngine::action_bar(const FeedState& s, std::size_t limit) const noexcept {
  if (s.next_action >= s.feed.actions.size()) return limit;
  const std::int64_t time = s.feed.actions[s.next_action].time;
  return std::min(limit, opens_to(s.feed.bars, s.bar, time, false));
}

// While a position is held.
std::size_t BarEngine::financing_bar(const FeedState& s, std::size_t limit) const noexcept {
  if (s.next_financing >= s.feed.financing.size()) return limit;
  return std::min(limit, opens_to(s.feed.bars, s.bar, s.feed.financing[s.next_financing].time, false));
}

// The first bar in [from, limit) at whose close the one position there is would be called, or `limit`.
std::size_t BarEngine::margin_bar(std::size_t from, std::size_t limit) const noexcept {
  const Position& p = core_.position(0);
  const QuoteSide& q = states_[0].feed.bars.fill_side(opposite(p.side));
  const MarginRate maintenance = settings_.core.instruments[0].margin.maintenance;
  const double cash = core_.cash();
  const double signed_units = p.signed_units();
  for (std::size_t i = from; i < limit; ++i) {
    const double price = q.close(i);
    if (!covers(cash + signed_units * price, maintenance.of(p.units, price))) return i;
  }
  return limit;
}

// The bars [from, to) have passed.
void BarEngine::note_margin(std::size_t from, std::size_t to) noexcept {
  const Position& p = core_.position(0);
  const QuoteSide& q = states_[0].feed.bars.fill_side(opposite(p.side));
  const double cash = core_.cash();
  for (std::size_t i = from; i < to; ++i) {
    const double price = q.close(i);
    core_.margin_log().note_use(core_.initial_margin(p, price), cash + p.signed_units() * price);
  }
}

std::size_t BarEngine::expiry_bar(std::size_t feed, std::size_t limit) const noexcept {
  const OrderMachine& orders = core_.orders();
  if (!orders.any_expires()) return limit;
  for (const std::uint32_t id : orders.live(feed)) {
    const std::int64_t at = orders.terms(orders.order(id)).expires;
    if (at != 0) limit = std::min(limit, opens_to(states_[feed].feed.bars, states_[feed].bar, at, false));
  }
  return limit;
}

std::size_t BarEngine::next_event(std::size_t feed, std::size_t limit) {
  return event_after(feed, states_[feed].bar, limit);
}

std::size_t BarEngine::event_after(std::size_t feed, std::size_t from, std::size_t limit) {
  const FeedState& s = states_[feed];
  const OrderMachine& orders = core_.orders();
  const bool watches = watches_margin(feed);
  if (orders.sent(feed) > 0 || s.waiting > 0 || (watches && !can_scan_margin())) return std::min(from, limit);
  limit = expiry_bar(feed, action_bar(s, limit));
  if (orders.live(feed).empty() && core_.position(feed).is_flat()) return limit;
  if (core_.holds(feed)) limit = financing_bar(s, limit);
  if (orders.trailing(feed) > 0 || orders.restless(feed) > 0) return std::min(from, limit);
  if (watches && from < limit) limit = margin_bar(from, limit);
  return from >= limit ? limit : scan(feed, from, limit);
}

// The first bar in [from, to) in which a resting order can fill, or `to`.
std::size_t BarEngine::scan(std::size_t feed, std::size_t from, std::size_t to) {
  FeedState& s = states_[feed];
  const Grid& ticks = settings_.core.instruments[feed].ticks;
  struct Bounds {
    double lower = -kInfinity;
    double upper = kInfinity;
    bool any = false;
  };
  Bounds bounds[2];  // of the bid, of the ask
  for (const std::uint32_t id : core_.orders().live(feed)) {
    const Order& o = core_.orders().order(id);
    const double level = ticks.value(o.price);
    const double margin = ticks.tolerance() + level * kGridTolerance * kGridTolerance;
    const bool falls = !rises(o);
    const double raw = raw_level(s.feed.bars.fill_side(o.side), level, falls ? margin : -margin);
    Bounds& b = bounds[o.side == Side::kBuy ? 1 : 0];
    b.any = true;
    if (falls) {
      b.lower = std::max(b.lower, raw);
    } else {
      b.upper = std::min(b.upper, raw);
    }
  }
  const Position& p = core_.position(feed);
  const Side closing = p.is_flat() ? Side::kSell : opposite(p.side);
  const QuoteSide& own = s.feed.bars.fill_side(closing);
  const QuoteSide& other = s.feed.bars.fill_side(opposite(closing));
  Bounds& mine = bounds[closing == Side::kBuy ? 1 : 0];
  const Bounds& theirs = bounds[closing == Side::kBuy ? 0 : 1];
  if (theirs.any && own.column.low == other.column.low && own.column.high == other.column.high) {
    mine.lower = std::max(mine.lower, theirs.lower);
    mine.upper = std::min(mine.upper, theirs.upper);
  } else if (theirs.any) {
    Range ignored;
    to = from +
         scan_range(other.column.low + from, other.column.high + from, to - from, theirs.lower, theirs.upper, ignored);
  }
  s.scanned = {};
  to = from + scan_range(own.column.low + from, own.column.high + from, to - from, mine.lower, mine.upper, s.scanned);
  s.scan_from = from;
  s.scan_to = to;
  s.scan_low = own.column.low;
  return to;
}

// The position has walked all bars before this one.
void BarEngine::walk_to(std::size_t feed, std::size_t bar) {
  FeedState& s = states_[feed];
  const std::size_t from = s.walked;
  if (from >= bar) return;
  s.walked = bar;
  const Position& p = core_.position(feed);
  if (p.is_flat()) return;
  if (settings_.account.counts_margin() && can_scan_margin()) note_margin(from, bar);
  const QuoteSide& q = s.feed.bars.fill_side(opposite(p.side));
  Range raw;
  if (s.scan_from == from && s.scan_to == bar && s.scan_low == q.column.low) {
    raw = s.scanned;
  } else {
    (void)scan_range(q.column.low + from, q.column.high + from, bar - from, -kInfinity, kInfinity, raw);
  }
  const Range walked{q.price(raw.low), q.price(raw.high)};
  core_.walk(feed, walked, walked);
}

std::size_t BarEngine::quiet(std::size_t max, std::int64_t until) {
  const std::size_t first = points_to(now_, true);
  std::size_t end = first + std::min(max, points_ - first);
  if (end > first && point_time(end - 1) > until) end = std::max(first, points_to(until, true));
  for (std::size_t f = 0; f < states_.size() && end > first; ++f) {
    const FeedState& s = states_[f];
    const BarSeries& b = s.feed.bars;
    if (s.bar >= b.size) continue;
    if (s.is_open) {
      // A bar in progress may still be touched by what rests.
      const bool busy = core_.orders().trailing(f) > 0 || core_.orders().restless(f) > 0 || watches_margin(f) ||
                        s.matcher.reaches_any(core_.orders(), static_cast<std::uint32_t>(s.bar));
      if (busy) end = std::min(end, points_to(b.closes_at(s.bar), false));
    }
    const std::size_t from = s.is_open ? s.bar + 1 : s.bar;
    const std::size_t limit = end == first ? from : opens_to(b, from, point_time(end - 1), false);
    if (limit <= from) continue;
    const std::size_t event = event_after(f, from, limit);
    if (event < limit) end = std::min(end, points_to(b.time[event], true));
  }
  return end > first ? end - first : 0;
}

void BarEngine::advance(std::size_t closes) {
  if (closes == 0) return;
  const std::size_t first = points_to(now_, true);
  set_now(point_time(std::min(points_, first + closes) - 1));
  phase_ = Phase::kClosed;
  present_.clear();
  for (std::size_t f = 0; f < states_.size(); ++f) {
    FeedState& s = states_[f];
    const BarSeries& b = s.feed.bars;
    const std::size_t before = s.bar;
    s.bar = closes_to(b, s.bar, now_, true);
    s.is_open = s.bar < b.size && b.time[s.bar] < now_;
    if (s.bar > before && b.closes_at(s.bar - 1) == now_) present_.push_back(static_cast<std::uint32_t>(f));
  }
  if (has_common_bars_) common_bar_ = states_[0].bar - 1;
}

}  // namespace tiercel::sim
