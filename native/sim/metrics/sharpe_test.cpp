#include "native/sim/metrics/sharpe.hpp"

#include "native/sim/metrics/testing/run.hpp"

namespace tiercel::sim::metrics {

// [BT-5]
TEST(Sharpe, DividesTheMeanByTheSampleDeviation) {
  // Returns 0.1 and 0.3: mean 0.2, s = sqrt(0.01 + 0.01); times sqrt(252).
  EXPECT_NEAR(value_of({.equity = {110.0, 143.0}}, "sharpe"), 0.2 / std::sqrt(0.02) * std::sqrt(252.0), 1e-12);
}

TEST(Sharpe, IsUndefinedWithoutVariance) {
  EXPECT_EQ(reason_of({.equity = {100.0, 100.0}}, "sharpe"), Undefined::kZeroVariance);
  // 1 % a day: the returns differ by roundings only.
  EXPECT_EQ(reason_of({.equity = {101.0, 102.01, 103.0301, 104.060401}}, "sharpe"), Undefined::kZeroVariance);
}

TEST(Sharpe, IsUndefinedUnderTwoDays) { EXPECT_EQ(reason_of({.equity = {101.0}}, "sharpe"), Undefined::kUnderTwoDays); }

TEST(Sharpe, IsUndefinedAfterATotalLoss) {
  EXPECT_EQ(reason_of({.equity = {50.0, 0.0, 0.0}}, "sharpe"), Undefined::kTotalLoss);
  // The loss itself still is a return: -1.
  EXPECT_EQ(reason_of({.equity = {50.0, 0.0}}, "sharpe"), Undefined::kDefined);
}

}  // namespace tiercel::sim::metrics
