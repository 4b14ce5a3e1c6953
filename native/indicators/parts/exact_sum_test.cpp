#include "native/indicators/parts/exact_sum.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>
#include <vector>

namespace tiercel::indicators {
namespace {

constexpr double kMost = std::numeric_limits<double>::max();
constexpr double kLeast = std::numeric_limits<double>::denorm_min();

double mean_of(std::initializer_list<double> values, std::int64_t divisor) {
  ExactSum sum;
  for (const double x : values) sum.add(x);
  return sum.mean(divisor);
}

TEST(ExactSum, KeepsWhatDoublesLoseOnTheWay) {
  EXPECT_EQ(mean_of({1e300, 1.0, -1e300}, 1), 1.0);
  EXPECT_EQ(mean_of({1e300, 1e-300, -1e300}, 1), 1e-300);
  EXPECT_EQ(mean_of({1.0, 1e-30, -1.0, 1e-30}, 2), 1e-30);
  EXPECT_EQ(mean_of({0.1, 0.2, 0.3}, 3), 0.2);
}

TEST(ExactSum, ReachesBothEndsOfTheDoubles) {
  EXPECT_EQ(mean_of({kMost, kMost, kMost}, 3), kMost);
  EXPECT_EQ(mean_of({-kMost, -kMost}, 2), -kMost);
  EXPECT_EQ(mean_of({kMost, kMost}, 1), std::numeric_limits<double>::infinity());
  EXPECT_EQ(mean_of({kLeast, kLeast, kLeast}, 3), kLeast);
  EXPECT_EQ(mean_of({-kLeast}, 1), -kLeast);
  EXPECT_EQ(mean_of({kMost, kLeast, -kMost}, 1), kLeast);
  EXPECT_EQ(mean_of({}, 5), 0.0);
  EXPECT_EQ(mean_of({0.5, -0.5}, 5), 0.0);
}

TEST(ExactSum, HalvesAreRoundedToEvenOnceOnly) {
  EXPECT_EQ(mean_of({kLeast}, 2), 0.0);                         // half of the last bit: to even
  EXPECT_EQ(mean_of({kLeast, kLeast, kLeast}, 2), 2 * kLeast);  // one and a half: to even
  EXPECT_EQ(mean_of({1.0, 0x1p-53}, 1), 1.0);
  EXPECT_EQ(mean_of({1.0, 0x1p-53, 0x1p-1000}, 1), 1.0 + 0x1p-52);
  EXPECT_EQ(mean_of({-1.0, -0x1p-53, -0x1p-1000}, 1), -1.0 - 0x1p-52);
  EXPECT_EQ(mean_of({-1.0, -0x1p-53, 0x1p-1000}, 1), -1.0);
}

TEST(ExactSum, TakingAwayUndoesAddingInAnyOrder) {
  std::mt19937_64 random(1);
  std::vector<double> values(500);
  for (double& x : values) {
    x = std::ldexp(static_cast<double>(random() % 2000001) - 1000000.0, static_cast<int>(random() % 1900) - 1000);
  }
  ExactSum sum;
  sum.add(1.0 / 3.0);
  for (const double x : values) sum.add(x);
  for (auto x = values.rbegin(); x != values.rend(); ++x) sum.subtract(*x);
  EXPECT_EQ(sum.mean(1), 1.0 / 3.0);
}

TEST(RoundedQuotient, IsTheNearestDoubleForSumsOfAnyWidth) {
  EXPECT_EQ(rounded_quotient(1, 3), 1.0 / 3.0);
  EXPECT_EQ(rounded_quotient(-7, 2), -3.5);
  const Int128 wide = (Int128{1} << 53) + 1;               // needs 54 bits
  EXPECT_EQ(rounded_quotient(wide, 1), 0x1p53);            // a half: to even
  EXPECT_EQ(rounded_quotient(wide * 1000, 1000), 0x1p53);  // the same value
  EXPECT_EQ(rounded_quotient(wide * 1000 + 1, 1000), 0x1p53 + 2);
  EXPECT_EQ(rounded_quotient(-(wide * 1000 + 1), 1000), -0x1p53 - 2);
  EXPECT_EQ(rounded_quotient(Int128{1} << 100, 1), 0x1p100);
  EXPECT_EQ(rounded_quotient((Int128{1} << 66) * 3, 3), 0x1p66);
}

TEST(RoundedQuotient, AgreesWithTheExactSumOfTheSameNumbers) {
  std::mt19937_64 random(2);
  for (int i = 0; i < 20000; ++i) {
    const auto number = static_cast<std::int64_t>(random() >> (random() % 60));
    const std::int64_t divisor = static_cast<std::int64_t>(random() % 100000) + 1;
    const auto low = static_cast<double>(number & 0xffffffff);
    ExactSum sum;
    sum.add(static_cast<double>(number >> 32) * 0x1p32);
    sum.add(low);
    EXPECT_EQ(sum.mean(divisor), rounded_quotient(number, divisor)) << number << " / " << divisor;
  }
}

}  // namespace
}  // namespace tiercel::indicators
