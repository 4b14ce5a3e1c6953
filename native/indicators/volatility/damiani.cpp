// Damiani's volatmeter: is there enough movement for a trade?
#include <algorithm>
#include <cmath>

#include "native/indicators/parts/anchored_sums.hpp"
#include "native/indicators/parts/price_grid.hpp"
#include "native/indicators/parts/simple_kernel.hpp"
#include "native/indicators/parts/true_range.hpp"
#include "native/indicators/parts/window_fold.hpp"

namespace tiercel::indicators {
namespace {

// Of a window: how far its values lie from their linearly weighted mean, as the root of the mean square.
class WeightedSpread {
 public:
  using Squares = AnchoredSums<PowerSums<2>>;
  using Weighted = WindowFold<WeightedFold>;
  [[nodiscard]] static std::size_t cells(std::size_t period) noexcept {
    return Squares::cells(period) + Weighted::cells(period);
  }

  template <class Past>
  bool step(const Past& past, std::size_t base, std::size_t period, double x, double* y) noexcept {
    std::array<double, 2> sums{};
    std::array<double, 2> weighted{};
    const bool full = squares_.step(past, base, period, {x}, &sums);
    weighted_.step(past, base + Squares::cells(period), period, {x}, &weighted);
    if (!full) return false;
    const auto n = static_cast<double>(period);
    const double spread = n * sums[1] - sums[0] * sums[0];
    const double variance = (spread > 0.0 ? spread : 0.0) / (n * n);
    // In ticks the difference of the two means is one of whole numbers or halves: nothing of it is lost.
    const double apart = (weighted[0] * ((n + 1.0) / 2.0) - weighted[1]) / (n * (n + 1.0) / 2.0);
    *y = std::sqrt(variance + apart * apart);
    return true;
  }

 private:
  Squares squares_;
  Weighted weighted_;
};

struct DamianiSetup {
  TickScale ticks;
  std::size_t range;
  std::size_t spread;
  std::size_t slow_range;
  std::size_t slow_spread;
  double level;
};

struct Damiani : SimpleKernel<3, 2, 5> {
  using Setup = DamianiSetup;
  using Sum = WindowFold<SumFold<1>>;
  struct State {
    bool has_last = false;
    double close = 0.0;
    Sum range;
    Sum slow_range;
    WeightedSpread spread;
    WeightedSpread slow_spread;
    std::array<double, 3> before{};  // volatility of the last rows, the newest first; 0 at first
  };

  static Setup setup(const Params& p, const int* decimals) noexcept {
    return {tick_scale(decimals, 3), rows_of(p[0]), rows_of(p[1]), rows_of(p[2]), rows_of(p[3]), p[4]};
  }
  static std::size_t lookback(const Params& p) noexcept {
    return std::max({rows_of(p[0]), rows_of(p[1]) - 1, rows_of(p[2]), rows_of(p[3]) - 1});
  }
  static std::size_t cells(const Setup& s) noexcept { return slow_cells(s) + WeightedSpread::cells(s.slow_spread); }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& past, const In& x, Out& y) noexcept {
    const double high = in_ticks(s.ticks, x[0]);
    const double low = in_ticks(s.ticks, x[1]);
    const double close = in_ticks(s.ticks, x[2]);
    double range = 0.0;
    double spread = 0.0;
    const bool has_range = state.has_last && take_ranges(s, state, past, true_range(high, low, state.close), &range);
    const bool has_spread = take_spreads(s, state, past, high + low + close, &spread);
    state.has_last = true;
    state.close = close;
    if (!has_range || !has_spread) return;
    const double volatility = range + 0.5 * (state.before[0] - state.before[2]);
    state.before = {volatility, state.before[0], state.before[1]};
    y = {volatility, s.level - spread};
  }

 private:
  static std::size_t spread_cells(const Setup& s) noexcept { return Sum::cells(s.range) + Sum::cells(s.slow_range); }
  static std::size_t slow_cells(const Setup& s) noexcept { return spread_cells(s) + WeightedSpread::cells(s.spread); }
  static double ratio(double a, double b) noexcept { return b != 0.0 ? a / b : 0.0; }

  template <class Past>
  static bool take_ranges(const Setup& s, State& state, const Past& past, double range, double* y) noexcept {
    std::array<double, 1> fast{};
    std::array<double, 1> slow{};
    const bool has_fast = state.range.step(past, 0, s.range, {range}, &fast);
    if (!state.slow_range.step(past, Sum::cells(s.range), s.slow_range, {range}, &slow) || !has_fast) return false;
    *y = ratio(fast[0] / static_cast<double>(s.range), slow[0] / static_cast<double>(s.slow_range));
    return true;
  }

  template <class Past>
  static bool take_spreads(const Setup& s, State& state, const Past& past, double sum, double* y) noexcept {
    double fast = 0.0;
    double slow = 0.0;
    const bool has_fast = state.spread.step(past, spread_cells(s), s.spread, sum, &fast);
    if (!state.slow_spread.step(past, slow_cells(s), s.slow_spread, sum, &slow) || !has_fast) return false;
    *y = ratio(fast, slow);
    return true;
  }
};

constexpr ParameterInfo kParameterInfo[] = {
    integer_parameter("rangePeriod", "true ranges of the shorter mean", 13),
    integer_parameter("deviationPeriod", "typical prices of the shorter deviation", 20),
    integer_parameter("slowRangePeriod", "true ranges of the longer mean", 40),
    integer_parameter("slowDeviationPeriod", "typical prices of the longer deviation", 100),
    {"level", "from which the ratio of the deviations is taken off", ParameterKind::kReal, 0, 1000, 1.4}};
constexpr OutputInfo kOutputInfo[] = {real_output("volatility"), real_output("threshold")};

}  // namespace

TIERCEL_INDICATOR(kDamiani) = make_row<Damiani>({
    .name = "damiani",
    .group = Group::kVolatility,
    .summary = "Damiani's volatmeter: the range of the last bars beside that of more bars, and a threshold that falls "
               "as prices spread out; where the volatility is above the threshold there is movement to trade.",
    .formula = "TR = max(high, close[1]) - min(low, close[1]), t = (high + low + close) / 3\n"
               "v = sma(TR, rangePeriod) / sma(TR, slowRangePeriod), 0 where nothing moved\n"
               "volatility = v + (volatility[1] - volatility[3]) / 2, with 0 before the first value\n"
               "s(n) = square root of the mean of (t[k] - wma(t, n))^2 over the last n bars\n"
               "threshold = level - s(deviationPeriod) / s(slowDeviationPeriod), the ratio 0 where nothing moved",
    .source = "Damiani's indicator for MetaTrader 4 (2006), whose average true range is a simple mean and whose "
              "deviation is one from a weighted average; four periods as in its version 3.2",
    .differs = "Jesse and vector-ta take Wilder's average true range (vector-ta that of one series) and the deviation "
               "of the close from its mean.",
    .inputs = kHighLowClose,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
