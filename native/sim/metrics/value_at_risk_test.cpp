#include "native/sim/metrics/value_at_risk.hpp"

#include "native/sim/metrics/testing/run.hpp"

namespace tiercel::sim::metrics {

// Daily returns 1 %, -1 %, 2 %, -2 %, ... 10 %, -10 %: the 5 % quantile lies at place 0.95 of the sorted ones.
TestRun twenty_days() {
  TestRun run{.equity = {}};
  double equity = 100.0;
  for (int k = 1; k <= 10; ++k) {
    for (const double r : {0.01 * k, -0.01 * k}) run.equity.push_back(equity *= 1.0 + r);
  }
  return run;
}

// [BT-5]
TEST(ValueAtRisk, LiesBetweenTheSortedReturns) { EXPECT_NEAR(value_of(twenty_days(), "valueAtRisk"), 0.0905, 1e-12); }

TEST(ConditionalValueAtRisk, IsTheMeanOfTheWorstTwentieth) {
  EXPECT_NEAR(value_of(twenty_days(), "conditionalValueAtRisk"), 0.1, 1e-12);
}

TEST(ValueAtRisk, IsUndefinedUnderTwoDays) {
  EXPECT_EQ(reason_of({.equity = {90.0}}, "valueAtRisk"), Undefined::kUnderTwoDays);
}

TEST(ValueAtRisk, OfAnEquityThatIsNoNumberIsUndefined) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  EXPECT_EQ(reason_of({.equity = {90.0, nan}}, "valueAtRisk"), Undefined::kNotFinite);
}

}  // namespace tiercel::sim::metrics
