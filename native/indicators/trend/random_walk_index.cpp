// Random walk index (Poulos): how much farther the price went than a random walk of the same steps.
#include <algorithm>
#include <cmath>

#include "native/indicators/parts/cell_ring.hpp"
#include "native/indicators/parts/simple_kernel.hpp"
#include "native/indicators/parts/true_range.hpp"

namespace tiercel::indicators {
namespace {

struct RandomWalkIndex : SimpleKernel<3, 2, 1> {
  using Setup = std::size_t;  // the period
  struct State {
    std::size_t run = 0;
    double last_close = 0.0;
    CellRing ranges;
  };

  static Setup setup(const Params& p, const int* /*decimals*/) noexcept { return rows_of(p[0]); }
  static std::size_t lookback(const Params& p) noexcept { return rows_of(p[0]); }
  static std::size_t past(const Setup& period) noexcept { return period; }
  // The ranges, and behind them the roots of the numbers of bars.
  static std::size_t cells(const Setup& period) noexcept { return 2 * period + 1; }

  template <class Past>
  static void step(const Setup& period, State& state, const Past& past, const In& x, Out& y) noexcept {
    if (state.run == 0) {
      for (std::size_t bars = 0; bars <= period; ++bars) past.keep(period + bars, std::sqrt(static_cast<double>(bars)));
    } else {
      const double range = true_range(x[0], x[1], state.last_close);
      if (state.run >= period) {
        double high = -kNone;
        double low = -kNone;
        double sum = range;
        for (std::size_t bars = 2; bars <= period; ++bars) {
          sum += state.ranges.ago(past, 0, period, bars - 1);
          const double factor = sum > 0.0 ? past.cell(period + bars) / sum : 0.0;
          high = std::max(high, (x[0] - past.ago(1, bars)) * factor);
          low = std::max(low, (past.ago(0, bars) - x[1]) * factor);
        }
        y = {high, low};
      }
      state.ranges.push(past, 0, period, range);
    }
    ++state.run;
    state.last_close = x[2];
  }

 private:
  static constexpr double kNone = std::numeric_limits<double>::max();
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
