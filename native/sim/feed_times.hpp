#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "native/sim/bar_engine.hpp"

// When the bars of feeds open and close.
namespace tiercel::sim {

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

inline std::size_t opens_to(const BarSeries& s, std::size_t from, std::int64_t time, bool inclusive) noexcept {
  return after(from, s.size, time, inclusive, [&](std::size_t i) { return s.time[i]; });
}

inline std::size_t closes_to(const BarSeries& s, std::size_t from, std::int64_t time, bool inclusive) noexcept {
  return after(from, s.size, time, inclusive, [&](std::size_t i) { return s.closes_at(i); });
}

// Whether all feeds have bars of the same times.
bool all_same_times(std::span<const Feed> feeds) noexcept;

// Whether a bar opens before the one before it has closed.
bool has_overlaps(const BarSeries& bars) noexcept;

// Distinct close times of all feeds, ascending.
std::vector<std::int64_t> merged_closes(std::span<const Feed> feeds);

// Whether there is a feed, and each has bars to run over.
bool are_feeds(std::span<const Feed> feeds) noexcept;

}  // namespace tiercel::sim
