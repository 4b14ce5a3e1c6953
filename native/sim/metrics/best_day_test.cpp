#include "native/sim/metrics/best_day.hpp"

#include "native/sim/metrics/testing/run.hpp"

namespace tiercel::sim::metrics {

// [BT-5]
TEST(BestDay, IsTheLargestReturn) { EXPECT_NEAR(value_of({.equity = {90.0, 99.0, 100.0}}, "bestDay"), 0.1, 1e-15); }

TEST(BestDay, IsUndefinedUnderTwoDays) {
  EXPECT_EQ(reason_of({.equity = {99.0}}, "bestDay"), Undefined::kUnderTwoDays);
}

}  // namespace tiercel::sim::metrics
