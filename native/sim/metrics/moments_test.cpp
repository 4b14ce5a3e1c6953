#include "native/sim/metrics/moments.hpp"

#include "native/sim/metrics/testing/run.hpp"

namespace tiercel::sim::metrics {

// [BT-5] Returns 1, 0, 0: mean 1/3, m2 = 2/9, m3 = 2/27; G1 = sqrt(6) / 1 * (2/27) / (2/9)^1.5 = sqrt(3).
TEST(Skewness, OfOneGainAndTwoIdleDays) {
  EXPECT_NEAR(value_of({.equity = {200.0, 200.0, 200.0}}, "skewness"), std::sqrt(3.0), 1e-12);
}

// Returns 1, 0, 0, 0: m2 = 3/16, m4 = 21/256, m4 / m2^2 = 7/3; G2 = 3 / 2 * (5 * 7/3 - 9) = 4.
TEST(Kurtosis, OfOneGainAndThreeIdleDays) {
  EXPECT_NEAR(value_of({.equity = {200.0, 200.0, 200.0, 200.0}}, "kurtosis"), 4.0, 1e-12);
}

TEST(Moments, NeedDays) {
  EXPECT_EQ(reason_of({.equity = {200.0, 100.0}}, "skewness"), Undefined::kTooFewDays);
  EXPECT_EQ(reason_of({.equity = {200.0, 100.0, 100.0}}, "kurtosis"), Undefined::kTooFewDays);
  EXPECT_EQ(reason_of({.equity = {100.0, 100.0, 100.0, 100.0}}, "kurtosis"), Undefined::kZeroVariance);
}

}  // namespace tiercel::sim::metrics
