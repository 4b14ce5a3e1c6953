#include "native/indicators/parts/moving_average.hpp"

#include <tuple>
#include <utility>

#include "native/core/lanes.hpp"

namespace tiercel::indicators {

namespace {

TIERCEL_BODY void kaufman_weights_body(double* __restrict travelled, double* __restrict apart, const double* x,
                                       std::size_t rows) noexcept {
  for (std::size_t i = 0; i < rows; ++i) {
    const double weight = kaufman_weight(travelled[i], apart[i]);
    travelled[i] = 1.0 - weight;
    apart[i] = weight * x[i];
  }
}

TIERCEL_BODY void double_less_body(double* __restrict x, const double* y, std::size_t rows) noexcept {
  for (std::size_t i = 0; i < rows; ++i) x[i] = 2.0 * x[i] - y[i];
}

using Histories = std::array<SmoothHistory, 6>;

// The smoothings of a chain, all of them in each step of the loop.
template <int W, std::size_t... I>
TIERCEL_BODY void chain_rows(const AverageSetup& s, Histories& last, const double* x, double* y, std::size_t rows,
                             std::index_sequence<I...> /*stages*/) noexcept {
  std::tuple stages{LaneSmoother<W>(s.smoother, last[I])...};
  for (std::size_t i = 0; i < rows; i += W) {
    std::array<Lanes<W>, 6> e;
    auto now = read_lanes<W>(x + i);
    ((e[I] = now = std::get<I>(stages).take(now)), ...);
    write_lanes(y + i, joined<sizeof...(I)>(s.tillson, e));
  }
  (std::get<I>(stages).finish(), ...);
}

template <int W>
TIERCEL_BODY void two_stages_body(const AverageSetup& s, Histories& last, const double* x, double* y,
                                  std::size_t rows) noexcept {
  chain_rows<W>(s, last, x, y, rows, std::make_index_sequence<2>{});
}

template <int W>
TIERCEL_BODY void three_stages_body(const AverageSetup& s, Histories& last, const double* x, double* y,
                                    std::size_t rows) noexcept {
  chain_rows<W>(s, last, x, y, rows, std::make_index_sequence<3>{});
}

// Six of them have no room in the registers: one after the other.
void six_stages(const AverageSetup& s, Histories& last, const double* x, double* y, std::size_t rows) noexcept {
  constexpr int kLanes = 2;
  std::array<double[kAverageRows], 6> e;
  for (std::size_t k = 0; k < e.size(); ++k) smooth_column(s.smoother, last[k], k == 0 ? x : e[k - 1], e[k], rows);
  for (std::size_t i = 0; i < rows; i += kLanes) {
    std::array<Lanes<kLanes>, 6> now;
    for (std::size_t k = 0; k < now.size(); ++k) now[k] = read_lanes<kLanes>(e[k] + i);
    write_lanes(y + i, joined<6>(s.tillson, now));
  }
}

TIERCEL_LANE_VARIANTS(void, two_stages,
                      (const AverageSetup& s, Histories& last, const double* x, double* y, std::size_t rows),
                      (s, last, x, y, rows))
TIERCEL_LANE_VARIANTS(void, three_stages,
                      (const AverageSetup& s, Histories& last, const double* x, double* y, std::size_t rows),
                      (s, last, x, y, rows))

}  // namespace

TIERCEL_VARIANTS(void, double_less, (double* x, const double* y, std::size_t rows), (x, y, rows))
double joined(const AverageSetup& s, const std::array<double, 6>& e) noexcept {
  switch (MovingAverage::smoothings(s.kind)) {
    case 2:
      return joined<2>(s.tillson, e);
    case 3:
      return joined<3>(s.tillson, e);
    case 6:
      return joined<6>(s.tillson, e);
    default:
      return e[0];
  }
}

TIERCEL_VARIANTS(void, kaufman_weights, (double* travelled, double* apart, const double* x, std::size_t rows),
                 (travelled, apart, x, rows))

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
  Histories last;
  const std::size_t stages = smoothings(s.kind);
  for (std::size_t k = 0; k < stages; ++k) chain_[k].write_history(s.smoother, last[k]);
  if (stages == 1) smooth_column(s.smoother, last[0], x, y, rows);
  if (stages == 2) two_stages(s, last, x, y, rows);
  if (stages == 3) three_stages(s, last, x, y, rows);
  if (stages == 6) six_stages(s, last, x, y, rows);
  for (std::size_t k = 0; k < stages; ++k) chain_[k].read_history(last[k], rows);
}

}  // namespace tiercel::indicators
