#pragma once
// Market impact: price * Y * sigma * sqrt(Q / ADV), with the daily volatility sigma and the average daily volume ADV of
// days before that of the fill. Almgren, Thum, Hauptmann, Li, "Direct estimation of equity market impact", Risk 18
// (2005) 58-62, found a power of 3/5; Toth et al., "Anomalous price impact and the critical nature of liquidity in
// financial markets", Phys. Rev. X 1 (2011) 021006, the square root with Y of about 1.
#include <cmath>
#include <cstdint>

namespace tiercel::sim {

struct SquareRootImpact {
  const double* scale = nullptr;  // Y * sigma / sqrt(ADV), one a bar; NaN: too few days before; null: not used

  // In price units. Never decreasing in units.
  [[nodiscard]] double of(double price, std::uint32_t bar, double units) const noexcept {
    return price * (scale[bar] * std::sqrt(units));
  }
};

}  // namespace tiercel::sim
