#include "native/sim/metrics/average_loss.hpp"

#include "native/sim/metrics/testing/run.hpp"

namespace tiercel::sim::metrics {

// [BT-5]
TEST(AverageLoss, IsTheAverageOfLosers) {
  EXPECT_EQ(value_of({.equity = {100.0}, .profits = {3.0, -1.0, 0.0, -4.0}}, "averageLoss"), -2.5);
}

TEST(AverageLoss, IsUndefinedWithoutALoser) {
  EXPECT_EQ(reason_of({.equity = {100.0}, .profits = {1.0, 0.0}}, "averageLoss"), Undefined::kNoLosingTrade);
  EXPECT_EQ(reason_of({.equity = {100.0}}, "averageLoss"), Undefined::kNoTrades);
}

}  // namespace tiercel::sim::metrics
