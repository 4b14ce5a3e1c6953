#pragma once
// Average profit of the winning trades, in money.
#include "native/sim/metrics/facts.hpp"
#include "native/sim/types.hpp"

namespace tiercel::sim::metrics {

struct AverageWin {
  static constexpr std::string_view kName = "averageWin";
  double won = 0.0;
  std::uint64_t wins = 0;

  void on_trade(const Trade& trade) noexcept {
    const bool win = trade.profit > 0.0;
    won += win ? trade.profit : 0.0;
    wins += win ? 1U : 0U;
  }

  [[nodiscard]] Value finish(const Facts& f) const noexcept {
    if (f.trades == 0) return undefined(Undefined::kNoTrades);
    return wins == 0 ? undefined(Undefined::kNoWinningTrade) : defined(won / static_cast<double>(wins));
  }
};

}  // namespace tiercel::sim::metrics
