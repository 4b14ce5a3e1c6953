#pragma once
// Sharpe ratio: mean / s of daily returns * sqrt(days per year), s of the sample, against a riskless rate of 0.
// Source: Sharpe, "The Sharpe ratio", Journal of Portfolio Management 21 (1), 1994.
#include "native/sim/metrics/facts.hpp"

namespace tiercel::sim::metrics {

struct Sharpe {
  static constexpr std::string_view kName = "sharpe";

  [[nodiscard]] Value finish(const Facts& f) const noexcept {
    const Undefined reason = f.daily.undefined();
    if (reason != Undefined::kDefined) return undefined(reason);
    if (f.daily.all_equal()) return undefined(Undefined::kZeroVariance);
    return defined(f.daily.mean / f.daily.deviation * std::sqrt(f.days_per_year));
  }
};

}  // namespace tiercel::sim::metrics
