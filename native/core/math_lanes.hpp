#pragma once
// The bodies of math.hpp's functions for one double or for Lanes of them, with the same bits. Polynomials that are not
// Taylor's are Chebyshev approximations (mpmath's chebyfit; test/golden/math/make.py --polynomials prints them).
//
// In lanes sine, cosine and tangent take |x| up to kMostReduced; the functions of math.hpp take any.
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>

#include "native/core/lanes.hpp"

namespace tiercel::math {

inline constexpr double kInfinity = std::numeric_limits<double>::infinity();
inline constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
// Adding and taking away this number rounds a double of less than 2^51 to the nearest whole number.
inline constexpr double kWhole = 0x1.8p52;
inline constexpr double kLn2High = 0x1.62e42fee00000p-1;  // the leading 32 bits of ln 2: times an exponent it is exact
inline constexpr double kLn2Low = 0x1.a39ef35793c76p-33;
inline constexpr double kSqrtHalf = 0x1.6a09e667f3bcdp-1;
inline constexpr double kHalfPi = 0x1.921fb54442d18p+0;
inline constexpr double kHalfPiLow = 0x1.1a62633145c07p-54;
inline constexpr double kTiny = 0x1p-27;  // up to here sin x, tan x, asin x, atan x, sinh x and tanh x round to x

template <class T>
struct BitsOf {
  typedef std::uint64_t Type __attribute__((vector_size(sizeof(T))));
};
template <>
struct BitsOf<double> {
  using Type = std::uint64_t;
};
template <class T>
using Bits = typename BitsOf<T>::Type;

// A number and what it lacks.
template <class T>
struct Split {
  T high;
  T low;
};

template <class T>
TIERCEL_BODY Bits<T> bits_of(const T& x) noexcept {
  return std::bit_cast<Bits<T>>(x);
}

TIERCEL_BODY double root_of(double x) noexcept { return std::sqrt(x); }
template <class V>
TIERCEL_BODY V root_of(const V& x) noexcept {
  V root;
  for (std::size_t i = 0; i < sizeof(V) / sizeof(double); ++i) root[i] = std::sqrt(x[i]);
  return root;
}

template <class T>
TIERCEL_BODY T with_sign_of(const T& size, const T& x) noexcept {
  constexpr std::uint64_t kSign = 1ULL << 63;
  return std::bit_cast<T>(bits_of(size) | (bits_of(x) & kSign));
}

// 2^k for a whole k from -1022 to 1023.
template <class T>
TIERCEL_BODY T power_of_two(const T& k) noexcept {
  return std::bit_cast<T>((bits_of(T{k + kWhole}) + 1023) << 52);
}

// x 2^k for k from -2044 to 2046, rounded once.
template <class T>
TIERCEL_BODY T scaled(const T& x, const T& k) noexcept {
  const T half = (k * 0.5 + kWhole) - kWhole;
  return x * power_of_two(half) * power_of_two(T{k - half});
}

template <class T>
TIERCEL_BODY Split<T> two_sum(const T& a, const T& b) noexcept {
  const T s = a + b;
  const T t = s - a;
  return {s, (a - (s - t)) + (b - t)};
}

// Veltkamp and Dekker: the product and its rounding error without a fused operation.
template <class T>
TIERCEL_BODY Split<T> two_product(const T& a, const T& b) noexcept {
  constexpr double kSplitter = 134217729.0;  // 2^27 + 1
  const T p = a * b;
  const T ca = a * kSplitter;
  const T cb = b * kSplitter;
  const T ah = ca - (ca - a);
  const T bh = cb - (cb - b);
  const T al = a - ah;
  const T bl = b - bh;
  return {p, ((ah * bh - p) + ah * bl + al * bh) + al * bl};
}

// a / b with the quotient's rounding error.
template <class T>
TIERCEL_BODY Split<T> quotient(const Split<T>& a, const Split<T>& b) noexcept {
  const T q = a.high / b.high;
  const Split<T> p = two_product(q, b.high);
  return {q, ((a.high - p.high) - p.low + a.low - q * b.low) / b.high};
}

// Horner's scheme, the highest power first.
template <class T, std::size_t N>
TIERCEL_BODY T polynomial(const T& z, const double (&coefficients)[N]) noexcept {
  T sum = T{} + coefficients[0];
  _Pragma("GCC unroll 32") for (std::size_t i = 1; i < N; ++i) sum = sum * z + coefficients[i];
  return sum;
}

// ln x for positive x as a double-double: x = m 2^k with m in [sqrt(1/2), sqrt 2), s = (m-1)/(m+1),
// ln m = 2 (s + s^3/3 + s^5/5 + ...) (Abramowitz and Stegun 4.1.27).
template <class T>
TIERCEL_BODY Split<T> log_split(const T& x) noexcept {
  constexpr double kSeries[] = {1.0 / 23, 1.0 / 21, 1.0 / 19, 1.0 / 17, 1.0 / 15, 1.0 / 13,
                                1.0 / 11, 1.0 / 9,  1.0 / 7,  1.0 / 5,  1.0 / 3};
  const T normal = x < 0x1p-1022 ? T{x * 0x1p54} : x;
  const T below = x < 0x1p-1022 ? T{} - 54.0 : T{};
  const Bits<T> bits = bits_of(normal);
  const T half = std::bit_cast<T>((bits & 0xfffffffffffffULL) | 0x3fe0000000000000ULL);
  const T exponent = std::bit_cast<T>((bits >> 52) + std::bit_cast<std::uint64_t>(kWhole)) - (kWhole + 1022.0);
  const T m = half < kSqrtHalf ? T{half * 2.0} : half;
  const T k = (half < kSqrtHalf ? T{exponent - 1.0} : exponent) + below;
  const T f = m - 1.0;
  const Split<T> d = two_sum(m, T{T{} + 1.0});
  const T s = f / d.high;
  const Split<T> sd = two_product(s, d.high);
  const T s_low = ((f - sd.high) - sd.low - s * d.low) / d.high;
  const T z = s * s;
  const T tail = 2.0 * (s * z * polynomial(z, kSeries) + s_low);
  const Split<T> head = two_sum(T{k * kLn2High}, T{2.0 * s});
  return two_sum(head.high, T{head.low + (tail + k * kLn2Low)});
}

// The logarithm `value` of x, or what stands for it outside the positive numbers.
template <class T>
TIERCEL_BODY T logarithm_or_edge(const T& x, const T& value) noexcept {
  const T positive = x < kInfinity ? value : x;
  const T zero = x == 0.0 ? T{} - kInfinity : T{} + kNaN;
  return x > 0.0 ? positive : zero;
}

template <class T>
TIERCEL_BODY T log_of(const T& x) noexcept {
  return logarithm_or_edge(x, log_split(x).high);
}

template <class T>
TIERCEL_BODY T log10_of(const T& x) noexcept {
  constexpr double kInverse = 0x1.bcb7b1526e50ep-2;  // 1 / ln 10
  constexpr double kInverseLow = 0x1.95355baaafad3p-57;
  const Split<T> l = log_split(x);
  const Split<T> p = two_product(l.high, T{T{} + kInverse});
  return logarithm_or_edge(x, T{p.high + (p.low + (l.low * kInverse + l.high * kInverseLow))});
}

// e^(high + low) = (1 + body) 2^k for `high` within +-1000: high = k ln 2 + r with |r| <= ln 2 / 2, then the Taylor
// series of r.
template <class T>
struct Exponential {
  T body;
  T k;
};

template <class T>
TIERCEL_BODY Exponential<T> exponential(const T& high, const T& low) noexcept {
  constexpr double kSeries[] = {
      1.0 / 87178291200.0, 1.0 / 6227020800.0, 1.0 / 479001600.0, 1.0 / 39916800.0, 1.0 / 3628800.0,
      1.0 / 362880.0,      1.0 / 40320.0,      1.0 / 5040.0,      1.0 / 720.0,      1.0 / 120.0,
      1.0 / 24.0,          1.0 / 6.0,          1.0 / 2.0};
  const T k = (high / (kLn2High + kLn2Low) + kWhole) - kWhole;
  const Split<T> r = two_sum(T{high - k * kLn2High}, T{low - k * kLn2Low});
  return {r.high + (r.high * r.high * polynomial(r.high, kSeries) + r.low * (1.0 + r.high)), k};
}

template <class T>
TIERCEL_BODY T exp_of(const T& x) noexcept {
  const T most = x > 710.0 ? T{} + 710.0 : x;  // beyond these the result is infinite or 0
  const T bounded = most < -746.0 ? T{} - 746.0 : most;
  const Exponential<T> e = exponential(bounded, T{});
  return scaled(T{1.0 + e.body}, e.k);
}

// x as a whole number of quarter turns and a rest of at most an eighth.
template <class T>
struct Angle {
  T high;
  T low;
  Bits<T> quarters;  // the last two bits count
};

inline constexpr double kMostReduced = 0x1p20 * kHalfPi;

// Cody and Waite: pi / 2 in parts of 33 bits, whose products with up to 2^20 are exact.
template <class T>
TIERCEL_BODY Angle<T> reduced(const T& x) noexcept {
  constexpr double kTurns = 0x1.45f306dc9c883p-1;  // 2 / pi
  constexpr double kFirst = 0x1.921fb54400000p+0;
  constexpr double kSecond = 0x1.0b4611a600000p-34;
  constexpr double kThird = 0x1.3198a2e000000p-69;
  constexpr double kRest = 0x1.b839a252049c1p-104;
  const T shifted = x * kTurns + kWhole;
  const T k = shifted - kWhole;
  const Split<T> a = two_sum(T{x - k * kFirst}, T{k * -kSecond});
  const Split<T> b = two_sum(a.high, T{k * -kThird});
  const Split<T> r = two_sum(b.high, T{(a.low + b.low) - k * kRest});
  return {r.high, r.low, bits_of(shifted)};
}

// Taylor's series from the third (sine) and fourth (cosine) power on, on an eighth of a turn.
template <class T>
TIERCEL_BODY Split<T> sine_part(const T& r, const T& low) noexcept {
  constexpr double kSeries[] = {1.0 / 355687428096000.0, -1.0 / 1307674368000.0, 1.0 / 6227020800.0, -1.0 / 39916800.0,
                                1.0 / 362880.0,          -1.0 / 5040.0,          1.0 / 120.0,        -1.0 / 6.0};
  const T z = r * r;
  return two_sum(r, T{r * z * polynomial(z, kSeries) + low * (1.0 - 0.5 * z)});
}

template <class T>
TIERCEL_BODY Split<T> cosine_part(const T& r, const T& low) noexcept {
  constexpr double kSeries[] = {
      -1.0 / 6402373705728000.0, 1.0 / 20922789888000.0, -1.0 / 87178291200.0, 1.0 / 479001600.0,
      -1.0 / 3628800.0,          1.0 / 40320.0,          -1.0 / 720.0,         1.0 / 24.0};
  const T z = r * r;
  const T half = 0.5 * z;
  const T head = 1.0 - half;
  return two_sum(head, T{((1.0 - head) - half) + (z * z * polynomial(z, kSeries) - r * low)});
}

// Sine (kQuarter 0) or cosine (1).
template <int kQuarter, class T>
TIERCEL_BODY T wave(const Angle<T>& a) noexcept {
  const T sine = sine_part(a.high, a.low).high;
  const T cosine = cosine_part(a.high, a.low).high;
  const Bits<T> quarters = a.quarters + kQuarter;
  const T value = (quarters & 1) == 0 ? sine : cosine;
  return std::bit_cast<T>(bits_of(value) ^ ((quarters & 2) << 62));
}

template <class T>
TIERCEL_BODY T tangent(const Angle<T>& a) noexcept {
  const Split<T> sine = sine_part(a.high, a.low);
  const Split<T> cosine = cosine_part(a.high, a.low);
  const auto even = (a.quarters & 1) == 0;
  const Split<T> above{even ? sine.high : T{-cosine.high}, even ? sine.low : T{-cosine.low}};
  const Split<T> below{even ? cosine.high : sine.high, even ? cosine.low : sine.low};
  const Split<T> q = quotient(above, below);
  return q.high + q.low;
}

template <class T>
TIERCEL_BODY T sin_of(const T& x) noexcept {
  return absolute(x) < kTiny ? x : wave<0>(reduced(x));
}
template <class T>
TIERCEL_BODY T cos_of(const T& x) noexcept {
  return wave<1>(reduced(x));
}
template <class T>
TIERCEL_BODY T tan_of(const T& x) noexcept {
  return absolute(x) < kTiny ? x : tangent(reduced(x));
}

// atan(y / x) for y >= 0 and x > 0 that are neither huge nor tiny: with t = tan(pi/8), as atan(y/x), or
// pi/4 + atan((y-x)/(y+x)), or pi/2 + atan(-x/y), of which the last quotients are at most t.
template <class T>
TIERCEL_BODY Split<T> arc_tangent(const T& y, const T& x) noexcept {
  constexpr double kSeries[] = {0x1.0aca40aeebce0p-6,  -0x1.1b2f96cc7eca8p-5, 0x1.74dc387c1a6f4p-5,
                                -0x1.ac7a3950dffbap-5, 0x1.e19a07798598ep-5,  -0x1.110e878213482p-4,
                                0x1.3b1392d24f335p-4,  -0x1.745d165db0b8dp-4, 0x1.c71c71c3035c8p-4,
                                -0x1.249249248d7d1p-3, 0x1.9999999999953p-3,  -0x1.5555555555555p-2};
  const Split<T> difference = two_sum(y, T{-x});
  const Split<T> sum = two_sum(y, x);
  const auto is_small = y <= 0x1.a827999fcef32p-2 * x;  // tan(pi/8)
  const auto is_large = y > 0x1.3504f333f9de6p+1 * x;   // tan(3 pi/8)
  const Split<T> above{is_small ? y : (is_large ? T{-x} : difference.high),
                       is_small ? T{} : (is_large ? T{} : difference.low)};
  const Split<T> below{is_small ? x : (is_large ? y : sum.high), is_small ? T{} : (is_large ? T{} : sum.low)};
  const T whole = is_small ? T{} : (is_large ? T{} + kHalfPi : T{} + 0.5 * kHalfPi);
  const T whole_low = is_small ? T{} : (is_large ? T{} + kHalfPiLow : T{} + 0.5 * kHalfPiLow);
  const Split<T> q = quotient(above, below);
  const T z = q.high * q.high;
  const Split<T> head = two_sum(whole, q.high);
  return two_sum(head.high, T{head.low + (whole_low + (q.low * (1.0 - z) + q.high * z * polynomial(z, kSeries)))});
}

template <class T>
TIERCEL_BODY T atan_of(const T& x) noexcept {
  const T size = absolute(x);
  const T bounded = size > 0x1p60 ? T{} + 0x1p60 : size;
  const T value = with_sign_of(arc_tangent(bounded, T{T{} + 1.0}).high, x);
  return size < kTiny ? x : value;
}

// asin s for 0 <= s <= 1/2, given z = s^2, less s itself.
template <class T>
TIERCEL_BODY T arc_sine_rest(const T& s, const T& z) noexcept {
  constexpr double kSeries[] = {0x1.e529dfb07a481p-6, -0x1.3b4192369e517p-6, 0x1.4061ad4dc10ffp-6, 0x1.8f18e28b47458p-9,
                                0x1.316229dcdaf14p-7, 0x1.3b49dd7f75ff5p-7,  0x1.7b027efe85410p-7, 0x1.c990ad3b3e6c3p-7,
                                0x1.1c4efce24020ep-6, 0x1.6e8ba123e4071p-6,  0x1.f1c71c7a52bd1p-6, 0x1.6db6db6dac1dfp-5,
                                0x1.3333333333388p-4, 0x1.5555555555555p-3};
  return s * z * polynomial(z, kSeries);
}

// asin of |x|, or above 1/2 pi/2 - asin of |x| = 2 asin(sqrt((1 - |x|) / 2)): the angle from the nearer axis.
template <class T>
TIERCEL_BODY Split<T> angle_from_axis(const T& size) noexcept {
  const T part = 0.5 * (1.0 - size);
  const T root = root_of(part);
  const Split<T> square = two_product(root, root);
  const T root_low = ((part - square.high) - square.low) / (root > 0.0 ? T{2.0 * root} : T{} + 1.0);
  const Split<T> far = two_sum(T{2.0 * root}, T{2.0 * (root_low + arc_sine_rest(root, part))});
  const Split<T> near = two_sum(size, arc_sine_rest(size, T{size * size}));
  return {size > 0.5 ? far.high : near.high, size > 0.5 ? far.low : near.low};
}

// pi/2 less an angle.
template <class T>
TIERCEL_BODY T complement(const Split<T>& angle) noexcept {
  const Split<T> head = two_sum(T{T{} + kHalfPi}, T{-angle.high});
  return head.high + (head.low + (kHalfPiLow - angle.low));
}

template <class T>
TIERCEL_BODY T asin_of(const T& x) noexcept {
  const T size = absolute(x);
  const Split<T> angle = angle_from_axis(size);
  const T value = with_sign_of(size > 0.5 ? complement(angle) : angle.high, x);
  const T inside = size <= 1.0 ? value : T{} + kNaN;
  return size < kTiny ? x : inside;
}

template <class T>
TIERCEL_BODY T acos_of(const T& x) noexcept {
  const T size = absolute(x);
  const Split<T> angle = angle_from_axis(size);
  const Split<T> opposite = two_sum(T{T{} + 2.0 * kHalfPi}, T{-angle.high});
  const T obtuse = opposite.high + (opposite.low + (2.0 * kHalfPiLow - angle.low));
  const Split<T> signed_angle{x < 0.0 ? T{-angle.high} : angle.high, x < 0.0 ? T{-angle.low} : angle.low};
  const T far = x < 0.0 ? obtuse : angle.high;
  const T value = size > 0.5 ? far : complement(signed_angle);
  return size <= 1.0 ? value : T{} + kNaN;
}

// (e^size + sign e^-size) / 2 for size >= 0, as halves of 2^k: with m = e^size 2^-k, m + sign 2^-2k / m.
template <class T>
TIERCEL_BODY T hyperbolic(const T& size, double sign) noexcept {
  const T bounded = size > 720.0 ? T{} + 720.0 : size;
  const Exponential<T> e = exponential(bounded, T{});
  const Split<T> m = two_sum(T{T{} + 1.0}, e.body);
  const T turned = power_of_two(T{-2.0 * (e.k > 100.0 ? T{} + 100.0 : e.k)});  // beyond it is nothing beside m
  const Split<T> inverse = quotient(Split<T>{T{turned * sign}, T{}}, m);
  const Split<T> sum = two_sum(m.high, inverse.high);
  return scaled(T{sum.high + (sum.low + (m.low + inverse.low))}, T{e.k - 1.0});
}

template <class T>
TIERCEL_BODY T cosh_of(const T& x) noexcept {
  return hyperbolic(absolute(x), 1.0);
}

template <class T>
TIERCEL_BODY T sinh_of(const T& x) noexcept {
  constexpr double kSeries[] = {1.0 / 121645100408832000.0,
                                1.0 / 355687428096000.0,
                                1.0 / 1307674368000.0,
                                1.0 / 6227020800.0,
                                1.0 / 39916800.0,
                                1.0 / 362880.0,
                                1.0 / 5040.0,
                                1.0 / 120.0,
                                1.0 / 6.0};
  const T size = absolute(x);
  const T z = x * x;
  const T near = x + x * z * polynomial(z, kSeries);
  const T value = size < 1.0 ? near : with_sign_of(hyperbolic(size, -1.0), x);
  return size < kTiny ? x : value;
}

// Above 0.55 as 1 - 2 / (e^2x + 1).
template <class T>
TIERCEL_BODY T tanh_of(const T& x) noexcept {
  constexpr double kSeries[] = {-0x1.59962093e21d0p-16, 0x1.64f707d11ba4fp-14,  -0x1.ec0e9550d42c9p-13,
                                0x1.34c57de48a611p-11,  -0x1.7d97cb7a94b76p-10, 0x1.d6d338edc6017p-9,
                                -0x1.226e32eebbb26p-7,  0x1.664f48770be76p-6,   -0x1.ba1ba1b9feb3cp-5,
                                0x1.1111111111032p-3,   -0x1.5555555555555p-2};
  const T size = absolute(x);
  const T z = x * x;
  const T near = x + x * z * polynomial(z, kSeries);
  const T bounded = size > 20.0 ? T{} + 20.0 : size;  // beyond it is 1
  const Exponential<T> e = exponential(T{2.0 * bounded}, T{});
  const T far = 1.0 - 2.0 / (scaled(T{1.0 + e.body}, e.k) + 1.0);
  const T value = size < 0.55 ? near : with_sign_of(far, x);
  return size < kTiny ? x : value;
}

}  // namespace tiercel::math
