#pragma once
// What holding a position costs or brings at given times: swap (rollover), funding, fees of borrowed shares.
#include <cstdint>

#include "native/sim/types.hpp"

namespace tiercel::sim {

// Money that each unit held gets (below 0: pays): per_unit + rate * price.
struct FinancingRate {
  double per_unit = 0.0;
  double rate = 0.0;

  [[nodiscard]] double of(double units, double price) const noexcept { return units * (per_unit + rate * price); }
};

// Is posted before the first open at or after its time, on what is then held, at the last price known at that open:
// the close of the bar before it.
struct FinancingEvent {
  std::int64_t time = 0;
  LedgerCause cause = LedgerCause::kSwap;
  FinancingRate buyer{};   // long positions
  FinancingRate seller{};  // short ones

  [[nodiscard]] double amount(Side side, double units, double price) const noexcept {
    return (side == Side::kBuy ? buyer : seller).of(units, price);
  }
};

}  // namespace tiercel::sim
