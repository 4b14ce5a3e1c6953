#include "native/indicators/parts/moving_average.hpp"

namespace tiercel::indicators {

namespace {

TIERCEL_BODY void short_averages_body(const double* x, std::size_t period, double divisor, double* __restrict y,
                                      std::size_t rows) noexcept {
  for (std::size_t i = 0; i < rows; ++i) y[i] = 0.0 + x[i];
  for (std::size_t k = 1; k < period; ++k) {
    for (std::size_t i = 0; i < rows; ++i) y[i] += x[i + k];
  }
  for (std::size_t i = 0; i < rows; ++i) y[i] /= divisor;
}

}  // namespace

TIERCEL_VARIANTS(void, short_averages,
                 (const double* x, std::size_t period, double divisor, double* y, std::size_t rows),
                 (x, period, divisor, y, rows))

AverageSetup average_setup(AverageKind kind, std::int64_t period) noexcept {
  const auto n = static_cast<double>(period);
  const double weight = kind == AverageKind::kWilder ? 1.0 / n : 2.0 / (n + 1.0);
  return {.kind = kind,
          .period = static_cast<std::size_t>(period),
          .divisor = kind == AverageKind::kWeighted ? n * (n + 1.0) / 2.0 : n,
          .smoother = smoother_setup(period, weight)};
}

}  // namespace tiercel::indicators
