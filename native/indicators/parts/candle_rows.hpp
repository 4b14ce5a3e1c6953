#pragma once
// Candles in ticks with their sums, made from bars: one at a time for streams, or a block as columns for loops over
// lanes.
#include <array>
#include <cstddef>
#include <cstdint>

#include "native/indicators/parts/candles.hpp"
#include "native/indicators/parts/tick_count.hpp"

namespace tiercel::indicators {

// Candles that are kept from one row or block to the next: what sums and patterns look back to. A power of two.
inline constexpr std::size_t kKeptCandles = 16;
// Each number is kept twice, so many cells apart: the last candles follow each other in memory wherever the newest is.
inline constexpr std::size_t kCandleCells = kCandleColumns * 2 * kKeptCandles;
inline constexpr std::size_t kPrices = 4;

// Columns that are needed, by bits; the others have no meaning and are not made.
using ColumnSet = unsigned;
[[nodiscard]] constexpr bool holds(ColumnSet set, std::size_t column) noexcept { return (set >> column & 1U) != 0; }

// Prices of a bar, or where those of a block begin: by column, of the needed ones.
using BarPrices = std::array<double, kPrices>;
using BarPointers = std::array<const double*, kPrices>;
using CandleNumbers = std::array<double, kCandleColumns>;

// The first place of a candle's number in the memory of the kept ones; the second lies kKeptCandles behind.
[[nodiscard]] inline std::size_t candle_cell(std::size_t column, std::size_t row) noexcept {
  return column * 2 * kKeptCandles + row % kKeptCandles;
}

// A candle that has just come, and the kept ones.
class LastCandles {
 public:
  using Number = double;
  LastCandles(const CandleNumbers& now, const double* cells, std::size_t row) noexcept
      : now_(now), next_(cells + candle_cell(0, row) + kKeptCandles) {}
  [[gnu::always_inline]] double at(std::size_t column, std::size_t ago) const noexcept {
    if (ago == 0) return now_[column];
    return next_[static_cast<std::ptrdiff_t>(column * 2 * kKeptCandles) - static_cast<std::ptrdiff_t>(ago)];
  }

 private:
  const CandleNumbers& now_;
  const double* next_;  // the second place of the coming candle's first number
};

// Sums have one order of addition everywhere: pairs, then pairs of pairs. So they do not drift, and depend on nothing
// but their candles off the step too.
template <class T>
TIERCEL_BODY T sum_of_ten(T pair0, T pair2, T pair4, T pair6, T pair8) noexcept {
  return ((pair0 + pair2) + (pair4 + pair6)) + pair8;
}
template <class T>
TIERCEL_BODY T sum_of_five(T pair0, T pair2, T fifth) noexcept {
  return (pair0 + pair2) + fifth;
}

// The needed numbers of the candle of row `row`; `cells` keep those of the rows before. All numbers come and go one by
// one: read in pairs they would wait for what has just been written one by one.
template <ColumnSet kSet>
void next_candle(const TickScale& s, double open, double high, double low, double close, const double* cells,
                 std::size_t row, CandleNumbers& now) noexcept {
  now[kOpenColumn] = in_ticks(s, open);
  now[kHighColumn] = in_ticks(s, high);
  now[kLowColumn] = in_ticks(s, low);
  now[kCloseColumn] = in_ticks(s, close);
  now[kBodyColumn] = std::fabs(now[kCloseColumn] - now[kOpenColumn]);
  now[kRangeColumn] = now[kHighColumn] - now[kLowColumn];
  const LastCandles last(now, cells, row);
  const auto pair = [&](std::size_t column, std::size_t ago) {
    return last.at(column, ago) + last.at(column, ago + 1);
  };
  const auto ten = [&](std::size_t column) {
    return sum_of_ten(pair(column, 0), pair(column, 2), pair(column, 4), pair(column, 6), pair(column, 8));
  };
  if constexpr (holds(kSet, kTenBodiesColumn)) now[kTenBodiesColumn] = ten(kBodyColumn);
  if constexpr (holds(kSet, kTenRangesColumn)) now[kTenRangesColumn] = ten(kRangeColumn);
  if constexpr (holds(kSet, kFiveRangesColumn)) {
    now[kFiveRangesColumn] = sum_of_five(pair(kRangeColumn, 0), pair(kRangeColumn, 2), last.at(kRangeColumn, 4));
  }
}

// Bars made into columns of candles, a block at a time. T is std::int32_t for ticks, in which prices count from some
// tick near them, or double. A block, with the bars that it is made from, fits the processor's nearest cache.
template <class T>
class CandleBlock {
 public:
  static constexpr std::size_t kRows = 1024 / sizeof(T);
  static constexpr std::size_t kStride = kKeptCandles + kRows;

  CandleBlock(const TickScale& s, ColumnSet set) noexcept : scale_(s), set_(set) {}

  // Begins with a bar before which `row` are kept in `cells`; false where ticks do not count these together.
  [[nodiscard]] bool begin(const BarPointers& bars, const double* cells, std::size_t row) noexcept;
  // Takes the next 1 to kRows bars. False, and none is taken, where a price is not finite, or, as ticks, off the step
  // or so far from the others that products would overflow.
  [[nodiscard]] bool add(const BarPointers& bars, std::size_t rows) noexcept;
  // The first candle that was added last.
  [[nodiscard]] const T* candles() const noexcept { return columns_ + kKeptCandles; }
  // Keeps the last candles, after some were added; with them there have been `row`.
  void end(double* cells, std::size_t row) const noexcept;

 private:
  [[nodiscard]] T* column(std::size_t i) noexcept { return columns_ + i * kStride; }
  void make_room() noexcept;

  TickScale scale_;
  ColumnSet set_;
  TickCount count_{};
  std::size_t rows_ = 0;  // that were added last
  alignas(64) T columns_[kCandleColumns * kStride];
};

// The candle at one place of a block.
template <class T>
class BlockCandles {
 public:
  using Number = T;
  [[gnu::always_inline]] explicit BlockCandles(const T* place) noexcept : place_(place) {}
  [[gnu::always_inline]] T at(std::size_t column, std::size_t ago) const noexcept {
    return place_[static_cast<std::ptrdiff_t>(column * CandleBlock<T>::kStride) - static_cast<std::ptrdiff_t>(ago)];
  }

 private:
  const T* place_;
};

// Finds out which columns a pattern asks for.
class AskedColumns {
 public:
  using Number = double;
  constexpr explicit AskedColumns(ColumnSet* set) noexcept : set_(set) {}
  constexpr double at(std::size_t column, std::size_t /*ago*/) const noexcept {
    *set_ |= 1U << column;
    return 0.0;
  }

 private:
  ColumnSet* set_;
};

// Those and the ones that they are made of.
[[nodiscard]] constexpr ColumnSet with_sources(ColumnSet set) noexcept {
  if (holds(set, kTenBodiesColumn)) set |= 1U << kBodyColumn;
  if (holds(set, kTenRangesColumn) || holds(set, kFiveRangesColumn)) set |= 1U << kRangeColumn;
  if (holds(set, kBodyColumn)) set |= 1U << kOpenColumn | 1U << kCloseColumn;
  if (holds(set, kRangeColumn)) set |= 1U << kHighColumn | 1U << kLowColumn;
  return set;
}

}  // namespace tiercel::indicators
