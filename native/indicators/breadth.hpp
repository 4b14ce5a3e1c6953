#pragma once
// The breadth of a market: in each bar, how many instruments did what.
#include <cstddef>
#include <span>

#include "native/core/status.hpp"

namespace tiercel::indicators {

// One instrument. `highest` and `lowest` are the extremes of high and low over the last `period` rows.
struct BreadthBars {
  std::span<const double> high;
  std::span<const double> low;
  std::span<const double> close;
  std::span<const double> volume;
  std::span<const double> highest;
  std::span<const double> lowest;
};

struct BreadthCounts {
  std::span<double> advances;
  std::span<double> declines;
  std::span<double> unchanged;
  std::span<double> advancing_volume;
  std::span<double> declining_volume;
  std::span<double> new_highs;
  std::span<double> new_lows;
};

// Adds one instrument to the counts; row 0 is left, and the first `period` rows of new highs and lows. Where a price is
// missing (NaN) in the row or the one before, nothing is added; a missing volume adds nothing.
[[nodiscard]] Status add_breadth(const BreadthBars& bars, std::size_t period, const BreadthCounts& counts) noexcept;

}  // namespace tiercel::indicators
