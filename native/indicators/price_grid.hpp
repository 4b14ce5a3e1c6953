#pragma once
// Prices as whole numbers of their step. A value is on the step 10^-decimals when value * 10^decimals lies within two
// units in the last place of a whole number of at most 2^50: that is where correctly rounded decimals end up.
#include <cmath>
#include <cstdint>

namespace tiercel::indicators {

inline constexpr double kMostTicks = 0x1p50;
inline constexpr double kTickTolerance = 0x1p-51;
// Adding and taking away this number rounds a double of less than 2^51 to the nearest whole number.
inline constexpr double kWholeNumbers = 0x1.8p52;

[[nodiscard]] inline double ticks_a_unit(int decimals) noexcept {
  double scale = 1.0;
  for (int i = 0; i < decimals; ++i) scale *= 10.0;
  return scale;
}

// The number of ticks in `ticks`; false where the value is not on the step.
[[nodiscard]] inline bool to_ticks(double value, double scale, std::int64_t* ticks) noexcept {
  const double product = value * scale;
  if (!(std::fabs(product) <= kMostTicks)) return false;
  const double whole = (product + kWholeNumbers) - kWholeNumbers;
  *ticks = static_cast<std::int64_t>(whole);
  return std::fabs(product - whole) <= std::fabs(product) * kTickTolerance;
}

}  // namespace tiercel::indicators
