// Polarized fractal efficiency (Hannula): the straight way between two values in parts of the way that was taken.
#include <cmath>

#include "native/indicators/parts/simple_kernel.hpp"
#include "native/indicators/parts/smoother.hpp"
#include "native/indicators/parts/window_fold.hpp"

namespace tiercel::indicators {
namespace {

struct Pfe : SimpleKernel<1, 1, 2> {
  using Sum = WindowFold<SumFold<1>>;
  struct Setup {
    std::size_t period;
    SmootherSetup smoother;
  };
  struct State {
    bool has_last = false;
    double last = 0.0;
    Sum way;
    Smoother average;
  };

  static Setup setup(const Params& p, const int* /*decimals*/) noexcept {
    return {rows_of(p[0]), smoother_setup(static_cast<std::int64_t>(p[1]), 2.0 / (p[1] + 1.0))};
  }
  static std::size_t lookback(const Params& p) noexcept { return rows_of(p[0] + p[1]) - 1; }
  static std::size_t past(const Setup& s) noexcept { return s.period; }
  static std::size_t cells(const Setup& s) noexcept { return Sum::cells(s.period); }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& past, const In& x, Out& y) noexcept {
    const double change = x[0] - state.last;
    std::array<double, 1> way{};
    const bool full = state.has_last && state.way.step(past, 0, s.period, {std::sqrt(change * change + 1.0)}, &way);
    state.has_last = true;
    state.last = x[0];
    if (!full) return;
    const auto rows = static_cast<double>(s.period);
    const double distance = x[0] - past.ago(0, s.period);
    const double straight = 100.0 * std::sqrt(distance * distance + rows * rows) / way[0];
    state.average.step(s.smoother, distance > 0.0 ? straight : -straight, &y[0]);
  }
};

constexpr ParameterInfo kParameterInfo[] = {integer_parameter("period", "rows of the way", 10),
                                            integer_parameter("smoothPeriod", "period of the exponential average", 5)};
constexpr OutputInfo kOutputInfo[] = {real_output("pfe")};

}  // namespace

TIERCEL_INDICATOR(kPfe) = make_row<Pfe>({
    .name = "pfe",
    .group = Group::kTrend,
    .summary =
        "Polarized fractal efficiency, -100 to 100: the straight way over `period` rows in percent of the way "
        "that was taken, negative without a rise, smoothed. A row counts as one unit of price, so prices must be of "
        "a size that fits.",
    .formula = "straight = sqrt((x - x[period])^2 + period^2)\n"
               "way = sum of sqrt((x - x[1])^2 + 1) over the last `period` rows\n"
               "pfe = ema(100 straight / way, negative unless x > x[period]; smoothPeriod)",
    .source = "Hannula, Polarized Fractal Efficiency (Technical Analysis of Stocks & Commodities, January 1994)",
    .inputs = kOneSeries,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
