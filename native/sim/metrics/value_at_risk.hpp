#pragma once
// Value at risk and expected shortfall of one day at 95 %, from the run's own daily returns, as losses: above 0 where
// money is lost. Sources: Jorion, Value at Risk, 3rd ed. (2007), historical simulation; Rockafellar, Uryasev,
// "Optimization of conditional value-at-risk", Journal of Risk 2 (3), 2000.
#include "native/sim/metrics/facts.hpp"

namespace tiercel::sim::metrics {

struct ValueAtRisk {
  static constexpr std::string_view kName = "valueAtRisk";

  [[nodiscard]] Value finish(const Facts& f) const noexcept {
    const Undefined reason = f.daily.undefined();
    return reason == Undefined::kDefined ? defined(0.0 - f.tails.low) : undefined(reason);
  }
};

struct ConditionalValueAtRisk {
  static constexpr std::string_view kName = "conditionalValueAtRisk";

  [[nodiscard]] Value finish(const Facts& f) const noexcept {
    const Undefined reason = f.daily.undefined();
    return reason == Undefined::kDefined ? defined(0.0 - f.tails.mean_lowest) : undefined(reason);
  }
};

}  // namespace tiercel::sim::metrics
