#include "native/core/cpu.hpp"

#include <gtest/gtest.h>

namespace tiercel {
namespace {

TEST(Cpu, TheLimitLowersTheLevelAndNeverRaisesIt) {
  const SimdLevel before = simd_level();
  set_simd_limit(SimdLevel::kBaseline);
  EXPECT_EQ(simd_level(), SimdLevel::kBaseline);
  set_simd_limit(SimdLevel::kAvx512);
  EXPECT_EQ(simd_level(), before);
  EXPECT_STREQ(simd_level_name(SimdLevel::kBaseline), "baseline");
}

}  // namespace
}  // namespace tiercel
