#include "native/sim/metrics/worst_day.hpp"

#include "native/sim/metrics/testing/run.hpp"

namespace tiercel::sim::metrics {

// [BT-5]
TEST(WorstDay, IsTheSmallestReturn) { EXPECT_NEAR(value_of({.equity = {90.0, 99.0, 98.0}}, "worstDay"), -0.1, 1e-15); }

TEST(WorstDay, IsUndefinedUnderTwoDays) {
  EXPECT_EQ(reason_of({.equity = {99.0}}, "worstDay"), Undefined::kUnderTwoDays);
}

}  // namespace tiercel::sim::metrics
