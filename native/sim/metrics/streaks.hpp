#pragma once
// The most winning and the most losing trades one after the other, in the order in which they were closed. A trade
// without profit or loss ends both.
#include "native/sim/metrics/facts.hpp"
#include "native/sim/types.hpp"

namespace tiercel::sim::metrics {

struct LongestRun {
  std::uint64_t now = 0;
  std::uint64_t longest = 0;

  void add(bool goes_on) noexcept {
    now = goes_on ? now + 1 : 0;
    longest = now > longest ? now : longest;
  }

  [[nodiscard]] Value finish(const Facts& f) const noexcept {
    return f.trades == 0 ? undefined(Undefined::kNoTrades) : defined(static_cast<double>(longest));
  }
};

struct WinStreak {
  static constexpr std::string_view kName = "winStreak";
  LongestRun run;

  void on_trade(const Trade& trade) noexcept { run.add(trade.profit > 0.0); }
  [[nodiscard]] Value finish(const Facts& f) const noexcept { return run.finish(f); }
};

struct LossStreak {
  static constexpr std::string_view kName = "lossStreak";
  LongestRun run;

  void on_trade(const Trade& trade) noexcept { run.add(trade.profit < 0.0); }
  [[nodiscard]] Value finish(const Facts& f) const noexcept { return run.finish(f); }
};

}  // namespace tiercel::sim::metrics
