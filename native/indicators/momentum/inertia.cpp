// Inertia: the regression line of the refined relative volatility index.
#include <cmath>
#include <utility>

#include "native/indicators/parts/price_grid.hpp"
#include "native/indicators/parts/simple_kernel.hpp"
#include "native/indicators/parts/smoother.hpp"
#include "native/indicators/parts/window_fold.hpp"
#include "native/indicators/parts/window_line.hpp"

namespace tiercel::indicators {
namespace {

struct VolatilitySetup {
  std::size_t window;
  SmootherSetup average;
};

// The relative volatility index of one column: the row rvi, value by value.
class VolatilityIndex {
 public:
  using Window = WindowFold<SpreadFold>;

  // Its cells are those of the window, from `base` on.
  template <class Past>
  bool step(const VolatilitySetup& s, const Past& past, std::size_t base, double x, double* y) noexcept {
    std::array<double, 2> spread{};
    const double last = std::exchange(last_, x);
    if (!window_.step(past, base, s.window, {x}, &spread)) return false;
    const double deviation = std::sqrt(spread[1] / static_cast<double>(s.window));
    double up = 0.0;
    double down = 0.0;
    const bool warm = up_.step(s.average, x > last ? deviation : 0.0, &up);
    down_.step(s.average, x < last ? deviation : 0.0, &down);
    *y = quotient_or<double>(100.0 * up, up + down, 50.0);
    return warm;
  }

 private:
  double last_ = 0.0;
  Window window_;
  Smoother up_;
  Smoother down_;
};

struct Inertia : SimpleKernel<2, 1, 3> {
  struct Setup {
    std::size_t period;
    LineSetup line;
    VolatilitySetup volatility;
    TickScale ticks;
  };
  struct State {
    VolatilityIndex high;
    VolatilityIndex low;
    WindowFold<WeightedFold> line;
  };

  static Setup setup(const Params& p, const int* decimals) noexcept {
    return {rows_of(p[0]),
            line_setup(LineValue::kEnd, static_cast<std::int64_t>(p[0]), kOffStep),
            {rows_of(p[2]), wilder_setup(static_cast<std::int64_t>(p[1]))},
            tick_scale(decimals, 2)};
  }
  static std::size_t lookback(const Params& p) noexcept { return rows_of(p[0] + p[1] + p[2]) - 3; }
  static std::size_t cells(const Setup& s) noexcept { return 4 * s.volatility.window + 2 * s.period; }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& past, const In& x, Out& y) noexcept {
    const std::size_t cells = VolatilityIndex::Window::cells(s.volatility.window);
    double high = 0.0;
    double low = 0.0;
    const bool warm = state.high.step(s.volatility, past, 0, in_ticks(s.ticks, x[0]), &high);
    state.low.step(s.volatility, past, cells, in_ticks(s.ticks, x[1]), &low);
    if (!warm) return;
    std::array<double, 2> sums{};
    if (!state.line.step(past, 2 * cells, s.period, {0.5 * (high + low)}, &sums)) return;
    y[0] = line_value(s.line, sums[0], sums[1], 0.0);
  }
};

constexpr ParameterInfo kParameterInfo[] = {
    integer_parameter("period", "values of the regression line", 20, 2),
    integer_parameter("rviPeriod", "rows of the seed of the index's smoothing", 14),
    integer_parameter("stddevPeriod", "values of the index's deviation", 10, 2)};
constexpr OutputInfo kOutputInfo[] = {real_output("inertia")};

}  // namespace

TIERCEL_INDICATOR(kInertia) = make_row<Inertia>({
    .name = "inertia",
    .group = Group::kMomentum,
    .summary = "Dorsey's inertia: the end of the regression line of the refined relative volatility index, which is "
               "the mean of the indexes of highs and of lows; above 50 in a rising market.",
    .formula = "r = (rvi(high, rviPeriod, stddevPeriod) + rvi(low, rviPeriod, stddevPeriod)) / 2\n"
               "inertia = linearReg(r, period)",
    .source = "Dorsey, Refining the Relative Volatility Index (Technical Analysis of Stocks & Commodities, September "
              "1995)",
    .differs = "pandas-ta takes the index of the close unless it is asked for the refined one, MetaStock smooths it "
               "by exponential averages. Of one column it is `linearReg` of `rvi`.",
    .inputs = kHighLow,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
