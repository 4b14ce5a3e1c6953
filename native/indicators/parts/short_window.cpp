#include "native/indicators/parts/short_window.hpp"

#include "native/core/cpu.hpp"

namespace tiercel::indicators {
namespace {

TIERCEL_BODY void short_sums_body(const double* x, std::size_t period, double* __restrict y,
                                  std::size_t rows) noexcept {
  double sums[kShortColumn];  // of `width` rows
  std::size_t count = rows + period - 1;
  std::memcpy(sums, x, count * sizeof(double));
  for (std::size_t i = 0; i < rows; ++i) y[i] = 0.0;
  std::size_t done = 0;
  for (std::size_t width = 1;; width *= 2) {
    if ((period & width) != 0) {
      for (std::size_t i = 0; i < rows; ++i) y[i] += sums[i + done];
      done += width;
    }
    if (done == period) return;
    count -= width;
    for (std::size_t i = 0; i < count; ++i) sums[i] += sums[i + width];
  }
}

TIERCEL_BODY void short_weighted_sums_body(const double* x, std::size_t period, double* __restrict y,
                                           std::size_t rows) noexcept {
  double sums[kShortColumn];
  double weighted[kShortColumn];
  std::size_t count = rows + period - 1;
  std::memcpy(sums, x, count * sizeof(double));
  std::memcpy(weighted, x, count * sizeof(double));
  for (std::size_t i = 0; i < rows; ++i) y[i] = 0.0;
  std::size_t done = 0;
  for (std::size_t width = 1;; width *= 2) {
    if ((period & width) != 0) {
      const auto older = static_cast<double>(done);
      for (std::size_t i = 0; i < rows; ++i) y[i] += weighted[i + done] + older * sums[i + done];
      done += width;
    }
    if (done == period) return;
    count -= width;
    const auto older = static_cast<double>(width);
    for (std::size_t i = 0; i < count; ++i) weighted[i] += weighted[i + width] + older * sums[i + width];
    for (std::size_t i = 0; i < count; ++i) sums[i] += sums[i + width];
  }
}

// Joins by Chan, Golub and LeVeque, Algorithms for computing the sample variance (The American Statistician 37, 1983).
TIERCEL_BODY void short_spreads_body(const double* x, std::size_t period, double* __restrict mean,
                                     double* __restrict squares, std::size_t rows) noexcept {
  double means[kShortColumn];
  double apart[kShortColumn] = {};
  std::size_t count = rows + period - 1;
  std::memcpy(means, x, count * sizeof(double));
  std::size_t done = 0;
  for (std::size_t width = 1;; width *= 2) {
    const auto newer = static_cast<double>(width);
    if ((period & width) != 0) {
      const auto older = static_cast<double>(done);
      const double share = newer / (older + newer);
      for (std::size_t i = 0; i < rows; ++i) {
        const double before = done == 0 ? means[i] : mean[i];
        const double between = means[i + done] - before;
        mean[i] = before + between * share;
        squares[i] = (done == 0 ? 0.0 : squares[i]) + (apart[i + done] + between * between * (older * share));
      }
      done += width;
    }
    if (done == period) return;
    count -= width;
    for (std::size_t i = 0; i < count; ++i) {
      const double between = means[i + width] - means[i];
      apart[i] += apart[i + width] + between * between * (0.5 * newer);
      means[i] += 0.5 * between;
    }
  }
}

}  // namespace

TIERCEL_VARIANTS(void, short_sums, (const double* x, std::size_t period, double* y, std::size_t rows),
                 (x, period, y, rows))
TIERCEL_VARIANTS(void, short_weighted_sums, (const double* x, std::size_t period, double* y, std::size_t rows),
                 (x, period, y, rows))
TIERCEL_VARIANTS(void, short_spreads,
                 (const double* x, std::size_t period, double* mean, double* squares, std::size_t rows),
                 (x, period, mean, squares, rows))

}  // namespace tiercel::indicators
