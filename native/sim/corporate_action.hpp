#pragma once
// Splits and dividends as plain data, and what a split does to lots and prices (docs/semantics.md, "Corporate
// actions").
#include <cstdint>

#include "native/sim/grid.hpp"

namespace tiercel::sim {

// The largest part of a ratio: with it the lots of 2^52 and less stay within 64 bits.
inline constexpr std::int64_t kMaxRatioPart = 2000;

// Acts at the first open event at or after its time.
struct CorporateAction {
  std::int64_t time = 0;         // of the ex-date
  std::int64_t numerator = 1;    // new units per
  std::int64_t denominator = 1;  // old ones; equal: no split
  double dividend = 0.0;         // money a unit, after the split of the same action
};

struct SplitLots {
  std::int64_t whole;
  double lost;  // lots: the fraction of one, and what lies beyond the most that can be held
};

[[nodiscard]] inline SplitLots split_lots(std::int64_t lots, const CorporateAction& a) noexcept {
  const std::int64_t rest = lots % a.denominator * a.numerator;
  const std::int64_t whole = lots / a.denominator * a.numerator + rest / a.denominator;
  const double lost = static_cast<double>(rest % a.denominator) / static_cast<double>(a.denominator);
  if (whole <= kMostLots) return {whole, lost};
  return {kMostLots, static_cast<double>(whole - kMostLots) + lost};
}

// Lots of an order that reduces what its entry filled: up, so that no lot of the position is left without it.
[[nodiscard]] inline std::int64_t split_lots_up(std::int64_t lots, const CorporateAction& a) noexcept {
  const SplitLots split = split_lots(lots, a);
  return split.whole + (split.lost > 0 && split.whole < kMostLots ? 1 : 0);
}

[[nodiscard]] inline double split_price(double price, const CorporateAction& a) noexcept {
  return price * static_cast<double>(a.denominator) / static_cast<double>(a.numerator);
}

[[nodiscard]] inline double split_units(double units, const CorporateAction& a) noexcept {
  return units * static_cast<double>(a.numerator) / static_cast<double>(a.denominator);
}

}  // namespace tiercel::sim
