#include "native/sim/metrics/best_trade.hpp"

#include "native/sim/metrics/testing/run.hpp"

namespace tiercel::sim::metrics {

// [BT-5]
TEST(BestTrade, IsTheLargestProfit) {
  EXPECT_EQ(value_of({.equity = {100.0}, .profits = {-3.0, -1.0}}, "bestTrade"), -1.0);
}

TEST(BestTrade, IsUndefinedWithoutTrades) {
  EXPECT_EQ(reason_of({.equity = {100.0}}, "bestTrade"), Undefined::kNoTrades);
}

}  // namespace tiercel::sim::metrics
