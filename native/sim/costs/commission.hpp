#pragma once
// Commission by one rate for all orders, with the least and the most that an order pays.
#include <algorithm>
#include <limits>

namespace tiercel::sim {

struct Commission {
  double per_unit = 0.0;
  double per_value = 0.0;
  double minimum = 0.0;                                           // of an order; -infinity where a rate is a rebate
  double maximum_rate = std::numeric_limits<double>::infinity();  // of its value; wins over the minimum

  // Money for one order. `value` is units * price. Never decreasing in units where no rate is below 0, which sizing
  // relies on.
  [[nodiscard]] double of(double units, double value) const noexcept {
    return limited(per_unit * units + per_value * value, value);
  }
  [[nodiscard]] double limited(double linear, double value) const noexcept {
    const double floored = std::max(linear, minimum);
    return maximum_rate < std::numeric_limits<double>::infinity() ? std::min(floored, maximum_rate * value) : floored;
  }
};

}  // namespace tiercel::sim
