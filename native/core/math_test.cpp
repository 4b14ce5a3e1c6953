#include "native/core/math.hpp"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <cstdint>
#include <string>

#include "native/core/math_lanes.hpp"

namespace tiercel {
namespace {

struct Golden {
  const char* name;
  double x;
  double y;
  double value;
};

constexpr Golden kGolden[] = {
#include "native/core/math_golden.inc"
};

double call(const std::string& name, double x, double y) {
  if (name == "sin") return exact_sin(x);
  if (name == "cos") return exact_cos(x);
  if (name == "tan") return exact_tan(x);
  if (name == "asin") return exact_asin(x);
  if (name == "acos") return exact_acos(x);
  if (name == "atan") return exact_atan(x);
  if (name == "atan2") return exact_atan2(x, y);
  if (name == "sinh") return exact_sinh(x);
  if (name == "cosh") return exact_cosh(x);
  if (name == "tanh") return exact_tanh(x);
  if (name == "log") return exact_log(x);
  if (name == "log10") return exact_log10(x);
  if (name == "exp") return exact_exp(x);
  return exact_pow(x, y);
}

double ulps(double got, double want) {
  if (got == want) return 0.0;
  return std::fabs(got - want) / (std::nextafter(std::fabs(want), INFINITY) - std::fabs(want));
}

// The golden values are the nearest doubles: one unit from them is one and a half from the true value at the most.
TEST(Math, IsWithinAUnitInTheLastPlaceOfTheNearestDouble) {
  for (const Golden& g : kGolden) {
    EXPECT_LE(ulps(call(g.name, g.x, g.y), g.value), 1.0) << g.name << " " << g.x << " " << g.y;
  }
}

// libm is within 1 ulp on the platforms that run the tests, so 2 ulp of it proves 3 of the true value at the most.
TEST(Math, IsCloseToLibmOverTheWholeRange) {
  for (int i = 1; i < 20000; ++i) {
    const double x = std::exp((i - 10000) * 0.03) * 1.37;
    EXPECT_LE(ulps(exact_log(x), std::log(x)), 2.0) << x;
    EXPECT_LE(ulps(exact_log10(x), std::log10(x)), 2.0) << x;
    EXPECT_LE(ulps(exact_sin(x), std::sin(x)), 2.0) << x;
    EXPECT_LE(ulps(exact_cos(x), std::cos(x)), 2.0) << x;
    EXPECT_LE(ulps(exact_tan(x), std::tan(x)), 2.0) << x;
    EXPECT_LE(ulps(exact_atan(x), std::atan(x)), 2.0) << x;
    EXPECT_LE(ulps(exact_atan2(x, 0.3), std::atan2(x, 0.3)), 2.0) << x;
    EXPECT_LE(ulps(exact_atan2(-1e9, -x), std::atan2(-1e9, -x)), 2.0) << x;
    const double e = (i - 10000) * 0.07;
    EXPECT_LE(ulps(exact_exp(e), std::exp(e)), 2.0) << e;
    EXPECT_LE(ulps(exact_sinh(e), std::sinh(e)), 3.0) << e;
    EXPECT_LE(ulps(exact_cosh(e), std::cosh(e)), 3.0) << e;
    EXPECT_LE(ulps(exact_tanh(e / 70), std::tanh(e / 70)), 3.0) << e;
    const double share = (i - 10000) * 1e-4;
    EXPECT_LE(ulps(exact_asin(share), std::asin(share)), 2.0) << share;
    EXPECT_LE(ulps(exact_acos(share), std::acos(share)), 2.0) << share;
    const double base = 0.5 + i * 1e-4;
    EXPECT_LE(ulps(exact_pow(base, 37.25), std::pow(base, 37.25)), 3.0) << base;
    EXPECT_LE(ulps(exact_pow(base, -1.0 / 252), std::pow(base, -1.0 / 252)), 3.0) << base;
  }
}

// The slow path for large angles and the fast one meet.
TEST(Math, AnglesOnBothSidesOfTheLimitAreAsCloseToLibm) {
  double x = math::kMostReduced;
  for (int i = 0; i < 1000; ++i) x = std::nextafter(x, 0.0);
  for (int i = 0; i < 2000; ++i, x = std::nextafter(x, INFINITY)) {
    EXPECT_LE(ulps(exact_sin(x), std::sin(x)), 2.0) << x;
    EXPECT_LE(ulps(exact_cos(-x), std::cos(-x)), 2.0) << x;
  }
}

template <int W>
void expect_lanes_like_scalars() {
  for (int i = 0; i < 4000; ++i) {
    Lanes<W> x;
    for (int lane = 0; lane < W; ++lane) x[lane] = (i * W + lane - 2000.0 * W) * 0.37e-2;
    const auto is_same = [&](const Lanes<W>& got, double (*function)(double) noexcept) {
      for (int lane = 0; lane < W; ++lane) {
        const double want = function(x[lane]);
        const double found = got[lane];
        if (std::isnan(want) && std::isnan(found)) continue;
        EXPECT_EQ(std::bit_cast<std::uint64_t>(found), std::bit_cast<std::uint64_t>(want)) << x[lane];
      }
    };
    is_same(math::sin_of(x), exact_sin);
    is_same(math::cos_of(x), exact_cos);
    is_same(math::tan_of(x), exact_tan);
    is_same(math::asin_of(x), exact_asin);
    is_same(math::acos_of(x), exact_acos);
    is_same(math::atan_of(x), exact_atan);
    is_same(math::sinh_of(x), exact_sinh);
    is_same(math::cosh_of(x), exact_cosh);
    is_same(math::tanh_of(x), exact_tanh);
    is_same(math::exp_of(x), exact_exp);
    is_same(math::log_of(x), exact_log);
    is_same(math::log10_of(x), exact_log10);
  }
}

TEST(Math, LanesHaveTheBitsOfScalars) {
  expect_lanes_like_scalars<2>();
  expect_lanes_like_scalars<4>();
  expect_lanes_like_scalars<8>();
}

TEST(Math, EdgesFollowIeee) {
  EXPECT_EQ(exact_log(1.0), 0.0);
  EXPECT_EQ(exact_log(0.0), -INFINITY);
  EXPECT_EQ(exact_log(INFINITY), INFINITY);
  EXPECT_TRUE(std::isnan(exact_log(-1.0)));
  EXPECT_EQ(exact_log10(0.0), -INFINITY);
  EXPECT_EQ(exact_log10(1000.0), 3.0);
  EXPECT_EQ(exact_exp(0.0), 1.0);
  EXPECT_EQ(exact_exp(-1e4), 0.0);
  EXPECT_EQ(exact_exp(1e4), INFINITY);
  EXPECT_EQ(exact_exp(-INFINITY), 0.0);
  EXPECT_EQ(exact_pow(0.0, 2.0), 0.0);
  EXPECT_EQ(exact_pow(5.0, 0.0), 1.0);
  EXPECT_TRUE(std::isnan(exact_pow(-2.0, 0.5)));
  EXPECT_TRUE(std::isnan(exact_sin(INFINITY)));
  EXPECT_TRUE(std::isnan(exact_asin(1.0000000000000002)));
  EXPECT_TRUE(std::isnan(exact_acos(-1.0000000000000002)));
  EXPECT_EQ(exact_acos(1.0), 0.0);
  EXPECT_EQ(exact_sinh(1e4), INFINITY);
  EXPECT_EQ(exact_cosh(-1e4), INFINITY);
  EXPECT_EQ(exact_tanh(-1e300), -1.0);
  for (const double y : {0.0, -0.0, 1.0, -1.0, math::kInfinity, -math::kInfinity}) {
    for (const double x : {0.0, -0.0, 1.0, -1.0, math::kInfinity, -math::kInfinity}) {
      EXPECT_LE(ulps(exact_atan2(y, x), std::atan2(y, x)), 1.0) << y << " " << x;
      EXPECT_EQ(std::signbit(exact_atan2(y, x)), std::signbit(std::atan2(y, x))) << y << " " << x;
    }
  }
  for (auto* odd : {exact_sin, exact_tan, exact_asin, exact_atan, exact_sinh, exact_tanh}) {
    EXPECT_TRUE(std::signbit(odd(-0.0)));
    EXPECT_EQ(odd(-0.0), 0.0);
    EXPECT_TRUE(std::isnan(odd(std::nan(""))));
  }
  for (auto* other : {exact_cos, exact_acos, exact_cosh, exact_exp, exact_log, exact_log10}) {
    EXPECT_TRUE(std::isnan(other(std::nan(""))));
  }
}

}  // namespace
}  // namespace tiercel
