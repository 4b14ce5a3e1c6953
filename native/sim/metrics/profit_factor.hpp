#pragma once
// Profits of winning trades / losses of losing ones, after costs. Source: Pardo, The Evaluation and Optimization of
// Trading Strategies, 2nd ed. (2008).
#include "native/sim/metrics/facts.hpp"
#include "native/sim/types.hpp"

namespace tiercel::sim::metrics {

struct ProfitFactor {
  static constexpr std::string_view kName = "profitFactor";
  double won = 0.0;
  double lost = 0.0;

  // Adding 0 to the other side keeps the loop free of jumps that profits decide.
  void on_trade(const Trade& trade) noexcept {
    won += trade.profit > 0.0 ? trade.profit : 0.0;
    lost -= trade.profit < 0.0 ? trade.profit : 0.0;
  }

  [[nodiscard]] Value finish(const Facts& f) const noexcept {
    if (f.trades == 0) return undefined(Undefined::kNoTrades);
    return lost > 0.0 ? defined(won / lost) : undefined(Undefined::kNoLosingTrade);
  }
};

}  // namespace tiercel::sim::metrics
