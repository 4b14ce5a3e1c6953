#pragma once
// Ehlers' adaptive average: its weight is large while the phase of the dominant cycle turns slowly.
#include "native/indicators/parts/hilbert_cycle.hpp"

namespace tiercel::indicators {

struct MesaLimits {
  double fast;
  double slow;
};

inline constexpr MesaLimits kUsualMesa{0.5, 0.05};

class MesaAverage {
 public:
  // Takes a value; true, with the average and the one that follows it, after kPeriodLookback rows. Both start from 0
  // when the transforms begin.
  bool take(const MesaLimits& limits, double x, double* average, double* following) noexcept;

  // Takes rows as HilbertCycle::take_rows does, once there are averages.
  std::size_t take_rows(const MesaLimits& limits, const double* x, double* averages, double* following,
                        std::size_t rows) noexcept;

 private:
  void follow(const MesaLimits& limits, double x, double degrees) noexcept;

  HilbertCycle cycle_;
  double last_degrees_ = 0.0;
  double average_ = 0.0;
  double following_ = 0.0;
};

}  // namespace tiercel::indicators
