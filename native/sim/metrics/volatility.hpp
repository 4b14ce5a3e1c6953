#pragma once
// Annualised standard deviation of daily returns: s * sqrt(days per year), s of the sample (divided by days - 1).
// Source: Hull, Options, Futures, and Other Derivatives, 10th ed. (2018), 15.4, with simple returns.
#include "native/sim/metrics/facts.hpp"

namespace tiercel::sim::metrics {

struct Volatility {
  static constexpr std::string_view kName = "volatility";

  [[nodiscard]] Value finish(const Facts& f) const noexcept {
    const Undefined reason = f.daily.undefined();
    if (reason != Undefined::kDefined) return undefined(reason);
    return defined(f.daily.all_equal() ? 0.0 : f.daily.deviation * std::sqrt(f.days_per_year));
  }
};

}  // namespace tiercel::sim::metrics
