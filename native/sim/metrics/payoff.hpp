#pragma once
// Payoff ratio: average winner / size of the average loser, after costs; and the Kelly fraction that follows from it:
// share of winners - share of the others / payoff ratio.
// Sources: Pardo, The Evaluation and Optimization of Trading Strategies, 2nd ed. (2008); Kelly, "A new interpretation
// of information rate", Bell System Technical Journal 35 (4), 1956.
#include "native/sim/metrics/facts.hpp"
#include "native/sim/types.hpp"

namespace tiercel::sim::metrics {

struct WinsAndLosses {
  double won = 0.0;
  double lost = 0.0;
  std::uint64_t wins = 0;
  std::uint64_t losses = 0;

  void add(double profit) noexcept {
    won += profit > 0.0 ? profit : 0.0;
    lost -= profit < 0.0 ? profit : 0.0;
    wins += profit > 0.0 ? 1 : 0;
    losses += profit < 0.0 ? 1 : 0;
  }

  [[nodiscard]] Undefined undefined_payoff(const Facts& f) const noexcept {
    if (f.trades == 0) return Undefined::kNoTrades;
    if (wins == 0) return Undefined::kNoWinningTrade;
    return losses == 0 ? Undefined::kNoLosingTrade : Undefined::kDefined;
  }

  [[nodiscard]] double payoff() const noexcept {
    return (won / static_cast<double>(wins)) / (lost / static_cast<double>(losses));
  }
};

struct PayoffRatio {
  static constexpr std::string_view kName = "payoffRatio";
  WinsAndLosses trades;

  void on_trade(const Trade& trade) noexcept { trades.add(trade.profit); }

  [[nodiscard]] Value finish(const Facts& f) const noexcept {
    const Undefined reason = trades.undefined_payoff(f);
    return reason == Undefined::kDefined ? defined(trades.payoff()) : undefined(reason);
  }
};

struct Kelly {
  static constexpr std::string_view kName = "kelly";
  WinsAndLosses trades;

  void on_trade(const Trade& trade) noexcept { trades.add(trade.profit); }

  [[nodiscard]] Value finish(const Facts& f) const noexcept {
    const Undefined reason = trades.undefined_payoff(f);
    if (reason != Undefined::kDefined) return undefined(reason);
    const double rate = static_cast<double>(trades.wins) / static_cast<double>(f.trades);
    return defined(rate - (1.0 - rate) / trades.payoff());
  }
};

}  // namespace tiercel::sim::metrics
