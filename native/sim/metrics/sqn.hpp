#pragma once
// System quality number: mean of trade profits / their sample deviation * sqrt(trades), after costs.
// Source: Tharp, Definitive Guide to Position Sizing Strategies (2008), in money instead of multiples of risk and
// without its limit of 100 trades.
#include "native/sim/metrics/facts.hpp"
#include "native/sim/types.hpp"

namespace tiercel::sim::metrics {

struct Sqn {
  static constexpr std::string_view kName = "sqn";
  double first = 0.0;  // sums are taken from it: large equal profits lose no digits
  double sum = 0.0;
  double squares = 0.0;
  bool any = false;

  void on_trade(const Trade& trade) noexcept {
    first = any ? first : trade.profit;
    any = true;
    const double x = trade.profit - first;
    sum += x;
    squares += x * x;
  }

  [[nodiscard]] Value finish(const Facts& f) const noexcept {
    if (f.trades == 0) return undefined(Undefined::kNoTrades);
    if (f.trades < 2) return undefined(Undefined::kUnderTwoTrades);
    const auto n = static_cast<double>(f.trades);
    const double variance = (squares - sum * (sum / n)) / (n - 1.0);
    if (!(variance > squares * 0x1p-50)) return undefined(Undefined::kEqualTrades);
    return defined((first + sum / n) / std::sqrt(variance) * std::sqrt(n));
  }
};

}  // namespace tiercel::sim::metrics
