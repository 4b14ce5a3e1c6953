#include "native/sim/sizing.hpp"

#include <algorithm>
#include <cmath>

namespace tiercel::sim {
namespace {

constexpr std::int64_t kMaxLots = std::int64_t{1} << 52;

bool fits(const SizingRules& rules, double per_unit, double price, std::int64_t lots, double budget) noexcept {
  const double units = rules.lots.value(lots);
  return units * per_unit + rules.commission.of(units, units * price) <= budget * kBudgetSlack;
}

// Inverse of q * v + min(max(q * r, minimum), q * cap): the inverse of a minimum is the maximum of the inverses.
double units_guess(const Commission& c, double v, double price, double budget) noexcept {
  const double linear = budget / (v + (c.per_unit + c.per_value * price));
  const double floored = std::min(linear, (budget - c.minimum) / v);
  return std::isinf(c.maximum_rate) ? floored : std::max(floored, budget / (v + c.maximum_rate * price));
}

SizingResult checked(const SizingRules& rules, std::int64_t lots) noexcept {
  if (lots < rules.minimum) return {0, Reason::kBelowMinimum};
  return {lots, Reason::kNone};
}

SizingResult size_units(const SizingRules& rules, const SizingMoment& m) noexcept {
  const SizingResult asked = checked(rules, rules.lots.down(m.asked));
  if (asked.reason != Reason::kNone) return asked;
  if (!fits(rules, m.price, m.price, asked.lots, m.room)) return {0, Reason::kLeverage};
  return asked;
}

}  // namespace

std::int64_t lots_within(const SizingRules& rules, double per_unit, double price, double budget) noexcept {
  if (!(budget > 0.0)) return 0;
  std::int64_t lots = std::clamp<std::int64_t>(
      rules.lots.down(units_guess(rules.commission, per_unit, price, budget * kBudgetSlack)), 0, kMaxLots);
  while (lots > 0 && !fits(rules, per_unit, price, lots, budget)) --lots;
  while (lots < kMaxLots && fits(rules, per_unit, price, lots + 1, budget)) ++lots;
  return lots;
}

SizingResult size_entry(const SizingRules& rules, const SizingMoment& m) noexcept {
  if (!(m.asked > 0.0)) return {0, Reason::kBelowMinimum};
  switch (rules.kind) {
    case SizeKind::kUnits:
      return size_units(rules, m);
    case SizeKind::kCash:
      return checked(rules, lots_within(rules, m.price, m.price, std::min(m.asked, m.room)));
    case SizeKind::kEquityFraction:
      return checked(rules, lots_within(rules, m.price, m.price, std::min(m.asked * m.equity, m.room)));
    case SizeKind::kRiskFraction:
      if (!(m.stop_distance > 0.0)) return {0, Reason::kNoStop};
      return checked(rules, std::min(lots_within(rules, m.stop_distance, m.price, m.asked * m.equity),
                                     lots_within(rules, m.price, m.price, m.room)));
  }
  return {0, Reason::kBelowMinimum};
}

}  // namespace tiercel::sim
