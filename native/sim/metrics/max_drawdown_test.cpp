#include "native/sim/metrics/max_drawdown.hpp"

#include "native/sim/metrics/testing/run.hpp"

namespace tiercel::sim::metrics {

// [BT-5]
TEST(MaxDrawdown, TellsDepthStartEndAndRecovery) {
  const TestRun run{.equity = {120.0, 120.0, 90.0, 60.0, 60.0, 100.0, 120.0, 110.0}};
  EXPECT_EQ(value_of(run, "maxDrawdown"), 0.5);  // 120 to 60
  EXPECT_EQ(value_of(run, "maxDrawdownStart"), 2 * 86'400e3);
  EXPECT_EQ(value_of(run, "maxDrawdownEnd"), 4 * 86'400e3);
  EXPECT_EQ(value_of(run, "maxDrawdownRecovery"), 7 * 86'400e3);
}

TEST(MaxDrawdown, MayNeverRecover) {
  const TestRun run{.equity = {90.0, 99.0}};
  EXPECT_EQ(value_of(run, "maxDrawdown"), 0.1);
  EXPECT_EQ(value_of(run, "maxDrawdownStart"), 0.0);
  EXPECT_EQ(reason_of(run, "maxDrawdownRecovery"), Undefined::kNotRecovered);
}

TEST(MaxDrawdown, HasNoTimesWithoutAFall) {
  const TestRun run{.equity = {100.0, 101.0}};
  EXPECT_EQ(value_of(run, "maxDrawdown"), 0.0);
  for (const char* name : {"maxDrawdownStart", "maxDrawdownEnd", "maxDrawdownRecovery"}) {
    EXPECT_EQ(reason_of(run, name), Undefined::kNoDrawdown);
  }
}

TEST(MaxDrawdown, IsUndefinedWithoutBars) {
  EXPECT_EQ(reason_of({}, "maxDrawdown"), Undefined::kNoBars);
  EXPECT_EQ(reason_of({}, "maxDrawdownRecovery"), Undefined::kNoBars);
}

}  // namespace tiercel::sim::metrics
