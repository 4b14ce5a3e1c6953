// Correlation cycle (Ehlers): how a window goes with a cosine and a sine, the angle that follows, and whether the
// market trends.
#include <cmath>

#include "native/core/math.hpp"
#include "native/indicators/parts/ehlers_filters.hpp"
#include "native/indicators/parts/price_grid.hpp"
#include "native/indicators/parts/simple_kernel.hpp"

namespace tiercel::indicators {
namespace {

struct CorrelationCycle : SimpleKernel<1, 4, 2> {
  struct Setup {
    std::size_t period;
    double threshold;
    double power;  // sum of the squares of a cosine over the period, and of a sine
    TickScale ticks;
  };
  struct State {
    std::size_t run = 0;
    bool has_angle = false;
    double angle = 0.0;
  };

  static Setup setup(const Params& p, const int* decimals) noexcept {
    return {rows_of(p[0]), p[1], p[0] / 2.0, tick_scale(decimals, 1)};
  }
  static std::size_t lookback(const Params& p) noexcept { return rows_of(p[0]); }
  static std::size_t past(const Setup& s) noexcept { return s.period; }
  // Cosine and sine for each number of rows ago.
  static std::size_t cells(const Setup& s) noexcept { return 2 * s.period; }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& past, const In& x, Out& y) noexcept {
    if (state.run == 0) {
      for (std::size_t ago = 0; ago < s.period; ++ago) {
        const double angle = 2.0 * kPi * static_cast<double>(ago) / static_cast<double>(s.period);
        past.keep(2 * ago, exact_cos(angle));
        past.keep(2 * ago + 1, exact_sin(angle));
      }
    }
    if (++state.run < s.period) return;
    double sums[4] = {};  // of the values relative to the newest, their squares, and with cosine and sine
    const double newest = in_ticks(s.ticks, x[0]);
    for (std::size_t ago = 1; ago < s.period; ++ago) {
      const double value = in_ticks(s.ticks, past.ago(0, ago)) - newest;
      sums[0] += value;
      sums[1] += value * value;
      sums[2] += past.cell(2 * ago) * value;
      sums[3] += past.cell(2 * ago + 1) * value;
    }
    const double spread = sums[1] - sums[0] * sums[0] / static_cast<double>(s.period);
    const double size = std::sqrt(spread * s.power);
    const bool moves = spread > 0.0;
    const double real = moves ? sums[2] / size : 0.0;
    const double imaginary = moves ? -sums[3] / size : 0.0;
    finish(s, state, real, imaginary, y);
  }

 private:
  static void finish(const Setup& s, State& state, double real, double imaginary, Out& y) noexcept {
    constexpr double kDegrees = 180.0 / kPi;
    double angle = imaginary != 0.0 ? 90.0 + exact_atan(real / imaginary) * kDegrees : 0.0;
    if (imaginary > 0.0) angle -= 180.0;
    const double last = state.angle;
    if (state.has_angle) {
      if (angle < last && last - angle < 270.0) angle = last;
      const bool stands = std::fabs(angle - last) < s.threshold;
      y = {real, imaginary, angle, stands ? (angle < 0.0 ? -1.0 : 1.0) : 0.0};
    }
    state.has_angle = true;
    state.angle = angle;
  }
};

constexpr ParameterInfo kParameterInfo[] = {
    integer_parameter("period", "rows of the cycle", 20, 3),
    {"threshold", "degrees by which the angle moves at most while the market trends", ParameterKind::kReal, 0, 360, 9}};
constexpr OutputInfo kOutputInfo[] = {real_output("real"), real_output("imaginary"), real_output("angle"),
                                      real_output("state")};

}  // namespace

TIERCEL_INDICATOR(kCorrelationCycle) = make_row<CorrelationCycle>({
    .name = "correlationCycle",
    .group = Group::kCycle,
    .summary = "Ehlers' correlation as a cycle indicator: the correlations of the last `period` values with a cosine "
               "and with a negative sine (0 in a flat window), the angle in degrees, which does not go back, and the "
               "state of the market: 1 for a rising trend, -1 for a falling one, 0 for a cycle.",
    .formula = "real = correlation of x[i] and cos(2 pi i / period),  imaginary = that of x[i] and -sin(2 pi i / "
               "period)\n"
               "angle = 90 + atan(real / imaginary), 180 less where imaginary > 0, 0 where it is 0; angle[1] where it "
               "is below that by less than 270\n"
               "state = 1 where |angle - angle[1]| < threshold, -1 where also angle < 0; else 0",
    .source = "Ehlers, Correlation as a Cycle Indicator (Technical Analysis of Stocks & Commodities, June 2020)",
    .differs = "Jesse and vector-ta hold the angle back by the one that was computed before, not by the one that was "
               "given.",
    .inputs = kOneSeries,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
    .cost = UpdateCost::kPeriod,
});

}  // namespace tiercel::indicators
