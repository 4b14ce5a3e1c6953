#include "native/indicators/parts/hilbert_cycle.hpp"

#include <algorithm>
#include <cmath>

#include "native/core/lanes.hpp"
#include "native/core/math.hpp"

namespace tiercel::indicators {
namespace {

constexpr double kPi = 0x1.921fb54442d18p+1;
constexpr double kDegrees = 180.0 / kPi;
constexpr std::size_t kPadded = 56;  // the longest cycle in whole steps of lanes

// Sines and cosines of the rows of a whole cycle, for each length; zeros behind them.
struct WholeCycles {
  std::array<std::array<double, kPadded>, kLongestCycle + 1> sine{};
  std::array<std::array<double, kPadded>, kLongestCycle + 1> cosine{};

  WholeCycles() noexcept {
    for (std::size_t length = 1; length <= kLongestCycle; ++length) {
      for (std::size_t i = 0; i < length; ++i) {
        const double angle = static_cast<double>(i) * (2.0 * kPi) / static_cast<double>(length);
        sine[length][i] = exact_sin(angle);
        cosine[length][i] = exact_cos(angle);
      }
    }
  }
};

const WholeCycles& whole_cycles() noexcept {
  static const WholeCycles cycles;
  return cycles;
}

struct Parts {
  double real;
  double imaginary;
};

template <class V>
TIERCEL_BODY double sum_of(const V& lanes) noexcept {
  return ((lanes[0] + lanes[4]) + (lanes[2] + lanes[6])) + ((lanes[1] + lanes[5]) + (lanes[3] + lanes[7]));
}

TIERCEL_BODY void turn_parts_body(const double* values, const double* sine, const double* cosine, std::size_t length,
                                  Parts* parts) noexcept {
  Lanes<kStepRows> real{};
  Lanes<kStepRows> imaginary{};
  for (std::size_t i = 0; i < length; i += kStepRows) {
    const auto now = read_lanes<kStepRows>(values + i);
    real += read_lanes<kStepRows>(sine + i) * now;
    imaginary += read_lanes<kStepRows>(cosine + i) * now;
  }
  *parts = {sum_of(real), sum_of(imaginary)};
}

TIERCEL_VARIANTS(void, turn_parts,
                 (const double* values, const double* sine, const double* cosine, std::size_t length, Parts* parts),
                 (values, sine, cosine, length, parts))

}  // namespace

double HilbertCycle::transformed(const Ring& ring, std::size_t delay) const noexcept {
  constexpr double kOuter = 0.0962;
  constexpr double kInner = 0.5769;
  const double outer = ago(ring, delay) - ago(ring, delay + 6);
  const double inner = ago(ring, delay + 2) - ago(ring, delay + 4);
  return (kOuter * outer + kInner * inner) * (0.075 * period_ + 0.54);
}

bool HilbertCycle::take(double price, std::uint64_t begin) noexcept {
  const double smooth = (4.0 * price + 3.0 * prices_[0] + 2.0 * prices_[1] + prices_[2]) * 0.1;
  prices_ = {price, prices_[0], prices_[1]};
  if (rows_++ < begin) return false;
  ++now_;
  smooth_[now_ % kRing] = smooth;
  detrended_[now_ % kRing] = transformed(smooth_, 0);
  quadrature_[now_ % kRing] = transformed(detrended_, 0);
  find_period(in_phase() - transformed(quadrature_, 0), quadrature() + transformed(detrended_, 3));
  return true;
}

void HilbertCycle::find_period(double in_phase, double quadrature) noexcept {
  const double i = 0.2 * in_phase + 0.8 * last_in_phase_;
  const double q = 0.2 * quadrature + 0.8 * last_quadrature_;
  real_ = 0.2 * (i * last_in_phase_ + q * last_quadrature_) + 0.8 * real_;
  imaginary_ = 0.2 * (i * last_quadrature_ - q * last_in_phase_) + 0.8 * imaginary_;
  // Products beyond the range of doubles count as none, and the period stays.
  if (!std::isfinite(real_) || !std::isfinite(imaginary_)) real_ = imaginary_ = 0.0;
  last_in_phase_ = i;
  last_quadrature_ = q;
  double period = period_;
  if (imaginary_ != 0.0 && real_ != 0.0) period = 360.0 / (exact_atan(imaginary_ / real_) * kDegrees);
  period = std::min(period, 1.5 * period_);
  period = std::max(period, 0.67 * period_);
  period = std::min(std::max(period, 6.0), static_cast<double>(kLongestCycle));
  period_ = 0.2 * period + 0.8 * period_;
  smooth_period_ = 0.33 * period_ + 0.67 * smooth_period_;
}

void CyclePhase::take(const HilbertCycle& cycle) noexcept {
  newest_ = (newest_ + kKept - 1) % kKept;
  smooth_[newest_] = smooth_[newest_ + kKept] = cycle.smoothed();
  const std::size_t length = whole_cycle(cycle.period());
  const WholeCycles& cycles = whole_cycles();
  Parts parts{};
  turn_parts(smooth_.data() + newest_, cycles.sine[length].data(), cycles.cosine[length].data(), length, &parts);
  last_degrees_ = degrees_;
  if (parts.imaginary != 0.0) {
    degrees_ = exact_atan(parts.real / parts.imaginary) * kDegrees;
  } else if (parts.real != 0.0) {
    degrees_ += parts.real < 0.0 ? -90.0 : 90.0;
  }
  degrees_ += 90.0;
  degrees_ += 360.0 / cycle.period();  // the weighted average lags by a row
  if (parts.imaginary < 0.0) degrees_ += 180.0;
  if (degrees_ > 315.0) degrees_ -= 360.0;
}

double sine_of(double degrees) noexcept { return exact_sin(degrees / kDegrees); }

}  // namespace tiercel::indicators
