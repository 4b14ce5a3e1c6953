#pragma once
// The largest profit of a closed trade after costs, in money.
#include <limits>

#include "native/sim/metrics/facts.hpp"
#include "native/sim/types.hpp"

namespace tiercel::sim::metrics {

struct BestTrade {
  static constexpr std::string_view kName = "bestTrade";
  double best = -std::numeric_limits<double>::infinity();

  void on_trade(const Trade& trade) noexcept { best = trade.profit > best ? trade.profit : best; }

  [[nodiscard]] Value finish(const Facts& f) const noexcept {
    return f.trades == 0 ? undefined(Undefined::kNoTrades) : defined(best);
  }
};

}  // namespace tiercel::sim::metrics
