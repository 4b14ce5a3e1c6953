// Natural moving average (Sloman): where in the window the movement of the price lay decides between two old values.
#include <cmath>

#include "native/core/math.hpp"
#include "native/indicators/parts/cell_ring.hpp"
#include "native/indicators/parts/simple_kernel.hpp"

namespace tiercel::indicators {
namespace {

struct Nma : SimpleKernel<1, 1, 1> {
  using Setup = std::size_t;  // the period
  struct State {
    std::size_t run = 0;
    double last = 0.0;  // logarithm
    CellRing moves;     // of the logarithm, up and down alike
  };

  static Setup setup(const Params& p, const int* /*decimals*/) noexcept { return rows_of(p[0]); }
  static std::size_t lookback(const Params& p) noexcept { return rows_of(p[0]); }
  static std::size_t past(const Setup& period) noexcept { return period; }
  // The moves, and behind them what a move so many rows ago weighs.
  static std::size_t cells(const Setup& period) noexcept { return 2 * period; }

  template <class Past>
  static void step(const Setup& period, State& state, const Past& past, const In& x, Out& y) noexcept {
    if (!(x[0] > 0.0)) {
      state = {};
      return;
    }
    const double logarithm = exact_log(x[0]);
    if (state.run == 0) {
      for (std::size_t ago = 0; ago < period; ++ago) past.keep(period + ago, root(ago + 1) - root(ago));
    } else {
      const double move = std::fabs(logarithm - state.last);
      if (state.run >= period) y[0] = between(period, state, past, x[0], move);
      state.moves.push(past, 0, period, move);
    }
    ++state.run;
    state.last = logarithm;
  }

 private:
  static double root(std::size_t x) noexcept { return std::sqrt(static_cast<double>(x)); }

  // Four sums of each kind, so that they do not wait for each other.
  template <class Past>
  static double between(std::size_t period, const State& state, const Past& past, double x, double move) noexcept {
    double all[4] = {move};
    double near[4] = {move};  // the newest weighs 1
    for (std::size_t ago = 1; ago < period; ++ago) {
      const double earlier = state.moves.ago(past, 0, period, ago);
      all[ago % 4] += earlier;
      near[ago % 4] += earlier * past.cell(period + ago);
    }
    const double sum = (all[0] + all[1]) + (all[2] + all[3]);
    const double ratio = sum > 0.0 ? ((near[0] + near[1]) + (near[2] + near[3])) / sum : 0.0;
    const double newer = period == 1 ? x : past.ago(0, period - 1);
    return newer * ratio + past.ago(0, period) * (1.0 - ratio);
  }
};

constexpr ParameterInfo kParameterInfo[] = {integer_parameter("period", "moves in the window", 40)};
constexpr OutputInfo kOutputInfo[] = {real_output("nma")};

}  // namespace

TIERCEL_INDICATOR(kNma) = make_row<Nma>({
    .name = "nma",
    .group = Group::kOverlap,
    .summary = "Natural moving average: the two oldest values of the window, mixed by how new its moves are. Values "
               "must be positive; one that is not counts as absent.",
    .formula = "move[i] = |ln x[i] - ln x[i + 1]|, i = 0 ... period - 1\n"
               "ratio = sum(move[i] (sqrt(i + 1) - sqrt(i))) / sum(move[i]); 0 without moves\n"
               "nma = ratio x[period - 1] + (1 - ratio) x[period]",
    .source = "Sloman, Ocean Theory (as in everget's script Natural Moving Average in TradingView's library)",
    .differs = "Jesse and vector-ta have no value in the first row that the formula allows.",
    .inputs = kOneSeries,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
    .cost = UpdateCost::kPeriod,
    .sparse = true,
});

}  // namespace tiercel::indicators
