#include "native/sim/grid.hpp"

namespace tiercel::sim {

Grid::Grid(double step) noexcept : step_(step), num_(step), den_(1.0) {
  double power = 1.0;
  for (int digits = 0; digits <= 12; ++digits, power *= 10.0) {
    const double scaled = step * power;
    const double whole = std::nearbyint(scaled);
    if (whole < 1.0 || std::fabs(scaled - whole) > 1e-9 * whole) continue;
    num_ = whole;
    den_ = power;
    return;
  }
}

}  // namespace tiercel::sim
