#pragma once
// From the size that was asked for to whole lots, at the fill (docs/semantics.md, "Orders and account").
//
// What a budget must cover is v(n) + commission(n), where n is the number of lots and v(n) the value (units * price)
// or, for a risk fraction, the loss at the stop (units * distance). A budget fits n lots when that sum is at most
// budget * (1 + 2^-40): the slack takes in the rounding of the sum, nothing that money can show. Both parts never
// decrease with n, in doubles too, so "the largest n that fits" has one answer, however it is found.
#include <cstdint>

#include "native/sim/costs/commission.hpp"
#include "native/sim/costs/entry_costs.hpp"
#include "native/sim/grid.hpp"
#include "native/sim/types.hpp"

namespace tiercel::sim {

inline constexpr double kBudgetSlack = 1.0 + 0x1p-40;

struct SizingRules {
  Grid lots{};
  std::int64_t minimum = 1;  // lots
  Commission commission{};
};

struct SizingMoment {
  SizeKind kind;
  double asked;                       // in the unit of the kind; of a target without its sign
  double price;                       // of the fill, slippage included
  double stop_distance;               // from the fill to the level of the stop (or of the trailing order); 0 for none
  double equity;                      // after the exits of the step
  double room;                        // margin + entry costs that the account rule still allows
  std::int64_t held;                  // lots of the position that the order joins, on its side
  double unit_margin = 0.0;           // of the room, that a unit takes; 0: its value
  const EntryCosts* costs = nullptr;  // where `price` and the commission of the rules do not say what it costs

  [[nodiscard]] double room_per_unit() const noexcept { return unit_margin > 0.0 ? unit_margin : price; }
};

struct SizingResult {
  std::int64_t lots;
  Reason reason;  // kNone, or why there is no quantity
};

// Whether so many units fit the budget.
[[nodiscard]] inline bool fits(const SizingRules& rules, double per_unit, double price, double units,
                               double budget) noexcept {
  return units * per_unit + rules.commission.of(units, units * price) <= budget * kBudgetSlack;
}

// Lots of an entry that opens a position or adds to it.
[[nodiscard]] SizingResult size_entry(const SizingRules& rules, const SizingMoment& moment) noexcept;

// Lots of an entry that meets an opposite position of `against` lots: by the same formula without room, at most all.
[[nodiscard]] SizingResult size_netting(const SizingRules& rules, const SizingMoment& moment,
                                        std::int64_t against) noexcept;

// Lots by which an exit reduces a position of `moment.held` lots.
[[nodiscard]] SizingResult size_exit(const SizingRules& rules, const SizingMoment& moment) noexcept;

// A reduction by `lots` of `held`: clamped, and refused below the minimum unless it takes all.
[[nodiscard]] SizingResult reduction(const SizingRules& rules, std::int64_t lots, std::int64_t held) noexcept;

// Lots that a target asks to be held.
[[nodiscard]] std::int64_t target_lots(const SizingRules& rules, const SizingMoment& moment) noexcept;

// The largest number of lots whose `per_unit` * units + commission fits the budget.
[[nodiscard]] std::int64_t lots_within(const SizingRules& rules, double per_unit, double price, double budget) noexcept;

// What a unit takes from a budget.
enum class Takes : std::uint8_t { kValue, kRisk, kRoom };

// The same by the costs of the moment.
[[nodiscard]] std::int64_t lots_within(const SizingRules& rules, const SizingMoment& moment, Takes takes,
                                       double budget) noexcept;

}  // namespace tiercel::sim
