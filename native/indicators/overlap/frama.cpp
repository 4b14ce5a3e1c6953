// Fractal adaptive moving average (Ehlers): an exponential average whose weight follows the fractal dimension.
#include <algorithm>

#include "native/core/math.hpp"
#include "native/indicators/parts/cell_ring.hpp"
#include "native/indicators/parts/simple_kernel.hpp"
#include "native/indicators/parts/window_extreme.hpp"

namespace tiercel::indicators {
namespace {

constexpr double kLogTwo = 0.69314718055994530942;

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
  static std::size_t past(const Setup& half) noexcept { return half; }
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
      const double halves = (high - low) + (older_high - older_low);
      const double whole = std::max(high, older_high) - std::min(low, older_low);
      if (high > low && older_high > older_low) state.weight = weight(halves, whole);
      state.average += state.weight * (price - state.average);
      y[0] = state.average;
    } else {
      state.average = price;
    }
    ++state.run;
    if (!full) return;
    state.highs.push(past, 2 * half, half, high);
    state.lows.push(past, 3 * half, half, low);
  }

 private:
  // The ranges of both halves are those of one bar times half of the period, the whole's times the period.
  static double weight(double halves, double whole) noexcept {
    const double dimension = (exact_log(2.0 * halves) - exact_log(whole)) / kLogTwo;
    return std::min(std::max(exact_exp(-4.6 * (dimension - 1.0)), 0.01), 1.0);
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
