#pragma once
// Rates that differ: for orders that make liquidity, and by tiers.
//
// Tiers are counted by the units or by the value that the run has traded so far in the UTC calendar month of the fill
// (all instruments, values by currency), or by the value of the order. Each rate holds for the part of a fill that lies
// in its tier, as brokers bill it, so that more units never pay less.
#include <cstdint>
#include <vector>

#include "native/sim/types.hpp"

namespace tiercel::sim {

struct FeeRate {
  double per_unit = 0.0;
  double per_value = 0.0;

  [[nodiscard]] double of(double units, double value) const noexcept { return per_unit * units + per_value * value; }
  // What sizing counts on: no rebate.
  [[nodiscard]] FeeRate without_rebate() const noexcept {
    return {per_unit > 0.0 ? per_unit : 0.0, per_value > 0.0 ? per_value : 0.0};
  }
};

enum class TierBasis : std::uint8_t { kNone, kMonthUnits, kMonthValue, kOrderValue };

// From this much on, until the next tier.
struct FeeTier {
  double from = 0.0;
  FeeRate taker{};
  FeeRate maker{};

  [[nodiscard]] const FeeRate& rate(Liquidity l) const noexcept { return l == Liquidity::kMaker ? maker : taker; }
};

struct FeeSchedule {
  TierBasis basis = TierBasis::kNone;
  std::vector<FeeTier> tiers;  // ascending, the first from 0; empty: the one rate of the Commission holds for all

  [[nodiscard]] bool is_plain() const noexcept { return tiers.empty(); }

  // What a fill pays that begins where the tiers are counted at `start`.
  template <class RateOf>
  [[nodiscard]] double charge(double start, double units, double value, RateOf rate_of) const noexcept {
    const double amount = basis == TierBasis::kMonthUnits ? units : value;
    const double end = start + amount;
    double sum = 0.0;
    for (std::size_t i = 0; i < tiers.size(); ++i) {
      const double low = i == 0 || tiers[i].from < start ? start : tiers[i].from;
      const bool is_last = i + 1 == tiers.size() || end <= tiers[i + 1].from;
      const double high = is_last ? end : tiers[i + 1].from;
      const bool is_whole = low == start && is_last;
      if (is_whole || high > low) {
        const double part = is_whole ? 1.0 : (high - low) / amount;
        sum += rate_of(tiers[i]).of(units * part, value * part);
      }
      if (is_last) break;
    }
    return sum;
  }
};

}  // namespace tiercel::sim
