#include "native/sim/metrics/ulcer.hpp"

#include "native/sim/metrics/testing/run.hpp"

namespace tiercel::sim::metrics {

// [BT-5] Falls of 0, 1/2, 1/4 and 0 below 200.
TEST(UlcerIndex, IsTheRootOfTheMeanSquareFall) {
  EXPECT_DOUBLE_EQ(value_of({.equity = {200.0, 100.0, 150.0, 200.0}}, "ulcerIndex"), std::sqrt(0.3125 / 4.0));
}

TEST(MartinRatio, DividesTheAnnualReturnByIt) {
  const TestRun run{.equity = {200.0, 100.0, 150.0, 200.0}, .days_per_year = 4.0};
  EXPECT_DOUBLE_EQ(value_of(run, "martinRatio"), 1.0 / std::sqrt(0.3125 / 4.0));
}

TEST(MartinRatio, IsUndefinedWithoutAFall) {
  EXPECT_EQ(reason_of({.equity = {100.0, 110.0}}, "martinRatio"), Undefined::kNoDrawdown);
}

}  // namespace tiercel::sim::metrics
