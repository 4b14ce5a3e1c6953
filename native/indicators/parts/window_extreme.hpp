#pragma once
// The highest or lowest value of the last `period` rows. As no rounding is involved, rows one by one and blocks may
// find it in different ways: rows by a fold, blocks by windows whose length doubles.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>

#include "native/core/lanes.hpp"
#include "native/indicators/parts/window_fold.hpp"

namespace tiercel::indicators {

inline constexpr std::size_t kExtremeRows = 512;           // rows of a block
inline constexpr std::size_t kLongestExtremeBlock = 1024;  // the period from which blocks no longer pay

template <int kSign>
TIERCEL_BODY double further(double a, double b) noexcept {
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
    if (run_ < period) ++run_;
    if (!fold_.step(past, base, period, {x}, &part)) return false;
    *y = part[0] + 0.0;
    return true;
  }

  // True where blocks can follow: whole windows lie behind the rows to come.
  [[nodiscard]] bool is_warm(std::size_t period) const noexcept {
    return run_ >= period && period <= kLongestExtremeBlock;
  }
  // To be called after rows were taken as a block.
  void skip() noexcept { is_behind_ = true; }

 private:
  using Fold = WindowFold<ExtremeFold<kSign>>;
  Fold fold_;
  std::size_t run_ = 0;     // values since the start or the last gap, up to the period
  bool is_behind_ = false;  // rows were taken that the fold has not seen
};

}  // namespace tiercel::indicators
