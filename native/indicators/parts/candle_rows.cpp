#include "native/indicators/parts/candle_rows.hpp"

#include <algorithm>

namespace tiercel::indicators {
namespace {

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

// Prices of a block as whole numbers of ticks from here on.
struct Origin {
  double least;          // the tick that counts as 0
  std::uint64_t bits;    // of that tick, rounded as the prices are
  std::uint64_t spread;  // counts lie below it, a power of two
  double most_error;     // distance of a price on the step from its tick
};

constexpr double kMostReach = 0x1p23;  // a hundred times twice as much fits 32 bits

// Prices that differ from this one by no more than a quarter, so that one bound of the error serves all.
bool find_origin(const TickScale& s, double price, Origin* origin) noexcept {
  const double base = (price * s.scale + kWholeNumbers) - kWholeNumbers;
  const double size = std::fabs(base);
  if (!(size <= kMostTicks)) return false;
  const double farthest = s.scale == 1.0 ? kMostReach : std::min(kMostReach, size / 4.0);
  const std::uint64_t reach = std::bit_floor(static_cast<std::uint64_t>(farthest));
  origin->least = base - static_cast<double>(reach);
  origin->bits = std::bit_cast<std::uint64_t>(origin->least + kWholeNumbers);
  origin->spread = 2 * reach;
  origin->most_error = s.scale == 1.0 ? 0.0 : 0.75 * size * s.tolerance;
  return true;
}

TIERCEL_BODY bool count_ticks_body(double scale, const Origin& origin, const double* prices,
                                   std::int32_t* __restrict ticks, std::size_t rows) noexcept {
  std::uint64_t bad = 0;
  std::uint64_t bits = 0;
  for (std::size_t i = 0; i < rows; ++i) {
    const double product = prices[i] * scale;
    const double shifted = product + kWholeNumbers;
    const double error = product - (shifted - kWholeNumbers);
    const std::uint64_t count = std::bit_cast<std::uint64_t>(shifted) - origin.bits;
    bad |= std::fabs(error) > origin.most_error ? 1U : 0U;
    bits |= count;
    ticks[i] = static_cast<std::int32_t>(count);
  }
  return bad == 0 && bits < origin.spread;  // a NaN, too, has bits beyond the spread
}

TIERCEL_VARIANTS(bool, count_ticks,
                 (double scale, const Origin& origin, const double* prices, std::int32_t* ticks, std::size_t rows),
                 (scale, origin, prices, ticks, rows))

TIERCEL_BODY bool ticks_or_prices_body(const TickScale& s, const double* prices, double* __restrict out,
                                       std::size_t rows) noexcept {
  std::uint64_t bad = 0;
  for (std::size_t i = 0; i < rows; ++i) {
    bad |= prices[i] * 0.0 == 0.0 ? 0U : 1U;
    out[i] = in_ticks(s, prices[i]);
  }
  return bad == 0;
}

TIERCEL_VARIANTS(bool, ticks_or_prices, (const TickScale& s, const double* prices, double* out, std::size_t rows),
                 (s, prices, out, rows))

// Bodies, ranges and sums of a block whose prices are there.
template <class T>
TIERCEL_BODY void measure(CandleBlock<T>& block, std::size_t rows) noexcept {
  const std::size_t last = kKeptCandles + rows;
  constexpr std::size_t kReach = 10;  // candles of the longest sum
  T pairs[CandleBlock<T>::kStride];
  const T* __restrict open = block.column(kOpenColumn);
  const T* __restrict high = block.column(kHighColumn);
  const T* __restrict low = block.column(kLowColumn);
  const T* __restrict close = block.column(kCloseColumn);
  T* __restrict body = block.column(kBodyColumn);
  T* __restrict range = block.column(kRangeColumn);
  T* __restrict bodies = block.column(kTenBodiesColumn);
  T* __restrict ranges = block.column(kTenRangesColumn);
  T* __restrict few = block.column(kFiveRangesColumn);
  for (std::size_t i = 0; i < last; ++i) {
    const T move = close[i] - open[i];
    body[i] = move < 0 ? -move : move;
    range[i] = high[i] - low[i];
  }
  for (std::size_t i = 1; i < last; ++i) pairs[i] = body[i] + body[i - 1];
  for (std::size_t i = kReach; i < last; ++i) {
    bodies[i] = sum_of_ten(pairs[i], pairs[i - 2], pairs[i - 4], pairs[i - 6], pairs[i - 8]);
  }
  for (std::size_t i = 1; i < last; ++i) pairs[i] = range[i] + range[i - 1];
  for (std::size_t i = kReach; i < last; ++i) {
    ranges[i] = sum_of_ten(pairs[i], pairs[i - 2], pairs[i - 4], pairs[i - 6], pairs[i - 8]);
    few[i] = sum_of_five(pairs[i], pairs[i - 2], range[i - 4]);
  }
}

TIERCEL_BODY void measure_ticks_body(CandleBlock<std::int32_t>& block, std::size_t rows) noexcept {
  measure(block, rows);
}
TIERCEL_VARIANTS(void, measure_ticks, (CandleBlock<std::int32_t> & block, std::size_t rows), (block, rows))

TIERCEL_BODY void measure_prices_body(CandleBlock<double>& block, std::size_t rows) noexcept { measure(block, rows); }
TIERCEL_VARIANTS(void, measure_prices, (CandleBlock<double> & block, std::size_t rows), (block, rows))

// Keeps the last of a block's candles; `least` is what a price of 0 stands for.
template <class T>
void keep_last(CandleBlock<T>& block, std::size_t rows, double least, double* cells, std::size_t row) noexcept {
  for (std::size_t column = 0; column < kCandleColumns; ++column) {
    const double zero = column <= kCloseColumn ? least : 0.0;
    const T* numbers = block.column(column) + kKeptCandles;
    for (std::size_t i = rows - std::min(rows, kKeptCandles); i < rows; ++i) {
      cells[candle_cell(column, row + i)] = zero + static_cast<double>(numbers[i]);
    }
  }
}

}  // namespace

CandleNumbers next_candle(const TickScale& s, const std::array<double, 4>& bar, const double* cells,
                          std::size_t row) noexcept {
  CandleNumbers now;
  for (std::size_t i = 0; i < bar.size(); ++i) now[i] = in_ticks(s, bar[i]);
  const double move = now[kCloseColumn] - now[kOpenColumn];
  now[kBodyColumn] = move < 0.0 ? -move : move;
  now[kRangeColumn] = now[kHighColumn] - now[kLowColumn];
  const LastCandles last(now, cells, row);
  const auto pair = [&](std::size_t column, std::size_t ago) {
    return last.at(column, ago) + last.at(column, ago + 1);
  };
  const auto ten = [&](std::size_t column) {
    return sum_of_ten(pair(column, 0), pair(column, 2), pair(column, 4), pair(column, 6), pair(column, 8));
  };
  now[kTenBodiesColumn] = ten(kBodyColumn);
  now[kTenRangesColumn] = ten(kRangeColumn);
  now[kFiveRangesColumn] = sum_of_five(pair(kRangeColumn, 0), pair(kRangeColumn, 2), last.at(kRangeColumn, 4));
  return now;
}

bool make_block(CandleBlock<std::int32_t>& block, const TickScale& s, const BarPointers& bars, std::size_t rows,
                double* cells, std::size_t row) noexcept {
  Origin origin;
  if (!find_origin(s, bars[kLowColumn][0], &origin)) return false;
  const auto spread = static_cast<double>(origin.spread);
  for (std::size_t column = 0; column < bars.size(); ++column) {
    std::int32_t* ticks = block.column(column);
    if (!count_ticks(s.scale, origin, bars[column], ticks + kKeptCandles, rows)) return false;
    for (std::size_t i = 0; i < kKeptCandles; ++i) {
      const double count = cells[candle_cell(column, row + i)] - origin.least;  // the oldest of the kept first
      if (!(count >= 0.0 && count < spread && count == std::floor(count))) return false;
      ticks[i] = static_cast<std::int32_t>(count);
    }
  }
  measure_ticks(block, rows);
  keep_last(block, rows, origin.least, cells, row);
  return true;
}

bool make_block(CandleBlock<double>& block, const TickScale& s, const BarPointers& bars, std::size_t rows,
                double* cells, std::size_t row) noexcept {
  for (std::size_t column = 0; column < bars.size(); ++column) {
    double* prices = block.column(column);
    if (!ticks_or_prices(s, bars[column], prices + kKeptCandles, rows)) return false;
    for (std::size_t i = 0; i < kKeptCandles; ++i) prices[i] = cells[candle_cell(column, row + i)];
  }
  measure_prices(block, rows);
  keep_last(block, rows, 0.0, cells, row);
  return true;
}

}  // namespace tiercel::indicators
