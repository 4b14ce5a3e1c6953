#pragma once
// All metrics, in the order in which people read them. A new one is a file with kName and finish(), and
//   begin(cash)               where it starts from the opening cash,
//   on_day(equity, return)    where it looks at each trading day,
//   on_trade(trade)           at each closed trade,
//   on_fill(fill, lot size)   at each fill,
// and a line here; compute() calls what a metric has.
#include <array>
#include <string_view>
#include <tuple>
#include <utility>

#include "native/sim/metrics/average_loss.hpp"
#include "native/sim/metrics/average_win.hpp"
#include "native/sim/metrics/best_day.hpp"
#include "native/sim/metrics/best_trade.hpp"
#include "native/sim/metrics/cagr.hpp"
#include "native/sim/metrics/calmar.hpp"
#include "native/sim/metrics/costs.hpp"
#include "native/sim/metrics/excursion.hpp"
#include "native/sim/metrics/expectancy.hpp"
#include "native/sim/metrics/exposure.hpp"
#include "native/sim/metrics/holding_time.hpp"
#include "native/sim/metrics/longest_drawdown.hpp"
#include "native/sim/metrics/max_drawdown.hpp"
#include "native/sim/metrics/moments.hpp"
#include "native/sim/metrics/omega.hpp"
#include "native/sim/metrics/payoff.hpp"
#include "native/sim/metrics/profit_factor.hpp"
#include "native/sim/metrics/recovery_factor.hpp"
#include "native/sim/metrics/sharpe.hpp"
#include "native/sim/metrics/sortino.hpp"
#include "native/sim/metrics/sqn.hpp"
#include "native/sim/metrics/streaks.hpp"
#include "native/sim/metrics/tail_ratio.hpp"
#include "native/sim/metrics/total_return.hpp"
#include "native/sim/metrics/trade_count.hpp"
#include "native/sim/metrics/trading_days.hpp"
#include "native/sim/metrics/turnover.hpp"
#include "native/sim/metrics/ulcer.hpp"
#include "native/sim/metrics/value_at_risk.hpp"
#include "native/sim/metrics/volatility.hpp"
#include "native/sim/metrics/win_rate.hpp"
#include "native/sim/metrics/worst_day.hpp"
#include "native/sim/metrics/worst_trade.hpp"

namespace tiercel::sim::metrics {

using AllMetrics =
    std::tuple<TotalReturn, Cagr, Volatility, Sharpe, Sortino, Calmar, Omega, MaxDrawdown, MaxDrawdownStart,
               MaxDrawdownEnd, MaxDrawdownRecovery, LongestDrawdown, UlcerIndex, MartinRatio, RecoveryFactor, BestDay,
               WorstDay, TradingDays, ValueAtRisk, ConditionalValueAtRisk, TailRatio, Skewness, Kurtosis, Exposure,
               Turnover, TradeCount, WinRate, ProfitFactor, Expectancy, AverageWin, AverageLoss, PayoffRatio, Kelly,
               Sqn, BestTrade, WorstTrade, WinStreak, LossStreak, AverageHolding, LongestHolding, AverageAdverse,
               AverageFavourable, CommissionPaid, SpreadPaid, SlippagePaid, CostsPaid>;

inline constexpr std::size_t kMetricCount = std::tuple_size_v<AllMetrics>;

// Names as users know them, in the order of the output.
inline constexpr auto kMetricNames = []<std::size_t... I>(std::index_sequence<I...>) {
  return std::array<std::string_view, sizeof...(I)>{std::tuple_element_t<I, AllMetrics>::kName...};
}
(std::make_index_sequence<kMetricCount>{});

}  // namespace tiercel::sim::metrics
