#include "native/indicators/parts/moving_average.hpp"

#include "native/core/lanes.hpp"

namespace tiercel::indicators {

namespace {

TIERCEL_BODY void kaufman_changes_body(const double* x, double last, double* __restrict changes,
                                       std::size_t rows) noexcept {
  changes[0] = std::fabs(x[0] - last);
  for (std::size_t i = 1; i < rows; ++i) changes[i] = std::fabs(x[i] - x[i - 1]);
}

// The weights of a step are worked out while the averages of the step before still wait for each other.
TIERCEL_BODY double kaufman_rows_body(double average, const KaufmanColumns& in, double* __restrict y,
                                      std::size_t rows) noexcept {
  using Step = Lanes<kStepRows>;
  for (std::size_t i = 0; i < rows; i += kStepRows) {
    const auto x = read_lanes<kStepRows>(in.x + i);
    const Step apart = absolute(Step(x - read_lanes<kStepRows>(in.before + i)));
    const Step weight = kaufman_weight(read_lanes<kStepRows>(in.travelled + i), apart);
    double kept[kStepRows];
    double added[kStepRows];
    write_lanes(kept, Step(1.0 - weight));
    write_lanes(added, Step(weight * x));
    for (std::size_t k = 0; k < kStepRows; ++k) y[i + k] = average = kept[k] * average + added[k];
  }
  return average;
}

TIERCEL_BODY void double_less_body(double* __restrict x, const double* y, std::size_t rows) noexcept {
  for (std::size_t i = 0; i < rows; ++i) x[i] = 2.0 * x[i] - y[i];
}

using Smoothings = std::array<std::array<double, kAverageRows>, 6>;

template <int W>
TIERCEL_BODY void join_rows_body(const AverageSetup& s, const Smoothings& e, double* y, std::size_t rows) noexcept {
  const auto at = [&e](std::size_t k, std::size_t i) __attribute__((always_inline)) {
    return read_lanes<W>(e[k].data() + i);
  };
  switch (s.kind) {
    case AverageKind::kDouble:
      for (std::size_t i = 0; i < rows; i += W) write_lanes(y + i, double_of(at(0, i), at(1, i)));
      return;
    case AverageKind::kTriple:
      for (std::size_t i = 0; i < rows; i += W) write_lanes(y + i, triple_of(at(0, i), at(1, i), at(2, i)));
      return;
    default:
      for (std::size_t i = 0; i < rows; i += W) {
        write_lanes(y + i, tillson_of(s.tillson, std::array{at(2, i), at(3, i), at(4, i), at(5, i)}));
      }
  }
}

TIERCEL_LANE_VARIANTS(void, join_rows, (const AverageSetup& s, const Smoothings& e, double* y, std::size_t rows),
                      (s, e, y, rows))

}  // namespace

TIERCEL_VARIANTS(void, double_less, (double* x, const double* y, std::size_t rows), (x, y, rows))

double joined(const AverageSetup& s, const std::array<double, 6>& e) noexcept {
  switch (s.kind) {
    case AverageKind::kDouble:
      return double_of(e[0], e[1]);
    case AverageKind::kTriple:
      return triple_of(e[0], e[1], e[2]);
    case AverageKind::kTillson:
      return tillson_of(s.tillson, std::array{e[2], e[3], e[4], e[5]});
    default:
      return e[0];
  }
}

TIERCEL_VARIANTS(void, kaufman_changes, (const double* x, double last, double* changes, std::size_t rows),
                 (x, last, changes, rows))
TIERCEL_VARIANTS(double, kaufman_rows, (double average, const KaufmanColumns& in, double* y, std::size_t rows),
                 (average, in, y, rows))

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

// One smoothing after the other: side by side they have no room in the registers.
void MovingAverage::smooth_block(const AverageSetup& s, const double* x, double* y, std::size_t rows) noexcept {
  Smoothings e;
  const std::size_t stages = smoothings(s.kind);
  for (std::size_t k = 0; k < stages; ++k) {
    SmoothHistory last;
    chain_[k].write_history(s.smoother, last);
    smooth_column(s.smoother, last, k == 0 ? x : e[k - 1].data(), stages == 1 ? y : e[k].data(), rows);
    chain_[k].read_history(last, rows);
  }
  if (stages > 1) join_rows(s, e, y, rows);
}

}  // namespace tiercel::indicators
