#include "native/indicators/parts/tick_count.hpp"

#include <algorithm>

namespace tiercel::indicators {
namespace {

constexpr double kCountTolerance = 0x1p-48;
constexpr double kMostReach = 0x1p23;  // a hundred times twice as much fits 32 bits
constexpr double kLargestBase = 0x1p45;

}  // namespace

TickScale countable_scale(const int* decimals, std::size_t columns) noexcept {
  TickScale s = tick_scale(decimals, columns);
  if (s.tolerance != 0.0) s.tolerance = kCountTolerance;
  return s;
}

// A price on the step is wrong by less than half a fraction, and what is wrong by less is on it: with s the span, above
// 5/4 of the base b and not above 5/2 of it, half a fraction is 2^-52 s, correctly rounded decimals are wrong by
// 2^-52 5/4 b at most, and the tolerance is 2^-48 3/4 b.
bool find_count(const TickScale& s, double price, TickCount* by) noexcept {
  const double base = (price * s.scale + kWholeNumbers) - kWholeNumbers;
  const double size = std::fabs(base);
  if (!(size >= 4.0 && size <= kLargestBase) || s.tolerance == 0.0) return false;
  const std::uint64_t span = 2 * std::bit_floor(static_cast<std::uint64_t>(1.25 * size));
  const std::uint64_t reach = std::bit_floor(static_cast<std::uint64_t>(std::min(kMostReach, size / 4.0)));
  by->least = base - static_cast<double>(reach);
  by->shift = 3.0 * static_cast<double>(span);
  by->first = std::bit_cast<std::uint64_t>(by->shift + by->least);
  by->fraction_bits = 51 - std::countr_zero(span);
  by->spread = 2 * reach;
  return true;
}

}  // namespace tiercel::indicators
