#pragma once
// How long closed trades were held, in days of 24 hours: on average, and the longest.
#include "native/sim/metrics/facts.hpp"
#include "native/sim/types.hpp"

namespace tiercel::sim::metrics {

inline constexpr double kDayNs = 86'400e9;

struct AverageHolding {
  static constexpr std::string_view kName = "averageHolding";
  double held = 0.0;  // ns

  void on_trade(const Trade& trade) noexcept { held += static_cast<double>(trade.exit_time - trade.entry_time); }

  [[nodiscard]] Value finish(const Facts& f) const noexcept {
    return f.trades == 0 ? undefined(Undefined::kNoTrades) : defined(held / static_cast<double>(f.trades) / kDayNs);
  }
};

struct LongestHolding {
  static constexpr std::string_view kName = "longestHolding";
  std::int64_t longest = 0;

  void on_trade(const Trade& trade) noexcept {
    const std::int64_t held = trade.exit_time - trade.entry_time;
    longest = held > longest ? held : longest;
  }

  [[nodiscard]] Value finish(const Facts& f) const noexcept {
    return f.trades == 0 ? undefined(Undefined::kNoTrades) : defined(static_cast<double>(longest) / kDayNs);
  }
};

}  // namespace tiercel::sim::metrics
