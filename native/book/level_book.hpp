#pragma once
// A book of price levels (L2) that follows snapshots and updates, and knows when it can be trusted: before a snapshot
// and after a gap it is stale. Updates that come meanwhile wait; a snapshot takes those that are newer than itself.
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "native/book/level_ladder.hpp"
#include "native/book/level_update.hpp"

namespace tiercel::book {

// How an update must follow the one before.
enum class LevelSequence : std::uint8_t {
  kIncreasing,  // its first id is above the last one: a lost message cannot be seen, one out of order can
  kContiguous,  // its first id is the last one plus 1 (Binance spot)
  kPrevious,    // its previous id is the last one (Binance futures)
};

enum class LevelVerdict : std::uint8_t {
  kApplied,
  kWaiting,   // the book is stale: kept for the next snapshot
  kOld,       // nothing newer than what the book has
  kGap,       // something between is missing, or the order is wrong: the book is stale from here on
  kCrossed,   // a snapshot whose bid is at or over its ask: refused
  kBadLevel,  // a price outside the range or a quantity below 0: the whole message is refused, the book is stale
};

struct LevelCounts {
  std::uint64_t snapshots = 0;
  std::uint64_t updates = 0;  // applied
  std::uint64_t levels = 0;   // rows of what was applied
  std::uint64_t old = 0;
  std::uint64_t gaps = 0;
  std::uint64_t crossed_snapshots = 0;
  std::uint64_t bad_levels = 0;
  std::uint64_t overflowed = 0;  // updates that were forgotten while too many waited
};

// A message that did not follow the one before.
struct LevelGap {
  std::int64_t time = 0;
  std::uint64_t after_id = 0;  // the last id that the book had
  std::uint64_t first_id = 0;  // of the message that came
};

struct PriceLevel {
  std::int32_t price = 0;
  std::int64_t quantity = 0;
  bool operator==(const PriceLevel&) const = default;
};

class LevelBook {
 public:
  explicit LevelBook(LevelSequence sequence = LevelSequence::kIncreasing) : sequence_(sequence) {}

  // One message: all of its rows, at least one. An update that waited is applied by the snapshot that takes it;
  // `applied` tells of each message that is, the snapshot first.
  template <class Applied>
  LevelVerdict apply(std::span<const LevelUpdate> message, Applied applied);
  LevelVerdict apply(std::span<const LevelUpdate> message) {
    return apply(message, [](const LevelUpdate&) {});
  }

  [[nodiscard]] bool is_stale() const noexcept { return is_stale_; }
  [[nodiscard]] std::uint64_t last_id() const noexcept { return last_id_; }
  [[nodiscard]] const LevelCounts& counts() const noexcept { return counts_; }
  // The first of them; LevelCounts::gaps counts all.
  [[nodiscard]] const std::vector<LevelGap>& gaps() const noexcept { return gaps_; }

  // The best level, of quantity 0 where there is none.
  [[nodiscard]] PriceLevel top(Side side) const noexcept;
  // The best levels, best first; returns how many there are of those asked for.
  std::size_t depth(Side side, std::span<PriceLevel> out) const noexcept;
  [[nodiscard]] std::int64_t quantity(Side side, std::int32_t price) const noexcept;
  [[nodiscard]] std::size_t levels(Side side) const noexcept { return ladder(side).size(); }
  // A bid at or over an ask: in a stream of one exchange a sign that a message was lost.
  [[nodiscard]] bool is_crossed() const noexcept;

 private:
  [[nodiscard]] static std::int32_t key_of(Side side, std::int32_t price) noexcept {
    return side == Side::kSell ? price : -price;
  }
  [[nodiscard]] const LevelLadder& ladder(Side side) const noexcept { return sides_[static_cast<std::size_t>(side)]; }
  [[nodiscard]] static bool is_good(std::span<const LevelUpdate> message) noexcept;
  [[nodiscard]] static bool is_crossed(std::span<const LevelUpdate> snapshot) noexcept;
  [[nodiscard]] bool follows(const LevelUpdate& head) const noexcept;
  [[nodiscard]] LevelVerdict judge_snapshot(std::span<const LevelUpdate> message) noexcept;
  [[nodiscard]] LevelVerdict judge_update(std::span<const LevelUpdate> message);
  void note_gap(const LevelUpdate& head);
  void start_from(std::span<const LevelUpdate> snapshot);
  void take(std::span<const LevelUpdate> message);
  LevelVerdict keep_waiting(std::span<const LevelUpdate> message, LevelVerdict verdict);

  LevelSequence sequence_;
  bool is_stale_ = true;
  bool is_fresh_ = false;  // no update since the snapshot
  std::uint64_t last_id_ = 0;
  LevelCounts counts_;
  std::vector<LevelGap> gaps_;
  std::array<LevelLadder, 2> sides_;
  std::vector<LevelUpdate> waiting_;
};

// Whether two rows are of one message.
[[nodiscard]] inline bool is_same_message(const LevelUpdate& a, const LevelUpdate& b) noexcept {
  return a.last_id == b.last_id && a.first_id == b.first_id && a.kind == b.kind;
}

template <class Applied>
LevelVerdict LevelBook::apply(std::span<const LevelUpdate> message, Applied applied) {
  if (message.front().kind == LevelKind::kUpdate) {
    const LevelVerdict verdict = judge_update(message);
    if (verdict == LevelVerdict::kWaiting || verdict == LevelVerdict::kGap) return keep_waiting(message, verdict);
    if (verdict != LevelVerdict::kApplied) return verdict;
    take(message);
    applied(message.back());
    return verdict;
  }
  const LevelVerdict verdict = judge_snapshot(message);
  if (verdict != LevelVerdict::kApplied) return verdict;
  start_from(message);
  applied(message.back());
  const std::vector<LevelUpdate> queue = std::move(waiting_);
  waiting_.clear();
  for (std::size_t from = 0; from < queue.size();) {
    std::size_t end = from + 1;
    while (end < queue.size() && is_same_message(queue[from], queue[end])) ++end;
    apply(std::span(queue).subspan(from, end - from), applied);
    from = end;
  }
  return verdict;
}

}  // namespace tiercel::book
