#include "native/indicators/breadth.hpp"

#include <algorithm>
#include <initializer_list>

#include "native/core/cpu.hpp"

namespace tiercel::indicators {
namespace {

// Small enough for a block of every column to stay in the first cache: each is read by more than one loop.
constexpr std::size_t kBlock = 256;

// Rows [from, to), from 1 on.
TIERCEL_BODY void add_moves_body(const BreadthBars& bars, const BreadthCounts& counts, std::size_t from,
                                 std::size_t to) noexcept {
  const double* close = bars.close.data();
  const double* volume = bars.volume.data();
  double* __restrict advances = counts.advances.data();
  double* __restrict declines = counts.declines.data();
  double* __restrict unchanged = counts.unchanged.data();
  double* __restrict advancing = counts.advancing_volume.data();
  double* __restrict declining = counts.declining_volume.data();
  for (std::size_t i = from; i < to; ++i) {
    advances[i] += close[i] > close[i - 1] ? 1.0 : 0.0;
    declines[i] += close[i] < close[i - 1] ? 1.0 : 0.0;
    unchanged[i] += close[i] == close[i - 1] ? 1.0 : 0.0;
  }
  for (std::size_t i = from; i < to; ++i) {
    const double traded = volume[i] == volume[i] ? volume[i] : 0.0;
    advancing[i] += close[i] > close[i - 1] ? traded : 0.0;
    declining[i] += close[i] < close[i - 1] ? traded : 0.0;
  }
}
TIERCEL_VARIANTS(void, add_moves,
                 (const BreadthBars& bars, const BreadthCounts& counts, std::size_t from, std::size_t to),
                 (bars, counts, from, to))

// Rows [from, to), from 1 on: an extreme is beyond all of the rows before.
TIERCEL_BODY void add_extremes_body(const BreadthBars& bars, const BreadthCounts& counts, std::size_t from,
                                    std::size_t to) noexcept {
  const double* high = bars.high.data();
  const double* low = bars.low.data();
  const double* highest = bars.highest.data();
  const double* lowest = bars.lowest.data();
  double* __restrict new_highs = counts.new_highs.data();
  double* __restrict new_lows = counts.new_lows.data();
  for (std::size_t i = from; i < to; ++i) {
    new_highs[i] += high[i] > highest[i - 1] ? 1.0 : 0.0;
    new_lows[i] += low[i] < lowest[i - 1] ? 1.0 : 0.0;
  }
}
TIERCEL_VARIANTS(void, add_extremes,
                 (const BreadthBars& bars, const BreadthCounts& counts, std::size_t from, std::size_t to),
                 (bars, counts, from, to))

bool equally_long(const BreadthBars& b, const BreadthCounts& c) noexcept {
  const std::size_t rows = b.close.size();
  const auto lengths = {
      b.high.size(),      b.low.size(),      b.volume.size(),    b.highest.size(),          b.lowest.size(),
      c.advances.size(),  c.declines.size(), c.unchanged.size(), c.advancing_volume.size(), c.declining_volume.size(),
      c.new_highs.size(), c.new_lows.size()};
  return std::all_of(lengths.begin(), lengths.end(), [&](std::size_t length) { return length == rows; });
}

}  // namespace

Status add_breadth(const BreadthBars& bars, std::size_t period, const BreadthCounts& counts) noexcept {
  if (!equally_long(bars, counts)) return Status::kLengthMismatch;
  if (period == 0) return Status::kParameterRange;
  const std::size_t rows = bars.close.size();
  for (std::size_t from = 1; from < rows; from += kBlock) {
    const std::size_t to = std::min(rows, from + kBlock);
    add_moves(bars, counts, from, to);
    add_extremes(bars, counts, std::max(from, std::min(to, period)), to);
  }
  return Status::kOk;
}

}  // namespace tiercel::indicators
