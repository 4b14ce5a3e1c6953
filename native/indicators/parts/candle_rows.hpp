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
inline constexpr std::size_t kCandleCells = kCandleColumns * kKeptCandles;
inline constexpr std::size_t kPrices = 4;

// Columns that are needed, by bits; the others have no meaning and are not made.
using ColumnSet = unsigned;
[[nodiscard]] constexpr bool holds(ColumnSet set, std::size_t column) noexcept { return (set >> column & 1U) != 0; }

// Prices of a bar, or where those of a block begin: by column, of the needed ones.
using BarPrices = std::array<double, kPrices>;
using BarPointers = std::array<const double*, kPrices>;
using CandleNumbers = std::array<double, kCandleColumns>;

// The place of a candle's number in the memory of the kept ones.
[[nodiscard]] inline std::size_t candle_cell(std::size_t column, std::size_t row) noexcept {
  return column * kKeptCandles + row % kKeptCandles;
}

// The numbers of the candle of row `row`; `cells` keep those of the rows before.
[[nodiscard]] CandleNumbers next_candle(const TickScale& s, ColumnSet set, const BarPrices& bar, const double* cells,
                                        std::size_t row) noexcept;

// A candle that has just come, and the kept ones.
class LastCandles {
 public:
  using Number = double;
  LastCandles(const CandleNumbers& now, const double* cells, std::size_t row) noexcept
      : now_(now), cells_(cells), row_(row) {}
  [[gnu::always_inline]] double at(std::size_t column, std::size_t ago) const noexcept {
    return ago == 0 ? now_[column] : cells_[candle_cell(column, row_ - ago)];
  }

 private:
  const CandleNumbers& now_;
  const double* cells_;
  std::size_t row_;
};

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
