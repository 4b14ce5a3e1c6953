#include "native/sim/metrics/sortino.hpp"

#include "native/sim/metrics/testing/run.hpp"

namespace tiercel::sim::metrics {

// [BT-5]
TEST(Sortino, DividesByTheDownsideOverAllDays) {
  // Returns 0.1, -0.1, 0: mean 0, hence 0; returns 0.2, -0.1, 0: mean 0.1/3, downside sqrt(0.01/3).
  EXPECT_NEAR(value_of({.equity = {110.0, 99.0, 99.0}}, "sortino"), 0.0, 1e-12);
  EXPECT_NEAR(value_of({.equity = {120.0, 108.0, 108.0}}, "sortino"),
              0.1 / 3.0 / std::sqrt(0.01 / 3.0) * std::sqrt(252.0), 1e-12);
}

TEST(Sortino, IsUndefinedWithoutALosingDay) {
  EXPECT_EQ(reason_of({.equity = {101.0, 101.0, 105.0}}, "sortino"), Undefined::kNoLosingDay);
}

TEST(Sortino, IsUndefinedUnderTwoDays) {
  EXPECT_EQ(reason_of({.equity = {99.0}}, "sortino"), Undefined::kUnderTwoDays);
}

}  // namespace tiercel::sim::metrics
