#include "native/indicators/parts/mesa_average.hpp"

#include "native/core/math.hpp"
#include "native/core/math_lanes.hpp"

namespace tiercel::indicators {
namespace {

constexpr double kDegrees = 180.0 / 0x1.921fb54442d18p+1;

// The phase of a row, in the place of its part in phase.
template <int W>
TIERCEL_BODY void degrees_rows_body(double* in_phase, const double* quadrature, std::size_t rows) noexcept {
  for (std::size_t i = 0; i < rows; i += W) {
    const auto below = read_lanes<W>(in_phase + i);
    const auto is_turned = below != 0.0;
    const Lanes<W> ratio = read_lanes<W>(quadrature + i) / (is_turned ? below : Lanes<W>{} + 1.0);
    const Lanes<W> angle = ratio == ratio ? math::atan_of(ratio) : ratio;
    write_lanes(in_phase + i, is_turned ? Lanes<W>(angle * kDegrees) : Lanes<W>{});
  }
}

TIERCEL_LANE_VARIANTS(void, degrees_rows, (double* in_phase, const double* quadrature, std::size_t rows),
                      (in_phase, quadrature, rows))

}  // namespace

bool MesaAverage::take(const MesaLimits& limits, double x, double* average, double* following) noexcept {
  if (!cycle_.take(x, kPeriodBegin)) return false;
  const double in_phase = cycle_.in_phase();
  follow(limits, x, in_phase != 0.0 ? exact_atan(cycle_.quadrature() / in_phase) * kDegrees : 0.0);
  *average = average_;
  *following = following_;
  return cycle_.rows() > kPeriodLookback;
}

std::size_t MesaAverage::take_rows(const MesaLimits& limits, const double* x, double* averages, double* following,
                                   std::size_t rows) noexcept {
  if (cycle_.rows() < kPeriodLookback) return 0;
  rows = cycle_.take_rows(x, {.in_phase = averages, .quadrature = following, .period = nullptr}, rows);
  degrees_rows(averages, following, rows);
  for (std::size_t r = 0; r < rows; ++r) {
    follow(limits, x[r], averages[r]);
    averages[r] = average_;
    following[r] = following_;
  }
  return rows;
}

void MesaAverage::follow(const MesaLimits& limits, double x, double degrees) noexcept {
  const double turn = last_degrees_ - degrees;
  last_degrees_ = degrees;
  double weight = limits.fast;
  if (turn > 1.0) weight = limits.fast / turn < limits.slow ? limits.slow : limits.fast / turn;
  average_ = weight * x + (1.0 - weight) * average_;
  following_ = 0.5 * weight * average_ + (1.0 - 0.5 * weight) * following_;
}

}  // namespace tiercel::indicators
