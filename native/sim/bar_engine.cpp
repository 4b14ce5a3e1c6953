#include "native/sim/bar_engine.hpp"

#include <algorithm>
#include <limits>

#include "native/sim/feed_times.hpp"
#include "native/sim/margin_call.hpp"

namespace tiercel::sim {

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
    engine.states_[best->instrument].matcher.fill_at_point(orders, *best, out);
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
  const auto has_volume = [](const Feed& f) { return f.bars.volume != nullptr; };
  if (settings.volume_share > 0.0 && !std::ranges::all_of(feeds, has_volume)) return Status::kParameterRange;
  if (!settings.order_latency.is_valid()) return Status::kParameterRange;
  if (settings.same_close && settings.order_latency.kind != LatencyKind::kNone) return Status::kParameterRange;
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
    if (settings.volume_share > 0.0) {
      s.matcher.set_share({s.feed.bars.volume, settings.volume_share, settings.core.instruments[i].sizing.lots});
    }
    s.bar = s.walked = s.marked_open = s.marked_close = s.quoted_open = s.quoted_close = first;
    const std::int64_t from = s.feed.bars.time[first];
    while (s.next_action < s.feed.actions.size() && s.feed.actions[s.next_action].time <= from) ++s.next_action;
    while (s.next_financing < s.feed.financing.size() && s.feed.financing[s.next_financing].time <= from) {
      ++s.next_financing;
    }
    begin = std::min(begin, from);
  }
  for (std::size_t p = 0; p < output.times.size(); ++p) output_.times[p] = point_time(p);
  present_.clear();
  commands_.clear();
  settled_ = 0;
  points_in_position_ = 0;
  rates_.start(settings_.rates);
  point_rates_.start(settings_.rates);
  phase_ = Phase::kClosed;
  common_bar_ = kNoBar;
  first_decision_ = 1;
  line_.start(settings.order_latency);
  arrived_ = 0;
  core_.start(settings.core, settings.account, begin);
  set_now(begin);
  return Status::kOk;
}

void BarEngine::finish() {
  if (settings_.account.counts_margin()) walk_to(0, states_[0].feed.bars.size);
  settle(points_);
  final_equity_ = point_equity(points_ - 1);
  core_.finish(point_time(points_ - 1));
  set_now(point_time(points_ - 1));
  const AccountView end = core_.view([this](const Position& p) { return final_mark(p); });
  final_margin_ = settings_.account.margin(end);
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
  set_now(time);
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
  const std::size_t filled = core_.orders().reports().size();
  for (const std::uint32_t f : present_) end_open(f, time);
  core_.orders().order_reports(filled, 0);
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
  run_auctions(time);
  if (settings_.account.counts_margin()) check_margin_now();
}

void BarEngine::check_margin_now() {
  const std::uint32_t first = next_order();
  check_margin(core_, now_, [this](const Position& p) { return quote(p.instrument).closing(p.side); });
  if (line_.takes_time()) put_liquidations_to_work(first);
}

// The account closes positions at the venue itself: such orders wait behind none that is on its way.
void BarEngine::put_liquidations_to_work(std::uint32_t first) {
  for (std::uint32_t id = first; id < next_order(); ++id) {
    core_.arrive_late(id, now_);
    core_.orders().disturb(id);
  }
}

// Orders for the close, of all instruments whose bars close now.
void BarEngine::run_auctions(std::int64_t time) {
  const auto is_asked = [this](std::uint32_t f) { return core_.orders().restless(f) > 0; };
  if (!std::ranges::any_of(present_, is_asked)) return;
  for (const std::uint32_t f : present_) {
    states_[f].matcher.begin_auction(static_cast<std::uint32_t>(states_[f].bar - 1));
  }
  JointMatcher matcher{*this};
  core_.run_event(matcher);
  const std::size_t filled = core_.orders().reports().size();
  for (const std::uint32_t f : present_) end_auction(f, states_[f].bar - 1, time);
  core_.orders().order_reports(filled, 0);
}

void BarEngine::end_auction(std::size_t feed, std::size_t bar, std::int64_t time) {
  const bool is_last = states_[feed].matcher.closes_session(static_cast<std::uint32_t>(bar));
  core_.end_immediate(feed, time, is_last ? TimeInForce::kAtClose : TimeInForce::kGtc);
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
  for (const std::uint32_t f : present_) {
    keep_markets(f);
    core_.end_immediate(f, now_);
  }
}

// ---- sub-steps

// Market orders that found no volume go on in the next bar.
void BarEngine::keep_markets(std::size_t feed) {
  if (settings_.volume_share > 0.0) core_.orders().disturb_markets(feed);
}

// After the fills of an open.
void BarEngine::end_open(std::size_t feed, std::int64_t time) {
  const FeedState& s = states_[feed];
  keep_markets(feed);
  if (core_.orders().restless(feed) > 0) {
    const bool is_first = s.matcher.opens_session(static_cast<std::uint32_t>(s.bar));
    core_.end_immediate(feed, time, is_first ? TimeInForce::kAtOpen : TimeInForce::kGtc);
  }
  trail(feed, s.matcher.quote());
}

void BarEngine::begin_open(std::size_t feed, std::size_t bar, std::int64_t time) {
  FeedState& s = states_[feed];
  walk_to(feed, bar);
  const OrderMachine& orders = core_.orders();
  s.matcher.begin_open(static_cast<std::uint32_t>(bar),
                       orders.sent(feed) > 0 ? orders.first_sent(feed) : ~std::uint32_t{0});
  act_before_open(feed, bar, time);
}

// Actions and financing due by now, in the order of their times, actions first at one time.
void BarEngine::act_before_open(std::size_t feed, std::size_t bar, std::int64_t time) {
  FeedState& s = states_[feed];
  double new_price = 1.0;  // of the close before this open, after the splits that were since
  const auto closing = [&](const Position& p) {
    const QuoteSide& q = s.feed.bars.fill_side(opposite(p.side));
    return (bar == 0 ? q.open(bar) : q.close(bar - 1)) * new_price;
  };
  for (;;) {
    const bool acts = s.next_action < s.feed.actions.size() && s.feed.actions[s.next_action].time <= time;
    const bool pays = s.next_financing < s.feed.financing.size() && s.feed.financing[s.next_financing].time <= time;
    if (!acts && !pays) return;
    if (acts && (!pays || s.feed.actions[s.next_action].time <= s.feed.financing[s.next_financing].time)) {
      const CorporateAction& action = s.feed.actions[s.next_action++];
      apply(feed, action, time);
      new_price = split_price(new_price, action);
    } else {
      core_.finance(feed, s.feed.financing[s.next_financing++], time, closing);
    }
  }
}

void BarEngine::apply(std::size_t feed, const CorporateAction& action, std::int64_t time) {
  core_.apply(feed, action, states_[feed].matcher.quote(), time);
  for (Command& c : commands_) {
    if (c.instrument == feed && c.reason == Reason::kNone) {
      const Order& o = core_.orders().order(c.order);
      const Grid& ticks = settings_.core.instruments[feed].ticks;
      c.ticks = price_ticks(ticks, o.type, o.side, split_price(ticks.value(c.ticks), action));
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

// The last order that has come to the venue by a time; nothing overtakes, so that all before it have too.
std::uint32_t BarEngine::last_arrived(std::int64_t time) noexcept {
  if (!line_.takes_time()) return ~std::uint32_t{0};
  const OrderMachine& orders = core_.orders();
  const auto has_come = [&](const Order& o) { return is_attached(o) || orders.terms(o).arrived <= time; };
  while (arrived_ + 1 < next_order() && has_come(orders.order(arrived_ + 1))) ++arrived_;
  return arrived_;
}

// One feed's: its commands and its sent orders take effect in the order in which they were sent.
void BarEngine::take_commands(std::size_t feed, std::int64_t time) {
  FeedState& s = states_[feed];
  if (s.waiting > 0) {
    const auto is_due = [&](const Command& c) { return c.instrument == feed && c.arrives <= time; };
    for (const Command& c : commands_) {
      if (!is_due(c)) continue;
      core_.arrive(feed, s.matcher.quote(), time, c.orders);
      act(c, time);
    }
    s.waiting -= static_cast<std::uint32_t>(std::erase_if(commands_, is_due));
  }
  core_.arrive(feed, s.matcher.quote(), time, last_arrived(time));
}

void BarEngine::take_joint_commands(std::int64_t time) {
  if (present_.size() == 1) return take_commands(present_[0], time);
  const auto opens = [this](std::size_t f) { return std::ranges::binary_search(present_, f); };
  if (std::ranges::any_of(present_, [this](std::uint32_t f) { return states_[f].waiting > 0; })) {
    const auto is_due = [&](const Command& c) { return opens(c.instrument) && c.arrives <= time; };
    for (const Command& c : commands_) {
      if (!is_due(c)) continue;
      arrive_joint(c.orders, time);
      act(c, time);
      --states_[c.instrument].waiting;
    }
    std::erase_if(commands_, is_due);
  }
  arrive_joint(last_arrived(time), time);
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
  const bool acts = !core_.orders().live(0).empty() || s.waiting > 0 || s.next_action < s.feed.actions.size() ||
                    s.next_financing < s.feed.financing.size();
  if (!acts) return;
  const std::int64_t time = s.feed.bars.time[bar];
  set_now(time);
  phase_ = Phase::kOpen;
  settle(bar - s.feed.first_bar);
  begin_open(0, bar, time);
  take_commands(0, time);
  core_.expire(0, time);
  FeedMatcher matcher{*this, s.matcher};
  core_.run_event(matcher);
  s.bar = bar;
  end_open(0, time);
}

void BarEngine::path_bar(std::size_t bar) {
  FeedState& s = states_[0];
  settle(bar - s.feed.first_bar);
  set_now(s.feed.bars.closes_at(bar));
  phase_ = Phase::kPath;
  path(0, bar);
  phase_ = Phase::kClosed;
  s.bar = bar + 1;
  if (core_.orders().restless(0) > 0) {
    s.matcher.begin_auction(static_cast<std::uint32_t>(bar));
    FeedMatcher matcher{*this, s.matcher};
    core_.run_event(matcher);
    end_auction(0, bar, now_);
  }
  if (settings_.account.counts_margin()) check_margin_now();
}

void BarEngine::close_bar(std::size_t bar) {
  FeedState& s = states_[0];
  s.matcher.begin_close(static_cast<std::uint32_t>(bar));
  core_.arrive_at_close(0, first_decision_);
  FeedMatcher matcher{*this, s.matcher};
  core_.run_event(matcher);
  keep_markets(0);
  core_.end_immediate(0, now_);
}

// ---- commands

std::uint32_t BarEngine::submit(const NewOrder& order) {
  const std::uint32_t id = core_.submit(order);
  if (line_.takes_time()) core_.orders().terms_of(id).arrived = line_.send(order.decided);
  return id;
}

void BarEngine::cancel(std::uint32_t id, Reason reason, std::int64_t sent) {
  const std::uint16_t instrument = core_.orders().order(id).instrument;
  commands_.push_back({id, next_order() - 1, 0, arrival_of_command(sent), reason, instrument});
  ++states_[instrument].waiting;
}

void BarEngine::modify(std::uint32_t id, std::int64_t ticks, std::int64_t sent) {
  const std::uint16_t instrument = core_.orders().order(id).instrument;
  commands_.push_back({id, next_order() - 1, ticks, arrival_of_command(sent), Reason::kNone, instrument});
  ++states_[instrument].waiting;
}

void BarEngine::submit_targets(std::span<const TargetRequest> targets, std::int64_t decided) {
  sim::submit_targets(
      core_, account_view(), targets, decided, [this](std::size_t i) { return quote(i); },
      [this](const NewOrder& order) { submit(order); });
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
  double equity = core_.cash_in_account();
  for (const Position& p : core_.positions()) {
    if (!p.is_flat()) equity += p.signed_units() * mark(p) * core_.rate_of(p);
  }
  return equity;
}

AccountView BarEngine::account_view() noexcept {
  return core_.view([this](const Position& p) { return quote(p.instrument).closing(p.side); });
}

}  // namespace tiercel::sim
