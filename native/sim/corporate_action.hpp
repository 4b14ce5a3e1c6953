#pragma once
// Splits and dividends as plain data, and what a split does to lots and prices (docs/semantics.md, "Corporate
// actions").
#include <cstdint>

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
  double fraction;  // of a lot, that is lost
};

[[nodiscard]] inline SplitLots split_lots(std::int64_t lots, const CorporateAction& a) noexcept {
  const std::int64_t rest = lots % a.denominator * a.numerator;
  return {lots / a.denominator * a.numerator + rest / a.denominator,
          static_cast<double>(rest % a.denominator) / static_cast<double>(a.denominator)};
}

[[nodiscard]] inline double split_price(double price, const CorporateAction& a) noexcept {
  return price * static_cast<double>(a.denominator) / static_cast<double>(a.numerator);
}

[[nodiscard]] inline double split_units(double units, const CorporateAction& a) noexcept {
  return units * static_cast<double>(a.numerator) / static_cast<double>(a.denominator);
}

}  // namespace tiercel::sim
