#pragma once
// Compound annual growth rate: (closing / opening) ^ (days per year / days) - 1, days being trading days.
// Source: Bacon, Practical Portfolio Performance Measurement and Attribution, 2nd ed. (2008), annualised return.
#include "native/core/math.hpp"
#include "native/sim/metrics/facts.hpp"

namespace tiercel::sim::metrics {

struct Cagr {
  static constexpr std::string_view kName = "cagr";

  // No root exists of an account that owes money.
  [[nodiscard]] Value finish(const Facts& f) const noexcept {
    if (f.daily.days == 0) return undefined(Undefined::kNoBars);
    if (f.daily.days < 2) return undefined(Undefined::kUnderTwoDays);
    if (f.closing < 0.0) return undefined(Undefined::kTotalLoss);
    const double periods = f.days_per_year / static_cast<double>(f.daily.days);
    return defined(exact_pow(f.closing / f.opening, periods) - 1.0);
  }
};

}  // namespace tiercel::sim::metrics
