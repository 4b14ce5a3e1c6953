#pragma once
// The smallest daily return.
#include "native/sim/metrics/facts.hpp"

namespace tiercel::sim::metrics {

struct WorstDay {
  static constexpr std::string_view kName = "worstDay";

  [[nodiscard]] Value finish(const Facts& f) const noexcept {
    const Undefined reason = f.daily.undefined();
    return reason == Undefined::kDefined ? defined(f.daily.smallest) : undefined(reason);
  }
};

}  // namespace tiercel::sim::metrics
