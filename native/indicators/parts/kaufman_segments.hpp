#pragma once
// Kaufman's average of a long column, in segments (segments.hpp).
#include <cstddef>

#include "native/indicators/parts/segments.hpp"

namespace tiercel::indicators {

inline constexpr std::size_t kKaufmanRows = kSegments * 8200;  // of a block

// Rows that a segment begins early. The average forgets with its weights: in some hundreds of trials it had the same
// bits after at most 1,224 rows with a period of 30, and 1,916 with 60.
[[nodiscard]] constexpr std::size_t kaufman_early(std::size_t period) noexcept { return 40 * period + 64; }

// Goes on from `average` through some of the rows, of which there are kaufman_early(period) more before x; all are
// numbers, and the period is at most kShortWindow. Gives how many are taken, 0 where they are too few.
std::size_t kaufman_segments(std::size_t period, double* average, const double* x, double* y,
                             std::size_t rows) noexcept;

}  // namespace tiercel::indicators
