#pragma once
// The cost stage: what a fill pays beyond the price of its own side. (The spread is in that price already: quotes.hpp.)
#include <algorithm>
#include <limits>

#include "native/sim/types.hpp"

namespace tiercel::sim {

// Of market orders and stops, against the trader. One of the two is zero.
struct Slippage {
  double rate = 0.0;      // fraction of the price: basis points / 10000
  double distance = 0.0;  // price units: ticks * tick size

  [[nodiscard]] double of(double price) const noexcept { return price * rate + distance; }
};

// The price after slippage. A sell never gets less than nothing.
[[nodiscard]] inline double slipped(Side side, double price, double slip) noexcept {
  if (side == Side::kBuy) return price + slip;
  const double got = price - slip;
  return got > 0.0 ? got : 0.0;
}

struct Commission {
  double per_unit = 0.0;
  double per_value = 0.0;
  double minimum = 0.0;
  double maximum_rate = std::numeric_limits<double>::infinity();  // of the value; wins over the minimum

  // Money for one order. `value` is units * price. Never decreasing in units, which sizing relies on.
  [[nodiscard]] double of(double units, double value) const noexcept {
    const double linear = per_unit * units + per_value * value;
    const double floored = std::max(linear, minimum);
    return maximum_rate < std::numeric_limits<double>::infinity() ? std::min(floored, maximum_rate * value) : floored;
  }
};

}  // namespace tiercel::sim
