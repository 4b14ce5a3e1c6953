#pragma once
// Bars between boundaries in time: whole periods since the epoch, or the rows of a table. A row belongs to the first
// bar that closes after it and that it overlaps; what lies between two bars of a table is in none.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>

#include "native/bars/builder/spec.hpp"

namespace tiercel::bars {

struct TimeSpan {
  std::int64_t open = std::numeric_limits<std::int64_t>::min();
  std::int64_t close = std::numeric_limits<std::int64_t>::min();
};

[[nodiscard]] inline std::int64_t floor_time(std::int64_t time, std::int64_t period) noexcept {
  const std::int64_t rest = time % period;
  return time - (rest < 0 ? rest + period : rest);
}

// The first row at or after `time`, from `from` on; `guess` is how many rows are likely before it.
[[nodiscard]] inline std::size_t first_at(const std::int64_t* times, std::size_t size, std::size_t from,
                                          std::int64_t time, std::size_t guess) noexcept {
  constexpr std::size_t kFew = 16;  // rows that are looked at one by one: their number is hard to foretell
  if (guess < kFew) {
    const std::size_t end = std::min(from + 2 * kFew, size);
    while (from < end && times[from] < time) ++from;
    if (from < end || end == size) return from;
  }
  const std::size_t at = std::min(from + guess, size);
  if (at > from && times[at - 1] >= time) {
    return static_cast<std::size_t>(std::lower_bound(times + from, times + at - 1, time) - times);
  }
  if (at == size || times[at] >= time) return at;
  std::size_t low = at + 1;  // all before it are earlier
  std::size_t step = 1;
  for (; low + step < size && times[low + step] < time; step *= 2) low += step + 1;
  return static_cast<std::size_t>(std::lower_bound(times + low, times + std::min(low + step, size), time) - times);
}

// Walks over a table; times are asked for in order.
class BoundaryWalk {
 public:
  BoundaryWalk(const Boundaries& table, std::int64_t time) noexcept
      : table_(table),
        at_(static_cast<std::size_t>(std::upper_bound(table.close.begin(), table.close.end(), time) -
                                     table.close.begin())) {}

  // To the first bar that closes after `time`; false where the table ends before.
  bool seek(std::int64_t time) noexcept {
    while (at_ < table_.close.size() && table_.close[at_] <= time) ++at_;
    return at_ < table_.close.size();
  }
  [[nodiscard]] TimeSpan span() const noexcept { return {table_.open[at_], table_.close[at_]}; }
  [[nodiscard]] bool has_next() const noexcept { return at_ + 1 < table_.open.size(); }
  [[nodiscard]] std::int64_t next_open() const noexcept { return table_.open[at_ + 1]; }

 private:
  const Boundaries& table_;
  std::size_t at_;
};

}  // namespace tiercel::bars
