// Trend intensity index (Pee): how much of the distance from an average lay above it.
#include "native/indicators/parts/price_grid.hpp"
#include "native/indicators/parts/simple_kernel.hpp"
#include "native/indicators/parts/window_fold.hpp"

namespace tiercel::indicators {
namespace {

struct TrendIntensity : SimpleKernel<1, 1, 2> {
  using Sum = WindowFold<SumFold<1>>;
  using Sums = WindowFold<SumFold<2>>;
  struct Setup {
    std::size_t period;
    std::size_t average_period;
    TickScale ticks;
  };
  struct State {
    Sum average;
    Sums distances;  // above, and on both sides
  };

  static Setup setup(const Params& p, const int* decimals) noexcept {
    return {rows_of(p[0]), rows_of(p[1]), tick_scale(decimals, 1)};
  }
  static std::size_t lookback(const Params& p) noexcept { return rows_of(p[0] + p[1]) - 2; }
  static std::size_t cells(const Setup& s) noexcept { return Sum::cells(s.average_period) + Sums::cells(s.period); }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& past, const In& x, Out& y) noexcept {
    std::array<double, 1> sum{};
    std::array<double, 2> sums{};
    const double value = in_ticks(s.ticks, x[0]);
    if (!state.average.step(past, 0, s.average_period, {value}, &sum)) return;
    const double apart = static_cast<double>(s.average_period) * value - sum[0];
    const bool full = state.distances.step(past, Sum::cells(s.average_period), s.period,
                                           {apart > 0.0 ? apart : 0.0, apart > 0.0 ? apart : -apart}, &sums);
    if (full && sums[1] > 0.0) y[0] = 100.0 * sums[0] / sums[1];
  }
};

constexpr ParameterInfo kParameterInfo[] = {integer_parameter("period", "distances in the window", 30),
                                            integer_parameter("averagePeriod", "values of the average", 60)};
constexpr OutputInfo kOutputInfo[] = {real_output("trendIntensity")};

}  // namespace

TIERCEL_INDICATOR(kTrendIntensity) = make_row<TrendIntensity>({
    .name = "trendIntensity",
    .group = Group::kTrend,
    .summary = "Trend intensity index, 0 to 100: the distances of the values from their average that lay above it, in "
               "percent of all; no value without a distance.",
    .formula = "d = x - sma(x, averagePeriod)\n"
               "100 sum(max(d, 0)) / sum(|d|), over the last `period` rows",
    .source = "Pee, Trend Intensity Index (Technical Analysis of Stocks & Commodities, June 2002)",
    .inputs = kOneSeries,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
    .sparse = true,
});

}  // namespace tiercel::indicators
