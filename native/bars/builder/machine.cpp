#include "native/bars/builder/machine.hpp"

#include <algorithm>

namespace tiercel::bars {
namespace {

// A gap is filled with at most so many bars, a jump with so many bricks: more is a mistake in the data.
constexpr std::int64_t kMostFilled = 1'000'000;

double in_price(std::int64_t steps, const BarSpec& spec) noexcept {
  return static_cast<double>(steps) / power_of_ten(spec.price_decimals < 0 ? 9 : spec.price_decimals);
}

void set_brick(BuiltBar& bar, const Brick& brick, const BarSpec& spec) noexcept {
  bar.open = in_price(brick.open, spec);
  bar.high = in_price(brick.high, spec);
  bar.low = in_price(brick.low, spec);
  bar.close = in_price(brick.close, spec);
}

}  // namespace

bool is_valid(const BarSpec& s) noexcept {
  constexpr double kMostAmount = 1e15;
  constexpr double kMostPrice = 1e9;
  constexpr std::int64_t kMostPeriod = 366LL * 86'400'000'000'000;
  const auto is_count = [](std::int64_t x) { return x >= 1 && x <= 1'000'000'000; };
  const auto is_span = [](double x) { return x >= 1 && x <= 1e12; };
  if (s.price_decimals < -1 || s.price_decimals > 9 || s.volume_decimals < -1 || s.volume_decimals > 9) return false;
  if (s.period < 0 || s.period > kMostPeriod || s.row_length < 1 || s.row_length > kMostPeriod) return false;
  switch (s.kind) {
    case BarKind::kTime:
      return true;
    case BarKind::kTicks:
      return is_count(s.count);
    case BarKind::kVolume:
    case BarKind::kValue:
      return s.amount >= 1e-9 && s.amount <= kMostAmount;
    case BarKind::kImbalance:
    case BarKind::kRuns:
      return is_count(s.count) && is_span(s.bar_span) && is_span(s.tick_span) && s.least_ticks >= 1 &&
             s.most_ticks >= s.least_ticks && (s.first_sign == 1 || s.first_sign == -1);
    case BarKind::kRange:
      return s.amount >= 1e-9 && s.amount <= kMostPrice;
    case BarKind::kRenko:
      return s.count == 0 ? s.amount >= 1e-9 && s.amount <= kMostPrice : is_count(s.count) && s.period >= 1;
  }
  return false;
}

bool is_valid(const Boundaries& table) noexcept {
  if (table.open.size() != table.close.size()) return false;
  for (std::size_t i = 0; i < table.open.size(); ++i) {
    if (table.open[i] >= table.close[i] || (i > 0 && table.open[i] < table.close[i - 1])) return false;
  }
  return true;
}

BarFault BarMachine::take(const Block& block, const Boundaries& table, std::size_t* bad_row) {
  state_.is_ticks = block.scales.is_ticks;
  switch (spec_.kind) {
    case BarKind::kTime:
      return take_time(block, table, bad_row);
    case BarKind::kTicks:
      take_cuts(block, [&](std::size_t from) { return cut_by_ticks(spec_, block, from, state_.bar); });
      break;
    case BarKind::kVolume:
    case BarKind::kValue:
      take_cuts(block, [&](std::size_t from) { return cut_by_total(spec_, block, from, state_.bar); });
      break;
    case BarKind::kImbalance:
      take_cuts(block, [&](std::size_t from) { return state_.imbalance.cut(spec_, block, from); });
      break;
    case BarKind::kRuns:
      take_cuts(block, [&](std::size_t from) { return state_.runs.cut(spec_, block, from); });
      break;
    case BarKind::kRange:
      take_cuts(block, [&](std::size_t from) { return state_.range.cut(spec_, block, from); });
      break;
    case BarKind::kRenko:
      return take_renko(block, bad_row);
  }
  return BarFault::kNone;
}

template <class Rule>
void BarMachine::take_cuts(const Block& block, Rule rule) {
  for (std::size_t from = 0; from < block.size;) {
    const Cut cut = rule(from);
    state_.bar.take(block, from, cut.end);
    from = cut.end;
    if (!cut.closes) continue;
    close_at(closed_.emplace_back(), block.scales, {state_.bar.first_time, state_.bar.last_time});
  }
}

// Bars follow each other in time: one whose ticks have the stamp of the one before it is a nanosecond later.
void BarMachine::close_at(BuiltBar& bar, const BarScales& scales, const TimeSpan& ticks) {
  state_.bar.write(scales, bar);
  bar.time = std::max(ticks.open, state_.last_close_time);
  bar.close_time = std::max(ticks.close, bar.time + 1);
  state_.last_close_time = bar.close_time;
  state_.bar.clear();
}

BarFault BarMachine::take_renko(const Block& block, std::size_t* bad_row) {
  for (std::size_t from = 0; from < block.size;) {
    const Cut cut = state_.renko.cut(spec_, block, from);
    state_.bar.take(block, from, cut.end);
    from = cut.end;
    if (!cut.closes) continue;
    if (state_.renko.bricks(spec_) > kMostFilled) {
      *bad_row = block.first + cut.end - 1;
      return BarFault::kLongGap;
    }
    close_bricks(block.scales);
  }
  return BarFault::kNone;
}

// The first brick has the ticks since the one before; further ones of the same tick have none.
void BarMachine::close_bricks(const BarScales& scales) {
  Brick brick{};
  while (state_.renko.next(spec_, brick)) {
    const std::int64_t last = std::max(state_.bar.last_time, state_.last_close_time);
    const bool has_ticks = state_.bar.rows > 0;
    BuiltBar& bar = closed_.emplace_back();
    close_at(bar, scales, {has_ticks ? state_.bar.first_time : last, last});
    set_brick(bar, brick, spec_);
    if (!has_ticks) bar.vwap = bar.close;
  }
}

void BarMachine::close_span(const BarScales& scales) {
  BuiltBar& bar = closed_.emplace_back();
  state_.bar.write(scales, bar);
  bar.time = state_.span.open;
  bar.close_time = state_.span.close;
  state_.last_close = bar.close;
  state_.last_ask_close = bar.ask_close;
  state_.last_spread = bar.spread;
  state_.has_last = true;
  state_.last_close_time = bar.close_time;
  last_rows_ = static_cast<std::size_t>(state_.bar.rows);
  state_.bar.clear();
}

void BarMachine::add_flat(const TimeSpan& span) {
  BuiltBar bar{};
  bar.time = span.open;
  bar.close_time = span.close;
  bar.open = bar.high = bar.low = bar.close = bar.vwap = state_.last_close;
  bar.ask_open = bar.ask_high = bar.ask_low = bar.ask_close = state_.last_ask_close;
  bar.spread = state_.last_spread;
  bar.is_filled = true;
  state_.last_close_time = span.close;
  closed_.push_back(bar);
}

// Bars of whole periods from the last close up to `to`, where a session of the table overlaps them.
BarFault BarMachine::fill_periods(std::int64_t to, const Boundaries& table) {
  BoundaryWalk sessions(table, state_.last_close_time);
  std::int64_t filled = 0;
  for (std::int64_t open = state_.last_close_time; open < to;) {
    if (!table.open.empty()) {
      if (!sessions.seek(open)) return BarFault::kNoBoundary;
      if (sessions.span().open >= open + spec_.period) {
        open = floor_time(sessions.span().open, spec_.period);
        continue;
      }
    }
    if (++filled > kMostFilled) return BarFault::kLongGap;
    add_flat({open, open + spec_.period});
    open += spec_.period;
  }
  return BarFault::kNone;
}

// Flat bars between the last one and the one that opens at `until.open`.
BarFault BarMachine::fill(const TimeSpan& until, const Boundaries& table) {
  if (!spec_.fills_gaps || !state_.has_last) return BarFault::kNone;
  if (spec_.period > 0) return fill_periods(until.open, table);
  BoundaryWalk walk(table, state_.last_close_time);
  for (std::int64_t filled = 0; walk.seek(state_.last_close_time) && walk.span().open < until.open; ++filled) {
    if (filled == kMostFilled) return BarFault::kLongGap;
    add_flat(walk.span());
  }
  return BarFault::kNone;
}

// Finds the bar of a row. Where the row is in none, `next_row` is the first that may be.
BarFault BarMachine::open_span(const Block& block, std::size_t row, BoundaryWalk& walk, std::size_t* next_row) {
  const std::int64_t time = block.time[row];
  *next_row = row;
  if (time < state_.last_close_time) return BarFault::kTimeOrder;
  if (spec_.period > 0) {
    const bool is_next = time >= state_.span.close && time < state_.span.close + spec_.period;
    state_.span.open = is_next ? state_.span.close : floor_time(time, spec_.period);
    state_.span.close = state_.span.open + spec_.period;
    return BarFault::kNone;
  }
  if (!walk.seek(time)) return BarFault::kNoBoundary;
  state_.span = walk.span();
  if (time + spec_.row_length > state_.span.open) return BarFault::kNone;
  *next_row = first_at(block.time, block.size, row, state_.span.open - spec_.row_length + 1, 1);
  return BarFault::kNone;
}

BarFault BarMachine::take_time(const Block& block, const Boundaries& table, std::size_t* bad_row) {
  BoundaryWalk walk(table, block.time[0]);
  const auto fail = [&](BarFault fault, std::size_t row) {
    *bad_row = block.first + row;
    return fault;
  };
  for (std::size_t row = 0; row < block.size;) {
    if (state_.bar.rows > 0 && block.time[row] >= state_.span.close) close_span(block.scales);
    if (state_.bar.rows == 0) {
      std::size_t next = row;
      if (const BarFault fault = open_span(block, row, walk, &next); fault != BarFault::kNone) return fail(fault, row);
      state_.outside += static_cast<std::int64_t>(next - row);
      row = next;
      if (row == block.size) break;
      if (const BarFault fault = fill(state_.span, table); fault != BarFault::kNone) return fail(fault, row);
    }
    const auto guess = last_rows_ - std::min(last_rows_, static_cast<std::size_t>(state_.bar.rows));
    const std::size_t end = first_at(block.time, block.size, row, state_.span.close, guess);
    state_.bar.take(block, row, end);
    row = end;
    if (spec_.row_length == 1) continue;
    const std::int64_t reach = block.time[end - 1] + spec_.row_length;
    const bool is_across = spec_.period > 0 ? reach > state_.span.close
                                            : reach > state_.span.close && walk.seek(block.time[end - 1]) &&
                                                  walk.has_next() && reach > walk.next_open();
    if (is_across) return fail(BarFault::kAcrossBars, end - 1);
    // A tick may be followed by another of the same time, in this block or the next; a bar is not.
    if (reach >= state_.span.close && !block.scales.is_ticks) close_span(block.scales);
  }
  return BarFault::kNone;
}

BarFault BarMachine::close_until(std::int64_t time, const Boundaries& table) {
  if (spec_.kind != BarKind::kTime) return BarFault::kNone;
  const bool is_open = state_.bar.rows > 0;
  if (is_open && time < state_.span.close) return BarFault::kNone;
  if (is_open) close_span(scales_of(spec_, state_.is_ticks));
  if (!spec_.fills_gaps || !state_.has_last || time <= state_.last_close_time) return BarFault::kNone;
  if (spec_.period > 0) return fill_periods(floor_time(time, spec_.period), table);
  BoundaryWalk walk(table, state_.last_close_time);
  for (std::int64_t filled = 0; walk.seek(state_.last_close_time) && walk.span().close <= time; ++filled) {
    if (filled == kMostFilled) return BarFault::kLongGap;
    add_flat(walk.span());
  }
  return BarFault::kNone;
}

bool BarMachine::partial(BuiltBar& bar) const noexcept {
  if (state_.bar.rows == 0) return false;
  bar = {};
  state_.bar.write(scales_of(spec_, state_.is_ticks), bar);
  if (spec_.kind == BarKind::kTime) {
    bar.time = state_.span.open;
    bar.close_time = state_.span.close;
    return true;
  }
  bar.time = std::max(state_.bar.first_time, state_.last_close_time);
  bar.close_time = std::max(state_.bar.last_time, bar.time + 1);
  if (spec_.kind == BarKind::kRenko && state_.renko.has_level) set_brick(bar, state_.renko.unfinished(), spec_);
  return true;
}

}  // namespace tiercel::bars
