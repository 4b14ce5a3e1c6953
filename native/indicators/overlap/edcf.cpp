// Distance coefficient filter (Ehlers): values weigh the more, the farther they are from those before them.
#include "native/indicators/parts/price_grid.hpp"
#include "native/indicators/parts/simple_kernel.hpp"
#include "native/indicators/parts/window_fold.hpp"

namespace tiercel::indicators {
namespace {

struct Edcf : SimpleKernel<1, 1, 1> {
  struct Setup {
    std::size_t period;
    TickScale ticks;
  };
  struct State {
    std::size_t run = 0;
    double origin = 0.0;          // values count from the first one
    WindowFold<SumFold<2>> sums;  // of the distances, and of the distances times the values
  };

  static Setup setup(const Params& p, const int* decimals) noexcept { return {rows_of(p[0]), tick_scale(decimals, 1)}; }
  static std::size_t lookback(const Params& p) noexcept { return 2 * (rows_of(p[0]) - 1); }
  static std::size_t past(const Setup& s) noexcept { return s.period; }
  static std::size_t cells(const Setup& s) noexcept { return WindowFold<SumFold<2>>::cells(s.period); }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& past, const In& x, Out& y) noexcept {
    if (state.run == 0) state.origin = x[0];
    if (++state.run < s.period) return;
    const double now = in_ticks(s.ticks, x[0]);
    double squares = 0.0;
    for (std::size_t ago = 1; ago < s.period; ++ago) {
      const double apart = now - in_ticks(s.ticks, past.ago(0, ago));
      squares += apart * apart;
    }
    std::array<double, 2> sums{};
    if (!state.sums.step(past, 0, s.period, {squares, squares * (x[0] - state.origin)}, &sums)) return;
    y[0] = sums[0] > 0.0 ? state.origin + sums[1] / sums[0] : x[0];
  }
};

constexpr ParameterInfo kParameterInfo[] = {
    integer_parameter("period", "values in the window, and in each distance", 15)};
constexpr OutputInfo kOutputInfo[] = {real_output("edcf")};

}  // namespace

TIERCEL_INDICATOR(kEdcf) = make_row<Edcf>({
    .name = "edcf",
    .group = Group::kOverlap,
    .summary = "Ehlers' distance coefficient filter: the mean of the last `period` values, each weighted with its "
               "squared distances from the values before it; the value itself where all are equal.",
    .formula = "d[i] = sum((x[i] - x[i + k])^2), k = 1 ... period - 1\n"
               "edcf = sum(d[i] x[i]) / sum(d[i]), i = 0 ... period - 1",
    .source = "Ehlers, Nonlinear Ehlers Filters (Technical Analysis of Stocks & Commodities, April 2001)",
    .inputs = kOneSeries,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
    .cost = UpdateCost::kPeriod,
});

}  // namespace tiercel::indicators
