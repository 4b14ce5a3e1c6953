#include "native/indicators/moving_average.hpp"

namespace tiercel::indicators {

AverageSetup average_setup(AverageKind kind, std::int64_t period) noexcept {
  const auto n = static_cast<double>(period);
  const double weight = kind == AverageKind::kWilder ? 1.0 / n : 2.0 / (n + 1.0);
  return {.kind = kind,
          .period = static_cast<std::size_t>(period),
          .divisor = kind == AverageKind::kWeighted ? n * (n + 1.0) / 2.0 : n,
          .smoother = smoother_setup(period, weight)};
}

}  // namespace tiercel::indicators
