#include "native/indicators/parts/hilbert_cycle.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

#include "native/core/finite.hpp"
#include "native/core/lanes.hpp"
#include "native/core/math.hpp"
#include "native/core/math_lanes.hpp"

namespace tiercel::indicators {
namespace {

constexpr double kPi = 0x1.921fb54442d18p+1;
constexpr double kDegrees = 180.0 / kPi;
constexpr double kOuter = 0.0962;
constexpr double kInner = 0.5769;
constexpr auto kLongest = static_cast<double>(kLongestCycle);
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

// Rows that a segment begins early: half of all have forgotten after some 600 how they began, 99 of 100 after 1,050.
constexpr std::size_t kEarlyRows = 1024;

using Histories = std::array<CycleHistory, kSegments>;

// HilbertCycle in W segments at once, with its order of operations.
template <int W>
class CycleLanes {
 public:
  [[gnu::always_inline]] explicit CycleLanes(const CycleHistory* segments) noexcept {
    for (int i = 0; i < W; ++i) {
      const CycleHistory& h = segments[i];
      for (std::size_t k = 0; k < prices_.size(); ++k) prices_[k][i] = h.prices[k];
      for (std::size_t k = 0; k < kKept; ++k) {
        smooth_[(0 - k) % kKept][i] = h.smooth[k];
        detrended_[(0 - k) % kKept][i] = h.detrended[k];
        quadrature_[(0 - k) % kKept][i] = h.quadrature[k];
      }
      last_in_phase_[i] = h.last_in_phase;
      last_quadrature_[i] = h.last_quadrature;
      real_[i] = h.real;
      imaginary_[i] = h.imaginary;
      period_[i] = h.period;
      smooth_period_[i] = h.smooth_period;
    }
  }

  [[gnu::always_inline]] void write(CycleHistory* segments) const noexcept {
    for (int i = 0; i < W; ++i) {
      CycleHistory& h = segments[i];
      for (std::size_t k = 0; k < prices_.size(); ++k) h.prices[k] = prices_[k][i];
      for (std::size_t k = 0; k < kKept; ++k) {
        h.smooth[k] = ago(smooth_, k)[i];
        h.detrended[k] = ago(detrended_, k)[i];
        h.quadrature[k] = ago(quadrature_, k)[i];
      }
      h.last_in_phase = last_in_phase_[i];
      h.last_quadrature = last_quadrature_[i];
      h.real = real_[i];
      h.imaginary = imaginary_[i];
      h.period = period_[i];
      h.smooth_period = smooth_period_[i];
    }
  }

  [[gnu::always_inline]] void take(const Lanes<W>& price) noexcept {
    const Lanes<W> smooth = (4.0 * price + 3.0 * prices_[0] + 2.0 * prices_[1] + prices_[2]) * 0.1;
    prices_ = {price, prices_[0], prices_[1]};
    ++now_;
    smooth_[now_ % kKept] = smooth;
    detrended_[now_ % kKept] = transformed(smooth_, 0);
    quadrature_[now_ % kKept] = transformed(detrended_, 0);
    find_period(in_phase() - transformed(quadrature_, 0), quadrature() + transformed(detrended_, 3));
  }

  [[gnu::always_inline]] Lanes<W> in_phase() const noexcept { return ago(detrended_, 3); }
  [[gnu::always_inline]] Lanes<W> quadrature() const noexcept { return ago(quadrature_, 0); }
  [[gnu::always_inline]] Lanes<W> period() const noexcept { return smooth_period_; }

 private:
  static constexpr std::size_t kKept = CycleHistory::kKept;
  using Ring = std::array<Lanes<W>, kKept>;

  [[gnu::always_inline]] const Lanes<W>& ago(const Ring& ring, std::size_t rows) const noexcept {
    return ring[(now_ - rows) % kKept];
  }

  [[gnu::always_inline]] Lanes<W> transformed(const Ring& ring, std::size_t delay) const noexcept {
    const Lanes<W> outer = ago(ring, delay) - ago(ring, delay + 6);
    const Lanes<W> inner = ago(ring, delay + 2) - ago(ring, delay + 4);
    return (kOuter * outer + kInner * inner) * (0.075 * period_ + 0.54);
  }

  [[gnu::always_inline]] void find_period(const Lanes<W>& in_phase, const Lanes<W>& quadrature) noexcept {
    const Lanes<W> i = 0.2 * in_phase + 0.8 * last_in_phase_;
    const Lanes<W> q = 0.2 * quadrature + 0.8 * last_quadrature_;
    const Lanes<W> real = 0.2 * (i * last_in_phase_ + q * last_quadrature_) + 0.8 * real_;
    const Lanes<W> imaginary = 0.2 * (i * last_quadrature_ - q * last_in_phase_) + 0.8 * imaginary_;
    const auto are_finite = real * 0.0 + imaginary * 0.0 == 0.0;
    real_ = are_finite ? real : Lanes<W>{};
    imaginary_ = are_finite ? imaginary : Lanes<W>{};
    last_in_phase_ = i;
    last_quadrature_ = q;
    const auto turns = (real_ != 0.0) & (imaginary_ != 0.0);
    const Lanes<W> ratio = imaginary_ / (turns ? real_ : Lanes<W>{} + 1.0);
    const Lanes<W> found = 360.0 / (math::atan_of(ratio) * kDegrees);
    Lanes<W> period = turns ? found : period_;
    const Lanes<W> longest = 1.5 * period_;
    const Lanes<W> shortest = 0.67 * period_;
    period = longest < period ? longest : period;
    period = period < shortest ? shortest : period;
    period = period < 6.0 ? Lanes<W>{} + 6.0 : period;
    period = kLongest < period ? Lanes<W>{} + kLongest : period;
    period_ = 0.2 * period + 0.8 * period_;
    smooth_period_ = 0.33 * period_ + 0.67 * smooth_period_;
  }

  std::size_t now_ = 0;
  std::array<Lanes<W>, 3> prices_;
  Ring smooth_;
  Ring detrended_;
  Ring quadrature_;
  Lanes<W> last_in_phase_, last_quadrature_, real_, imaginary_, period_, smooth_period_;
};

// Takes `rows` rows of each segment.
template <int W, bool kWrites>
TIERCEL_BODY void take_segments(Histories& histories, const std::array<const double*, kSegments>& prices,
                                const std::array<std::array<double*, kSegments>, 3>& out, std::size_t rows) noexcept {
  constexpr auto kRows = std::make_integer_sequence<int, W>{};
  for (std::size_t first = 0; first < kSegments; first += W) {
    CycleLanes<W> lanes(histories.data() + first);
    for (std::size_t row = 0; row < rows; row += W) {
      const auto price = read_segments<W>(prices.data() + first, row, kRows);
      std::array<Square<W>, 3> columns;
      for (std::size_t i = 0; i < W; ++i) {
        lanes.take(price[i]);
        if constexpr (!kWrites) continue;
        columns[0][i] = lanes.in_phase();
        columns[1][i] = lanes.quadrature();
        columns[2][i] = lanes.period();
      }
      for (std::size_t k = 0; kWrites && k < out.size(); ++k) {
        if (out[k][0] != nullptr) write_segments<W>(out[k].data() + first, row, columns[k], kRows);
      }
    }
    lanes.write(histories.data() + first);
  }
}

// Takes a block in segments of `length` rows. `begins` holds the history of the first one, and after that with which
// the others began; `ends` those after them.
template <int W>
TIERCEL_BODY void cycle_segments_body(Histories& begins, Histories& ends, const double* prices, const CycleColumns& out,
                                      std::size_t length) noexcept {
  const CycleHistory first = begins[0];
  const auto early = segments_of(prices, length, kEarlyRows);
  const std::array places{segments_of(out.in_phase, length), segments_of(out.quadrature, length),
                          segments_of(out.period, length)};
  for (std::size_t i = 1; i < kSegments; ++i) {
    begins[i] = {};
    begins[i].prices.fill(*early[i]);
  }
  take_segments<W, false>(begins, early, places, kEarlyRows);
  begins[0] = first;
  ends = begins;
  take_segments<W, true>(ends, segments_of(prices, length), places, length);
}

TIERCEL_LANE_VARIANTS(void, cycle_segments,
                      (Histories & begins, Histories& ends, const double* prices, const CycleColumns& out,
                       std::size_t length),
                      (begins, ends, prices, out, length))

using HistoryBits = std::array<std::uint64_t, sizeof(CycleHistory) / sizeof(std::uint64_t)>;
HistoryBits bits_of(const CycleHistory& history) noexcept { return std::bit_cast<HistoryBits>(history); }

}  // namespace

CycleHistory HilbertCycle::history() const noexcept {
  CycleHistory h{.prices = prices_,
                 .smooth = {},
                 .detrended = {},
                 .quadrature = {},
                 .last_in_phase = last_in_phase_,
                 .last_quadrature = last_quadrature_,
                 .real = real_,
                 .imaginary = imaginary_,
                 .period = period_,
                 .smooth_period = smooth_period_};
  for (std::size_t k = 0; k < kRing; ++k) {
    h.smooth[k] = ago(smooth_, k);
    h.detrended[k] = ago(detrended_, k);
    h.quadrature[k] = ago(quadrature_, k);
  }
  return h;
}

void HilbertCycle::go_on_from(const CycleHistory& last) noexcept {
  prices_ = last.prices;
  for (std::size_t k = 0; k < kRing; ++k) {
    smooth_[(now_ - k) % kRing] = last.smooth[k];
    detrended_[(now_ - k) % kRing] = last.detrended[k];
    quadrature_[(now_ - k) % kRing] = last.quadrature[k];
  }
  last_in_phase_ = last.last_in_phase;
  last_quadrature_ = last.last_quadrature;
  real_ = last.real;
  imaginary_ = last.imaginary;
  period_ = last.period;
  smooth_period_ = last.smooth_period;
}

std::size_t HilbertCycle::take_rows(const double* prices, const CycleColumns& out, std::size_t rows) noexcept {
  const std::size_t length = finite_prefix(prices, rows) / kSegments / kStepRows * kStepRows;
  if (now_ == 0 || length < kEarlyRows) return 0;
  rows = length * kSegments;
  Histories begins{history()};
  Histories ends;
  cycle_segments(begins, ends, prices, out, length);
  for (std::size_t i = 1; i < kSegments; ++i) {
    if (bits_of(ends[i - 1]) == bits_of(begins[i])) continue;
    go_on_from(ends[i - 1]);
    for (std::size_t r = i * length; r < (i + 1) * length; ++r) {
      take(prices[r], 0);
      if (out.in_phase != nullptr) out.in_phase[r] = in_phase();
      if (out.quadrature != nullptr) out.quadrature[r] = quadrature();
      if (out.period != nullptr) out.period[r] = period();
    }
    rows_ -= length;
    ends[i] = history();
  }
  go_on_from(ends[kSegments - 1]);
  rows_ += rows;
  return rows;
}

double HilbertCycle::transformed(const Ring& ring, std::size_t delay) const noexcept {
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
  period = std::min(std::max(period, 6.0), kLongest);
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
