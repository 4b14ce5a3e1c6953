#pragma once
// Prices as whole numbers of their step. A value is on the step 10^-decimals when value * 10^decimals lies within two
// units in the last place of a whole number of at most 2^50: that is where correctly rounded decimals end up.
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>

#include "native/core/lanes.hpp"
#include "native/indicators/registry.hpp"

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

// A common step of some columns, for differences and ratios without the rounding of decimals.
struct TickScale {
  double scale;      // ticks of one unit; 1 off the step
  double tolerance;  // kTickTolerance; 0 off the step, where values stay as they are
};

// The finest of the columns' steps; off the step where one of them has none.
[[nodiscard]] inline TickScale tick_scale(const int* decimals, std::size_t columns) noexcept {
  int finest = 0;
  for (std::size_t i = 0; i < columns; ++i) {
    if (decimals[i] == kOffStep) return {1.0, 0.0};
    finest = decimals[i] > finest ? decimals[i] : finest;
  }
  return {ticks_a_unit(finest), kTickTolerance};
}

// The value in ticks: a whole number where it is on the step, so that differences have no rounding.
TIERCEL_BODY double in_ticks(const TickScale& s, double value) noexcept {
  const double product = value * s.scale;
  const double whole = (product + kWholeNumbers) - kWholeNumbers;
  const double size = std::fabs(product);
  const bool on_step = (std::fabs(product - whole) <= size * s.tolerance) & (size <= kMostTicks);
  return on_step ? whole : product;
}

// The same of many; a single comparison, as compilers take two of vectors apart. Where the size is too large a value
// counts as on the step only if it is whole itself, which changes nothing.
template <class V>
TIERCEL_BODY V in_ticks(const TickScale& s, const V& values) noexcept {
  const V product = values * s.scale;
  const V whole = (product + kWholeNumbers) - kWholeNumbers;
  const V size = absolute(product);
  const V largest_error = size <= kMostTicks ? V{size * s.tolerance} : V{};
  return absolute(V{product - whole}) <= largest_error ? whole : product;
}

// A quotient, or `without` where there is nothing to divide by.
template <class T>
TIERCEL_BODY T quotient_or(const T& a, const T& b, double without) noexcept {
  const T none = T{} + without;
  return (b != 0.0 ? a : none) / (b != 0.0 ? b : T{} + 1.0);
}

// Whole numbers of less than 2^51 as integers and back, in the way that vectors can do it.
TIERCEL_BODY std::int64_t to_whole(double x) noexcept {
  return static_cast<std::int64_t>(std::bit_cast<std::uint64_t>(x + kWholeNumbers) -
                                   std::bit_cast<std::uint64_t>(kWholeNumbers));
}
TIERCEL_BODY double from_whole(std::int64_t x) noexcept {
  return std::bit_cast<double>(static_cast<std::uint64_t>(x) + std::bit_cast<std::uint64_t>(kWholeNumbers)) -
         kWholeNumbers;
}

}  // namespace tiercel::indicators
