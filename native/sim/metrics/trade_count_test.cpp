#include "native/sim/metrics/trade_count.hpp"

#include "native/sim/metrics/testing/run.hpp"

namespace tiercel::sim::metrics {

// [BT-5]
TEST(TradeCount, CountsClosedTrades) {
  EXPECT_EQ(value_of({.equity = {100.0}, .profits = {1.0, -1.0, 0.0}}, "trades"), 3.0);
  EXPECT_EQ(value_of({.equity = {100.0}}, "trades"), 0.0);
}

}  // namespace tiercel::sim::metrics
