#include "native/sim/metrics/total_return.hpp"

#include "native/sim/metrics/testing/run.hpp"

namespace tiercel::sim::metrics {

// [BT-5]
TEST(TotalReturn, IsTheGrowthOfTheOpeningCash) {
  EXPECT_DOUBLE_EQ(value_of({.equity = {110.0, 121.0}}, "totalReturn"), 0.21);  // 121 / 100 - 1
}

TEST(TotalReturn, IsMinusOneWhenAllIsLost) { EXPECT_EQ(value_of({.equity = {50.0, 0.0}}, "totalReturn"), -1.0); }

TEST(TotalReturn, IsUndefinedWithoutBars) { EXPECT_EQ(reason_of({}, "totalReturn"), Undefined::kNoBars); }

}  // namespace tiercel::sim::metrics
