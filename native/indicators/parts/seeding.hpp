#pragma once
// How a recursive average begins, as a parameter: from a mean of its first values as in TA-Lib, or as Pine Script's
// reference defines it for TradingView.
#include "native/indicators/row.hpp"

namespace tiercel::indicators {

enum class Seeding { kTalib, kTradingView };

inline constexpr const char* kSeedings[] = {"talib", "tradingview"};

inline constexpr ParameterInfo kSeedingParameter = {
    "seeding", "how it begins, see the formula", ParameterKind::kChoice, 0, std::size(kSeedings) - 1.0, 0, kSeedings};

[[nodiscard]] inline Seeding seeding(double number) noexcept { return static_cast<Seeding>(number); }

// Values of the seed of an exponential average of `period`.
[[nodiscard]] inline std::int64_t seed_rows(Seeding kind, std::int64_t period) noexcept {
  return kind == Seeding::kTradingView ? 1 : period;
}

}  // namespace tiercel::indicators
