#pragma once
// Candles in ticks with their sums, made from bars: one at a time for streams, or a block as columns for loops over
// lanes.
#include <array>
#include <cstddef>
#include <cstdint>

#include "native/indicators/parts/candles.hpp"
#include "native/indicators/parts/price_grid.hpp"

namespace tiercel::indicators {

// Candles that are kept from one row or block to the next: what sums and patterns look back to. A power of two.
inline constexpr std::size_t kKeptCandles = 16;
inline constexpr std::size_t kCandleCells = kCandleColumns * kKeptCandles;
inline constexpr std::size_t kBlockCandles = 512;

using CandleNumbers = std::array<double, kCandleColumns>;

// The place of a candle's number in the memory of the kept ones.
[[nodiscard]] inline std::size_t candle_cell(std::size_t column, std::size_t row) noexcept {
  return column * kKeptCandles + row % kKeptCandles;
}

// The numbers of the candle of row `row`; `cells` keep those of the rows before.
[[nodiscard]] CandleNumbers next_candle(const TickScale& s, const std::array<double, 4>& bar, const double* cells,
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

// Columns of a block of candles, behind kKeptCandles earlier ones. T is std::int32_t for ticks, in which prices count
// from some tick near them, or double.
template <class T>
struct CandleBlock {
  static constexpr std::size_t kStride = kKeptCandles + kBlockCandles;
  alignas(64) T columns[kCandleColumns * kStride];

  [[nodiscard]] T* column(std::size_t i) noexcept { return columns + i * kStride; }
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

// Bars of a block: opens, highs, lows and closes.
using BarPointers = std::array<const double*, 4>;

// Makes a block of 1 to kBlockCandles bars that follow the `row` bars kept in `cells`, and keeps the last ones there.
// As ticks it is refused, false, where a price is off the step or they lie so far apart that products would overflow;
// as doubles where a price is not finite.
[[nodiscard]] bool make_block(CandleBlock<std::int32_t>& block, const TickScale& s, const BarPointers& bars,
                              std::size_t rows, double* cells, std::size_t row) noexcept;
[[nodiscard]] bool make_block(CandleBlock<double>& block, const TickScale& s, const BarPointers& bars, std::size_t rows,
                              double* cells, std::size_t row) noexcept;

}  // namespace tiercel::indicators
