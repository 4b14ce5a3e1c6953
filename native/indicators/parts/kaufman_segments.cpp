#include "native/indicators/parts/kaufman_segments.hpp"

#include <bit>
#include <cstdint>

#include "native/indicators/parts/moving_average.hpp"

namespace tiercel::indicators {
namespace {

struct Averages {
  std::array<double, kSegments> begins;  // before the segments
  std::array<double, kSegments> ends;
  std::array<bool, kSegments> is_known;  // where the begin is not to be found
};

// Kaufman's average in W segments, with the order of operations of MovingAverage.
template <int W>
class KaufmanLanes {
 public:
  [[gnu::always_inline]] void take(std::size_t period, const Lanes<W>& x) noexcept {
    const Lanes<W> before = at(values_, period);
    const Lanes<W> travelled = travel(period, absolute(Lanes<W>(x - at(values_, 1))));
    values_[row_ % kKept] = x;
    ++row_;
    const Lanes<W> weight = kaufman_weight(travelled, absolute(Lanes<W>(x - before)));
    average_ = (1.0 - weight) * average_ + weight * x;
  }

  [[gnu::always_inline]] Lanes<W>& average() noexcept { return average_; }

 private:
  static constexpr std::size_t kKept = kShortWindow;
  using Ring = std::array<Lanes<W>, kKept>;

  [[gnu::always_inline]] const Lanes<W>& at(const Ring& ring, std::size_t ago) const noexcept {
    return ring[(row_ - ago) % kKept];
  }

  // The sum over the window, as short_sums has it: windows of 1, 2, 4 ... rows, the shortest one the oldest.
  [[gnu::always_inline]] Lanes<W> travel(std::size_t period, Lanes<W> sum) noexcept {
    Lanes<W> travelled{};
    std::size_t level = 0;
    for (std::size_t width = 1; width <= period; width *= 2, ++level) {
      Ring& ring = sums_[level];
      const Lanes<W> older = at(ring, width);
      ring[row_ % kKept] = sum;
      if ((period & width) != 0) travelled += at(ring, period & ~(2 * width - 1));
      sum = older + sum;
    }
    return travelled;
  }

  std::size_t row_ = 0;
  Lanes<W> average_{};
  Ring values_{};
  std::array<Ring, std::bit_width(kShortWindow)> sums_{};
};

template <int W>
TIERCEL_BODY void kaufman_block_body(std::size_t period, Averages& averages, const double* x, double* y,
                                     std::size_t length) noexcept {
  constexpr auto kRows = std::make_integer_sequence<int, W>{};
  const std::size_t early = kaufman_early(period);
  const auto values = segments_of(x, length);
  const auto places = segments_of(y, length);
  auto from = values;
  for (const double*& begin : from) begin -= early;
  for (std::size_t first = 0; first < kSegments; first += W) {
    KaufmanLanes<W> lanes;
    for (std::size_t row = 0; row < early; row += W) {
      const auto now = read_segments<W>(from.data() + first, row, kRows);
      for (std::size_t i = 0; i < W; ++i) lanes.take(period, now[i]);
    }
    for (std::size_t i = 0; i < W; ++i) {
      double& begin = averages.begins[first + i];
      if (!averages.is_known[first + i]) begin = lanes.average()[i];
      lanes.average()[i] = begin;
    }
    for (std::size_t row = 0; row < length; row += W) {
      auto now = read_segments<W>(values.data() + first, row, kRows);
      for (std::size_t i = 0; i < W; ++i) {
        lanes.take(period, now[i]);
        now[i] = lanes.average();
      }
      write_segments<W>(places.data() + first, row, now, kRows);
    }
    write_lanes(averages.ends.data() + first, lanes.average());
  }
}

TIERCEL_LANE_VARIANTS(void, kaufman_block,
                      (std::size_t period, Averages& averages, const double* x, double* y, std::size_t length),
                      (period, averages, x, y, length))

// Where a segment did not begin with what the one before ended with, it does now; true where there was none.
bool join(Averages& averages) noexcept {
  bool joined = true;
  for (std::size_t i = 1; i < kSegments; ++i) {
    const double end = averages.ends[i - 1];
    if (std::bit_cast<std::uint64_t>(end) == std::bit_cast<std::uint64_t>(averages.begins[i])) continue;
    averages.begins[i] = end;
    joined = false;
  }
  return joined;
}

}  // namespace

std::size_t kaufman_segments(std::size_t period, double* average, const double* x, double* y,
                             std::size_t rows) noexcept {
  const std::size_t length = rows / kSegments / kStepRows * kStepRows;
  if (length < kaufman_early(period)) return 0;
  Averages averages{.begins = {*average}, .ends = {}, .is_known = {true}};
  do {
    kaufman_block(period, averages, x, y, length);
    averages.is_known.fill(true);
  } while (!join(averages));
  *average = averages.ends.back();
  return length * kSegments;
}

}  // namespace tiercel::indicators
