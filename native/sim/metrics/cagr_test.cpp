#include "native/sim/metrics/cagr.hpp"

#include "native/sim/metrics/testing/run.hpp"

namespace tiercel::sim::metrics {

// [BT-5]
TEST(Cagr, CompoundsOverTradingDays) {
  // (121 / 100) ^ (4 / 2) - 1 = 1.4641 - 1
  EXPECT_NEAR(value_of({.equity = {110.0, 121.0}, .days_per_year = 4.0}, "cagr"), 0.4641, 1e-15);
}

TEST(Cagr, IsMinusOneWhenAllIsLost) { EXPECT_EQ(value_of({.equity = {50.0, 0.0}}, "cagr"), -1.0); }

TEST(Cagr, IsUndefinedUnderTwoDaysOrInDebt) {
  EXPECT_EQ(reason_of({.equity = {110.0}}, "cagr"), Undefined::kUnderTwoDays);
  EXPECT_EQ(reason_of({.equity = {50.0, -1.0}}, "cagr"), Undefined::kTotalLoss);
}

TEST(Cagr, IsUndefinedRatherThanInfinite) {
  EXPECT_EQ(reason_of({.equity = {1e3, 1e6}, .days_per_year = 1e4}, "cagr"), Undefined::kNotFinite);
}

}  // namespace tiercel::sim::metrics
