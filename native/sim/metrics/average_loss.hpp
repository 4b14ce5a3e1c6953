#pragma once
// Average profit of the losing trades, in money: below 0.
#include "native/sim/metrics/facts.hpp"
#include "native/sim/types.hpp"

namespace tiercel::sim::metrics {

struct AverageLoss {
  static constexpr std::string_view kName = "averageLoss";
  double lost = 0.0;
  std::uint64_t losses = 0;

  void on_trade(const Trade& trade) noexcept {
    const bool loss = trade.profit < 0.0;
    lost += loss ? trade.profit : 0.0;
    losses += loss ? 1U : 0U;
  }

  [[nodiscard]] Value finish(const Facts& f) const noexcept {
    if (f.trades == 0) return undefined(Undefined::kNoTrades);
    return losses == 0 ? undefined(Undefined::kNoLosingTrade) : defined(lost / static_cast<double>(losses));
  }
};

}  // namespace tiercel::sim::metrics
