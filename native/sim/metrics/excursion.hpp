#pragma once
// Average adverse and favourable excursion: the worst and best open profit of closed trades, before costs of the exit.
// Source: Sweeney, Maximum Adverse Excursion (1997).
#include "native/sim/metrics/facts.hpp"
#include "native/sim/types.hpp"

namespace tiercel::sim::metrics {

struct AverageAdverse {
  static constexpr std::string_view kName = "averageAdverse";
  double money = 0.0;

  void on_trade(const Trade& trade) noexcept { money += trade.adverse; }

  [[nodiscard]] Value finish(const Facts& f) const noexcept {
    return f.trades == 0 ? undefined(Undefined::kNoTrades) : defined(money / static_cast<double>(f.trades));
  }
};

struct AverageFavourable {
  static constexpr std::string_view kName = "averageFavourable";
  double money = 0.0;

  void on_trade(const Trade& trade) noexcept { money += trade.favourable; }

  [[nodiscard]] Value finish(const Facts& f) const noexcept {
    return f.trades == 0 ? undefined(Undefined::kNoTrades) : defined(money / static_cast<double>(f.trades));
  }
};

}  // namespace tiercel::sim::metrics
