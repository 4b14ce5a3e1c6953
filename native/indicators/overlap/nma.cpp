// Natural moving average (Sloman): where in the window the movement of the price lay decides between two old values.
#include <algorithm>
#include <cmath>

#include "native/core/math.hpp"
#include "native/core/math_lanes.hpp"
#include "native/indicators/parts/cell_ring.hpp"
#include "native/indicators/parts/simple_kernel.hpp"
#include "native/indicators/parts/weighted_window.hpp"

namespace tiercel::indicators {
namespace {

// The moves of the logarithm, given the one before the first row. False where a value is not positive or no number.
template <int W>
TIERCEL_BODY bool new_moves_body(const double* x, double last, double* moves, std::size_t rows) noexcept {
  std::uint64_t bad = 0;
  for (std::size_t i = 0; i < rows; ++i) bad |= (x[i] > 0.0 ? 0U : 1U) | (x[i] * 0.0 == 0.0 ? 0U : 1U);
  if (bad != 0) return false;
  LastRows<W, 1> before(same_rows(last));
  TIERCEL_UNROLL for (std::size_t i = 0; i < rows; i += W) {
    const Lanes<W> now = math::log_of(read_lanes<W>(x + i));
    write_lanes(moves + i, absolute(Lanes<W>{now - before.template ago<1>(now)}));
    before.push(now);
  }
  return true;
}

TIERCEL_LANE_VARIANTS(bool, new_moves, (const double* x, double last, double* moves, std::size_t rows),
                      (x, last, moves, rows))

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

  template <class Past>
  static std::size_t fast(const Setup& period, State& state, const Past& past, const InputColumns<Nma>& in,
                          const OutputColumns<Nma>& out, std::size_t rows) noexcept {
    rows = std::min(rows, kWeighingRows);
    rows -= rows % 32;
    if (rows == 0 || state.run < period || period > kLongestWeighting) return 0;
    const double* oldest = past.block(0, period);
    double moves[kLongestWeighting + kWeighingRows];
    double near[kWeighingRows];
    double all[kWeighingRows];
    if (oldest == nullptr || !new_moves(in[0], state.last, moves + period - 1, rows)) return 0;
    double weights[kLongestWeighting];
    double ones[kLongestWeighting];
    for (std::size_t ago = 0; ago < period; ++ago) {
      weights[period - 1 - ago] = past.cell(period + ago);
      ones[period - 1 - ago] = 1.0;
      if (ago > 0) moves[period - 1 - ago] = state.moves.ago(past, 0, period, ago);
    }
    if (!weighted_block(weights, period, moves, near, rows) || !weighted_block(ones, period, moves, all, rows))
      return 0;
    for (std::size_t i = 0; i < rows; ++i) out[0][i] = mixed(oldest[i + 1], oldest[i], near[i], all[i]);
    for (std::size_t i = 0; i < rows; ++i) state.moves.push(past, 0, period, moves[period - 1 + i]);
    state.run += rows;
    state.last = exact_log(in[0][rows - 1]);
    return rows;
  }

 private:
  static double root(std::size_t x) noexcept { return std::sqrt(static_cast<double>(x)); }

  static double mixed(double newer, double older, double near, double all) noexcept {
    const double ratio = all > 0.0 ? near / all : 0.0;
    return newer * ratio + older * (1.0 - ratio);
  }

  // The oldest move first, as in blocks.
  template <class Past>
  static double between(std::size_t period, const State& state, const Past& past, double x, double move) noexcept {
    double all = 0.0;
    double near = 0.0;
    for (std::size_t ago = period - 1; ago > 0; --ago) {
      const double earlier = state.moves.ago(past, 0, period, ago);
      all += earlier;
      near += past.cell(period + ago) * earlier;
    }
    return mixed(period == 1 ? x : past.ago(0, period - 1), past.ago(0, period), near + move, all + move);
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
    .source = "Sloman, Ocean Theory; as in Jesse's nma",
    .differs = "Jesse and vector-ta have no value in the first row that the formula allows.",
    .inputs = kOneSeries,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
    .cost = UpdateCost::kPeriod,
    .sparse = true,
});

}  // namespace tiercel::indicators
