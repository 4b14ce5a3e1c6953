#include "native/indicators/parts/ehlers_filters.hpp"

#include "native/core/math.hpp"

namespace tiercel::indicators {

double half_power_weight(double angle) noexcept {
  const double cosine = exact_cos(angle);
  return (cosine + exact_sin(angle) - 1.0) / cosine;
}

SuperSmootherSetup super_smoother_setup(double period) noexcept {
  constexpr double kRootOfTwo = 1.414;  // as printed
  const double decay = exact_exp(-kRootOfTwo * kPi / period);
  const double c2 = 2.0 * decay * exact_cos(kRootOfTwo * kPi / period);
  const double c3 = -(decay * decay);
  return {1.0 - c2 - c3, c2, c3};
}

HighPassSetup high_pass_setup(double period) noexcept {
  const double weight = half_power_weight(2.0 * kPi / period);
  return {1.0 - weight / 2.0, 1.0 - weight, 0.0};
}

HighPassSetup high_pass_two_setup(double period, double damping) noexcept {
  const double weight = half_power_weight(damping * 2.0 * kPi / period);
  const double gain = 1.0 - weight / 2.0;
  const double rest = 1.0 - weight;
  return {gain * gain, 2.0 * rest, rest * rest};
}

}  // namespace tiercel::indicators
