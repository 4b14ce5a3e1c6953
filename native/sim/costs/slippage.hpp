#pragma once
// Slippage of market orders and stops that does not depend on their size, against the trader.
#include "native/sim/types.hpp"

namespace tiercel::sim {

// One of the two is zero.
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

}  // namespace tiercel::sim
