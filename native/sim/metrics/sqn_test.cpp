#include "native/sim/metrics/sqn.hpp"

#include "native/sim/metrics/testing/run.hpp"

namespace tiercel::sim::metrics {

// [BT-5] Mean 2, sample deviation 1, three trades.
TEST(Sqn, ScalesTheMeanByItsDeviation) {
  EXPECT_DOUBLE_EQ(value_of({.equity = {100.0}, .profits = {1.0, 2.0, 3.0}}, "sqn"), 2.0 * std::sqrt(3.0));
}

TEST(Sqn, NeedsTwoTradesThatDiffer) {
  EXPECT_EQ(reason_of({.equity = {100.0}}, "sqn"), Undefined::kNoTrades);
  EXPECT_EQ(reason_of({.equity = {100.0}, .profits = {1.0}}, "sqn"), Undefined::kUnderTwoTrades);
  EXPECT_EQ(reason_of({.equity = {100.0}, .profits = {1e9, 1e9}}, "sqn"), Undefined::kEqualTrades);
}

}  // namespace tiercel::sim::metrics
