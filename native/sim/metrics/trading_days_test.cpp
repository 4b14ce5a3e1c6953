#include "native/sim/metrics/trading_days.hpp"

#include "native/sim/metrics/testing/run.hpp"

namespace tiercel::sim::metrics {

// [BT-5]
TEST(TradingDays, CountsDaysWithAndWithoutBars) {
  const TestRun run{.equity = {101.0}, .times = {15}, .day_ends = {10, 20, 30}};
  EXPECT_EQ(value_of(run, "tradingDays"), 3.0);
}

TEST(TradingDays, CountsADayOfBarsAfterTheLastEnd) {
  const TestRun run{.equity = {101.0, 102.0}, .times = {15, 35}, .day_ends = {10, 20, 30}};
  EXPECT_EQ(value_of(run, "tradingDays"), 4.0);
}

}  // namespace tiercel::sim::metrics
