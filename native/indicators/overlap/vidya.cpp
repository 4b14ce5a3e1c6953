// Variable index dynamic average (Chande): an exponential average whose weight follows the momentum's strength.
#include <algorithm>
#include <cmath>

#include "native/indicators/parts/price_grid.hpp"
#include "native/indicators/parts/simple_kernel.hpp"
#include "native/indicators/parts/window_fold.hpp"

namespace tiercel::indicators {
namespace {

struct Vidya : SimpleKernel<1, 1, 2> {
  struct Setup {
    double weight;
    std::size_t momentum;  // changes in the window
    double seed;           // values whose mean is the first average
    TickScale ticks;
  };
  struct State {
    double taken = 0.0;  // values, up to the seed's
    double first = 0.0;  // the seed is summed relative to the first value
    double above = 0.0;
    double last = 0.0;
    double average = 0.0;
    WindowFold<SumFold<2>> changes;  // upward and downward
  };

  static Setup setup(const Params& p, const int* decimals) noexcept {
    return {2.0 / (p[0] + 1.0), rows_of(p[1]), std::max(p[0], p[1]), tick_scale(decimals, 1)};
  }
  static std::size_t lookback(const Params& p) noexcept { return rows_of(std::max(p[0], p[1])) - 1; }
  static std::size_t cells(const Setup& s) noexcept { return WindowFold<SumFold<2>>::cells(s.momentum); }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& past, const In& x, Out& y) noexcept {
    const double ticks = in_ticks(s.ticks, x[0]);
    std::array<double, 2> moves{};
    if (state.taken == 0.0) {
      state.first = x[0];
    } else {
      const double change = ticks - state.last;
      state.changes.step(past, 0, s.momentum, {change > 0.0 ? change : 0.0, change < 0.0 ? -change : 0.0}, &moves);
    }
    state.last = ticks;
    if (state.taken < s.seed) {
      state.above += x[0] - state.first;
      if (++state.taken < s.seed) return;
      state.average = state.first + state.above / s.seed;
    } else {
      const double all = moves[0] + moves[1];
      const double strength = all > 0.0 ? std::fabs(moves[0] - moves[1]) / all : 0.0;
      state.average += s.weight * strength * (x[0] - state.average);
    }
    y[0] = state.average;
  }
};

constexpr ParameterInfo kParameterInfo[] = {
    integer_parameter("period", "a new value weighs up to 2 / (period + 1)", 14),
    integer_parameter("momentumPeriod", "changes of the momentum oscillator", 14)};
constexpr OutputInfo kOutputInfo[] = {real_output("vidya")};

}  // namespace

TIERCEL_INDICATOR(kVidya) = make_row<Vidya>({
    .name = "vidya",
    .group = Group::kOverlap,
    .summary = "Variable index dynamic average: an exponential average whose weight is multiplied with the strength of "
               "Chande's momentum oscillator, from the mean of the first values on; it stands still where the price "
               "does.",
    .formula = "cmo = |sum(rises) - sum(falls)| / (sum(rises) + sum(falls)), over the last `momentumPeriod` changes\n"
               "k = 2 / (period + 1) cmo\n"
               "vidya = vidya[1] + k (x - vidya[1]), from the mean of the first max(period, momentumPeriod) values on",
    .source = "Chande and Kroll, The New Technical Trader (1994)",
    .differs = "Chande's first form of 1992 takes the ratio of two standard deviations for the strength (Tulip, "
               "vector-ta).",
    .inputs = kOneSeries,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
