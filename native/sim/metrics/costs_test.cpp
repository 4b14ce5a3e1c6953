#include "native/sim/metrics/costs.hpp"

#include "native/sim/metrics/testing/run.hpp"

namespace tiercel::sim::metrics {

// [BT-5]
TEST(Costs, AreSummedByKindAndInAll) {
  TestRun run{.equity = {100.0}};
  run.fills.resize(2);
  run.fills[0].commission = 1.0;
  run.fills[0].spread_cost = 0.5;
  run.fills[1].commission = 2.0;
  run.fills[1].slippage_cost = 0.25;
  EXPECT_EQ(value_of(run, "commissionPaid"), 3.0);
  EXPECT_EQ(value_of(run, "spreadPaid"), 0.5);
  EXPECT_EQ(value_of(run, "slippagePaid"), 0.25);
  EXPECT_EQ(value_of(run, "costsPaid"), 3.75);
}

TEST(Costs, HoldTheMarketImpact) {
  TestRun run{.equity = {100.0}};
  run.fills.resize(2);
  run.fills[0].commission = 1.0;
  run.impacts = {0.5, 0.25};
  EXPECT_EQ(value_of(run, "costsPaid"), 1.75);
}

TEST(Costs, AreZeroWithoutFills) { EXPECT_EQ(value_of({.equity = {100.0}}, "costsPaid"), 0.0); }

}  // namespace tiercel::sim::metrics
