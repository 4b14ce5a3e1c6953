#pragma once
// A small run for tests of metrics: one bar a day unless day ends are given.
#include <gtest/gtest.h>

#include <algorithm>
#include <string_view>
#include <vector>

#include "native/sim/metrics/metrics.hpp"

namespace tiercel::sim::metrics {

inline constexpr std::int64_t kTestDay = 86'400'000'000'000;

struct TestRun {
  std::vector<double> equity = {};
  std::vector<double> profits = {};  // of closed trades
  std::vector<Fill> fills = {};
  std::vector<double> impacts = {};  // one a fill, or none
  std::vector<double> lot_sizes = {1.0};
  double cash = 100.0;
  double days_per_year = 252.0;
  std::uint64_t bars_in_position = 0;
  std::vector<std::int64_t> times = {};     // closes; empty: one bar a day, the first at day 1
  std::vector<std::int64_t> day_ends = {};  // empty: each close

  [[nodiscard]] MetricsOutput compute_all() const {
    std::vector<std::int64_t> closes = times;
    for (std::size_t i = closes.size(); i < equity.size(); ++i)
      closes.push_back(static_cast<std::int64_t>(i + 1) * kTestDay);
    const std::vector<std::int64_t>& ends = day_ends.empty() ? closes : day_ends;
    std::vector<Trade> trades(profits.size());
    for (std::size_t i = 0; i < profits.size(); ++i) trades[i].profit = profits[i];
    std::vector<double> returns(ends.size() + 1);
    MetricsOutput out;
    out.day_returns = returns;
    const Status status = compute({.equity = equity,
                                   .closes = {closes, 0},
                                   .start = 0,
                                   .day_ends = ends,
                                   .trades = trades,
                                   .fills = fills,
                                   .impacts = impacts,
                                   .lot_sizes = lot_sizes,
                                   .cash = cash,
                                   .days_per_year = days_per_year,
                                   .bars_in_position = bars_in_position},
                                  out);
    EXPECT_EQ(status, Status::kOk);
    out.day_returns = {};
    return out;
  }

  [[nodiscard]] Value of(std::string_view name) const {
    const auto found = std::find(kMetricNames.begin(), kMetricNames.end(), name);
    EXPECT_NE(found, kMetricNames.end()) << name;
    return compute_all().values[static_cast<std::size_t>(found - kMetricNames.begin())];
  }
};

// The value, which must be defined.
[[nodiscard]] inline double value_of(const TestRun& run, std::string_view name) {
  const Value value = run.of(name);
  EXPECT_EQ(value.reason, Undefined::kDefined) << name;
  return value.value;
}

[[nodiscard]] inline Undefined reason_of(const TestRun& run, std::string_view name) { return run.of(name).reason; }

}  // namespace tiercel::sim::metrics
