#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "native/indicators/registry.hpp"

namespace tiercel::indicators {

extern const Indicator kSma;

namespace {

Status sma(const std::vector<double>& values, int decimals, double period, std::vector<double>& out) {
  const double* inputs[] = {values.data()};
  void* outputs[] = {out.data()};
  return compute(kSma, {&period, 1}, {inputs, {&decimals, 1}, outputs, values.size()});
}

TEST(Sma, ValuesOffTheStepAreAveragedAsDoublesUntilTheWindowHasPassedThem) {
  const std::vector<double> values{0.01, 0.01, 0.07, 0.0101, 0.01, 0.01, 0.07};
  std::vector<double> out(values.size());
  ASSERT_EQ(sma(values, 2, 3, out), Status::kOk);
  EXPECT_EQ(out[2], 0.03);  // in decimals; the mean of the doubles is the next one above
  EXPECT_NEAR(out[3], 0.0901 / 3.0, 1e-17);
  EXPECT_EQ(out[6], 0.03);
}

TEST(Sma, ALongWindowOfWideTicksKeepsEveryBit) {
  const std::vector<double> values(200000, 0x1p50);  // window sums of 67 bits
  std::vector<double> out(values.size());
  ASSERT_EQ(sma(values, 0, 100000, out), Status::kOk);
  EXPECT_TRUE(std::isnan(out[99998]));
  EXPECT_EQ(out[99999], 0x1p50);
  EXPECT_EQ(out[199999], 0x1p50);
}

}  // namespace
}  // namespace tiercel::indicators
