#include "native/sim/simulator.hpp"

#include <algorithm>
#include <limits>

#include "native/sim/range_scan.hpp"

namespace tiercel::sim {
namespace {

constexpr std::size_t kPollEvery = 1024;     // events
constexpr std::size_t kPrefetchAhead = 192;  // bars

// The raw column value below (or above) which a price can be at a level: widened so that rounding never hides one.
// A bar taken in without need costs one step and changes nothing.
double raw_level(const QuoteSide& q, double level, double margin) noexcept {
  return (level + margin - q.offset) / q.factor;
}

}  // namespace

Status Simulator::run(const RunInput& input, const RunSettings& settings, std::span<double> equity) {
  const std::size_t bars = input.bars.size;
  if (settings.first_bar >= bars) return Status::kParameterRange;
  if (equity.size() != bars - settings.first_bar) return Status::kLengthMismatch;
  input_ = input;
  settings_ = settings;
  equity_ = equity;
  bars_in_position_ = 0;
  prefetched_ = settings.first_bar;
  const Status read = signals_.read(input.signals, bars, settings.first_bar);
  if (read != Status::kOk) return read;
  matcher_ = BarMatcher(input_.bars, settings.core.ticks, settings.limit);
  core_.start(settings.core, settings.account, input.bars.time[settings.first_bar]);
  const Status status = run_bars();
  if (status != Status::kOk) return status;
  core_.finish(input.bars.closes_at(bars - 1));
  if (!core_.position().is_flat()) last_mark_ = mark_of(core_.position().side).at(bars - 1);
  return Status::kOk;
}

Status Simulator::run_bars() {
  const std::size_t end = input_.bars.size;
  std::size_t events = 0;
  for (std::size_t bar = settings_.first_bar; bar < end; ++bar) {
    prefetch(bar);
    const std::size_t next = next_event(bar);
    skip(bar, next);
    if (next == end) break;
    step(next);
    bar = next;
    if (++events % kPollEvery == 0 && is_cancelled()) return Status::kCancelled;
  }
  return Status::kOk;
}

// Times and opens are read at signals only, which no hardware prefetcher foresees; the signals are known ahead.
void Simulator::prefetch(std::size_t bar) noexcept {
  const std::size_t end = std::min(bar + kPrefetchAhead, input_.bars.size);
  while (prefetched_ < end) {
    __builtin_prefetch(input_.bars.time + prefetched_);
    __builtin_prefetch(input_.bars.bid.column.open + prefetched_);
    __builtin_prefetch(input_.bars.ask.column.open + prefetched_);
    prefetched_ = signals_.next_any(prefetched_ + 1);
  }
}

// The first bar from `bar` on at which something can happen. The position is walked along the bars before it.
std::size_t Simulator::next_event(std::size_t bar) {
  if (core_.orders().sent() > 0) return bar;
  const std::size_t signal = signals_.next(holding(), bar);
  return core_.position().is_flat() ? signal : scan(bar, signal);
}

std::size_t Simulator::scan(std::size_t from, std::size_t to) {
  const Side closing = opposite(core_.position().side);
  const QuoteSide& q = input_.bars.fill_side(closing);
  const Grid& ticks = settings_.core.ticks;
  double lower = -std::numeric_limits<double>::infinity();
  double upper = std::numeric_limits<double>::infinity();
  for (const std::uint32_t id : core_.orders().live()) {
    const Order& o = core_.orders().order(id);
    const double level = ticks.value(o.price);
    const double margin = ticks.tolerance() + level * kGridTolerance * kGridTolerance;
    const bool falls = (o.type == OrderType::kStop) == (closing == Side::kSell);
    (falls ? lower : upper) = raw_level(q, level, falls ? margin : -margin);
  }
  Range raw;
  const std::size_t clear = scan_range(q.column.low + from, q.column.high + from, to - from, lower, upper, raw);
  if (clear > 0) core_.walk({q.price(raw.low), q.price(raw.high)});
  return from + clear;
}

void Simulator::skip(std::size_t from, std::size_t to) noexcept {
  const Position& p = core_.position();
  if (!p.is_flat()) bars_in_position_ += to - from;
  write_equity(equity_.subspan(from - settings_.first_bar, to - from), mark_of(p.side), from, core_.cash(),
               p.signed_units());
}

void Simulator::step(std::size_t bar) {
  const auto index = static_cast<std::uint32_t>(bar);
  if (core_.orders().sent() > 0 || matcher_.reaches_any(core_.orders(), index)) {
    matcher_.begin_open(index);
    core_.run_event(matcher_);
  }
  walk_path(index);
  mark(bar);
  decide(bar);
  if (settings_.same_close && core_.orders().sent() > 0) {
    matcher_.begin_close(index);
    core_.run_event(matcher_);
    mark(bar);
  }
  if (!core_.position().is_flat()) ++bars_in_position_;
}

void Simulator::walk_path(std::uint32_t bar) {
  if (core_.position().is_flat()) return;
  const Side closing = opposite(core_.position().side);
  if (matcher_.reaches_any(core_.orders(), bar)) {
    matcher_.begin_path(bar);
    core_.run_event(matcher_);
    core_.walk(matcher_.rest(closing));
  } else {
    const QuoteSide& q = input_.bars.fill_side(closing);
    core_.walk({q.low(bar), q.high(bar)});
  }
}

void Simulator::decide(std::size_t bar) {
  const SignalBits s = signals_.at(bar);
  const Holding held = holding();
  if (held == Holding::kFlat) {
    if (s.enter_long) submit_entry(Side::kBuy, bar);
    if (s.enter_short) submit_entry(Side::kSell, bar);
    return;
  }
  const bool is_long = held == Holding::kLong;
  const bool leaves = is_long ? s.exit_long : s.exit_short;
  const bool opposes = is_long ? s.enter_short : s.enter_long;
  if (leaves || opposes) core_.submit_exit(input_.bars.closes_at(bar));
  if (opposes && (leaves || settings_.reverse)) submit_entry(is_long ? Side::kSell : Side::kBuy, bar);
}

void Simulator::submit_entry(Side side, std::size_t bar) {
  core_.submit_entry({.side = side,
                      .decided = input_.bars.closes_at(bar),
                      .size = input_.size.at(bar),
                      .stop_distance = input_.stop_distance.at(bar),
                      .target_distance = input_.target_distance.at(bar)});
}

void Simulator::mark(std::size_t bar) noexcept {
  const Position& p = core_.position();
  equity_[bar - settings_.first_bar] =
      p.is_flat() ? core_.cash() : core_.cash() + p.signed_units() * mark_of(p.side).at(bar);
}

Holding Simulator::holding() const noexcept {
  const Position& p = core_.position();
  if (p.is_flat()) return Holding::kFlat;
  return p.side == Side::kBuy ? Holding::kLong : Holding::kShort;
}

Mark Simulator::mark_of(Side side) const noexcept {
  if (settings_.mark_last) return {input_.bars.own.close};
  const QuoteSide& q = input_.bars.fill_side(opposite(side));
  return {q.column.close, q.factor, q.offset};
}

bool Simulator::is_cancelled() const noexcept {
  return settings_.cancel != nullptr && __atomic_load_n(settings_.cancel, __ATOMIC_RELAXED) != 0;
}

}  // namespace tiercel::sim
