#include "native/indicators/parts/mesa_average.hpp"

#include "native/core/math.hpp"

namespace tiercel::indicators {

bool MesaAverage::take(const MesaLimits& limits, double x, double* average, double* following) noexcept {
  constexpr double kDegrees = 180.0 / 0x1.921fb54442d18p+1;
  if (!cycle_.take(x, kPeriodBegin)) return false;
  const double in_phase = cycle_.in_phase();
  const double degrees = in_phase != 0.0 ? exact_atan(cycle_.quadrature() / in_phase) * kDegrees : 0.0;
  const double turn = last_degrees_ - degrees;
  last_degrees_ = degrees;
  double weight = limits.fast;
  if (turn > 1.0) weight = limits.fast / turn < limits.slow ? limits.slow : limits.fast / turn;
  average_ = weight * x + (1.0 - weight) * average_;
  following_ = 0.5 * weight * average_ + (1.0 - 0.5 * weight) * following_;
  *average = average_;
  *following = following_;
  return cycle_.rows() > kPeriodLookback;
}

}  // namespace tiercel::indicators
