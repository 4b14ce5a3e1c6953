#include <gtest/gtest.h>

#include <cmath>
#include <random>
#include <vector>

#include "native/indicators/parts/exact_sum.hpp"
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

// Values of a few shapes: of one size, of many, with few bits (so that means lie half way between doubles), of both
// signs.
std::vector<double> off_step_values(int shape, std::mt19937_64& random) {
  std::vector<double> values(3000);
  for (double& x : values) {
    const auto bits = static_cast<double>(random() >> 11);  // 53 of them
    if (shape == 0) x = 1.0 + bits * 0x1p-53;
    if (shape == 1) x = std::ldexp(bits, static_cast<int>(random() % 12) - 53);
    if (shape == 2) x = static_cast<double>(random() % 7 + (1ULL << 52));
    if (shape == 3) x = (random() % 2 == 0 ? 1.0 : -1.0) * (1.0 + bits * 0x1p-53);
    if (shape == 4) x = random() % 3 == 0 ? 0.0 : 100.0 * bits * 0x1p-53;
  }
  return values;
}

TEST(Sma, OffTheStepEveryMeanIsTheExactOneRoundedOnce) {
  std::mt19937_64 random(5);
  for (int shape = 0; shape < 5; ++shape) {
    const std::vector<double> values = off_step_values(shape, random);
    for (const std::int64_t period : {1, 2, 3, 4, 7, 10, 20, 33, 64, 100, 255, 500, 1000, 1023, 1024, 1025}) {
      std::vector<double> out(values.size());
      ASSERT_EQ(sma(values, kOffStep, static_cast<double>(period), out), Status::kOk);
      ExactSum sum;
      for (std::int64_t i = 0; i < std::ssize(values); ++i) {
        sum.add(values[static_cast<std::size_t>(i)]);
        if (i >= period) sum.subtract(values[static_cast<std::size_t>(i - period)]);
        if (i + 1 < period) continue;
        ASSERT_EQ(out[static_cast<std::size_t>(i)], sum.mean(period)) << shape << ", " << period << ", row " << i;
      }
    }
  }
}

}  // namespace
}  // namespace tiercel::indicators
