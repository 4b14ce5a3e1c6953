#pragma once
// Average profit of a closed trade after costs, in money. Source: Tharp, Trade Your Way to Financial Freedom, 2nd ed.
// (2007), expectancy in money instead of multiples of risk.
#include "native/sim/metrics/facts.hpp"
#include "native/sim/types.hpp"

namespace tiercel::sim::metrics {

struct Expectancy {
  static constexpr std::string_view kName = "expectancy";
  double profit = 0.0;

  void on_trade(const Trade& trade) noexcept { profit += trade.profit; }

  [[nodiscard]] Value finish(const Facts& f) const noexcept {
    if (f.trades == 0) return undefined(Undefined::kNoTrades);
    return defined(profit / static_cast<double>(f.trades));
  }
};

}  // namespace tiercel::sim::metrics
