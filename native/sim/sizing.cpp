#include "native/sim/sizing.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace tiercel::sim {
namespace {

bool lots_fit(const SizingRules& rules, double per_unit, double price, std::int64_t lots, double budget) noexcept {
  return fits(rules, per_unit, price, rules.lots.value(lots), budget);
}

double taken_by(const SizingMoment& m, Takes takes) noexcept {
  return takes == Takes::kValue ? m.price : takes == Takes::kRisk ? m.stop_distance : m.room_per_unit();
}

bool moment_fits(const SizingRules& rules, const SizingMoment& m, Takes takes, std::int64_t lots,
                 double budget) noexcept {
  const double units = rules.lots.value(lots);
  const double per_unit = taken_by(m, takes);
  if (m.costs == nullptr) return fits(rules, per_unit, m.price, units, budget);
  const double price = m.costs->price_of(units, m.price);
  const bool grows = takes != Takes::kRisk && price != m.price;
  const double taken = units * (grows ? per_unit * (price / m.price) : per_unit);
  return taken + m.costs->commission_of(units, units * price) <= budget * kBudgetSlack;
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

constexpr double kNoLimit = std::numeric_limits<double>::infinity();

SizingResult within_room(const SizingRules& rules, const SizingMoment& m, std::int64_t lots) noexcept {
  const SizingResult asked = checked(rules, lots);
  if (asked.reason != Reason::kNone) return asked;
  if (lots > kMostLots - m.held || !moment_fits(rules, m, Takes::kRoom, lots, m.room)) return {0, Reason::kLeverage};
  return asked;
}

// A computed size beside what is held.
SizingResult cut(const SizingRules& rules, const SizingMoment& m, std::int64_t lots) noexcept {
  return checked(rules, std::min(lots, kMostLots - m.held));
}

std::int64_t cut_to_room(const SizingRules& rules, const SizingMoment& m, std::int64_t lots) noexcept {
  return m.room == kNoLimit ? lots : std::min(lots, lots_within(rules, m, Takes::kRoom, m.room));
}

// Lots within a budget and the room; a room of infinity is none.
std::int64_t lots_for(const SizingRules& rules, const SizingMoment& m, double budget) noexcept {
  if (m.unit_margin > 0.0) return cut_to_room(rules, m, lots_within(rules, m, Takes::kValue, budget));
  return lots_within(rules, m, Takes::kValue, std::min(budget, m.room));
}

std::int64_t risked_lots(const SizingRules& rules, const SizingMoment& m) noexcept {
  return cut_to_room(rules, m, lots_within(rules, m, Takes::kRisk, m.asked * m.equity));
}

SizingResult size_target(const SizingRules& rules, const SizingMoment& m) noexcept {
  const std::int64_t added = target_lots(rules, m) - m.held;
  if (added <= 0) return {0, Reason::kAtTarget};
  if (m.kind == SizeKind::kTargetUnits) return within_room(rules, m, added);
  return checked(rules, cut_to_room(rules, m, added));
}

}  // namespace

std::int64_t lots_within(const SizingRules& rules, double per_unit, double price, double budget) noexcept {
  if (!(budget > 0.0)) return 0;
  std::int64_t lots = std::clamp<std::int64_t>(
      rules.lots.down(units_guess(rules.commission, per_unit, price, budget * kBudgetSlack)), 0, kMostLots);
  while (lots > 0 && !lots_fit(rules, per_unit, price, lots, budget)) --lots;
  while (lots < kMostLots && lots_fit(rules, per_unit, price, lots + 1, budget)) ++lots;
  return lots;
}

std::int64_t lots_within(const SizingRules& rules, const SizingMoment& m, Takes takes, double budget) noexcept {
  const double per_unit = taken_by(m, takes);
  if (m.costs == nullptr) return lots_within(rules, per_unit, m.price, budget);
  if (!(budget > 0.0)) return 0;
  std::int64_t low = 0;  // fits
  std::int64_t high = std::clamp<std::int64_t>(rules.lots.down(budget * kBudgetSlack / per_unit), 0, kMostLots) + 1;
  while (high - low > 1) {
    const std::int64_t middle = low + (high - low) / 2;
    (moment_fits(rules, m, takes, middle, budget) ? low : high) = middle;
  }
  return low;
}

std::int64_t target_lots(const SizingRules& rules, const SizingMoment& m) noexcept {
  const double asked = std::fabs(m.asked);
  if (m.kind == SizeKind::kTargetUnits) return rules.lots.down(asked);
  return lots_within(rules, m, Takes::kValue, m.kind == SizeKind::kTargetWeight ? asked * m.equity : asked);
}

SizingResult size_entry(const SizingRules& rules, const SizingMoment& m) noexcept {
  if (is_target(m.kind)) return size_target(rules, m);
  if (!(m.asked > 0.0)) return {0, Reason::kBelowMinimum};
  switch (m.kind) {
    case SizeKind::kUnits:
      return within_room(rules, m, rules.lots.down(m.asked));
    case SizeKind::kCash:
      return cut(rules, m, lots_for(rules, m, m.asked));
    case SizeKind::kEquityFraction:
      return cut(rules, m, lots_for(rules, m, m.asked * m.equity));
    case SizeKind::kRiskFraction:
      if (!(m.stop_distance > 0.0)) return {0, Reason::kNoStop};
      return cut(rules, m, risked_lots(rules, m));
    default:
      return {0, Reason::kBelowMinimum};
  }
}

SizingResult size_netting(const SizingRules& rules, const SizingMoment& moment, std::int64_t against) noexcept {
  SizingMoment m = moment;
  m.room = kNoLimit;
  if (is_target(m.kind)) return reduction(rules, against, against);
  if (!(m.asked > 0.0)) return {0, Reason::kBelowMinimum};
  switch (m.kind) {
    case SizeKind::kUnits:
      return reduction(rules, rules.lots.down(m.asked), against);
    case SizeKind::kCash:
      return reduction(rules, lots_for(rules, m, m.asked), against);
    case SizeKind::kEquityFraction:
      return reduction(rules, lots_for(rules, m, m.asked * m.equity), against);
    case SizeKind::kRiskFraction:
      if (!(m.stop_distance > 0.0)) return {0, Reason::kNoStop};
      return reduction(rules, risked_lots(rules, m), against);
    default:
      return {0, Reason::kBelowMinimum};
  }
}

SizingResult size_exit(const SizingRules& rules, const SizingMoment& m) noexcept {
  if (is_target(m.kind)) {
    const std::int64_t want = target_lots(rules, m);
    return want >= m.held ? SizingResult{0, Reason::kAtTarget} : reduction(rules, m.held - want, m.held);
  }
  if (!(m.asked > 0.0)) return {0, Reason::kBelowMinimum};
  if (m.kind == SizeKind::kUnits) return reduction(rules, rules.lots.down(m.asked), m.held);
  if (m.asked >= 1.0) return {m.held, Reason::kNone};
  return reduction(rules, static_cast<std::int64_t>(static_cast<double>(m.held) * m.asked), m.held);
}

SizingResult reduction(const SizingRules& rules, std::int64_t lots, std::int64_t held) noexcept {
  if (lots >= held) return {held, Reason::kNone};
  return checked(rules, lots);
}

}  // namespace tiercel::sim
