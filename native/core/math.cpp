#include "native/core/math.hpp"

#include "native/core/math_lanes.hpp"

namespace tiercel {
namespace {

using namespace math;

__extension__ typedef __int128 Int128;
__extension__ typedef unsigned __int128 Uint128;

// The first bits of 2 / pi, after 64 zeros.
constexpr std::uint64_t kTwoOverPi[] = {0x0000000000000000, 0xa2f9836e4e441529, 0xfc2757d1f534ddc0, 0xdb6295993c439041,
                                        0xfe5163abdebbc561, 0xb7246e3a424dd2e0, 0x06492eea09d1921c, 0xfe1deb1cb129a73e,
                                        0xe88235f52ebb4484, 0xe99c7026b45f7e41, 0x3991d639835339f4, 0x9c845f8bbdf9283b,
                                        0x1ff897ffde05980f, 0xef2f118b5a0a6d1f, 0x6d367ecf27cb09b7, 0x4f463f669e5fea2d,
                                        0x7527bac7ebe5f17b, 0x3d0739f78a5292ea, 0x6bfb5fb11f8d5d08, 0x56033046fc7b6bab,
                                        0xf0cfbc209af4361d};

// 64 of these bits from bit `from` on.
std::uint64_t bits_from(std::size_t from) noexcept {
  const std::size_t limb = from / 64;
  const std::size_t shift = from % 64;
  return shift == 0 ? kTwoOverPi[limb] : kTwoOverPi[limb] << shift | kTwoOverPi[limb + 1] >> (64 - shift);
}

// A fraction of a quarter turn, in units of 2^-126 and below them of 2^-190, as an angle.
Split<double> angle_of(Uint128 high, std::uint64_t low) noexcept {
  int zeros = 0;
  for (; zeros < 127 && (high >> 127) == 0; ++zeros) {
    high = high << 1 | low >> 63;
    low <<= 1;
  }
  const Split<double> f{
      std::ldexp(static_cast<double>(static_cast<std::uint64_t>(high >> 75)), -51 - zeros),
      std::ldexp(static_cast<double>(static_cast<std::uint64_t>(high >> 22) & ((1ULL << 53) - 1)), -104 - zeros)};
  const Split<double> p = two_product(f.high, kHalfPi);
  return two_sum(p.high, p.low + (f.high * kHalfPiLow + f.low * kHalfPi));
}

// Payne and Hanek, Radian reduction for trigonometric functions (SIGNUM Newsletter 18, 1983): of x 2/pi only the bits
// that do not make whole turns are worked out, as integers.
Angle<double> reduced_exactly(double x) noexcept {
  const std::uint64_t bits = bits_of(x);
  const std::uint64_t mantissa = (bits & 0xfffffffffffffULL) | 1ULL << 52;
  const auto exponent = static_cast<std::size_t>((bits >> 52) & 0x7ff);  // x = mantissa 2^(exponent - 1075)
  const std::size_t from = exponent - 1075 - 2 + 64;
  const Uint128 low = static_cast<Uint128>(mantissa) * bits_from(from + 128);
  const Uint128 middle = static_cast<Uint128>(mantissa) * bits_from(from + 64) + (low >> 64);
  const std::uint64_t top = mantissa * bits_from(from) + static_cast<std::uint64_t>(middle >> 64);
  Uint128 high = static_cast<Uint128>(top) << 64 | static_cast<std::uint64_t>(middle);
  std::uint64_t rest = static_cast<std::uint64_t>(low);
  // 2 bits of quarters and 190 of their fraction, rounded to the nearest quarter.
  const std::uint64_t quarters = static_cast<std::uint64_t>((high + (Uint128{1} << 125)) >> 126);
  high -= static_cast<Uint128>(quarters) << 126;
  const bool is_negative = (high >> 127) != 0;
  if (is_negative) {
    high = ~high + (rest == 0 ? 1 : 0);
    rest = ~rest + 1;
  }
  const Split<double> angle = angle_of(high, rest);
  if (is_negative != (x < 0.0)) return {-angle.high, -angle.low, x < 0.0 ? 0 - quarters : quarters};
  return {angle.high, angle.low, x < 0.0 ? 0 - quarters : quarters};
}

Angle<double> angle_from(double x) noexcept { return std::fabs(x) > kMostReduced ? reduced_exactly(x) : reduced(x); }

double exp_split(double high, double low) noexcept {
  if (std::isnan(high)) return kNaN;
  if (high > 709.79) return kInfinity;
  if (high < -745.14) return 0.0;
  const Exponential<double> e = exponential(high, low);
  return scaled(1.0 + e.body, e.k);
}

// atan(y / x) of positive numbers.
Split<double> first_quadrant(double y, double x) noexcept {
  const int shift = -std::ilogb(std::fmax(y, x));
  const double above = std::ldexp(y, shift);  // what becomes tiny here is nothing beside the other
  const double below = std::ldexp(x, shift);
  if (below < 0x1p-200) return {kHalfPi, kHalfPiLow};
  if (above < 0x1p-200) return {y / x, 0.0};
  return arc_tangent(above, below);
}

}  // namespace

double exact_log(double x) noexcept { return log_of(x); }
double exact_log10(double x) noexcept { return log10_of(x); }
double exact_exp(double x) noexcept { return exp_of(x); }

double exact_pow(double base, double exponent) noexcept {
  if (exponent == 0.0 || base == 1.0) return 1.0;
  if (std::isnan(base) || std::isnan(exponent) || base < 0.0) return kNaN;
  if (base == 0.0) return exponent > 0.0 ? 0.0 : kInfinity;
  if (base == kInfinity) return exponent > 0.0 ? kInfinity : 0.0;
  if (std::isinf(exponent)) return (base > 1.0) == (exponent > 0.0) ? kInfinity : 0.0;
  const Split<double> logarithm = log_split(base);
  const Split<double> product = two_product(logarithm.high, exponent);
  return exp_split(product.high, product.low + logarithm.low * exponent);
}

double exact_sin(double x) noexcept {
  if (!std::isfinite(x)) return kNaN;
  return std::fabs(x) < kTiny ? x : wave<0>(angle_from(x));
}
double exact_cos(double x) noexcept { return std::isfinite(x) ? wave<1>(angle_from(x)) : kNaN; }
double exact_tan(double x) noexcept {
  if (!std::isfinite(x)) return kNaN;
  return std::fabs(x) < kTiny ? x : tangent(angle_from(x));
}

double exact_asin(double x) noexcept { return asin_of(x); }
double exact_acos(double x) noexcept { return acos_of(x); }
double exact_atan(double x) noexcept { return std::isnan(x) ? x : atan_of(x); }

double exact_atan2(double y, double x) noexcept {
  if (std::isnan(x) || std::isnan(y)) return kNaN;
  double right = std::fabs(x);
  double up = std::fabs(y);
  if (std::isinf(right) || std::isinf(up)) {
    right = std::isinf(right) ? 1.0 : 0.0;
    up = std::isinf(up) ? 1.0 : 0.0;
  }
  Split<double> angle{0.0, 0.0};
  if (up != 0.0) angle = right == 0.0 ? Split<double>{kHalfPi, kHalfPiLow} : first_quadrant(up, right);
  if (std::signbit(x)) {
    const Split<double> head = two_sum(2.0 * kHalfPi, -angle.high);
    angle.high = head.high + (head.low + (2.0 * kHalfPiLow - angle.low));
  }
  return std::copysign(angle.high, y);
}

double exact_sinh(double x) noexcept { return sinh_of(x); }
double exact_cosh(double x) noexcept { return cosh_of(x); }
double exact_tanh(double x) noexcept { return tanh_of(x); }

}  // namespace tiercel
