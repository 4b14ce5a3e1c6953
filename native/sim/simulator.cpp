#include "native/sim/simulator.hpp"

#include <algorithm>
#include <cmath>

#include "native/sim/levels.hpp"
#include "native/sim/market_lane.hpp"

namespace tiercel::sim {
namespace {

constexpr std::size_t kPollEvery = 1024;     // events
constexpr std::size_t kPrefetchAhead = 192;  // bars
constexpr std::uint32_t kOnlyFeed[] = {0};

bool is_never(const PerBar& distance) noexcept {
  return distance.values == nullptr && !is_distance_given(distance.constant);
}

// Whether an entry may bring a stop, a target or a trailing stop.
bool may_attach(const FeedInput& in) noexcept {
  return !is_never(in.stop_distance) || !is_never(in.target_distance) || !is_never(in.trailing_distance);
}

// Whether all entries that its signals can ask for are market orders.
bool asks_for_market_orders(const FeedInput& in) noexcept {
  const bool rests = in.limit.values != nullptr || in.stop.values != nullptr || !std::isnan(in.limit.constant) ||
                     !std::isnan(in.stop.constant);
  return !in.has_targets && !rests;
}

}  // namespace

Status Simulator::run(std::span<const FeedInput> inputs, const RunSettings& settings, const EngineOutput& output) {
  inputs_ = inputs;
  settings_ = settings;
  feeds_.clear();
  for (const FeedInput& input : inputs) feeds_.push_back(input.feed);
  const Status started = engine_.start(feeds_, settings.engine, output);
  if (started != Status::kOk) return started;
  const Status read = read_signals();
  if (read != Status::kOk) return read;
  held_.resize(inputs.size());
  const Status status = inputs.size() == 1 ? run_one() : run_many();
  if (status == Status::kOk) engine_.finish();
  return status;
}

std::uint64_t Simulator::conflicting_entries() const noexcept {
  std::uint64_t sum = 0;
  for (const SignalReader& reader : signals_) sum += reader.conflicts();
  return sum;
}

Status Simulator::read_signals() {
  signals_.resize(inputs_.size());
  for (std::size_t i = 0; i < inputs_.size(); ++i) {
    const FeedInput& input = inputs_[i];
    const std::size_t bars = input.feed.bars.size;
    if (input.has_targets) {
      signals_[i].read_targets(input.target.values, bars, input.feed.first_bar);
      continue;
    }
    const Status status = signals_[i].read(input.signals, bars, input.feed.first_bar);
    if (status != Status::kOk) return status;
  }
  return Status::kOk;
}

// One feed needs no timeline: bar by bar where something can happen.
Status Simulator::run_one() {
  const Feed& feed = feeds_[0];
  const FeedInput& in = inputs_[0];
  MarketLane lane(engine_, signals_[0],
                  {.size = in.size,
                   .stop_distance = in.stop_distance,
                   .target_distance = in.target_distance,
                   .trailing_distance = in.trailing_distance,
                   .factor = in.factor,
                   .attaches = may_attach(in),
                   .size_kind = settings_.size_kind,
                   .reverse = settings_.reverse});
  const EngineSettings& all = settings_.engine;
  const bool is_plain = !settings_.accumulate && all.volume_share == 0.0 && feed.financing.empty() &&
                        all.order_latency.kind == LatencyKind::kNone;
  const bool has_one_cash = all.core.cash.size() == 1 && !all.account.counts_margin();
  const bool has_fixed_costs = all.core.instruments[0].has_fixed_costs();
  const bool has_lane = is_plain && has_one_cash && has_fixed_costs && asks_for_market_orders(in);
  prefetched_ = feed.first_bar;
  for (std::size_t events = 1;; ++events) {
    while (has_lane && engine_.is_idle() && !lane.run(kPollEvery)) {
      if (is_cancelled()) return Status::kCancelled;
    }
    prefetch(engine_.bar(0));
    const std::size_t bar = next_event(0);
    if (bar >= feed.bars.size) return Status::kOk;
    engine_.open_bar(bar);
    engine_.path_bar(bar);
    engine_.begin_decisions();
    decide(kOnlyFeed);
    if (settings_.engine.same_close && engine_.core().orders().sent(0) > 0) engine_.close_bar(bar);
    if (events % kPollEvery == 0 && is_cancelled()) return Status::kCancelled;
  }
}

Status Simulator::run_many() {
  for (std::size_t f = 0; f < inputs_.size(); ++f) engine_.skip_to(f, next_event(f));
  for (std::size_t events = 1;; ++events) {
    const Instant at = engine_.next_instant();
    if (at.is_end) return Status::kOk;
    if (at.is_close) {
      engine_.run_closes(at.time);
      engine_.begin_decisions();
      decide(engine_.present());
      engine_.run_same_close();
      for (const std::uint32_t f : engine_.present()) engine_.skip_to(f, next_event(f));
    } else {
      engine_.run_opens(at.time);
    }
    if (events % kPollEvery == 0 && is_cancelled()) return Status::kCancelled;
  }
}

// Times and opens are read at signals only, which no hardware prefetcher foresees; the signals are known ahead.
void Simulator::prefetch(std::size_t bar) noexcept {
  const BarSeries& bars = feeds_[0].bars;
  const std::size_t end = std::min(bar + kPrefetchAhead, bars.size);
  prefetched_ = std::max(prefetched_, bar);
  while (prefetched_ < end) {
    __builtin_prefetch(bars.time + prefetched_);
    __builtin_prefetch(bars.bid.column.open + prefetched_);
    __builtin_prefetch(bars.ask.column.open + prefetched_);
    prefetched_ = signals_[0].next_any(prefetched_ + 1);
  }
}

// The first bar from the feed's next one on at which something can happen.
std::size_t Simulator::next_event(std::size_t feed) {
  const std::size_t from = engine_.bar(feed);
  const OrderMachine& orders = engine_.core().orders();
  if (orders.sent(feed) > 0) return std::min(from, feeds_[feed].bars.size);
  const bool any_acts = settings_.accumulate || orders.resting_entries(feed) > 0;
  const std::size_t signal =
      any_acts ? signals_[feed].next_any(from) : signals_[feed].next(engine_.holding(feed), from);
  return engine_.next_event(feed, signal);
}

// ---- decisions at the close of one bar of each of some feeds: all exits, then all entries

void Simulator::decide(std::span<const std::uint32_t> feeds) {
  decide_targets(feeds);
  for (const std::uint32_t f : feeds) {
    if (!inputs_[f].has_targets) decide_exit(f, engine_.bar(f) - 1);
  }
  for (const std::uint32_t f : feeds) {
    if (!inputs_[f].has_targets) decide_entry(f, engine_.bar(f) - 1);
  }
}

void Simulator::decide_exit(std::size_t feed, std::size_t bar) {
  const SignalBits s = signals_[feed].at(bar);
  const Holding held = held_[feed] = engine_.holding(feed);
  const bool is_long = held == Holding::kLong;
  if (engine_.core().orders().resting_entries(feed) > 0) {
    const bool ignored = (is_long ? s.enter_long : held == Holding::kShort && s.enter_short) && !settings_.accumulate;
    const bool spent = held != Holding::kFlat &&
                       (is_long ? s.enter_short && !s.exit_long : s.enter_long && !s.exit_short) && !settings_.reverse;
    cancel_resting(feed, s, !ignored && !spent && !settings_.accumulate);
  }
  if (held == Holding::kFlat) return;
  const bool leaves = is_long ? s.exit_long : s.exit_short;
  const bool opposes = is_long ? s.enter_short : s.enter_long;
  if ((!leaves && !opposes) || is_under_way(feed, Intent::kExit, is_long ? Side::kSell : Side::kBuy)) return;
  engine_.submit({.instrument = static_cast<std::uint16_t>(feed),
                  .side = is_long ? Side::kSell : Side::kBuy,
                  .intent = Intent::kExit,
                  .size_kind = SizeKind::kPosition,
                  .decided = engine_.now(),
                  .size = 1.0});
}

void Simulator::decide_entry(std::size_t feed, std::size_t bar) {
  const SignalBits s = signals_[feed].at(bar);
  const Holding held = held_[feed];
  if (held == Holding::kFlat) {
    if (s.enter_long && !repeats_entry(feed, Side::kBuy)) submit_entry(Side::kBuy, feed, bar);
    if (s.enter_short && !repeats_entry(feed, Side::kSell)) submit_entry(Side::kSell, feed, bar);
    return;
  }
  const bool is_long = held == Holding::kLong;
  const bool leaves = is_long ? s.exit_long : s.exit_short;
  const bool opposes = is_long ? s.enter_short : s.enter_long;
  const bool repeats = is_long ? s.enter_long : s.enter_short;
  if (repeats && settings_.accumulate) submit_entry(is_long ? Side::kBuy : Side::kSell, feed, bar);
  if (opposes && (leaves || settings_.reverse)) submit_entry(is_long ? Side::kSell : Side::kBuy, feed, bar);
}

// A market order that has not come to the venue yet.
bool Simulator::is_under_way(std::size_t feed, Intent intent, Side side) const noexcept {
  const OrderMachine& orders = engine_.core().orders();
  return std::ranges::any_of(orders.live(feed), [&](std::uint32_t id) {
    const Order& o = orders.order(id);
    return o.state == OrderState::kSent && o.type == OrderType::kMarket && o.intent == intent && o.side == side &&
           o.sent < engine_.now();
  });
}

// An entry that is on its way is not made again.
bool Simulator::repeats_entry(std::size_t feed, Side side) const noexcept {
  return !settings_.accumulate && is_under_way(feed, Intent::kEntry, side);
}

// Resting entries end with an exit signal of their side or an entry signal of the other, and by a newer entry.
void Simulator::cancel_resting(std::size_t feed, const SignalBits& s, bool replaces) {
  const OrderMachine& orders = engine_.core().orders();
  for (const std::uint32_t id : orders.live(feed)) {
    const Order& o = orders.order(id);
    if (o.intent != Intent::kEntry || (o.type == OrderType::kMarket && !o.is_restless)) continue;
    const bool buys = o.side == Side::kBuy;
    if (buys ? s.exit_long || s.enter_short : s.exit_short || s.enter_long) {
      engine_.cancel(id, Reason::kCancelled);
    } else if (replaces && (buys ? s.enter_long : s.enter_short)) {
      engine_.cancel(id, Reason::kReplaced);
    }
  }
}

void Simulator::decide_targets(std::span<const std::uint32_t> feeds) {
  targets_.clear();
  for (const std::uint32_t f : feeds) {
    const FeedInput& in = inputs_[f];
    const std::size_t bar = engine_.bar(f) - 1;
    if (!in.has_targets || std::isnan(in.target.at(bar))) continue;
    const double factor = in.factor.at(bar);
    targets_.push_back({.instrument = static_cast<std::uint16_t>(f),
                        .kind = settings_.size_kind,
                        .value = in.target.at(bar),
                        .stop_distance = in.stop_distance.at(bar) / factor,
                        .target_distance = in.target_distance.at(bar) / factor,
                        .trailing_distance = in.trailing_distance.at(bar) / factor});
  }
  if (!targets_.empty()) engine_.submit_targets(targets_, engine_.now());
}

void Simulator::submit_entry(Side side, std::size_t feed, std::size_t bar) {
  const FeedInput& in = inputs_[feed];
  const double factor = in.factor.at(bar);
  NewOrder order{.instrument = static_cast<std::uint16_t>(feed),
                 .side = side,
                 .size_kind = settings_.size_kind,
                 .decided = engine_.now(),
                 .size = in.size.at(bar),
                 .stop_distance = in.stop_distance.at(bar) / factor,
                 .target_distance = in.target_distance.at(bar) / factor,
                 .trailing_distance = in.trailing_distance.at(bar) / factor};
  set_prices(order, in.limit.at(bar) / factor, in.stop.at(bar) / factor);
  engine_.submit(order);
}

// NaN: none. With both it becomes a limit order at its stop.
void Simulator::set_prices(NewOrder& order, double limit, double stop) const {
  const Grid& ticks = settings_.engine.core.instruments[order.instrument].ticks;
  const auto rounded = [&](OrderType type, double price) {
    return std::isinf(price) ? 0 : price_ticks(ticks, type, order.side, price);
  };
  if (std::isnan(limit) && std::isnan(stop)) return;
  if (std::isnan(stop)) {
    order.type = OrderType::kLimit;
    order.price = rounded(OrderType::kLimit, limit);
    return;
  }
  order.type = std::isnan(limit) ? OrderType::kStop : OrderType::kStopLimit;
  order.price = rounded(OrderType::kStop, stop);
  if (!std::isnan(limit)) order.limit = rounded(OrderType::kLimit, limit);
}

bool Simulator::is_cancelled() const noexcept {
  return settings_.cancel != nullptr && __atomic_load_n(settings_.cancel, __ATOMIC_RELAXED) != 0;
}

}  // namespace tiercel::sim
