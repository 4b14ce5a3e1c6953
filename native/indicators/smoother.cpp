#include "native/indicators/smoother.hpp"

#include <cstring>

namespace tiercel::indicators {

namespace {

TIERCEL_BODY bool smooth_column_body(const SmootherSetup& s, const double* values, SmoothBlock& b, double* out,
                                     std::size_t rows) noexcept {
  if (!all_finite(values, rows)) return false;
  std::memcpy(b.x + kStride, values, rows * sizeof(double));
  smooth_block(s, b, out, rows);
  return true;
}

}  // namespace

TIERCEL_VARIANTS(bool, smooth_column,
                 (const SmootherSetup& s, const double* values, SmoothBlock& b, double* out, std::size_t rows),
                 (s, values, b, out, rows))

SmootherSetup smoother_setup(std::int64_t period, double k) noexcept {
  const double a1 = 1.0 - k;
  const double a2 = a1 * a1;
  const double a4 = a2 * a2;
  const auto divisor = static_cast<double>(period);
  return {.period = period, .k = k, .divisor = divisor, .share = 1.0, .a1 = a1, .a2 = a2, .a4 = a4, .a8 = a4 * a4};
}

SmootherSetup wilder_sum_setup(std::int64_t period) noexcept {
  SmootherSetup s = smoother_setup(period - 1, 1.0 / static_cast<double>(period));
  s.divisor = static_cast<double>(period);
  s.share = static_cast<double>(period - 1) / s.divisor;
  return s;
}

bool Smoother::step(const SmootherSetup& s, double x, double* y) noexcept {
  const auto period = static_cast<std::uint64_t>(s.period);
  const std::size_t now = taken_ % kStride;
  const double g = taken_ == 0 ? 0.0 : x - last_;
  double z = 0.0;
  if (taken_ < period) {
    if (taken_ == 0) first_ = x;
    deviation_ += x - first_;
    if (taken_ + 1 == period) z = x - (s.share * first_ + deviation_ / s.divisor);
  } else if (!is_warm(s)) {
    z = s.a1 * (ago(z_, 1) + g);
  } else {
    const double e0 = g + s.a1 * ago(g_, 1);
    const double e2 = ago(g_, 2) + s.a1 * ago(g_, 3);
    const double e4 = ago(g_, 4) + s.a1 * ago(g_, 5);
    const double e6 = ago(g_, 6) + s.a1 * ago(g_, 7);
    const double f0 = e0 + s.a2 * e2;
    const double f4 = e4 + s.a2 * e6;
    z = s.a8 * z_[now] + s.a1 * (f0 + s.a4 * f4);
  }
  g_[now] = g;
  z_[now] = z;
  last_ = x;
  ++taken_;
  if (taken_ < period) return false;
  *y = x - z;
  return true;
}

void Smoother::write_history(SmoothBlock& block) const noexcept {
  block.x[kStride - 1] = last_;
  for (std::size_t i = 0; i < kStride; ++i) {
    block.g[i] = g_[(taken_ + i) % kStride];
    block.z[i] = z_[(taken_ + i) % kStride];
  }
}

void Smoother::read_history(const SmoothBlock& block, std::size_t rows) noexcept {
  taken_ += rows;
  last_ = block.x[kStride - 1 + rows];
  for (std::size_t i = 0; i < kStride; ++i) {
    g_[(taken_ + i) % kStride] = block.g[rows + i];
    z_[(taken_ + i) % kStride] = block.z[rows + i];
  }
}

}  // namespace tiercel::indicators
