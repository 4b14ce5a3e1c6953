#pragma once
// What several metrics read. compute() fills it before the first metric is finished.
#include <cstddef>
#include <cstdint>

#include "native/sim/metrics/drawdown.hpp"
#include "native/sim/metrics/tails.hpp"
#include "native/sim/metrics/value.hpp"

namespace tiercel::sim::metrics {

// Simple returns per trading day; the first starts from the opening cash, a day without bars is 0.
struct DailyReturns {
  std::size_t days = 0;
  double mean = 0.0;
  double deviation = 0.0;  // of the sample: divided by days - 1
  double smallest = 0.0;
  double largest = 0.0;
  double squares = 0.0;  // sums of powers of the distance to the mean
  double cubes = 0.0;
  double fourths = 0.0;
  double mean_equity = 0.0;  // of the equity at the day ends
  bool total_loss = false;   // a day began with nothing, so its return does not exist
  // Returns are quotients near 1: what differs by a few roundings of 1 is equal.
  static constexpr double kRounding = 8.0 * 0x1p-52;

  // Why figures of daily returns do not exist for this run, or kDefined.
  [[nodiscard]] Undefined undefined() const noexcept {
    if (days == 0) return Undefined::kNoBars;
    if (days < 2) return Undefined::kUnderTwoDays;
    return total_loss ? Undefined::kTotalLoss : Undefined::kDefined;
  }
  [[nodiscard]] bool all_equal() const noexcept {
    return largest - smallest <= kRounding * (1.0 + (largest > -smallest ? largest : -smallest));
  }
  [[nodiscard]] bool any_losing() const noexcept { return smallest < -kRounding; }
};

struct Facts {
  double opening = 0.0;  // cash at the start
  double closing = 0.0;  // equity at the last bar
  std::uint64_t bars = 0;
  std::uint64_t bars_in_position = 0;
  double days_per_year = 0.0;
  DailyReturns daily;
  Tails tails;
  Drawdown drawdown;
  std::size_t trades = 0;
  double impact_paid = 0.0;  // money lost to market impact
};

}  // namespace tiercel::sim::metrics
