#include "native/indicators/parts/moving_average.hpp"

#include "native/core/lanes.hpp"

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

using Stages = std::array<double[kAverageRows], 6>;

void join_stages(const AverageSetup& s, const Stages& e, double* y, std::size_t rows) noexcept {
  constexpr int kLanes = 2;
  for (std::size_t i = 0; i < rows; i += kLanes) {
    std::array<Lanes<kLanes>, 6> now;
    for (std::size_t k = 0; k < now.size(); ++k) now[k] = read_lanes<kLanes>(e[k] + i);
    write_lanes(y + i, joined(s, now));
  }
}

}  // namespace

TIERCEL_VARIANTS(void, short_averages,
                 (const double* x, std::size_t period, double divisor, double* y, std::size_t rows),
                 (x, period, divisor, y, rows))

AverageSetup average_setup(AverageKind kind, std::int64_t period, double tillson) noexcept {
  if (period == 1) kind = AverageKind::kSimple;
  const auto n = static_cast<double>(period);
  const auto length = static_cast<std::size_t>(period);
  AverageSetup s{.kind = kind, .period = length, .divisor = n, .first = 0, .second = 0, .smoother = {}, .tillson = {}};
  s.smoother = smoother_setup(period, kind == AverageKind::kWilder ? 1.0 / n : 2.0 / (n + 1.0));
  if (kind == AverageKind::kZeroLag) s.first = (length - 1) / 2;
  if (kind == AverageKind::kTriangular) {
    s.first = (length + 1) / 2;
    s.second = length / 2 + 1;
  }
  if (kind == AverageKind::kHull) {
    s.first = length / 2;
    s.second = square_root(period);
  }
  const double v = tillson;
  const double v2 = v * v;
  const double v3 = v2 * v;
  s.tillson = {1.0 + v3 + 3.0 * v + 3.0 * v2, -6.0 * v2 - 3.0 * (v + v3), 3.0 * v2 + 3.0 * v3, -v3};
  return s;
}

std::size_t MovingAverage::lookback(AverageKind kind, std::int64_t period) noexcept {
  const auto before = static_cast<std::size_t>(period - 1);
  switch (kind) {
    case AverageKind::kDouble:
      return 2 * before;
    case AverageKind::kTriple:
      return 3 * before;
    case AverageKind::kTillson:
      return 6 * before;
    case AverageKind::kKaufman:
      return period == 1 ? 0 : before + 1;
    case AverageKind::kMesa:
      return period == 1 ? 0 : kPeriodLookback;
    case AverageKind::kHull:
      return before + square_root(period) - 1;
    case AverageKind::kZeroLag:
      return before + before / 2;
    default:
      return before;
  }
}

bool MovingAverage::smooth(const AverageSetup& s, double x, double* y) noexcept {
  std::array<double, 6> e{};
  const std::size_t stages = smoothings(s.kind);
  for (std::size_t k = 0; k < stages; ++k) {
    if (!chain_[k].step(s.smoother, k == 0 ? x : e[k - 1], &e[k])) return false;
  }
  *y = joined(s, e);
  return true;
}

void MovingAverage::smooth_block(const AverageSetup& s, const double* x, double* y, std::size_t rows) noexcept {
  Stages e;
  const std::size_t stages = smoothings(s.kind);
  for (std::size_t k = 0; k < stages; ++k) {
    SmoothHistory last;
    chain_[k].write_history(s.smoother, last);
    smooth_column(s.smoother, last, k == 0 ? x : e[k - 1], stages == 1 ? y : e[k], rows);
    chain_[k].read_history(last, rows);
  }
  if (stages != 1) join_stages(s, e, y, rows);
}

}  // namespace tiercel::indicators
