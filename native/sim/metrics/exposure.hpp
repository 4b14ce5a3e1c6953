#pragma once
// Share of the bars at whose close a position was held.
#include "native/sim/metrics/facts.hpp"

namespace tiercel::sim::metrics {

struct Exposure {
  static constexpr std::string_view kName = "exposure";

  [[nodiscard]] Value finish(const Facts& f) const noexcept {
    if (f.bars == 0) return undefined(Undefined::kNoBars);
    return defined(static_cast<double>(f.bars_in_position) / static_cast<double>(f.bars));
  }
};

}  // namespace tiercel::sim::metrics
