#pragma once
// Growth of the account over the run: closing / opening - 1. Source: CFA Institute, GIPS Standards (2020), holding
// period return.
#include "native/sim/metrics/facts.hpp"

namespace tiercel::sim::metrics {

struct TotalReturn {
  static constexpr std::string_view kName = "totalReturn";

  [[nodiscard]] Value finish(const Facts& f) const noexcept {
    return f.bars == 0 ? undefined(Undefined::kNoBars) : defined(f.closing / f.opening - 1.0);
  }
};

}  // namespace tiercel::sim::metrics
