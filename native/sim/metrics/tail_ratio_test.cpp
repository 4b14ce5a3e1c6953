#include "native/sim/metrics/tail_ratio.hpp"

#include "native/sim/metrics/testing/run.hpp"

namespace tiercel::sim::metrics {

// [BT-5]
TEST(TailRatio, DividesTheSizesOfTheTails) {
  EXPECT_NEAR(value_of({.equity = {110.0, 104.5}}, "tailRatio"), (0.1 - 0.05 * 0.15) / (0.05 - 0.05 * 0.15), 1e-12);
}

TEST(TailRatio, IsUndefinedWithoutALowerTail) {
  EXPECT_EQ(reason_of({.equity = {100.0, 100.0, 110.0}}, "tailRatio"), Undefined::kNoTail);
}

}  // namespace tiercel::sim::metrics
