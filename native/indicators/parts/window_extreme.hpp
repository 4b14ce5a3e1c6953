#pragma once
// The highest or lowest value of the last `period` rows. As no rounding is involved, rows one by one and blocks may
// find it in different ways: rows by a fold, blocks by windows whose length doubles.
#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <utility>

#include "native/core/lanes.hpp"
#include "native/indicators/parts/window_fold.hpp"

namespace tiercel::indicators {

inline constexpr std::size_t kExtremeRows = 512;           // rows of a block
inline constexpr std::size_t kLongestExtremeBlock = 1024;  // the period from which blocks no longer pay

// T is double or Lanes.
template <int kSign, class T>
TIERCEL_BODY T further(const T& a, const T& b) noexcept {
  if constexpr (kSign > 0) return a > b ? a : b;
  return a < b ? a : b;
}

// out[i] = the extreme of values[i .. i + period - 1]. A zero comes out as +0, whatever its sign was.
template <int kSign>
TIERCEL_BODY void slide_extreme(const double* values, std::size_t period, double* __restrict out,
                                std::size_t rows) noexcept {
  double window[kExtremeRows + kLongestExtremeBlock];
  const std::size_t count = rows + period - 1;
  std::memcpy(window, values, count * sizeof(double));
  std::size_t width = 1;
  for (; width * 4 <= period; width *= 4) {  // two steps in one: fewer ways through memory
    const std::size_t end = count - 4 * width + 1;
    for (std::size_t i = 0; i < end; ++i) {
      window[i] = further<kSign>(further<kSign>(window[i], window[i + width]),
                                 further<kSign>(window[i + 2 * width], window[i + 3 * width]));
    }
  }
  if (width * 2 <= period) {
    const std::size_t end = count - 2 * width + 1;
    for (std::size_t i = 0; i < end; ++i) window[i] = further<kSign>(window[i], window[i + width]);
    width *= 2;
  }
  const std::size_t apart = period - width;
  for (std::size_t i = 0; i < rows; ++i) out[i] = further<kSign>(window[i], window[i + apart]) + 0.0;
}

// The same of windows that end with each of `rows` rows, which are whole steps: windows of up to eight rows are found
// in registers. Up to a step of rows before the first window are read, and have no meaning.
template <int kSign, int W>
TIERCEL_BODY void slide_extreme_lanes(const double* newest, std::size_t period, double* __restrict out,
                                      std::size_t rows) noexcept {
  double runs[2][kLongestExtremeBlock + kExtremeRows];
  const std::size_t lead = (period - 1 + kStepRows - 1) / kStepRows * kStepRows;
  const double* values = newest - lead;
  LastRows<W, 1> one(same_rows(values[0]));
  LastRows<W, 2> two(same_rows(values[0]));
  LastRows<W, 4> four(same_rows(values[0]));
  TIERCEL_UNROLL for (std::size_t r = 0; r < lead + rows; r += W) {
    Lanes<W> x = read_lanes<W>(values + r);
    if (period >= 2) {
      const Lanes<W> before = one.template ago<1>(x);
      one.push(x);
      x = further<kSign>(before, x);
    }
    if (period >= 4) {
      const Lanes<W> before = two.template ago<2>(x);
      two.push(x);
      x = further<kSign>(before, x);
    }
    if (period >= 8) {
      const Lanes<W> before = four.template ago<4>(x);
      four.push(x);
      x = further<kSign>(before, x);
    }
    write_lanes(runs[0] + r, x);
  }
  std::size_t width = std::min<std::size_t>(std::bit_floor(period), kStepRows);
  double* run = runs[0];
  double* next = runs[1];
  for (; width * 2 <= period; width *= 2) {
    for (std::size_t r = 2 * width - kStepRows; r < lead + rows; r += W) {
      write_lanes(next + r, further<kSign>(read_lanes<W>(run + r - width), read_lanes<W>(run + r)));
    }
    std::swap(run, next);
  }
  const std::size_t apart = period - width;
  const double* last = run + lead;
  const double* first = last - apart;
  for (std::size_t r = 0; r < rows; r += W) {
    write_lanes(out + r, Lanes<W>(further<kSign>(read_lanes<W>(first + r), read_lanes<W>(last + r)) + 0.0));
  }
}

// One window of one input.
template <int kSign>
class WindowExtreme {
 public:
  [[nodiscard]] static std::size_t cells(std::size_t period) noexcept { return Fold::cells(period); }

  // Takes the row's value of input `input`; its `period - 1` predecessors are asked of `past` after a block.
  template <class Past>
  bool step(const Past& past, std::size_t input, std::size_t base, std::size_t period, double x, double* y) noexcept {
    std::array<double, 1> part{};
    if (is_behind_) {
      fold_ = {};
      for (std::size_t ago = period - 1; ago > 0; --ago) fold_.step(past, base, period, {past.ago(input, ago)}, &part);
      is_behind_ = false;
    }
    if (run_ < period + kStepRows) ++run_;
    if (!fold_.step(past, base, period, {x}, &part)) return false;
    *y = part[0] + 0.0;
    return true;
  }

  // True where blocks can follow: whole windows lie behind the rows to come, and a step more.
  [[nodiscard]] bool is_warm(std::size_t period) const noexcept {
    return run_ >= period + kStepRows && period <= kLongestExtremeBlock;
  }
  // To be called after rows were taken as a block.
  void skip() noexcept { is_behind_ = true; }

 private:
  using Fold = WindowFold<ExtremeFold<kSign>>;
  Fold fold_;
  std::size_t run_ = 0;     // values since the start or the last gap, up to a step over the period
  bool is_behind_ = false;  // rows were taken that the fold has not seen
};

}  // namespace tiercel::indicators
