#include "native/indicators/parts/pattern_row.hpp"

#include <numeric>

namespace tiercel::indicators {
namespace {

template <class T, class Loop>
std::size_t score_blocks(Loop loop, const PatternSetup& s, ColumnSet set, const BarPointers& bars, std::int32_t* out,
                         std::size_t rows, double* cells, std::size_t row) noexcept {
  CandleBlock<T> block(s.ticks, set);
  const Penetration<T> penetration{static_cast<T>(s.penetration.numerator), static_cast<T>(s.penetration.denominator)};
  if (!block.begin(bars, cells, row)) return 0;
  std::size_t done = 0;
  while (done < rows) {
    BarPointers next = bars;
    for (std::size_t i = 0; i < kPrices; ++i) next[i] = holds(set, i) ? bars[i] + done : nullptr;
    const std::size_t some = std::min(rows - done, CandleBlock<T>::kRows);
    if (!block.add(next, some)) break;
    loop(block.candles(), penetration, out + done, some);
    done += some;
  }
  if (done != 0) block.end(cells, row + done);
  return done;
}

}  // namespace

std::size_t score_bars(const PatternLoops& loops, const PatternSetup& s, ColumnSet set, const BarPointers& bars,
                       std::int32_t* out, std::size_t rows, double* cells, std::size_t row) noexcept {
  if (s.small) {
    const std::size_t taken = score_blocks<std::int32_t>(loops.ticks, s, set, bars, out, rows, cells, row);
    if (taken != 0) return taken;
  }
  return score_blocks<double>(loops.prices, s, set, bars, out, rows, cells, row);
}

Penetration<double> penetration_of(double number) noexcept {
  for (std::int64_t denominator = 1; denominator <= 1000000; denominator *= 10) {
    const double numerator = std::round(number * static_cast<double>(denominator));
    if (numerator / static_cast<double>(denominator) != number) continue;  // one rounding: as the decimal was read
    const std::int64_t common = std::gcd(static_cast<std::int64_t>(numerator), denominator);
    const std::int64_t lowest = denominator / common;  // a whole number: `common` divides it
    return {numerator / static_cast<double>(common), static_cast<double>(lowest)};
  }
  return {number, 1.0};
}

PatternSetup pattern_setup(double penetration, const int* decimals, std::size_t columns) noexcept {
  const Penetration<double> fraction = penetration_of(penetration);
  constexpr double kSmall = 100.0;
  const bool whole = fraction.numerator == std::floor(fraction.numerator);
  const bool small = whole && fraction.numerator <= kSmall && fraction.denominator <= kSmall;
  return {countable_scale(decimals, columns), fraction, small};
}

}  // namespace tiercel::indicators
