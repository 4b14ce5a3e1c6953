#pragma once
// The smallest profit of a closed trade after costs, in money.
#include <limits>

#include "native/sim/metrics/facts.hpp"
#include "native/sim/types.hpp"

namespace tiercel::sim::metrics {

struct WorstTrade {
  static constexpr std::string_view kName = "worstTrade";
  double worst = std::numeric_limits<double>::infinity();

  void on_trade(const Trade& trade) noexcept { worst = trade.profit < worst ? trade.profit : worst; }

  [[nodiscard]] Value finish(const Facts& f) const noexcept {
    return f.trades == 0 ? undefined(Undefined::kNoTrades) : defined(worst);
  }
};

}  // namespace tiercel::sim::metrics
