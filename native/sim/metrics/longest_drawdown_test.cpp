#include "native/sim/metrics/longest_drawdown.hpp"

#include "native/sim/metrics/testing/run.hpp"

namespace tiercel::sim::metrics {

// [BT-5]
TEST(LongestDrawdown, LastsFromThePeakToItsReturn) {
  // Below 120 from day 1 to day 4; then flat at 120, which is no fall.
  EXPECT_EQ(value_of({.equity = {120.0, 119.0, 119.0, 120.0, 120.0, 120.0, 120.0, 120.0}}, "longestDrawdown"), 3.0);
}

TEST(LongestDrawdown, LastsToTheEndWhenNotOver) {
  EXPECT_EQ(value_of({.equity = {99.0, 98.0, 99.5}}, "longestDrawdown"), 3.0);  // since the opening cash
}

TEST(LongestDrawdown, IsZeroWithoutAFall) { EXPECT_EQ(value_of({.equity = {100.0, 101.0}}, "longestDrawdown"), 0.0); }

}  // namespace tiercel::sim::metrics
