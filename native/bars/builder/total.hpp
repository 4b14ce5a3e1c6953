#pragma once
// A sum over ticks: of whole numbers of a step, without rounding, where the step is known; else of doubles in the order
// of the ticks. Either way the same bits, whatever the blocks in which the ticks come.
#include <cmath>
#include <cstdint>

namespace tiercel::bars {

__extension__ typedef __int128 WideTicks;

struct Total {
  WideTicks units = 0;
  double loose = 0;

  void clear() noexcept { *this = {}; }
  [[nodiscard]] bool operator==(const Total&) const noexcept = default;
};

[[nodiscard]] inline double power_of_ten(int exponent) noexcept {
  double power = 1;
  for (int i = 0; i < exponent; ++i) power *= 10;
  return power;
}

// How the units of a total become a number.
struct TotalScale {
  bool is_exact = false;
  double units_of_one = 1;

  [[nodiscard]] double value(const Total& total) const noexcept {
    if (!is_exact) return total.loose;
    const auto narrow = static_cast<std::int64_t>(total.units);  // the usual way, several times as fast
    return (narrow == total.units ? static_cast<double>(narrow) : static_cast<double>(total.units)) / units_of_one;
  }
};

[[nodiscard]] inline TotalScale scale_of(int decimals) noexcept {
  return decimals < 0 ? TotalScale{} : TotalScale{true, power_of_ten(decimals)};
}

// The least whole number of units that reaches an amount, which is taken to nine decimals. amount is in (0, 1e15].
[[nodiscard]] inline WideTicks units_reaching(double amount, int decimals) noexcept {
  const double whole = std::floor(amount);
  const auto billionths = static_cast<std::int64_t>(std::rint((amount - whole) * 1e9));
  WideTicks units = static_cast<WideTicks>(whole) * static_cast<WideTicks>(power_of_ten(decimals));
  if (decimals >= 9)
    return units + static_cast<WideTicks>(billionths) * static_cast<WideTicks>(power_of_ten(decimals - 9));
  const auto part = static_cast<std::int64_t>(power_of_ten(9 - decimals));
  units += (billionths + part - 1) / part;
  return units < 1 ? 1 : units;
}

}  // namespace tiercel::bars
