#include "native/indicators/parts/candle_rows.hpp"

#include <algorithm>
#include <cstring>

namespace tiercel::indicators {
namespace {

// Asks for the rows of a column that will be needed some blocks later: a block is worked on for longer than the
// processor looks ahead, and a column in memory then waits at the beginning of each.
TIERCEL_BODY void fetch_ahead(const double* column, std::size_t rows) noexcept {
  constexpr std::uintptr_t kAhead = 4096;  // bytes
  constexpr std::uintptr_t kLine = 64;
  const auto first = reinterpret_cast<std::uintptr_t>(column) + kAhead;  // as a number: it may lie behind the column
  for (std::uintptr_t at = first; at < first + rows * sizeof(double); at += kLine) {
    __builtin_prefetch(reinterpret_cast<const void*>(at), 0, 2);  // NOLINT(performance-no-int-to-ptr)
  }
}

// The bits of all counts: where they are on the step and within the spread, no others than those of the spread's ticks.
TIERCEL_BODY std::uint64_t count_ticks_body(double scale, const TickCount& by, const double* prices,
                                            std::int32_t* __restrict ticks, std::size_t rows) noexcept {
  fetch_ahead(prices, rows);
  std::uint64_t bits = 0;
  for (std::size_t i = 0; i < rows; ++i) {
    const double shifted = prices[i] * scale + by.shift;
    const std::uint64_t count = std::bit_cast<std::uint64_t>(shifted) - by.first;
    bits |= count;
    ticks[i] = static_cast<std::int32_t>(count >> by.fraction_bits);
  }
  return bits;
}

TIERCEL_VARIANTS(std::uint64_t, count_ticks,
                 (double scale, const TickCount& by, const double* prices, std::int32_t* ticks, std::size_t rows),
                 (scale, by, prices, ticks, rows))

TIERCEL_BODY bool ticks_or_prices_body(const TickScale& s, const double* prices, double* __restrict out,
                                       std::size_t rows) noexcept {
  fetch_ahead(prices, rows);
  std::uint64_t bad = 0;
  if (s.tolerance == 0.0 && s.scale == 1.0) {
    for (std::size_t i = 0; i < rows; ++i) {
      bad |= prices[i] * 0.0 == 0.0 ? 0U : 1U;
      out[i] = prices[i];
    }
  } else {
    for (std::size_t i = 0; i < rows; ++i) {
      bad |= prices[i] * 0.0 == 0.0 ? 0U : 1U;
      out[i] = in_ticks(s, prices[i]);
    }
  }
  return bad == 0;
}

TIERCEL_VARIANTS(bool, ticks_or_prices, (const TickScale& s, const double* prices, double* out, std::size_t rows),
                 (s, prices, out, rows))

// Bodies, ranges and sums of columns, `stride` apart, of `last` candles whose prices are there.
template <class T>
TIERCEL_BODY void measure(T* columns, ColumnSet set, std::size_t last) noexcept {
  constexpr std::size_t kStride = CandleBlock<T>::kStride;
  constexpr std::size_t kReach = 10;  // candles of the longest sum
  alignas(64) T pairs[kStride];
  T* __restrict body = columns + kBodyColumn * kStride;
  T* __restrict range = columns + kRangeColumn * kStride;
  if (holds(set, kBodyColumn)) {
    const T* __restrict open = columns + kOpenColumn * kStride;
    const T* __restrict close = columns + kCloseColumn * kStride;
    for (std::size_t i = 0; i < last; ++i) {
      const T move = close[i] - open[i];
      body[i] = move < 0 ? -move : move;
    }
  }
  if (holds(set, kTenBodiesColumn)) {
    T* __restrict sums = columns + kTenBodiesColumn * kStride;
    for (std::size_t i = 1; i < last; ++i) pairs[i] = body[i] + body[i - 1];
    for (std::size_t i = kReach; i < last; ++i) {
      sums[i] = sum_of_ten(pairs[i], pairs[i - 2], pairs[i - 4], pairs[i - 6], pairs[i - 8]);
    }
  }
  if (!holds(set, kRangeColumn)) return;
  const T* __restrict high = columns + kHighColumn * kStride;
  const T* __restrict low = columns + kLowColumn * kStride;
  for (std::size_t i = 0; i < last; ++i) range[i] = high[i] - low[i];
  for (std::size_t i = 1; i < last; ++i) pairs[i] = range[i] + range[i - 1];
  if (holds(set, kTenRangesColumn)) {
    T* __restrict sums = columns + kTenRangesColumn * kStride;
    for (std::size_t i = kReach; i < last; ++i) {
      sums[i] = sum_of_ten(pairs[i], pairs[i - 2], pairs[i - 4], pairs[i - 6], pairs[i - 8]);
    }
  }
  if (holds(set, kFiveRangesColumn)) {
    T* __restrict sums = columns + kFiveRangesColumn * kStride;
    for (std::size_t i = kReach; i < last; ++i) sums[i] = sum_of_five(pairs[i], pairs[i - 2], range[i - 4]);
  }
}

TIERCEL_BODY void measure_ticks_body(std::int32_t* columns, ColumnSet set, std::size_t last) noexcept {
  measure(columns, set, last);
}
TIERCEL_VARIANTS(void, measure_ticks, (std::int32_t * columns, ColumnSet set, std::size_t last), (columns, set, last))

TIERCEL_BODY void measure_prices_body(double* columns, ColumnSet set, std::size_t last) noexcept {
  measure(columns, set, last);
}
TIERCEL_VARIANTS(void, measure_prices, (double* columns, ColumnSet set, std::size_t last), (columns, set, last))

}  // namespace

template <class T>
void CandleBlock<T>::make_room() noexcept {
  for (std::size_t i = 0; i < kCandleColumns; ++i) {
    if (holds(set_, i)) std::memmove(column(i), column(i) + rows_, kKeptCandles * sizeof(T));
  }
  rows_ = 0;
}

template <class T>
void CandleBlock<T>::end(double* cells, std::size_t row) const noexcept {
  for (std::size_t i = 0; i < kCandleColumns; ++i) {
    if (!holds(set_, i)) continue;
    const double zero = i < kPrices ? count_.least : 0.0;
    const T* last = columns_ + i * kStride + rows_;
    for (std::size_t k = 0; k < kKeptCandles; ++k) {
      const double number = zero + static_cast<double>(last[k]);  // the oldest of them first
      const std::size_t cell = candle_cell(i, row + k);
      cells[cell] = number;
      cells[cell + kKeptCandles] = number;
    }
  }
}

template <>
bool CandleBlock<std::int32_t>::begin(const BarPointers& bars, const double* cells, std::size_t row) noexcept {
  if (!find_count(scale_, bars[kCloseColumn][0], &count_)) return false;
  for (std::size_t i = 0; i < kPrices; ++i) {
    if (!holds(set_, i)) continue;
    for (std::size_t k = 0; k < kKeptCandles; ++k) {
      const double ticks = cells[candle_cell(i, row + k)] - count_.least;
      if (!(ticks >= 0.0 && ticks < static_cast<double>(count_.spread) && ticks == std::floor(ticks))) return false;
      column(i)[k] = static_cast<std::int32_t>(ticks);
    }
  }
  return true;
}

template <>
bool CandleBlock<std::int32_t>::add(const BarPointers& bars, std::size_t rows) noexcept {
  make_room();
  std::uint64_t bits = 0;
  for (std::size_t i = 0; i < kPrices; ++i) {
    if (holds(set_, i)) bits |= count_ticks(scale_.scale, count_, bars[i], column(i) + kKeptCandles, rows);
  }
  if ((bits & count_.wrong_bits()) != 0) return false;
  measure_ticks(columns_, set_, kKeptCandles + rows);
  rows_ = rows;
  return true;
}

template <>
bool CandleBlock<double>::begin(const BarPointers& /*bars*/, const double* cells, std::size_t row) noexcept {
  for (std::size_t i = 0; i < kPrices; ++i) {
    for (std::size_t k = 0; holds(set_, i) && k < kKeptCandles; ++k) column(i)[k] = cells[candle_cell(i, row + k)];
  }
  return true;
}

template <>
bool CandleBlock<double>::add(const BarPointers& bars, std::size_t rows) noexcept {
  make_room();
  for (std::size_t i = 0; i < kPrices; ++i) {
    if (holds(set_, i) && !ticks_or_prices(scale_, bars[i], column(i) + kKeptCandles, rows)) return false;
  }
  measure_prices(columns_, set_, kKeptCandles + rows);
  rows_ = rows;
  return true;
}

template class CandleBlock<std::int32_t>;
template class CandleBlock<double>;

}  // namespace tiercel::indicators
