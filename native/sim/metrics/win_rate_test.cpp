#include "native/sim/metrics/win_rate.hpp"

#include "native/sim/metrics/testing/run.hpp"

namespace tiercel::sim::metrics {

// [BT-5]
TEST(WinRate, CountsProfitsAboveZero) {
  EXPECT_EQ(value_of({.equity = {100.0}, .profits = {1.0, -1.0, 0.0, 3.0}}, "winRate"), 0.5);
}

TEST(WinRate, OfOneTradeIsAllOrNothing) {
  EXPECT_EQ(value_of({.equity = {100.0}, .profits = {1.0}}, "winRate"), 1.0);
  EXPECT_EQ(value_of({.equity = {100.0}, .profits = {0.0}}, "winRate"), 0.0);
}

TEST(WinRate, IsUndefinedWithoutTrades) { EXPECT_EQ(reason_of({.equity = {100.0}}, "winRate"), Undefined::kNoTrades); }

}  // namespace tiercel::sim::metrics
