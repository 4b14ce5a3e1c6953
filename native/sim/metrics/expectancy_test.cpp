#include "native/sim/metrics/expectancy.hpp"

#include "native/sim/metrics/testing/run.hpp"

namespace tiercel::sim::metrics {

// [BT-5]
TEST(Expectancy, IsTheAverageProfit) {
  EXPECT_EQ(value_of({.equity = {100.0}, .profits = {3.0, -1.0, 0.0, -1.0}}, "expectancy"), 0.25);
}

TEST(Expectancy, IsUndefinedWithoutTrades) {
  EXPECT_EQ(reason_of({.equity = {100.0}}, "expectancy"), Undefined::kNoTrades);
}

}  // namespace tiercel::sim::metrics
