#pragma once
// Slippage as a multiple of how far the price moves within a bar or from bar to bar, measured over bars before the one
// of the fill.
#include <cstdint>

namespace tiercel::sim {

struct VolatilitySlippage {
  const double* distance = nullptr;  // price units, one a bar, the multiple included; NaN: too few bars before; null:
                                     // not used

  [[nodiscard]] double of(std::uint32_t bar) const noexcept { return distance[bar]; }
};

}  // namespace tiercel::sim
