#pragma once
// What an instrument's orders are rounded to, and what they cost.
#include <cstdint>

#include "native/sim/costs/fee_schedule.hpp"
#include "native/sim/costs/market_costs.hpp"
#include "native/sim/costs/slippage.hpp"
#include "native/sim/grid.hpp"
#include "native/sim/margin.hpp"
#include "native/sim/sizing.hpp"

namespace tiercel::sim {

struct InstrumentRules {
  Grid ticks{};
  SizingRules sizing{};  // holds the lot grid and the commission
  Slippage slippage{};
  MarginRules margin{};       // of margin accounts
  std::uint8_t currency = 0;  // in which its value and its costs are paid
  FeeSchedule fees{};         // where the commission is not one rate
  MarketCosts market{};       // where slippage is not fixed

  // Whether `slippage` and the commission alone say what a market order pays, however large it is.
  [[nodiscard]] bool has_fixed_costs() const noexcept {
    return fees.basis == TierBasis::kNone && sizing.commission.minimum >= 0.0 && !market.any();
  }
};

}  // namespace tiercel::sim
