#include "native/sim/metrics/average_win.hpp"

#include "native/sim/metrics/testing/run.hpp"

namespace tiercel::sim::metrics {

// [BT-5]
TEST(AverageWin, IsTheAverageOfWinners) {
  EXPECT_EQ(value_of({.equity = {100.0}, .profits = {3.0, -1.0, 0.0, 4.0}}, "averageWin"), 3.5);
}

TEST(AverageWin, IsUndefinedWithoutAWinner) {
  EXPECT_EQ(reason_of({.equity = {100.0}, .profits = {-1.0, 0.0}}, "averageWin"), Undefined::kNoWinningTrade);
  EXPECT_EQ(reason_of({.equity = {100.0}}, "averageWin"), Undefined::kNoTrades);
}

}  // namespace tiercel::sim::metrics
