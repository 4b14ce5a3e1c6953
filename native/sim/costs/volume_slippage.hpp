#pragma once
// Slippage by the share of the bar's volume that a fill takes: the price moves by coefficient * share^2 of itself, as
// in zipline's VolumeShareSlippage (whose coefficient is 0.1). A share counts up to a limit, and as the limit where
// nothing was traded.
#include <cstdint>

namespace tiercel::sim {

struct VolumeSlippage {
  const double* volume = nullptr;  // units, one a bar; null: this model is not used
  double coefficient = 0.0;
  double limit = 1.0;

  // In price units, of a fill of so many units in this bar. Never decreasing in units.
  [[nodiscard]] double of(double price, std::uint32_t bar, double units) const noexcept {
    const double traded = volume[bar];
    const double share = traded > 0.0 && units < limit * traded ? units / traded : limit;
    return price * (coefficient * (share * share));
  }
};

}  // namespace tiercel::sim
