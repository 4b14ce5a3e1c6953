#include "native/sim/session.hpp"

#include <algorithm>
#include <limits>

namespace tiercel::sim {

void Session::start(BarEngine& engine, std::int64_t from, bool same_close) {
  engine_ = &engine;
  cursors_.resize(engine.feeds());
  now_ = from;
  same_close_ = same_close;
  has_decisions_ = false;
}

std::int64_t Session::next_close() const noexcept {
  std::int64_t time = std::numeric_limits<std::int64_t>::max();
  for (std::size_t i = 0; i < cursors_.size(); ++i) {
    const BarSeries& bars = engine_->feed(i).bars;
    if (cursors_[i] < bars.size) time = std::min(time, bars.closes_at(cursors_[i]));
  }
  return time;
}

std::size_t Session::closings_at(std::int64_t time, std::span<Closing> out) const noexcept {
  std::size_t count = 0;
  for (std::size_t i = 0; i < cursors_.size(); ++i) {
    const BarSeries& bars = engine_->feed(i).bars;
    if (cursors_[i] >= bars.size || bars.closes_at(cursors_[i]) != time) continue;
    out[count++] = {static_cast<std::int32_t>(i), static_cast<std::int32_t>(cursors_[i])};
  }
  return count;
}

std::size_t Session::peek(std::int64_t until, std::span<std::int32_t> ends, std::span<Closing> closings) {
  if (has_decisions_) return 0;
  const std::size_t count = engine_->quiet(ends.size(), until - 1);
  for (std::size_t i = 0; i < cursors_.size(); ++i) cursors_[i] = engine_->bar(i);
  std::size_t used = 0;
  for (std::size_t k = 0; k < count; ++k) {
    const std::size_t closed = closings_at(next_close(), closings.subspan(used));
    for (const Closing& c : closings.subspan(used, closed)) ++cursors_[static_cast<std::size_t>(c.instrument)];
    used += closed;
    ends[k] = static_cast<std::int32_t>(used);
  }
  return count;
}

void Session::move(std::size_t count) {
  engine_->core().orders().clear_reports();
  engine_->advance(count);
  now_ = engine_->now();
}

Step Session::step(std::int64_t until, std::span<std::int32_t> ends, std::span<Closing> closings) {
  engine_->core().orders().clear_reports();
  if (has_decisions_) {
    has_decisions_ = false;
    engine_->run_same_close();
    return Step::kSameClose;
  }
  const Instant next = engine_->next_instant();
  if (next.is_end) return Step::kEnd;
  if (next.is_close ? next.time > until : next.time >= until) {
    now_ = until;
    return Step::kWait;
  }
  now_ = next.time;
  if (next.is_close) return run_close(next.time, ends, closings);
  engine_->run_opens(next.time);
  return Step::kOpen;
}

Step Session::run_close(std::int64_t time, std::span<std::int32_t> ends, std::span<Closing> closings) {
  for (std::size_t i = 0; i < cursors_.size(); ++i) cursors_[i] = engine_->bar(i);
  ends[0] = static_cast<std::int32_t>(closings_at(time, closings));
  engine_->run_closes(time);
  return Step::kClose;
}

void Session::finish() { engine_->finish(); }

void Session::decide_at_close(bool at_close) {
  if (!same_close_ || !at_close || has_decisions_) return;
  has_decisions_ = true;
  engine_->begin_decisions();
}

std::uint32_t Session::send(NewOrder order, bool at_close) {
  decide_at_close(at_close);
  order.decided = now_;
  return engine_->submit(order);
}

std::uint32_t Session::target(std::span<const TargetRequest> targets, bool at_close, std::uint32_t& first) {
  decide_at_close(at_close);
  const auto before = static_cast<std::uint32_t>(engine_->core().orders().orders().size());
  first = before + 1;
  engine_->submit_targets(targets, now_);
  return static_cast<std::uint32_t>(engine_->core().orders().orders().size()) - before;
}

}  // namespace tiercel::sim
