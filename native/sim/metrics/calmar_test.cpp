#include "native/sim/metrics/calmar.hpp"

#include "native/sim/metrics/testing/run.hpp"

namespace tiercel::sim::metrics {

// [BT-5]
TEST(Calmar, DividesTheAnnualReturnByTheDeepestFallAtDayEnds) {
  // CAGR 1.21 ^ (4/4) - 1 = 0.21; the fall from 110 to 99 is 0.1.
  EXPECT_NEAR(value_of({.equity = {110.0, 99.0, 110.0, 121.0}, .days_per_year = 4.0}, "calmar"), 2.1, 1e-13);
}

TEST(Calmar, DoesNotSeeFallsWithinADay) {
  const TestRun run{.equity = {50.0, 110.0, 99.0}, .days_per_year = 2.0, .times = {1, 2, 3}, .day_ends = {2, 3}};
  EXPECT_NEAR(value_of(run, "calmar"), -0.01 / 0.1, 1e-13);
}

TEST(Calmar, IsUndefinedWithoutAFall) {
  EXPECT_EQ(reason_of({.equity = {101.0, 102.0}}, "calmar"), Undefined::kNoDrawdown);
}

}  // namespace tiercel::sim::metrics
