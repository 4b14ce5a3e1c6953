#pragma once
// Tail ratio: size of the 95 % quantile of daily returns / size of the 5 % quantile.
// Source: Konstantinov, Chorus, Rebmann, "A network and machine learning approach to factor, asset, and blended
// allocation", Journal of Portfolio Management 46 (6), 2020, as practitioners' libraries compute it.
#include "native/sim/metrics/facts.hpp"

namespace tiercel::sim::metrics {

struct TailRatio {
  static constexpr std::string_view kName = "tailRatio";

  [[nodiscard]] Value finish(const Facts& f) const noexcept {
    const Undefined reason = f.daily.undefined();
    if (reason != Undefined::kDefined) return undefined(reason);
    if (std::fabs(f.tails.low) <= DailyReturns::kRounding) return undefined(Undefined::kNoTail);
    return defined(std::fabs(f.tails.high) / std::fabs(f.tails.low));
  }
};

}  // namespace tiercel::sim::metrics
