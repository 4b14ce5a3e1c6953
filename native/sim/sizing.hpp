#pragma once
// From the size that was asked for to whole lots, at the fill (docs/semantics.md, "Orders and account").
//
// What a budget must cover is v(n) + commission(n), where n is the number of lots and v(n) the value (units * price)
// or, for a risk fraction, the loss at the stop (units * distance). A budget fits n lots when that sum is at most
// budget * (1 + 2^-40): the slack takes in the rounding of the sum, nothing that money can show. Both parts never
// decrease with n, in doubles too, so "the largest n that fits" has one answer, however it is found.
#include <cstdint>

#include "native/sim/costs.hpp"
#include "native/sim/grid.hpp"
#include "native/sim/types.hpp"

namespace tiercel::sim {

inline constexpr double kBudgetSlack = 1.0 + 0x1p-40;

struct SizingRules {
  SizeKind kind = SizeKind::kUnits;
  Grid lots{};
  std::int64_t minimum = 1;  // lots
  Commission commission{};
};

struct SizingMoment {
  double asked;          // in the unit of the kind
  double price;          // of the fill, slippage included
  double stop_distance;  // from the fill to the stop's level; 0 for none
  double equity;         // after the exits of the step
  double room;           // value + entry costs that the account rule still allows
};

struct SizingResult {
  std::int64_t lots;
  Reason reason;  // kNone, or why there is no quantity
};

[[nodiscard]] SizingResult size_entry(const SizingRules& rules, const SizingMoment& moment) noexcept;

// The largest number of lots whose `per_unit` * units + commission fits the budget.
[[nodiscard]] std::int64_t lots_within(const SizingRules& rules, double per_unit, double price, double budget) noexcept;

}  // namespace tiercel::sim
