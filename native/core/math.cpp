#include "native/core/math.hpp"

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

namespace tiercel {
namespace {

constexpr double kLn2High = 0x1.62e42fee00000p-1;  // the leading 32 bits of ln 2: times an exponent it is exact
constexpr double kLn2Low = 0x1.a39ef35793c76p-33;
constexpr double kSqrtHalf = 0x1.6a09e667f3bcdp-1;
constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

struct Split {
  double high;
  double low;
};

Split two_sum(double a, double b) noexcept {
  const double s = a + b;
  const double t = s - a;
  return {s, (a - (s - t)) + (b - t)};
}

// Veltkamp and Dekker: the product and its rounding error without a fused operation.
Split two_product(double a, double b) noexcept {
  constexpr double kSplitter = 134217729.0;  // 2^27 + 1
  const double p = a * b;
  const double ca = kSplitter * a;
  const double cb = kSplitter * b;
  const double ah = ca - (ca - a);
  const double bh = cb - (cb - b);
  const double al = a - ah;
  const double bl = b - bh;
  return {p, ((ah * bh - p) + ah * bl + al * bh) + al * bl};
}

// ln x for normal positive x as a double-double: x = m 2^k with m in [sqrt(1/2), sqrt 2), s = (m-1)/(m+1),
// ln m = 2 (s + s^3/3 + s^5/5 + ...) (Abramowitz and Stegun 4.1.27).
Split log_split(double x) noexcept {
  int exponent = 0;
  double m = std::frexp(x, &exponent);
  if (m < kSqrtHalf) {
    m *= 2.0;
    --exponent;
  }
  const double f = m - 1.0;
  const Split d = two_sum(m, 1.0);
  const double s = f / d.high;
  const Split sd = two_product(s, d.high);
  const double s_low = ((f - sd.high) - sd.low - s * d.low) / d.high;
  const double z = s * s;
  double series = 1.0 / 23.0;
  for (int n = 21; n >= 3; n -= 2) series = series * z + 1.0 / n;
  const double tail = 2.0 * (s * z * series + s_low);
  const double k = exponent;
  const Split head = two_sum(k * kLn2High, 2.0 * s);
  const Split sum = two_sum(head.high, head.low + (tail + k * kLn2Low));
  return sum;
}

// e^(high + low): high = k ln 2 + r with |r| <= ln 2 / 2, then the Taylor series of r.
double exp_split(double high, double low) noexcept {
  if (std::isnan(high)) return kNaN;
  if (high > 709.79) return kInfinity;
  if (high < -745.14) return 0.0;
  const double k = std::nearbyint(high / (kLn2High + kLn2Low));
  const Split r = two_sum(high - k * kLn2High, low - k * kLn2Low);
  double series = 1.0 / 87178291200.0;  // 1/14!
  double factorial = 6227020800.0;      // 13!
  for (int n = 13; n >= 2; --n) {
    series = series * r.high + 1.0 / factorial;
    factorial /= n;
  }
  const double body = r.high + (r.high * r.high * series + r.low * (1.0 + r.high));
  return std::ldexp(1.0 + body, static_cast<int>(k));
}

}  // namespace

double exact_log(double x) noexcept {
  if (std::isnan(x) || x < 0.0) return kNaN;
  if (x == 0.0) return -kInfinity;
  if (x == kInfinity) return kInfinity;
  return log_split(x).high;
}

double exact_exp(double x) noexcept { return exp_split(x, 0.0); }

double exact_pow(double base, double exponent) noexcept {
  if (exponent == 0.0 || base == 1.0) return 1.0;
  if (std::isnan(base) || std::isnan(exponent) || base < 0.0) return kNaN;
  if (base == 0.0) return exponent > 0.0 ? 0.0 : kInfinity;
  if (base == kInfinity) return exponent > 0.0 ? kInfinity : 0.0;
  if (std::isinf(exponent)) return (base > 1.0) == (exponent > 0.0) ? kInfinity : 0.0;
  const Split logarithm = log_split(base);
  const Split product = two_product(logarithm.high, exponent);
  return exp_split(product.high, product.low + logarithm.low * exponent);
}

}  // namespace tiercel
