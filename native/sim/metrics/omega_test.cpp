#include "native/sim/metrics/omega.hpp"

#include "native/sim/metrics/testing/run.hpp"

namespace tiercel::sim::metrics {

// [BT-5]
TEST(Omega, DividesGainsByLosses) { EXPECT_EQ(value_of({.equity = {200.0, 100.0, 100.0, 150.0}}, "omega"), 3.0); }

TEST(Omega, IsUndefinedWithoutALosingDay) {
  EXPECT_EQ(reason_of({.equity = {110.0, 121.0}}, "omega"), Undefined::kNoLosingDay);
}

}  // namespace tiercel::sim::metrics
