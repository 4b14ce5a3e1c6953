// Momersion: how often a change goes on in the direction of the one before.
#include "native/indicators/parts/cell_ring.hpp"
#include "native/indicators/parts/simple_kernel.hpp"

namespace tiercel::indicators {
namespace {

struct Momersion : SimpleKernel<1, 1, 1> {
  using Setup = std::size_t;  // the period
  struct State {
    std::size_t run = 0;  // values since the start or the last gap
    double last = 0.0;
    int direction = 0;          // of the last change
    std::size_t onwards = 0;    // pairs of changes in the window that go on
    std::size_t backwards = 0;  // and that turn
    CellRing pairs;             // 1, -1 or, where a change is none, 0
  };

  static Setup setup(const Params& p, const int* /*decimals*/) noexcept { return rows_of(p[0]); }
  static std::size_t lookback(const Params& p) noexcept { return rows_of(p[0]) + 1; }
  static std::size_t cells(const Setup& period) noexcept { return period; }
  static bool exact(const Params& /*p*/) noexcept { return true; }

  template <class Past>
  static void step(const Setup& period, State& state, const Past& past, const In& x, Out& y) noexcept {
    const int direction = state.run == 0 ? 0 : (x[0] > state.last ? 1 : 0) - (x[0] < state.last ? 1 : 0);
    if (state.run >= 2) {
      const int pair = direction * state.direction;
      if (state.pairs.is_full(period)) count(state, state.pairs.ago(past, 0, period, period), false);
      count(state, pair, true);
      state.pairs.push(past, 0, period, pair);
      if (state.pairs.is_full(period)) y[0] = share(state);
    }
    ++state.run;
    state.last = x[0];
    state.direction = direction;
  }

 private:
  static void count(State& state, double pair, bool comes) noexcept {
    if (pair == 0.0) return;
    std::size_t& pairs = pair > 0.0 ? state.onwards : state.backwards;
    pairs = comes ? pairs + 1 : pairs - 1;
  }
  static double share(const State& state) noexcept {
    const std::size_t all = state.onwards + state.backwards;
    return all == 0 ? 50.0 : 100.0 * static_cast<double>(state.onwards) / static_cast<double>(all);
  }
};

constexpr ParameterInfo kParameterInfo[] = {integer_parameter("period", "pairs of changes in the window", 250)};
constexpr OutputInfo kOutputInfo[] = {real_output("momersion")};

}  // namespace

TIERCEL_INDICATOR(kMomersion) = make_row<Momersion>({
    .name = "momersion",
    .group = Group::kMomentum,
    .summary = "Momersion, 0 to 100: in percent of the last `period` pairs of changes those that go on in one "
               "direction; above 50 momentum prevails, below it reversion. 50 where nothing moved.",
    .formula = "r = x - x[1]\n"
               "M = number of r r[1] > 0, R = number of r r[1] < 0, over the last `period` rows\n"
               "momersion = 100 M / (M + R)",
    .source = "Harris, Momersion Indicator (priceactionlab.com, August 2015); the sign of his return is that of the "
              "change",
    .inputs = kOneSeries,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
