#include "native/sim/metrics/profit_factor.hpp"

#include "native/sim/metrics/testing/run.hpp"

namespace tiercel::sim::metrics {

// [BT-5]
TEST(ProfitFactor, DividesProfitsByLosses) {
  EXPECT_EQ(value_of({.equity = {100.0}, .profits = {3.0, -1.0, 0.0, -1.0}}, "profitFactor"), 1.5);
}

TEST(ProfitFactor, IsZeroWithoutAWinner) {
  EXPECT_EQ(value_of({.equity = {100.0}, .profits = {-1.0}}, "profitFactor"), 0.0);
}

TEST(ProfitFactor, IsUndefinedWithoutLosses) {
  EXPECT_EQ(reason_of({.equity = {100.0}, .profits = {3.0, 0.0}}, "profitFactor"), Undefined::kNoLosingTrade);
  EXPECT_EQ(reason_of({.equity = {100.0}}, "profitFactor"), Undefined::kNoTrades);
}

}  // namespace tiercel::sim::metrics
