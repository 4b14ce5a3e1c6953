#pragma once
// All metrics of a run from its equity, trades and fills (docs/semantics.md).
#include <array>
#include <cstdint>
#include <span>

#include "native/core/status.hpp"
#include "native/sim/metrics/drawdown.hpp"
#include "native/sim/metrics/list.hpp"
#include "native/sim/metrics/value.hpp"
#include "native/sim/types.hpp"

namespace tiercel::sim::metrics {

struct MetricsInput {
  std::span<const double> equity;          // at the close of each bar
  BarCloses closes;                        // as many as equity, ascending
  std::int64_t start;                      // time of the opening cash: the first bar's open
  std::span<const std::int64_t> day_ends;  // of the trading days of the run, ascending
  std::span<const Trade> trades;
  std::span<const Fill> fills;
  std::span<const double> impacts{};  // money lost to market impact, one a fill, or none
  std::span<const double> lot_sizes;  // units of a lot, by instrument
  double cash;                        // > 0
  double days_per_year;               // > 0
  std::uint64_t bars_in_position;
};

struct MetricsOutput {
  std::array<Value, kMetricCount> values;  // in the order of kMetricNames
  std::size_t days;                        // how many of day_returns were written
  // The caller's, at least one longer than day_ends: bars after the last day end make a day of their own.
  std::span<double> day_returns;
};

// kLengthMismatch: fewer closes than equity, or a fill of an instrument without a lot size.
// kOutputTooSmall: day_returns. kParameterRange: cash or days_per_year not above 0.
[[nodiscard]] Status compute(const MetricsInput& input, MetricsOutput& output) noexcept;

}  // namespace tiercel::sim::metrics
