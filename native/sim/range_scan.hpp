#pragma once
// The scan that lets the loop skip bars: from which bar on can a resting order fill?
#include <cstddef>

#include "native/sim/position.hpp"

namespace tiercel::sim {

// Number of bars before the first whose low is at most `lower` or whose high is at least `upper` (`bars` when there
// is none). `range` takes in the lows and highs of the bars before it.
[[nodiscard]] std::size_t scan_range(const double* low, const double* high, std::size_t bars, double lower,
                                     double upper, Range& range) noexcept;

}  // namespace tiercel::sim
