#include "native/book/level_book.hpp"

#include <algorithm>
#include <limits>

namespace tiercel::book {
namespace {

// Rows that wait for a snapshot: far more than any exchange sends until one is fetched.
constexpr std::size_t kMostWaiting = std::size_t{1} << 20;
constexpr std::size_t kMostGaps = 1000;

}  // namespace

bool LevelBook::is_good(std::span<const LevelUpdate> message) noexcept {
  return std::ranges::all_of(message, [](const LevelUpdate& level) {
    constexpr std::int32_t bound = std::numeric_limits<std::int32_t>::max();
    return level.quantity >= 0 && level.price > -bound && level.price < bound;
  });
}

bool LevelBook::is_crossed(std::span<const LevelUpdate> snapshot) noexcept {
  std::int64_t bid = std::numeric_limits<std::int64_t>::min();
  std::int64_t ask = std::numeric_limits<std::int64_t>::max();
  for (const LevelUpdate& level : snapshot) {
    if (level.quantity == 0) continue;
    if (level.side == Side::kBuy) {
      bid = std::max<std::int64_t>(bid, level.price);
    } else {
      ask = std::min<std::int64_t>(ask, level.price);
    }
  }
  return bid >= ask;
}

bool LevelBook::is_crossed() const noexcept {
  const std::int32_t bid = ladder(Side::kBuy).best();
  const std::int32_t ask = ladder(Side::kSell).best();
  return bid != LevelLadder::kEmpty && ask != LevelLadder::kEmpty && -bid >= ask;
}

// The first update after a snapshot may begin before it, but must reach up to it.
bool LevelBook::follows(const LevelUpdate& head) const noexcept {
  if (sequence_ == LevelSequence::kPrevious) {
    return is_fresh_ ? head.previous_id <= last_id_ : head.previous_id == last_id_;
  }
  if (is_fresh_) return head.first_id <= last_id_ || head.first_id - last_id_ == 1;
  if (head.first_id <= last_id_) return false;
  return sequence_ == LevelSequence::kIncreasing || head.first_id - last_id_ == 1;
}

void LevelBook::note_gap(const LevelUpdate& head) {
  ++counts_.gaps;
  is_stale_ = true;
  if (gaps_.size() < kMostGaps) gaps_.push_back({.time = head.time, .after_id = last_id_, .first_id = head.first_id});
}

LevelVerdict LevelBook::judge_update(std::span<const LevelUpdate> message) {
  const LevelUpdate& head = message.front();
  if (is_stale_) return LevelVerdict::kWaiting;
  if (is_fresh_ ? head.last_id < last_id_ : head.last_id <= last_id_) {
    ++counts_.old;
    return LevelVerdict::kOld;
  }
  if (head.first_id > head.last_id || !follows(head)) {
    note_gap(head);
    return LevelVerdict::kGap;
  }
  if (!is_good(message)) {
    ++counts_.bad_levels;
    is_stale_ = true;
    return LevelVerdict::kBadLevel;
  }
  return LevelVerdict::kApplied;
}

LevelVerdict LevelBook::judge_snapshot(std::span<const LevelUpdate> message) noexcept {
  if (!is_good(message)) {
    ++counts_.bad_levels;
    return LevelVerdict::kBadLevel;
  }
  if (is_crossed(message)) {
    ++counts_.crossed_snapshots;
    return LevelVerdict::kCrossed;
  }
  if (!is_stale_ && message.front().last_id < last_id_) {
    ++counts_.old;
    return LevelVerdict::kOld;
  }
  return LevelVerdict::kApplied;
}

void LevelBook::start_from(std::span<const LevelUpdate> snapshot) {
  for (LevelLadder& side : sides_) side.clear();
  take(snapshot);
  --counts_.updates;
  ++counts_.snapshots;
  is_stale_ = false;
  is_fresh_ = true;
}

void LevelBook::take(std::span<const LevelUpdate> message) {
  for (const LevelUpdate& level : message)
    sides_[static_cast<std::size_t>(level.side)].set(key_of(level.side, level.price), level.quantity);
  last_id_ = message.front().last_id;
  is_fresh_ = false;
  ++counts_.updates;
  counts_.levels += message.size();
}

LevelVerdict LevelBook::keep_waiting(std::span<const LevelUpdate> message, LevelVerdict verdict) {
  if (waiting_.size() + message.size() > kMostWaiting) {
    counts_.overflowed += 1;
    waiting_.clear();
  }
  waiting_.insert(waiting_.end(), message.begin(), message.end());
  return verdict;
}

PriceLevel LevelBook::top(Side side) const noexcept {
  PriceLevel level;
  depth(side, {&level, 1});
  return level;
}

std::size_t LevelBook::depth(Side side, std::span<PriceLevel> out) const noexcept {
  const LevelLadder& from = ladder(side);
  std::size_t n = 0;
  for (std::int32_t key = from.best(); key != LevelLadder::kEmpty && n < out.size(); key = from.next(key))
    out[n++] = {key_of(side, key), from.quantity(key)};
  return n;
}

std::int64_t LevelBook::quantity(Side side, std::int32_t price) const noexcept {
  return ladder(side).quantity(key_of(side, price));
}

}  // namespace tiercel::book
