// Fractal adaptive moving average (Ehlers): an exponential average whose weight follows the fractal dimension.
#include <algorithm>

#include "native/core/math_lanes.hpp"
#include "native/indicators/parts/cell_ring.hpp"
#include "native/indicators/parts/simple_kernel.hpp"
#include "native/indicators/parts/window_extreme.hpp"

namespace tiercel::indicators {
namespace {

constexpr double kLogTwo = 0.69314718055994530942;

// The ranges of both halves, added, and of the whole: N1 + N2 is twice their ratio of N3. 0 where a half has none.
template <class T>
TIERCEL_BODY T weight_of(const T& high, const T& low, const T& older_high, const T& older_low) noexcept {
  const T halves = (high - low) + (older_high - older_low);
  const T whole = (high > older_high ? high : older_high) - (low < older_low ? low : older_low);
  const T dimension = math::log_of(T{2.0 * halves / whole}) / kLogTwo;
  const T weight = math::exp_of(T{-4.6 * (dimension - 1.0)});
  const T least = weight > 0.01 ? weight : T{} + 0.01;
  const T most = least < 1.0 ? least : T{} + 1.0;
  const T smaller = high - low < older_high - older_low ? high - low : older_high - older_low;
  return smaller > 0.0 ? most : T{};
}

// Values of the rows from `half` rows before the first one on.
struct FramaWindows {
  double highest[kExtremeRows];
  double lowest[kExtremeRows];
};

// The columns begin 2 half - 1 rows before the first row. False where a value is no number.
template <int W>
TIERCEL_BODY bool frama_weights_body(std::size_t half, const double* high, const double* low, FramaWindows& windows,
                                     double* weights, std::size_t rows) noexcept {
  const std::size_t before = 2 * half - 1;
  if (!all_finite(high + before, rows) || !all_finite(low + before, rows)) return false;
  slide_extreme<1>(high, half, windows.highest, half + rows);
  slide_extreme<-1>(low, half, windows.lowest, half + rows);
  for (std::size_t i = 0; i < rows; i += W) {
    write_lanes(weights + i,
                weight_of(read_lanes<W>(windows.highest + half + i), read_lanes<W>(windows.lowest + half + i),
                          read_lanes<W>(windows.highest + i), read_lanes<W>(windows.lowest + i)));
  }
  return true;
}

TIERCEL_LANE_VARIANTS(bool, frama_weights,
                      (std::size_t half, const double* high, const double* low, FramaWindows& windows, double* weights,
                       std::size_t rows),
                      (half, high, low, windows, weights, rows))

struct Frama : SimpleKernel<2, 1, 1> {
  using Setup = std::size_t;  // half of the period
  struct State {
    std::size_t run = 0;
    double average = 0.0;
    double weight = 1.0;
    WindowExtreme<1> highest;  // of the newer half
    WindowExtreme<-1> lowest;
    CellRing highs;  // what they were in the rows of a half
    CellRing lows;
  };

  static Setup setup(const Params& p, const int* /*decimals*/) noexcept { return (rows_of(p[0]) + 1) / 2; }
  static std::size_t lookback(const Params& p) noexcept { return 2 * setup(p, nullptr); }
  static std::size_t past(const Setup& half) noexcept { return 2 * half; }
  static std::size_t cells(const Setup& half) noexcept { return 4 * half; }

  template <class Past>
  static void step(const Setup& half, State& state, const Past& past, const In& x, Out& y) noexcept {
    double high = 0.0;
    double low = 0.0;
    const double price = (x[0] + x[1]) / 2.0;
    const bool full = state.highest.step(past, 0, 0, half, x[0], &high);
    state.lowest.step(past, 1, half, half, x[1], &low);
    if (state.run >= 2 * half) {
      const double older_high = state.highs.ago(past, 2 * half, half, half);
      const double older_low = state.lows.ago(past, 3 * half, half, half);
      take(state, weight_of(high, low, older_high, older_low), price);
      y[0] = state.average;
    } else {
      state.average = price;
    }
    ++state.run;
    if (!full) return;
    state.highs.push(past, 2 * half, half, high);
    state.lows.push(past, 3 * half, half, low);
  }

  template <class Past>
  static std::size_t fast(const Setup& half, State& state, const Past& past, const InputColumns<Frama>& in,
                          const OutputColumns<Frama>& out, std::size_t rows) noexcept {
    if (state.run < 2 * half || 2 * half > kExtremeRows) return 0;
    rows = std::min(rows, kExtremeRows - half);
    rows -= rows % kStepRows;
    const double* high = past.block(0, 2 * half - 1);
    FramaWindows windows;
    double weights[kExtremeRows];
    if (rows == 0 || high == nullptr) return 0;
    if (!frama_weights(half, high, past.block(1, 2 * half - 1), windows, weights, rows)) return 0;
    for (std::size_t i = 0; i < rows; ++i) {
      take(state, weights[i], (in[0][i] + in[1][i]) / 2.0);
      out[0][i] = state.average;
    }
    for (std::size_t i = rows - std::min(rows, half); i < rows; ++i) {
      state.highs.push(past, 2 * half, half, windows.highest[half + i]);
      state.lows.push(past, 3 * half, half, windows.lowest[half + i]);
    }
    state.highest.skip();
    state.lowest.skip();
    state.run += rows;
    return rows;
  }

 private:
  static void take(State& state, double weight, double price) noexcept {
    if (weight > 0.0) state.weight = weight;
    state.average += state.weight * (price - state.average);
  }
};

constexpr ParameterInfo kParameterInfo[] = {
    integer_parameter("period", "bars of both halves; an odd number counts as the next even one", 16, 2)};
constexpr OutputInfo kOutputInfo[] = {real_output("frama")};

}  // namespace

TIERCEL_INDICATOR(kFrama) = make_row<Frama>({
    .name = "frama",
    .group = Group::kOverlap,
    .summary = "Fractal adaptive moving average: an exponential average of the middle of the bars whose weight follows "
               "the fractal dimension of the last `period` bars; it starts with the middle before the first output, "
               "and keeps its weight where a half has no range.",
    .formula = "N1, N2 = (highest high - lowest low) / (period / 2) of the newer and the older half of the bars\n"
               "N3 = (highest high - lowest low) / period of all\n"
               "D = (ln(N1 + N2) - ln(N3)) / ln(2),  k = exp(-4.6 (D - 1)), within 0.01 ... 1\n"
               "frama = frama[1] + k ((high + low) / 2 - frama[1])",
    .source = "Ehlers, FRAMA: Fractal Adaptive Moving Average (2005)",
    .differs = "Jesse and vector-ta take a later form with two more constants, the close, and the window that ends "
               "one bar before.",
    .inputs = kHighLow,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
