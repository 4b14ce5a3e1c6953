#include "native/sim/metrics/streaks.hpp"

#include "native/sim/metrics/testing/run.hpp"

namespace tiercel::sim::metrics {

// [BT-5] A trade that made nothing ends both.
TEST(Streaks, CountTradesOneAfterTheOther) {
  const TestRun run{.equity = {100.0}, .profits = {1.0, 2.0, 0.0, 3.0, -1.0, -1.0, -2.0, 1.0}};
  EXPECT_EQ(value_of(run, "winStreak"), 2.0);
  EXPECT_EQ(value_of(run, "lossStreak"), 3.0);
}

}  // namespace tiercel::sim::metrics
