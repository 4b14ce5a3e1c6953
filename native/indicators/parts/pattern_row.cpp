#include "native/indicators/parts/pattern_row.hpp"

#include <numeric>

namespace tiercel::indicators {

Penetration<double> penetration_of(double number) noexcept {
  for (std::int64_t denominator = 1; denominator <= 1000000; denominator *= 10) {
    const double numerator = std::round(number * static_cast<double>(denominator));
    if (numerator / static_cast<double>(denominator) != number) continue;  // one rounding: as the decimal was read
    const std::int64_t common = std::gcd(static_cast<std::int64_t>(numerator), denominator);
    return {numerator / static_cast<double>(common), static_cast<double>(denominator / common)};
  }
  return {number, 1.0};
}

PatternSetup pattern_setup(double penetration, const int* decimals) noexcept {
  const Penetration<double> fraction = penetration_of(penetration);
  constexpr double kSmall = 100.0;
  const bool whole = fraction.numerator == std::floor(fraction.numerator);
  const bool small = whole && fraction.numerator <= kSmall && fraction.denominator <= kSmall;
  return {tick_scale(decimals, 4), fraction, small};
}

}  // namespace tiercel::indicators
