#include "native/sim/metrics/exposure.hpp"

#include "native/sim/metrics/testing/run.hpp"

namespace tiercel::sim::metrics {

// [BT-5]
TEST(Exposure, IsTheShareOfBarsInAPosition) {
  EXPECT_EQ(value_of({.equity = {1.0, 2.0, 3.0, 4.0}, .bars_in_position = 3}, "exposure"), 0.75);
}

TEST(Exposure, IsUndefinedWithoutBars) { EXPECT_EQ(reason_of({}, "exposure"), Undefined::kNoBars); }

}  // namespace tiercel::sim::metrics
