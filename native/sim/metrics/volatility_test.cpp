#include "native/sim/metrics/volatility.hpp"

#include "native/sim/metrics/testing/run.hpp"

namespace tiercel::sim::metrics {

// [BT-5]
TEST(Volatility, IsTheSampleDeviationAnnualised) {
  // Returns 0.1 and -0.1: mean 0, s = sqrt(0.02 / 1); times sqrt(252).
  EXPECT_NEAR(value_of({.equity = {110.0, 99.0}}, "volatility"), std::sqrt(0.02 * 252.0), 1e-14);
}

TEST(Volatility, IsZeroWhenAllReturnsAreEqual) {
  EXPECT_EQ(value_of({.equity = {100.0, 100.0, 100.0}}, "volatility"), 0.0);
}

TEST(Volatility, IsUndefinedUnderTwoDays) {
  EXPECT_EQ(reason_of({.equity = {101.0}}, "volatility"), Undefined::kUnderTwoDays);
}

}  // namespace tiercel::sim::metrics
