#include "native/sim/metrics/turnover.hpp"

#include "native/sim/metrics/testing/run.hpp"

namespace tiercel::sim::metrics {

// [BT-5]
TEST(Turnover, DividesTheTradedValueByTheAverageEquity) {
  TestRun run{.equity = {100.0, 300.0}, .lot_sizes = {1.0, 0.5}};
  run.fills.resize(2);
  run.fills[0].price = 10.0;
  run.fills[0].lots = 20;
  run.fills[1].price = 4.0;
  run.fills[1].lots = 100;
  run.fills[1].instrument = 1;
  EXPECT_EQ(value_of(run, "turnover"), 2.0);  // (10 * 20 + 4 * 100 * 0.5) / 200
}

TEST(Turnover, IsZeroWithoutFills) { EXPECT_EQ(value_of({.equity = {100.0}}, "turnover"), 0.0); }

TEST(Turnover, IsUndefinedWhenNothingIsLeftOnAverage) {
  EXPECT_EQ(reason_of({.equity = {50.0, -50.0}}, "turnover"), Undefined::kTotalLoss);
}

}  // namespace tiercel::sim::metrics
