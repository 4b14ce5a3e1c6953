#include "native/indicators/parts/exact_sum.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

namespace tiercel::indicators {
namespace {

constexpr int kLowestExponent = -1074;  // weight of the last bit of the smallest double
constexpr int kMantissaBits = 53;

int leading_zeros(Uint128 x) noexcept {
  const auto high = static_cast<std::uint64_t>(x >> 64);
  return high != 0 ? std::countl_zero(high) : 64 + std::countl_zero(static_cast<std::uint64_t>(x));
}

// whole * 2^exponent, which needs no rounding but to infinity.
double scaled(std::uint64_t whole, int exponent) noexcept {
  const auto mantissa = static_cast<double>(whole);
  if (exponent < -1022 || exponent > 1023) return std::ldexp(mantissa, exponent);
  return mantissa * std::bit_cast<double>(static_cast<std::uint64_t>(exponent + 1023) << 52);
}

// (magnitude + something below its last bit where `inexact`) * 2^exponent, rounded to nearest, ties to even.
double round_to_double(Uint128 magnitude, bool inexact, int exponent) noexcept {
  if (magnitude == 0) return 0.0;
  const int width = 128 - leading_zeros(magnitude);
  const int smallest_kept = kLowestExponent - exponent;  // bits below this one are no part of any double
  int drop = width - kMantissaBits;
  if (drop < smallest_kept) drop = smallest_kept;
  if (drop <= 0) return scaled(static_cast<std::uint64_t>(magnitude), exponent);
  if (drop > width) return 0.0;
  const Uint128 one = 1;
  const Uint128 half = one << (drop - 1);
  const Uint128 rest = drop == 128 ? magnitude : magnitude & ((one << drop) - 1);
  auto kept = drop == 128 ? 0 : static_cast<std::uint64_t>(magnitude >> drop);
  if (rest > half || (rest == half && (inexact || (kept & 1) != 0))) ++kept;
  return scaled(kept, exponent + drop);
}

// magnitude * 2^exponent / divisor for a magnitude whose top bit is set and a divisor below 2^53.
double divide_and_round(Uint128 magnitude, bool inexact, int exponent, std::int64_t divisor) noexcept {
  const auto d = static_cast<Uint128>(divisor);
  const Uint128 quotient = magnitude / d;
  return round_to_double(quotient, inexact || quotient * d != magnitude, exponent);
}

}  // namespace

double rounded_quotient(Int128 sum, std::int64_t divisor) noexcept {
  constexpr Int128 kExact = Int128{1} << kMantissaBits;
  if (-kExact <= sum && sum <= kExact) {
    return static_cast<double>(static_cast<std::int64_t>(sum)) / static_cast<double>(divisor);
  }
  const Uint128 magnitude = sum < 0 ? -static_cast<Uint128>(sum) : static_cast<Uint128>(sum);
  const int shift = leading_zeros(magnitude);
  // |sum| is above 2^53 here, so the shift is under 75; the analyser does not see it.
  // NOLINTNEXTLINE(clang-analyzer-core.UndefinedBinaryOperatorResult)
  const double result = divide_and_round(magnitude << shift, false, -shift, divisor);
  return sum < 0 ? -result : result;
}

void ExactSum::accumulate(double x, bool negate) noexcept {
  const auto bits = std::bit_cast<std::uint64_t>(x);
  const auto biased = static_cast<unsigned>((bits >> 52) & 0x7ff);
  std::uint64_t mantissa = bits & 0xfffffffffffffULL;
  if (biased != 0) mantissa |= 1ULL << 52;
  const unsigned offset = biased == 0 ? 0 : biased - 1;
  std::size_t i = offset / 64;
  const Uint128 term = static_cast<Uint128>(mantissa) << (offset % 64);
  const bool minus = ((bits >> 63) != 0) != negate;
  const auto low = static_cast<std::uint64_t>(term);
  const auto high = static_cast<std::uint64_t>(term >> 64);
  lowest_ = std::min(lowest_, i);
  if (minus) {
    const std::uint64_t next = high + (limbs_[i] < low ? 1 : 0);  // high has at most 53 bits: no overflow
    limbs_[i] -= low;
    bool borrow = limbs_[++i] < next;
    limbs_[i] -= next;
    while (borrow && i + 1 < kLimbs) borrow = limbs_[++i]-- == 0;
  } else {
    limbs_[i] += low;
    const std::uint64_t next = high + (limbs_[i] < low ? 1 : 0);
    limbs_[++i] += next;
    bool carry = limbs_[i] < next;
    while (carry && i + 1 < kLimbs) carry = ++limbs_[++i] == 0;
  }
  highest_ = std::max(highest_, i);
}

double ExactSum::mean(std::int64_t divisor) const noexcept {
  const bool negative = (limbs_[kLimbs - 1] >> 63) != 0;
  const std::uint64_t sign = negative ? ~0ULL : 0;
  std::size_t top = highest_;
  while (top > 0 && limbs_[top] == sign) --top;
  // The magnitude's three highest limbs, and whether anything stands below them.
  std::size_t low = top >= 2 ? top - 2 : 0;
  bool inexact = false;
  for (std::size_t i = low; i-- > lowest_ && !inexact;) inexact = limbs_[i] != 0;
  std::array<std::uint64_t, 4> part{};  // part[0] is limb `low`; part[3] takes the carry of a negation
  for (std::size_t i = low; i <= top; ++i) part[i - low] = limbs_[i] ^ sign;
  bool carry = negative && !inexact;
  for (std::size_t i = 0; carry && i < part.size(); ++i) carry = ++part[i] == 0;
  std::size_t highest = part.size() - 1;
  while (highest > 0 && part[highest] == 0) --highest;
  if (part[highest] == 0) return 0.0;
  const std::uint64_t p1 = highest >= 1 ? part[highest - 1] : 0;
  const std::uint64_t p2 = highest >= 2 ? part[highest - 2] : 0;
  inexact = inexact || (highest >= 3 && part[highest - 3] != 0);
  const int shift = std::countl_zero(part[highest]);
  Uint128 magnitude = (static_cast<Uint128>(part[highest]) << 64 | p1) << shift;
  if (shift != 0) {
    magnitude |= p2 >> (64 - shift);
    inexact = inexact || (p2 << shift) != 0;
  } else {
    inexact = inexact || p2 != 0;
  }
  const int exponent = kLowestExponent + 64 * (static_cast<int>(low) + static_cast<int>(highest) - 1) - shift;
  const double result = divide_and_round(magnitude, inexact, exponent, divisor);
  return negative ? -result : result;
}

}  // namespace tiercel::indicators
