#include "native/sim/metrics/recovery_factor.hpp"

#include "native/sim/metrics/testing/run.hpp"

namespace tiercel::sim::metrics {

// [BT-5]
TEST(RecoveryFactor, DividesTheReturnByTheDeepestFall) {
  EXPECT_EQ(value_of({.equity = {200.0, 100.0, 300.0}}, "recoveryFactor"), 4.0);
}

TEST(RecoveryFactor, IsUndefinedWithoutAFall) {
  EXPECT_EQ(reason_of({.equity = {110.0}}, "recoveryFactor"), Undefined::kNoDrawdown);
}

}  // namespace tiercel::sim::metrics
