#include "native/indicators/parts/smoother.hpp"

namespace tiercel::indicators {

namespace {

template <int W>
TIERCEL_BODY bool smooth_column_body(const SmootherSetup& s, SmoothHistory& last, const double* x, double* y,
                                     std::size_t rows) noexcept {
  smooth_rows<W>(s, last, x, y, rows);
  return all_finite(last.z.data(), kStepRows);  // what is no number stays in the distances
}

}  // namespace

TIERCEL_LANE_VARIANTS(bool, smooth_column,
                      (const SmootherSetup& s, SmoothHistory& last, const double* x, double* y, std::size_t rows),
                      (s, last, x, y, rows))

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
  const std::size_t now = taken_ % kStepRows;
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

void Smoother::write_history(const SmootherSetup& s, SmoothHistory& last) const noexcept {
  last.x.fill(last_);
  for (std::size_t i = 0; i < kStepRows; ++i) {
    last.g[i] = g_[(taken_ + i) % kStepRows];
    last.z[i] = z_[(taken_ + i) % kStepRows];
  }
  last.e.fill(0.0);  // the oldest rows of e and f are not asked for
  last.f.fill(0.0);
  for (std::size_t i = 1; i < kStepRows; ++i) last.e[i] = last.g[i] + s.a1 * last.g[i - 1];
  for (std::size_t i = 3; i < kStepRows; ++i) last.f[i] = last.e[i] + s.a2 * last.e[i - 2];
}

void Smoother::read_history(const SmoothHistory& last, std::size_t rows) noexcept {
  taken_ += rows;
  last_ = last.x.back();
  for (std::size_t i = 0; i < kStepRows; ++i) {
    g_[(taken_ + i) % kStepRows] = last.g[i];
    z_[(taken_ + i) % kStepRows] = last.z[i];
  }
}

}  // namespace tiercel::indicators
