#pragma once
// Longer bars from shorter ones, in two steps: which rows make which bar, and what each column's value of it is.
#include <cstddef>
#include <cstdint>
#include <span>

#include "native/core/status.hpp"

namespace tiercel::bars {

// Rows [begin[i], end[i]) make bar i; never none, in order, without sharing a row.
struct RowGroups {
  std::span<const std::int32_t> begin;
  std::span<const std::int32_t> end;
};

// Where the groups of group_by_period are put: for each its rows, and the time at which its period begins.
struct GroupOutput {
  std::span<std::int32_t> begin;
  std::span<std::int32_t> end;
  std::span<std::int64_t> open;
};

// Groups rows by whole periods of nanoseconds since the epoch: periods that divide a day begin at 00:00 UTC. Periods
// without a row give no group. `times` increase. kParameterRange unless period > 0, kOutputTooSmall where there are
// more groups than the output holds; `count` is what was written.
[[nodiscard]] Status group_by_period(std::span<const std::int64_t> times, std::int64_t period, const GroupOutput& out,
                                     std::size_t& count) noexcept;

enum class Reduction : std::int32_t { kFirst = 0, kHighest = 1, kLowest = 2, kLast = 3, kSum = 4, kMean = 5 };

// out[i] is the reduction of the column's rows of bar i; sums run from the first row to the last. Every row of the
// groups must be inside the column (kParameterRange), out as long as the groups (kLengthMismatch).
[[nodiscard]] Status reduce_rows(Reduction reduction, std::span<const double> column, const RowGroups& groups,
                                 std::span<double> out) noexcept;

// out[i] = sum(column * weight) / sum(weight) over the rows of bar i; the mean of the rows where all weights are 0.
[[nodiscard]] Status reduce_weighted(std::span<const double> column, std::span<const double> weights,
                                     const RowGroups& groups, std::span<double> out) noexcept;

}  // namespace tiercel::bars
