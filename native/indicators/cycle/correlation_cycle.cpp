// Correlation cycle (Ehlers): how a window goes with a cosine and a sine, the angle that follows, and whether the
// market trends.
#include <algorithm>
#include <cmath>

#include "native/core/math.hpp"
#include "native/core/math_lanes.hpp"
#include "native/indicators/parts/ehlers_filters.hpp"
#include "native/indicators/parts/simple_kernel.hpp"

namespace tiercel::indicators {
namespace {

constexpr std::size_t kRows = 512;  // of a block
constexpr std::size_t kLongestBlock = 256;

struct CorrelationSetup {
  std::size_t period;
  double rows;  // the same
  double threshold;
  double power;  // sum of the squares of a cosine over the period, and of a sine
};

template <class T>
TIERCEL_BODY void add(const T& value, double cosine, double sine, T* sums) noexcept {
  sums[0] += value;
  sums[1] += value * value;
  sums[2] += cosine * value;
  sums[3] += sine * value;
}

// Real, imaginary and the arc tangent of their ratio, from the sums.
template <class T>
TIERCEL_BODY void correlate(double rows, double power, const T* sums, T* found) noexcept {
  const T spread = sums[1] - sums[0] * sums[0] / rows;
  const T size = math::root_of(T{spread * power});
  const T real = sums[2] / size;
  const T imaginary = -sums[3] / size;
  found[0] = spread > 0.0 ? real : T{};
  found[1] = spread > 0.0 ? imaginary : T{};
  found[2] = math::atan_of(T{found[0] / found[1]});
}

// `oldest` begins period - 1 rows before the first one. False where a value is no number.
template <int W>
TIERCEL_BODY bool correlate_rows_body(const CorrelationSetup& s, const double* waves, const double* oldest,
                                      const std::array<double*, 3>& out, std::size_t rows) noexcept {
  const double* newest = oldest + s.period - 1;
  if (!all_finite(newest, rows)) return false;
  for (std::size_t row = 0; row < rows; row += W) {
    const Lanes<W> now = read_lanes<W>(newest + row);
    Lanes<W> sums[4] = {};
    Lanes<W> found[3];
    for (std::size_t ago = 1; ago < s.period; ++ago) {
      add(Lanes<W>{read_lanes<W>(newest + row - ago) - now}, waves[2 * ago], waves[2 * ago + 1], sums);
    }
    correlate(s.rows, s.power, sums, found);
    for (std::size_t i = 0; i < 3; ++i) write_lanes(out[i] + row, found[i]);
  }
  return true;
}

TIERCEL_LANE_VARIANTS(bool, correlate_rows,
                      (const CorrelationSetup& s, const double* waves, const double* oldest,
                       const std::array<double*, 3>& out, std::size_t rows),
                      (s, waves, oldest, out, rows))

struct CorrelationCycle : SimpleKernel<1, 4, 2> {
  using Setup = CorrelationSetup;
  struct State {
    std::size_t run = 0;
    bool has_angle = false;
    double angle = 0.0;
  };

  static Setup setup(const Params& p, const int* /*decimals*/) noexcept {
    return {rows_of(p[0]), p[0], p[1], p[0] / 2.0};
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
    for (std::size_t ago = 1; ago < s.period; ++ago) {
      add(past.ago(0, ago) - x[0], past.cell(2 * ago), past.cell(2 * ago + 1), sums);
    }
    double found[3];
    correlate(s.rows, s.power, sums, found);
    if (state.has_angle) y = {found[0], found[1], 0.0, 0.0};
    finish(s, state, found, y[2], y[3]);
  }

  template <class Past>
  static std::size_t fast(const Setup& s, State& state, const Past& past, const InputColumns<CorrelationCycle>& in,
                          const OutputColumns<CorrelationCycle>& out, std::size_t rows) noexcept {
    (void)in;
    rows = std::min(rows, kRows);
    rows -= rows % kStepRows;
    if (rows == 0 || state.run <= s.period || s.period > kLongestBlock) return 0;
    const double* oldest = past.block(0, s.period - 1);
    double waves[2 * kLongestBlock];
    double arcs[kRows];
    if (oldest == nullptr) return 0;
    for (std::size_t i = 2; i < 2 * s.period; ++i) waves[i] = past.cell(i);
    if (!correlate_rows(s, waves, oldest, {out[0], out[1], arcs}, rows)) return 0;
    for (std::size_t i = 0; i < rows; ++i) {
      const double found[3] = {out[0][i], out[1][i], arcs[i]};
      finish(s, state, found, out[2][i], out[3][i]);
    }
    state.run += rows;
    return rows;
  }

 private:
  // `found`: real, imaginary, and the arc tangent of their ratio.
  static void finish(const Setup& s, State& state, const double* found, double& angle_out, double& trend) noexcept {
    constexpr double kDegrees = 180.0 / kPi;
    double angle = found[1] != 0.0 ? 90.0 + found[2] * kDegrees : 0.0;
    if (found[1] > 0.0) angle -= 180.0;
    const double last = state.angle;
    if (state.has_angle) {
      if (angle < last && last - angle < 270.0) angle = last;
      const bool stands = std::fabs(angle - last) < s.threshold;
      angle_out = angle;
      trend = stands ? (angle < 0.0 ? -1.0 : 1.0) : 0.0;
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
