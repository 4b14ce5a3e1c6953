#include "native/sim/metrics/worst_trade.hpp"

#include "native/sim/metrics/testing/run.hpp"

namespace tiercel::sim::metrics {

// [BT-5]
TEST(WorstTrade, IsTheSmallestProfit) {
  EXPECT_EQ(value_of({.equity = {100.0}, .profits = {3.0, 1.0}}, "worstTrade"), 1.0);
}

TEST(WorstTrade, IsUndefinedWithoutTrades) {
  EXPECT_EQ(reason_of({.equity = {100.0}}, "worstTrade"), Undefined::kNoTrades);
}

}  // namespace tiercel::sim::metrics
