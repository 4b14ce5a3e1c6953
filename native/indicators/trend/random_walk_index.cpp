// Random walk index (Poulos): how much farther the price went than a random walk of the same steps.
#include <algorithm>
#include <cmath>
#include <limits>

#include "native/indicators/parts/cell_ring.hpp"
#include "native/indicators/parts/price_grid.hpp"
#include "native/indicators/parts/simple_kernel.hpp"
#include "native/indicators/parts/true_range.hpp"

namespace tiercel::indicators {
namespace {

struct RandomWalkIndex : SimpleKernel<3, 2, 1> {
  struct Setup {
    std::size_t period;
    TickScale ticks;
  };
  struct State {
    std::size_t run = 0;
    double last_close = 0.0;
    CellRing ranges;
    CellRing highs;
    CellRing lows;
  };

  static Setup setup(const Params& p, const int* decimals) noexcept { return {rows_of(p[0]), tick_scale(decimals, 3)}; }
  static std::size_t lookback(const Params& p) noexcept { return rows_of(p[0]); }
  // True ranges, highs and lows in ticks, and behind them the roots of the numbers of bars.
  static std::size_t cells(const Setup& s) noexcept { return 4 * s.period + 1; }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& past, const In& x, Out& y) noexcept {
    const std::size_t period = s.period;
    const double high = in_ticks(s.ticks, x[0]);
    const double low = in_ticks(s.ticks, x[1]);
    double range = 0.0;
    if (state.run == 0) {
      for (std::size_t bars = 0; bars <= period; ++bars) {
        past.keep(3 * period + bars, std::sqrt(static_cast<double>(bars)));
      }
    } else {
      range = true_range(high, low, state.last_close);
      if (state.run >= period) y = farthest(period, state, past, {high, low, range});
    }
    state.ranges.push(past, 0, period, range);
    state.highs.push(past, period, period, high);
    state.lows.push(past, 2 * period, period, low);
    ++state.run;
    state.last_close = in_ticks(s.ticks, x[2]);
  }

 private:
  // `now`: high, low and true range.
  template <class Past>
  static Out farthest(std::size_t period, const State& state, const Past& past, const In& now) noexcept {
    constexpr double kNone = std::numeric_limits<double>::max();
    Out y{-kNone, -kNone};
    double sum = now[2];
    for (std::size_t bars = 2; bars <= period; ++bars) {
      sum += state.ranges.ago(past, 0, period, bars - 1);
      const double factor = sum > 0.0 ? past.cell(3 * period + bars) / sum : 0.0;
      y[0] = std::max(y[0], (now[0] - state.lows.ago(past, 2 * period, period, bars)) * factor);
      y[1] = std::max(y[1], (state.highs.ago(past, period, period, bars) - now[1]) * factor);
    }
    return y;
  }
};

constexpr ParameterInfo kParameterInfo[] = {integer_parameter("period", "longest way in bars", 14, 2)};
constexpr OutputInfo kOutputInfo[] = {real_output("high"), real_output("low")};

}  // namespace

TIERCEL_INDICATOR(kRandomWalkIndex) = make_row<RandomWalkIndex>({
    .name = "randomWalkIndex",
    .group = Group::kTrend,
    .summary = "Random walk index: the rise to the high and the fall to the low over 2 to `period` bars, in parts of "
               "what a random walk with the same average true range would go; the largest of each. Above 1 the market "
               "trends.",
    .formula = "ATR(n) = mean of the last n true ranges\n"
               "high = max of (high - low[n]) / (ATR(n) sqrt(n)), n = 2 ... period; 0 without a range\n"
               "low = max of (high[n] - low) / (ATR(n) sqrt(n))",
    .source = "Poulos, Of Trends and Random Walks (Technical Analysis of Stocks & Commodities, February 1991)",
    .differs = "vector-ta and TradingView's scripts take n = period alone.",
    .inputs = kHighLowClose,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
    .cost = UpdateCost::kPeriod,
});

}  // namespace tiercel::indicators
