#pragma once
// What an entry of so many units would cost, for sizing, where one rate and one price do not say it. Neither the price
// of a buy nor the commission ever decreases with units: of a sale the price before impact counts, and no rebate does.
#include <cmath>
#include <cstdint>

#include "native/sim/costs/commission.hpp"
#include "native/sim/costs/fee_schedule.hpp"
#include "native/sim/costs/market_costs.hpp"

namespace tiercel::sim {

struct EntryCosts {
  Commission commission;
  const FeeSchedule* fees = nullptr;
  double start = 0.0;  // of the tiers
  Liquidity liquidity = Liquidity::kTaker;
  const MarketCosts* market = nullptr;  // null: the price does not depend on the size
  double price = 0.0;                   // before slippage
  double fixed_slip = 0.0;
  double limit = kNoLimitPrice;  // that the order never passes
  std::uint32_t bar = 0;

  // Of one unit among so many; `first` is that of the first.
  [[nodiscard]] double price_of(double units, double first) const noexcept {
    if (market == nullptr) return first;
    const double slipped = price + (fixed_slip + market->slip(price, bar, units) + market->moved(price, bar, units));
    return std::fmin(slipped, limit);
  }
  [[nodiscard]] double commission_of(double units, double value) const noexcept {
    if (fees->is_plain()) {
      return commission.limited(FeeRate{commission.per_unit, commission.per_value}.without_rebate().of(units, value),
                                value);
    }
    const auto own = [&](const FeeTier& t) { return t.rate(liquidity).without_rebate(); };
    return commission.limited(fees->charge(start, units, value, own), value);
  }
};

}  // namespace tiercel::sim
