#pragma once
// Equity at the end of each trading day and the returns between them.
#include <cstddef>
#include <span>

#include "native/sim/metrics/drawdown.hpp"
#include "native/sim/metrics/facts.hpp"

namespace tiercel::sim::metrics {

struct DayInput {
  std::span<const double> equity;
  BarCloses closes;
  std::span<const std::int64_t> day_ends;
  double cash;
};

// How many bars, from `from` on, are known at a time: the first index whose close is later. Near steps are cheap.
[[nodiscard]] std::size_t known_at(const BarCloses& closes, std::size_t from, std::size_t count,
                                   std::int64_t time) noexcept;

// Calls day(equity, return, counts) for each trading day: the equity is that of the last bar known at the day's end,
// the opening cash before the first bar. Bars after the last end make one more day. `counts` is false where the day
// began with nothing: its return is given as 0.
template <typename Day>
void for_each_day(const DayInput& in, Day&& day) noexcept {
  const std::size_t bars = in.equity.size();
  std::size_t known = 0;
  double before = in.cash;
  const auto end_day = [&](std::size_t now) {
    const double equity = now == 0 ? in.cash : in.equity[now - 1];
    const bool counts = before > 0.0;
    day(equity, counts ? equity / before - 1.0 : 0.0, counts);
    before = equity;
    known = now;
  };
  for (const std::int64_t end : in.day_ends) end_day(known_at(in.closes, known, bars, end));
  if (known < bars) end_day(bars);
}

// Fills `returns` (at least day_ends.size() + 1) and the figures that metrics share.
void daily_returns(const DayInput& in, std::span<double> returns, DailyReturns& out) noexcept;

}  // namespace tiercel::sim::metrics
