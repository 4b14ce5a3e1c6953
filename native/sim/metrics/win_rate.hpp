#pragma once
// Share of closed trades whose profit after costs is above 0. Source: Pardo, The Evaluation and Optimization of
// Trading Strategies, 2nd ed. (2008), percentage of winning trades.
#include "native/sim/metrics/facts.hpp"
#include "native/sim/types.hpp"

namespace tiercel::sim::metrics {

struct WinRate {
  static constexpr std::string_view kName = "winRate";
  std::uint64_t wins = 0;

  void on_trade(const Trade& trade) noexcept { wins += trade.profit > 0.0 ? 1U : 0U; }

  [[nodiscard]] Value finish(const Facts& f) const noexcept {
    if (f.trades == 0) return undefined(Undefined::kNoTrades);
    return defined(static_cast<double>(wins) / static_cast<double>(f.trades));
  }
};

}  // namespace tiercel::sim::metrics
