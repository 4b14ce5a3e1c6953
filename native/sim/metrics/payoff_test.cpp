#include "native/sim/metrics/payoff.hpp"

#include "native/sim/metrics/testing/run.hpp"

namespace tiercel::sim::metrics {

// [BT-5] Winners of 4 on average, losers of 2, half of the four trades won.
TEST(PayoffRatio, DividesAverages) {
  const TestRun run{.equity = {100.0}, .profits = {3.0, -1.0, 5.0, -3.0}};
  EXPECT_EQ(value_of(run, "payoffRatio"), 2.0);
  EXPECT_EQ(value_of(run, "kelly"), 0.25);
}

TEST(PayoffRatio, NeedsBothSides) {
  EXPECT_EQ(reason_of({.equity = {100.0}}, "kelly"), Undefined::kNoTrades);
  EXPECT_EQ(reason_of({.equity = {100.0}, .profits = {-1.0}}, "payoffRatio"), Undefined::kNoWinningTrade);
  EXPECT_EQ(reason_of({.equity = {100.0}, .profits = {1.0, 0.0}}, "kelly"), Undefined::kNoLosingTrade);
}

}  // namespace tiercel::sim::metrics
