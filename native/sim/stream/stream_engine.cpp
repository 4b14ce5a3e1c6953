#include "native/sim/stream/stream_engine.hpp"

#include <algorithm>

#include "native/sim/margin_call.hpp"

namespace tiercel::sim {

Status StreamEngine::start(std::span<const StreamFeed> feeds, const StreamSettings& settings, std::int64_t from) {
  if (feeds.empty() || feeds.size() != settings.core.instruments.size()) return Status::kParameterRange;
  std::vector<VenueInstrument> instruments;
  lanes_.clear();
  for (const StreamFeed& feed : feeds) {
    const bool in_order = std::ranges::is_sorted(feed.events, {}, &StreamEvent::time) &&
                          std::ranges::is_sorted(feed.closes) &&
                          std::ranges::is_sorted(feed.financing, {}, &FinancingEvent::time);
    if (!in_order || feed.venue.steps_per_tick < 1) return Status::kParameterRange;
    instruments.push_back(feed.venue);
    lanes_.push_back({.feed = feed, .waiting = {}});
  }
  settings_ = settings;
  settings_.core.reports = true;
  core_.start(settings_.core, settings_.account, from);
  venue_.start(instruments, settings_.venue);
  known_.start(feeds.size(), core_.cash_in_account());
  commands_.clear();
  told_.clear();
  closed_.clear();
  equity_.clear();
  times_.clear();
  now_ = from;
  next_expiry_ = kNever;
  has_message_ = false;
  events_ = points_in_position_ = 0;
  return Status::kOk;
}

std::int64_t StreamEngine::next_close() const noexcept {
  std::int64_t time = kNever;
  for (const Lane& lane : lanes_) time = std::min(time, lane.next_close());
  return time;
}

std::int64_t StreamEngine::next_financing() const noexcept {
  std::int64_t time = kNever;
  for (const Lane& lane : lanes_) {
    if (lane.financed < lane.feed.financing.size()) time = std::min(time, lane.feed.financing[lane.financed].time);
  }
  return time;
}

bool StreamEngine::has_events() const noexcept {
  return std::ranges::any_of(lanes_, [](const Lane& lane) { return lane.at < lane.feed.events.size(); });
}

StreamStop StreamEngine::run(std::int64_t timer) {
  told_.clear();
  closed_.clear();
  for (;;) {
    const std::int64_t close = next_close();
    const std::int64_t report = known_.next_due();
    const std::int64_t stop = std::min({close, report, timer, next_expiry_, next_financing()});
    const std::int64_t command = commands_.empty() ? kNever : commands_.front().due;
    if (run_messages(std::min(stop - 1, command))) {
      if (!has_message_) continue;
      has_message_ = false;
      return StreamStop::kMessage;
    }
    if (close == kNever && report == kNever && !has_events()) return StreamStop::kEnd;
    if (command < stop) {
      now_ = command;
      run_command();
      continue;
    }
    now_ = stop;
    if (close == stop) {
      close_bars(stop);
      if (settings_.hears_bars) return StreamStop::kBars;
    } else if (report == stop) {
      known_.learn(stop, told_);
      if (settings_.hears_reports) return StreamStop::kReports;
      told_.clear();
    } else if (timer == stop) {
      return StreamStop::kTimer;
    } else if (next_expiry_ == stop) {
      expire(stop);
    } else {
      finance(stop);
    }
  }
}

// Of several feeds the earliest goes on until another comes before it; at one time in their order.
bool StreamEngine::run_messages(std::int64_t last) {
  if (lanes_.size() == 1) return run_messages_of(0, last);
  for (;;) {
    std::size_t first = 0;
    for (std::size_t i = 1; i < lanes_.size(); ++i) {
      if (lanes_[i].next_event() < lanes_[first].next_event()) first = i;
    }
    if (lanes_[first].next_event() > last || lanes_[first].next_event() == kNever) return false;
    std::int64_t until = last;
    for (std::size_t i = 0; i < lanes_.size(); ++i) {
      if (i != first) until = std::min(until, lanes_[i].next_event() - (i < first ? 1 : 0));
    }
    if (run_messages_of(first, until)) return true;
  }
}

bool StreamEngine::run_messages_of(std::size_t i, std::int64_t last) {
  Lane& lane = lanes_[i];
  const std::span<const StreamEvent> events = lane.feed.events;
  while (lane.at < events.size()) {
    const StreamEvent& e = events[lane.at];
    if (e.time > last) return false;
    ++lane.at;
    ++events_;
    const bool may_act = venue_.take(i, e);
    has_message_ = settings_.hears_messages && e.is_last && e.kind != StreamKind::kTrade;
    if (!may_act && !has_message_) continue;
    now_ = e.time;
    if (may_act) react(i);
    if (collect() || has_message_) return true;
  }
  return false;
}

// The market has told something that may move an order of this instrument.
void StreamEngine::react(std::size_t i) {
  if (core_.orders().trailing(i) > 0) {
    core_.trail(i, venue_.quote(i));
    venue_.sync(i, core_.orders());
  }
  venue_.begin_message(i, core_.orders(), now_);
  core_.run_event(venue_);
  core_.end_immediate(i, now_);
  venue_.sync(i, core_.orders());
  if (!lanes_[i].waiting.empty() && venue_.is_known(i)) arrive_waiting(i);
}

void StreamEngine::arrive_waiting(std::size_t i) {
  const std::vector<std::uint32_t> ids = std::move(lanes_[i].waiting);
  lanes_[i].waiting.clear();
  venue_.expect(i, false);
  arrive(i, ids);
}

void StreamEngine::arrive(std::size_t i, std::span<const std::uint32_t> ids) {
  for (const std::uint32_t id : ids) {
    const Order& o = core_.orders().order(id);
    if (o.state == OrderState::kSent && o.sent != now_) core_.orders().terms_of(id).arrived = now_;
  }
  core_.arrive(i, venue_.arrival_quote(i), now_, ids.back());
  if (core_.orders().trailing(i) > 0) core_.trail(i, venue_.quote(i));
  venue_.begin_arrivals(i, ids, now_);
  core_.run_event(venue_);
  core_.end_immediate(i, now_);
  venue_.sync(i, core_.orders());
}

void StreamEngine::run_command() {
  const Command c = commands_.front();
  commands_.pop_front();
  obey(c);
  collect();
}

void StreamEngine::obey(const Command& c) {
  const std::uint16_t instrument = core_.orders().order(c.order).instrument;
  switch (c.kind) {
    case CommandKind::kOrder: {
      if (settings_.latency.order > 0 && venue_.is_known(instrument) && lanes_[instrument].waiting.empty()) {
        return arrive(instrument, {&c.order, 1});
      }
      lanes_[instrument].waiting.push_back(c.order);
      return venue_.expect(instrument, true);
    }
    case CommandKind::kCancel:
      core_.cancel(c.order, Reason::kCancelled, now_);
      break;
    case CommandKind::kModify:
      core_.modify(c.order, c.ticks);
      venue_.forget(instrument, c.order);
      break;
  }
  venue_.sync(instrument, core_.orders());
}

void StreamEngine::send(const Command& c) {
  if (settings_.latency.order > 0) {
    commands_.push_back(c);
    return;
  }
  obey(c);
  collect();
}

std::uint32_t StreamEngine::submit(NewOrder order) {
  order.decided = now_;
  const std::uint32_t id = core_.submit(order);
  known_.sent(id, static_cast<std::uint32_t>(core_.orders().orders().size()));
  if (order.expires != 0) next_expiry_ = std::min(next_expiry_, order.expires);
  send({now_ + settings_.latency.order, id, CommandKind::kOrder, 0});
  return id;
}

void StreamEngine::submit_targets(std::span<const TargetRequest> targets) {
  sim::submit_targets(
      core_, account_view(), targets, now_, [this](std::size_t i) { return quote(i); },
      [this](const NewOrder& order) { submit(order); });
}

void StreamEngine::cancel(std::uint32_t id) { send({now_ + settings_.latency.order, id, CommandKind::kCancel, 0}); }

void StreamEngine::modify(std::uint32_t id, std::int64_t ticks) {
  send({now_ + settings_.latency.order, id, CommandKind::kModify, ticks});
}

// Bars that close now: marks, the margin call, a point of the equity curve.
void StreamEngine::close_bars(std::int64_t time) {
  for (std::size_t i = 0; i < lanes_.size(); ++i) {
    Lane& lane = lanes_[i];
    if (lane.next_close() != time) continue;
    ++lane.bar;
    closed_.push_back(static_cast<std::uint32_t>(i));
    venue_.set_bar(i, static_cast<std::uint32_t>(std::min(lane.bar, lane.feed.closes.size() - 1)));
  }
  equity_.push_back(marked_equity());
  times_.push_back(time);
  if (core_.open_positions() == 0) return;
  ++points_in_position_;
  if (!settings_.account.uses_margin) return;
  const std::size_t before = core_.orders().orders().size();
  check_margin(core_, time, [this](const Position& p) { return quote(p.instrument).closing(p.side); });
  for (std::size_t id = before + 1; id <= core_.orders().orders().size(); ++id) {
    send({time + settings_.latency.order, static_cast<std::uint32_t>(id), CommandKind::kOrder, 0});
  }
}

void StreamEngine::finance(std::int64_t time) {
  const double before = core_.cash_in_account();
  for (std::size_t i = 0; i < lanes_.size(); ++i) {
    Lane& lane = lanes_[i];
    const std::span<const FinancingEvent> all = lane.feed.financing;
    for (; lane.financed < all.size() && all[lane.financed].time <= time; ++lane.financed) {
      core_.finance(i, all[lane.financed], time, [&](const Position& p) { return quote(i).closing(p.side); });
    }
  }
  known_.add_cash(core_.cash_in_account() - before);
}

void StreamEngine::expire(std::int64_t time) {
  next_expiry_ = kNever;
  for (std::size_t i = 0; i < lanes_.size(); ++i) {
    core_.expire(i, time);
    venue_.sync(i, core_.orders());
    for (const std::uint32_t id : core_.orders().live(i)) {
      const std::int64_t at = core_.orders().terms(core_.orders().order(id)).expires;
      if (at != 0) next_expiry_ = std::min(next_expiry_, at);
    }
  }
  collect();
}

// Reports leave the venue; whether there were any.
bool StreamEngine::collect() {
  const std::vector<Report>& reports = core_.orders().reports();
  if (reports.empty()) return false;
  known_.depart(core_, reports, now_ + settings_.latency.report);
  core_.orders().clear_reports();
  return true;
}

void StreamEngine::finish() {
  core_.finish(now_);
  core_.orders().clear_reports();
  final_margin_ = margin_use(core_.account(), account_view());
}

double StreamEngine::mark(const Position& p) const noexcept {
  const double last = venue_.last_trade(p.instrument);
  return settings_.mark_last && last > 0.0 ? last : quote(p.instrument).closing(p.side);
}

double StreamEngine::marked_equity() const noexcept {
  double equity = core_.cash_in_account();
  for (const Position& p : core_.positions()) {
    if (!p.is_flat()) equity += p.signed_units() * mark(p) * core_.rate_of(p);
  }
  return equity;
}

}  // namespace tiercel::sim
