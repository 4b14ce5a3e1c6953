#include "native/sim/bar_engine.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "native/sim/range_scan.hpp"

namespace tiercel::sim {
namespace {

constexpr std::size_t kFewPoints = 8;  // for which a loop over them beats one over their columns
constexpr double kInfinity = std::numeric_limits<double>::infinity();

// The raw column value below (or above) which a price can be at a level: widened so that rounding never hides one.
// A bar taken in without need costs one step and changes nothing.
double raw_level(const QuoteSide& q, double level, double margin) noexcept {
  return (level + margin - q.offset) / q.factor;
}

// The first bar in [from, end) for which at(bar) > time (or >=, when not inclusive), galloping from `from`.
template <class At>
std::size_t after(std::size_t from, std::size_t end, std::int64_t time, bool inclusive, At at) noexcept {
  const auto passed = [&](std::size_t i) { return inclusive ? at(i) <= time : at(i) < time; };
  std::size_t low = from;
  std::size_t step = 1;
  while (low < end && passed(low)) {
    from = low + 1;
    low = from + step - 1;
    step *= 2;
  }
  std::size_t high = std::min(low, end);
  while (from < high) {
    const std::size_t middle = from + (high - from) / 2;
    if (passed(middle)) {
      from = middle + 1;
    } else {
      high = middle;
    }
  }
  return from;
}

std::size_t opens_to(const BarSeries& s, std::size_t from, std::int64_t time, bool inclusive) noexcept {
  return after(from, s.size, time, inclusive, [&](std::size_t i) { return s.time[i]; });
}

std::size_t closes_to(const BarSeries& s, std::size_t from, std::int64_t time, bool inclusive) noexcept {
  return after(from, s.size, time, inclusive, [&](std::size_t i) { return s.closes_at(i); });
}

bool same_times(const Feed& a, const Feed& b) noexcept {
  const BarSeries& x = a.bars;
  const BarSeries& y = b.bars;
  if (x.size - a.first_bar != y.size - b.first_bar) return false;
  if (a.first_bar != b.first_bar || x.duration != y.duration) return false;
  if ((x.close_time == nullptr) != (y.close_time == nullptr)) return false;
  const auto equal = [n = x.size](const std::int64_t* p, const std::int64_t* q) {
    return p == q || std::equal(p, p + n, q);
  };
  return equal(x.time, y.time) && (x.close_time == nullptr || equal(x.close_time, y.close_time));
}

bool all_same_times(std::span<const Feed> feeds) noexcept {
  return std::all_of(feeds.begin() + 1, feeds.end(), [&](const Feed& f) { return same_times(feeds[0], f); });
}

// Whether a bar opens before the one before it has closed.
bool has_overlaps(const BarSeries& bars) noexcept {
  for (std::size_t i = 1; i < bars.size; ++i) {
    if (bars.time[i] < bars.closes_at(i - 1)) return true;
  }
  return false;
}

// Distinct close times of all feeds, ascending.
std::vector<std::int64_t> merged_closes(std::span<const Feed> feeds) {
  std::vector<std::int64_t> times;
  for (const Feed& f : feeds) {
    for (std::size_t i = f.first_bar; i < f.bars.size; ++i) times.push_back(f.bars.closes_at(i));
  }
  std::sort(times.begin(), times.end());
  times.erase(std::unique(times.begin(), times.end()), times.end());
  return times;
}

bool are_feeds(std::span<const Feed> feeds) noexcept {
  return !feeds.empty() &&
         std::all_of(feeds.begin(), feeds.end(), [](const Feed& f) { return f.first_bar < f.bars.size; });
}

}  // namespace

struct BarEngine::FeedMatcher {
  const BarEngine& engine;
  BarMatcher& matcher;

  bool next(const OrderMachine& orders, Execution& out) noexcept { return matcher.next(orders, out); }
  [[nodiscard]] Quote quote(std::size_t instrument) const noexcept { return engine.quote(instrument); }
};

// Several instruments at one time: exits before entries over all of them, then by order id.
struct BarEngine::JointMatcher {
  BarEngine& engine;

  bool next(const OrderMachine& orders, Execution& out) noexcept {
    const Order* best = nullptr;
    for (const std::uint32_t f : engine.present_) {
      const Order* o = engine.states_[f].matcher.candidate(orders);
      if (o == nullptr) continue;
      const bool enters = o->intent == Intent::kEntry;
      const bool best_enters = best != nullptr && best->intent == Intent::kEntry;
      if (best == nullptr || enters < best_enters || (enters == best_enters && o->id < best->id)) best = o;
    }
    if (best == nullptr) return false;
    engine.states_[best->instrument].matcher.fill_at_point(*best, out);
    return true;
  }
  [[nodiscard]] Quote quote(std::size_t instrument) const noexcept { return engine.quote(instrument); }
};

// ---- a run

std::size_t BarEngine::count_points(std::span<const Feed> feeds) {
  if (!are_feeds(feeds)) return 0;
  return all_same_times(feeds) ? feeds[0].bars.size - feeds[0].first_bar : merged_closes(feeds).size();
}

Status BarEngine::start(std::span<const Feed> feeds, const EngineSettings& settings, const EngineOutput& output) {
  if (!are_feeds(feeds) || settings.core.instruments.size() != feeds.size()) return Status::kParameterRange;
  point_times_.clear();
  if (!all_same_times(feeds)) point_times_ = merged_closes(feeds);
  has_common_bars_ = feeds.size() > 1 && point_times_.empty() && !has_overlaps(feeds[0].bars);
  points_ = point_times_.empty() ? feeds[0].bars.size - feeds[0].first_bar : point_times_.size();
  const auto fits = [&](std::size_t size) { return size == 0 || size == points_; };
  if (!fits(output.equity.size()) || !fits(output.times.size())) return Status::kLengthMismatch;
  settings_ = settings;
  output_ = output;
  states_.resize(feeds.size());
  std::int64_t begin = std::numeric_limits<std::int64_t>::max();
  for (std::size_t i = 0; i < feeds.size(); ++i) {
    FeedState& s = states_[i];
    const std::size_t first = feeds[i].first_bar;
    s = {};
    s.feed = feeds[i];
    s.matcher = BarMatcher(s.feed.bars, settings.core.instruments[i].ticks, settings.limit, i);
    s.bar = s.walked = s.marked_open = s.marked_close = s.quoted_open = s.quoted_close = first;
    const std::int64_t from = s.feed.bars.time[first];
    while (s.next_action < s.feed.actions.size() && s.feed.actions[s.next_action].time <= from) ++s.next_action;
    begin = std::min(begin, from);
  }
  for (std::size_t p = 0; p < output.times.size(); ++p) output_.times[p] = point_time(p);
  present_.clear();
  commands_.clear();
  settled_ = 0;
  points_in_position_ = 0;
  now_ = begin;
  phase_ = Phase::kClosed;
  common_bar_ = kNoBar;
  first_decision_ = 1;
  core_.start(settings.core, settings.account, begin);
  return Status::kOk;
}

void BarEngine::finish() {
  settle(points_);
  final_equity_ = point_equity(points_ - 1);
  core_.finish(point_time(points_ - 1));
}

// ---- the timeline

Instant BarEngine::next_instant() const noexcept {
  if (has_common_bars_) return next_common();
  Instant next{.time = std::numeric_limits<std::int64_t>::max(), .is_close = false, .is_end = true};
  for (const FeedState& s : states_) {
    if (s.bar >= s.feed.bars.size) continue;
    const std::int64_t time = s.is_open ? s.feed.bars.closes_at(s.bar) : s.feed.bars.time[s.bar];
    if (next.is_end || time < next.time || (time == next.time && s.is_open)) next = {time, s.is_open, false};
  }
  return next;
}

// Of feeds with the same bars the bars' indexes tell what comes first: one time is read, not one a feed.
Instant BarEngine::next_common() const noexcept {
  const BarSeries& bars = states_[0].feed.bars;
  std::size_t first = 2 * bars.size;
  for (const FeedState& s : states_) first = std::min(first, 2 * s.bar + (s.is_open ? 1 : 0));
  const std::size_t bar = first / 2;
  if (bar == bars.size) return {.time = std::numeric_limits<std::int64_t>::max(), .is_close = false, .is_end = true};
  const bool is_close = first % 2 == 1;
  return {.time = is_close ? bars.closes_at(bar) : bars.time[bar], .is_close = is_close, .is_end = false};
}

// The feeds that open or close now.
void BarEngine::gather(std::int64_t time, bool is_close) {
  present_.clear();
  now_ = time;
  if (has_common_bars_) {
    common_bar_ = ~std::size_t{0};
    for (const FeedState& s : states_) common_bar_ = std::min(common_bar_, s.bar);
  }
  for (std::size_t f = 0; f < states_.size(); ++f) {
    const FeedState& s = states_[f];
    if (s.bar >= s.feed.bars.size || s.is_open != is_close) continue;
    const bool is_now = has_common_bars_ ? s.bar == common_bar_
                                         : (is_close ? s.feed.bars.closes_at(s.bar) : s.feed.bars.time[s.bar]) == time;
    if (is_now) present_.push_back(static_cast<std::uint32_t>(f));
  }
}

// Points of closes before this instant's opens or closes.
std::size_t BarEngine::points_before(std::int64_t time, bool is_close) const noexcept {
  return has_common_bars_ ? common_bar_ - states_[0].feed.first_bar : points_to(time, !is_close);
}

void BarEngine::run_opens(std::int64_t time) {
  gather(time, false);
  phase_ = Phase::kOpen;
  settle(points_before(time, false));
  for (const std::uint32_t f : present_) states_[f].is_open = true;
  for (const std::uint32_t f : present_) begin_open(f, states_[f].bar, time);
  take_joint_commands(time);
  const std::size_t reported = core_.orders().reports().size();
  for (const std::uint32_t f : present_) core_.expire(f, time);
  core_.orders().order_reports(reported, 0);
  JointMatcher matcher{*this};
  core_.run_event(matcher);
  for (const std::uint32_t f : present_) trail(f, states_[f].matcher.quote());
}

void BarEngine::run_closes(std::int64_t time) {
  gather(time, true);
  phase_ = Phase::kPath;
  settle(points_before(time, true));
  for (const std::uint32_t f : present_) {
    current_ = f;
    path(f, states_[f].bar);
  }
  phase_ = Phase::kClosed;
  for (const std::uint32_t f : present_) {
    FeedState& s = states_[f];
    s.is_open = false;
    ++s.bar;
  }
}

void BarEngine::run_same_close() {
  if (!settings_.same_close || first_decision_ == next_order()) return;
  settle(points_to(now_, false));
  const std::size_t reported = core_.orders().reports().size();
  for (const std::uint32_t f : present_) {
    walk_to(f, states_[f].bar);
    states_[f].matcher.begin_close(static_cast<std::uint32_t>(states_[f].bar - 1));
    core_.arrive_at_close(f, first_decision_);
  }
  core_.orders().order_reports(reported, 0);
  JointMatcher matcher{*this};
  core_.run_event(matcher);
}

// ---- sub-steps

void BarEngine::begin_open(std::size_t feed, std::size_t bar, std::int64_t time) {
  FeedState& s = states_[feed];
  walk_to(feed, bar);
  s.matcher.begin_open(static_cast<std::uint32_t>(bar));
  for (; s.next_action < s.feed.actions.size() && s.feed.actions[s.next_action].time <= time; ++s.next_action) {
    const CorporateAction& action = s.feed.actions[s.next_action];
    core_.apply(feed, action, s.matcher.quote(), time);
    for (Command& c : commands_) {
      if (c.instrument == feed && c.reason == Reason::kNone) {
        const Order& o = core_.orders().order(c.order);
        const Grid& ticks = settings_.core.instruments[feed].ticks;
        c.ticks = price_ticks(ticks, o.type, o.side, split_price(ticks.value(c.ticks), action));
      }
    }
  }
}

void BarEngine::act(const Command& c, std::int64_t time) {
  if (c.reason != Reason::kNone) {
    core_.cancel(c.order, c.reason, time);
  } else if (c.ticks > 0) {
    core_.modify(c.order, c.ticks);
  } else {
    core_.cancel(c.order, Reason::kBadPrice, time);
  }
}

// One feed's: its commands and its sent orders take effect in the order in which they were sent.
void BarEngine::take_commands(std::size_t feed, std::int64_t time) {
  FeedState& s = states_[feed];
  if (s.waiting > 0) {
    for (const Command& c : commands_) {
      if (c.instrument != feed) continue;
      core_.arrive(feed, s.matcher.quote(), time, c.orders);
      act(c, time);
    }
    std::erase_if(commands_, [feed](const Command& c) { return c.instrument == feed; });
    s.waiting = 0;
  }
  core_.arrive(feed, s.matcher.quote(), time);
}

void BarEngine::take_joint_commands(std::int64_t time) {
  if (present_.size() == 1) return take_commands(present_[0], time);
  const auto opens = [this](std::size_t f) { return std::ranges::binary_search(present_, f); };
  if (std::ranges::any_of(present_, [this](std::uint32_t f) { return states_[f].waiting > 0; })) {
    for (const Command& c : commands_) {
      if (!opens(c.instrument)) continue;
      arrive_joint(c.orders, time);
      act(c, time);
    }
    std::erase_if(commands_, [&](const Command& c) { return opens(c.instrument); });
    for (const std::uint32_t f : present_) states_[f].waiting = 0;
  }
  arrive_joint(~std::uint32_t{0}, time);
}

// Sent orders of all feeds that open, by id.
void BarEngine::arrive_joint(std::uint32_t last, std::int64_t time) {
  for (;;) {
    std::uint32_t first = ~std::uint32_t{0};
    for (const std::uint32_t f : present_) {
      if (core_.orders().sent(f) > 0) first = std::min(first, core_.orders().first_sent(f));
    }
    if (first == ~std::uint32_t{0} || first > last) return;
    const std::size_t feed = core_.orders().order(first).instrument;
    core_.arrive(feed, states_[feed].matcher.quote(), time, first);
  }
}

void BarEngine::trail(std::size_t feed, const Quote& quote) {
  if (core_.orders().trailing(feed) > 0) core_.trail(feed, quote);
}

void BarEngine::path(std::size_t feed, std::size_t bar) {
  FeedState& s = states_[feed];
  const auto index = static_cast<std::uint32_t>(bar);
  walk_to(feed, bar);
  s.walked = bar + 1;
  const OrderMachine& orders = core_.orders();
  if (orders.live(feed).empty() && core_.position(feed).is_flat()) return;
  if (orders.trailing(feed) > 0) {
    s.matcher.begin_path(index);
    walk_legs(s, feed);
  } else if (s.matcher.reaches_any(orders, index)) {
    s.matcher.begin_path(index);
    FeedMatcher matcher{*this, s.matcher};
    core_.run_event(matcher);
    core_.walk(feed, s.matcher.rest(Side::kSell), s.matcher.rest(Side::kBuy));
  } else {
    const BarSeries& b = s.feed.bars;
    core_.walk(feed, {b.bid.low(bar), b.bid.high(bar)}, {b.ask.low(bar), b.ask.high(bar)});
  }
}

// Trailing levels move at the end of each leg.
void BarEngine::walk_legs(FeedState& s, std::size_t feed) {
  FeedMatcher matcher{*this, s.matcher};
  for (std::uint32_t point = 1; point < kPathPoints; ++point) {
    s.matcher.walk_to(point);
    core_.run_event(matcher);
    core_.walk(feed, s.matcher.rest(Side::kSell), s.matcher.rest(Side::kBuy));
    trail(feed, s.matcher.at_point(point));
    s.matcher.leave_behind();
  }
}

// ---- one feed alone

void BarEngine::open_bar(std::size_t bar) {
  FeedState& s = states_[0];
  const bool acts = !core_.orders().live(0).empty() || s.waiting > 0 || s.next_action < s.feed.actions.size();
  if (!acts) return;
  const std::int64_t time = s.feed.bars.time[bar];
  now_ = time;
  phase_ = Phase::kOpen;
  settle(bar - s.feed.first_bar);
  begin_open(0, bar, time);
  take_commands(0, time);
  core_.expire(0, time);
  FeedMatcher matcher{*this, s.matcher};
  core_.run_event(matcher);
  trail(0, s.matcher.quote());
}

void BarEngine::path_bar(std::size_t bar) {
  FeedState& s = states_[0];
  settle(bar - s.feed.first_bar);
  now_ = s.feed.bars.closes_at(bar);
  phase_ = Phase::kPath;
  path(0, bar);
  phase_ = Phase::kClosed;
  s.bar = bar + 1;
}

void BarEngine::close_bar(std::size_t bar) {
  FeedState& s = states_[0];
  s.matcher.begin_close(static_cast<std::uint32_t>(bar));
  core_.arrive_at_close(0, first_decision_);
  FeedMatcher matcher{*this, s.matcher};
  core_.run_event(matcher);
}

// ---- commands

std::uint32_t BarEngine::submit(const NewOrder& order) { return core_.submit(order); }

void BarEngine::cancel(std::uint32_t id, Reason reason) {
  const std::uint16_t instrument = core_.orders().order(id).instrument;
  commands_.push_back({id, next_order() - 1, 0, reason, instrument});
  ++states_[instrument].waiting;
}

void BarEngine::modify(std::uint32_t id, std::int64_t ticks) {
  const std::uint16_t instrument = core_.orders().order(id).instrument;
  commands_.push_back({id, next_order() - 1, ticks, Reason::kNone, instrument});
  ++states_[instrument].waiting;
}

void BarEngine::submit_targets(std::span<const TargetRequest> targets, std::int64_t decided) {
  const double equity = settings_.account.equity(account_view(), 0);
  std::vector<std::int64_t> wanted(targets.size());
  std::vector<std::int64_t> held(targets.size());
  const auto make = [&](const TargetRequest& t, Intent intent, Side side) {
    return NewOrder{.instrument = t.instrument,
                    .side = side,
                    .intent = intent,
                    .size_kind = t.kind,
                    .decided = decided,
                    .size = t.value,
                    .stop_distance = t.stop_distance,
                    .target_distance = t.target_distance,
                    .trailing_distance = t.trailing_distance};
  };
  for (std::size_t i = 0; i < targets.size(); ++i) {
    const TargetRequest& t = targets[i];
    const Position& p = core_.position(t.instrument);
    const Side side = t.value < 0.0 ? Side::kSell : Side::kBuy;
    const SizingRules& rules = settings_.core.instruments[t.instrument].sizing;
    const double price = quote(t.instrument).closing(side);
    const SizingMoment m{t.kind, t.value, price, 0.0, equity, 0.0, 0};
    // Without a price yet there is something to do wherever something is asked for.
    const bool is_known = price > 0.0 || t.kind == SizeKind::kTargetUnits;
    const std::int64_t lots = is_known ? target_lots(rules, m) : t.value != 0.0 ? 1 : 0;
    wanted[i] = side == Side::kSell ? -lots : lots;
    held[i] = p.is_flat() ? 0 : p.side == Side::kBuy ? p.lots : -p.lots;
    const bool turns = held[i] != 0 && (wanted[i] == 0 || (wanted[i] > 0) != (held[i] > 0));
    if (turns) {
      NewOrder exit = make(t, Intent::kExit, opposite(p.side));
      exit.size_kind = SizeKind::kPosition;
      exit.size = 1.0;
      submit(exit);
    } else if (std::abs(wanted[i]) < std::abs(held[i])) {
      submit(make(t, Intent::kExit, opposite(p.side)));
    }
  }
  for (std::size_t i = 0; i < targets.size(); ++i) {
    const bool turns = held[i] != 0 && wanted[i] != 0 && (wanted[i] > 0) != (held[i] > 0);
    if (!turns && std::abs(wanted[i]) <= std::abs(held[i])) continue;
    submit(make(targets[i], Intent::kEntry, wanted[i] > 0 ? Side::kBuy : Side::kSell));
  }
}

// ---- passing over bars

std::size_t BarEngine::action_bar(const FeedState& s, std::size_t limit) const noexcept {
  if (s.next_action >= s.feed.actions.size()) return limit;
  const std::int64_t time = s.feed.actions[s.next_action].time;
  return std::min(limit, opens_to(s.feed.bars, s.bar, time, false));
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
  if (orders.sent(feed) > 0 || s.waiting > 0) return std::min(from, limit);
  limit = expiry_bar(feed, action_bar(s, limit));
  if (orders.live(feed).empty() && core_.position(feed).is_flat()) return limit;
  if (orders.trailing(feed) > 0) return std::min(from, limit);
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
    const bool falls = is_stop_like(o.type) == (o.side == Side::kSell);
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
      const bool busy =
          core_.orders().trailing(f) > 0 || s.matcher.reaches_any(core_.orders(), static_cast<std::uint32_t>(s.bar));
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
  now_ = point_time(std::min(points_, first + closes) - 1);
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

// ---- the equity curve

std::int64_t BarEngine::point_time(std::size_t point) const noexcept {
  if (!point_times_.empty()) return point_times_[point];
  return states_[0].feed.bars.closes_at(states_[0].feed.first_bar + point);
}

std::size_t BarEngine::points_to(std::int64_t time, bool inclusive) const noexcept {
  return after(settled_, points_, time, inclusive, [this](std::size_t p) { return point_time(p); });
}

double BarEngine::last_price(const FeedState& s, Side side, std::size_t opened, std::size_t closed) const noexcept {
  const bool in_progress = opened > closed;
  const std::size_t bar = in_progress ? opened - 1 : closed - 1;
  if (settings_.mark_last) return in_progress ? s.feed.bars.own.open[bar] : s.feed.bars.own.close[bar];
  const QuoteSide& q = s.feed.bars.fill_side(opposite(side));
  return in_progress ? q.open(bar) : q.close(bar);
}

void BarEngine::write_points(std::size_t from, std::size_t to) {
  if (!point_times_.empty()) {
    for (std::size_t p = from; p < to; ++p) output_.equity[p] = point_equity(p);
    return;
  }
  const std::span<double> out = output_.equity.subspan(from, to - from);
  held_.clear();
  for (const FeedState& s : states_) {
    const Position& p = core_.position(static_cast<std::size_t>(&s - states_.data()));
    if (!p.is_flat()) held_.push_back({mark_of(s, p.side), s.feed.first_bar + from, p.signed_units()});
  }
  if (out.size() <= kFewPoints) return write_few(out);
  if (held_.empty()) {
    std::fill(out.begin(), out.end(), core_.cash());
    return;
  }
  write_equity(out, held_[0].mark, held_[0].bar, core_.cash(), held_[0].units);
  for (const Held& h : std::span(held_).subspan(1)) add_equity(out, h.mark, h.bar, h.units);
}

void BarEngine::write_few(std::span<double> out) const noexcept {
  const double cash = core_.cash();
  for (std::size_t i = 0; i < out.size(); ++i) {
    double equity = cash;
    for (const Held& h : held_) equity += h.units * h.mark.at(h.bar + i);
    out[i] = equity;
  }
}

// Cash and positions as they are now, at the prices of a point's time.
double BarEngine::point_equity(std::size_t point) const noexcept {
  const std::int64_t time = point_time(point);
  double equity = core_.cash();
  for (std::size_t f = 0; f < states_.size(); ++f) {
    const Position& p = core_.position(f);
    if (p.is_flat()) continue;
    const FeedState& s = states_[f];
    s.marked_open = opens_to(s.feed.bars, s.marked_open, time, false);
    s.marked_close = closes_to(s.feed.bars, s.marked_close, time, true);
    equity += p.signed_units() * last_price(s, p.side, s.marked_open, s.marked_close);
  }
  return equity;
}

// ---- what is known now

Quote BarEngine::quote(std::size_t instrument) const noexcept {
  const FeedState& s = states_[instrument];
  const BarSeries& b = s.feed.bars;
  if (common_bar_ != kNoBar) {
    return has_common_closed(instrument) ? Quote{b.bid.close(common_bar_), b.ask.close(common_bar_)}
                                         : Quote{b.bid.open(common_bar_), b.ask.open(common_bar_)};
  }
  s.quoted_open = opens_to(b, s.quoted_open, now_, phase_ == Phase::kOpen);
  const bool has_closed = phase_ != Phase::kPath || instrument < current_;
  s.quoted_close = closes_to(b, s.quoted_close, now_, has_closed);
  if (s.quoted_open > s.quoted_close) return {b.bid.open(s.quoted_open - 1), b.ask.open(s.quoted_open - 1)};
  if (s.quoted_close == s.feed.first_bar) return {};
  return {b.bid.close(s.quoted_close - 1), b.ask.close(s.quoted_close - 1)};
}

double BarEngine::mark(const Position& p) const noexcept {
  const FeedState& s = states_[p.instrument];
  if (common_bar_ != kNoBar) {
    return last_price(s, p.side, common_bar_ + 1, common_bar_ + (has_common_closed(p.instrument) ? 1 : 0));
  }
  (void)quote(p.instrument);  // moves the cursors
  return last_price(s, p.side, s.quoted_open, s.quoted_close);
}

double BarEngine::marked_equity() const noexcept {
  double equity = core_.cash();
  for (const Position& p : core_.positions()) {
    if (!p.is_flat()) equity += p.signed_units() * mark(p);
  }
  return equity;
}

AccountView BarEngine::account_view() noexcept {
  return core_.view([this](const Position& p) { return quote(p.instrument).closing(p.side); });
}

}  // namespace tiercel::sim
