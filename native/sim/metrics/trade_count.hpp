#pragma once
// Closed trades.
#include "native/sim/metrics/facts.hpp"

namespace tiercel::sim::metrics {

struct TradeCount {
  static constexpr std::string_view kName = "trades";

  [[nodiscard]] Value finish(const Facts& f) const noexcept { return defined(static_cast<double>(f.trades)); }
};

}  // namespace tiercel::sim::metrics
