#pragma once
// The largest daily return.
#include "native/sim/metrics/facts.hpp"

namespace tiercel::sim::metrics {

struct BestDay {
  static constexpr std::string_view kName = "bestDay";

  [[nodiscard]] Value finish(const Facts& f) const noexcept {
    const Undefined reason = f.daily.undefined();
    return reason == Undefined::kDefined ? defined(f.daily.largest) : undefined(reason);
  }
};

}  // namespace tiercel::sim::metrics
