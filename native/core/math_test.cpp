#include "native/core/math.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace tiercel {
namespace {

double ulps(double got, double want) {
  return std::fabs(got - want) / (std::nextafter(std::fabs(want), INFINITY) - std::fabs(want));
}

// libm is within 1 ulp on the platforms that run the tests, so 3 ulp of it proves 4 of the true value at the most.
TEST(Math, LogExpPowAreCloseToLibm) {
  for (int i = 1; i < 20000; ++i) {
    const double x = std::exp((i - 10000) * 0.03);
    EXPECT_LE(ulps(exact_log(x * 1.37), std::log(x * 1.37)), 3.0) << x;
    const double e = (i - 10000) * 0.07;
    EXPECT_LE(ulps(exact_exp(e), std::exp(e)), 3.0) << e;
    const double base = 0.5 + i * 1e-4;
    EXPECT_LE(ulps(exact_pow(base, 37.25), std::pow(base, 37.25)), 3.0) << base;
    EXPECT_LE(ulps(exact_pow(base, -1.0 / 252), std::pow(base, -1.0 / 252)), 3.0) << base;
  }
}

TEST(Math, EdgesFollowIeee) {
  EXPECT_EQ(exact_log(1.0), 0.0);
  EXPECT_EQ(exact_log(0.0), -INFINITY);
  EXPECT_TRUE(std::isnan(exact_log(-1.0)));
  EXPECT_EQ(exact_exp(0.0), 1.0);
  EXPECT_EQ(exact_exp(-1e4), 0.0);
  EXPECT_EQ(exact_exp(1e4), INFINITY);
  EXPECT_EQ(exact_pow(0.0, 2.0), 0.0);
  EXPECT_EQ(exact_pow(5.0, 0.0), 1.0);
  EXPECT_TRUE(std::isnan(exact_pow(-2.0, 0.5)));
}

}  // namespace
}  // namespace tiercel
