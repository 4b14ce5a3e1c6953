#pragma once
// The last `period` values in order of size: one leaves and one comes in each row, and those between their places move
// by one.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>

#include "native/core/lanes.hpp"

namespace tiercel::indicators {

inline constexpr std::size_t kLongestSorted = 256;  // the period up to which a block scans the window

// The greatest value below v (kSign -1) or the least above it (1) of `period` (W or more) values.
template <int kSign, int W>
TIERCEL_BODY double next_value(const double* window, std::size_t period, double v) noexcept {
  const double none = kSign * std::numeric_limits<double>::infinity();
  Lanes<W> nearest = Lanes<W>{} + none;
  for (std::size_t i = 0; i < period; i += W) {
    const Lanes<W> x = read_lanes<W>(window + (i + W <= period ? i : period - W));
    const Lanes<W> beyond = (kSign > 0 ? x > v : x < v) ? x : Lanes<W>{} + none;
    nearest = (kSign > 0 ? beyond < nearest : beyond > nearest) ? beyond : nearest;
  }
  double best = none;
  for (int lane = 0; lane < W; ++lane)
    best = (kSign > 0 ? nearest[lane] < best : nearest[lane] > best) ? nearest[lane] : best;
  return best;
}

TIERCEL_BODY std::int64_t count_equal(const double* window, std::size_t period, double v) noexcept {
  std::int64_t count = 0;
  for (std::size_t i = 0; i < period; ++i) count += window[i] == v ? 1 : 0;
  return count;
}

// The values of place `at` in order of size of the windows that begin with `window`, given the one of the window
// before. It is followed from row to row by how many values are below it and how many equal. False, with nothing to be
// used, where a new value is no number; the period is 8 or more.
template <int W>
TIERCEL_BODY bool slide_place(const double* window, std::size_t period, std::size_t at, double v, double* out,
                              std::size_t rows) noexcept {
  if (!all_finite(window + period - 1, rows)) return false;
  const auto place = static_cast<std::int64_t>(at);
  std::int64_t below = 0;
  for (std::size_t i = 0; i < period; ++i) below += *(window + i - 1) < v ? 1 : 0;
  std::int64_t equal = count_equal(window - 1, period, v);
  for (std::size_t row = 0; row < rows; ++row) {
    const double* now = window + row;
    const double gone = *(now - 1);
    const double value = now[period - 1];
    below += (value < v ? 1 : 0) - (gone < v ? 1 : 0);
    equal += (value == v ? 1 : 0) - (gone == v ? 1 : 0);
    while (place < below) {
      v = next_value<-1, W>(now, period, v);
      equal = count_equal(now, period, v);
      below -= equal;
    }
    while (place >= below + equal) {
      below += equal;
      v = next_value<1, W>(now, period, v);
      equal = count_equal(now, period, v);
    }
    out[row] = v + 0.0;
  }
  return true;
}

class SortedWindow {
 public:
  // Doubles of memory for a window of this period.
  [[nodiscard]] static constexpr std::size_t cells(std::size_t period) noexcept { return period; }

  // Where the window's values lie once the row is taken, while the cells hold those before it.
  struct Places {
    std::size_t leaving;  // of the value that leaves, or of a free place
    std::size_t coming;   // of the new one
    double value;
  };

  // For the value x; `leaving` is the one that leaves a full window.
  template <class Past>
  [[nodiscard]] Places find(const Past& past, std::size_t base, std::size_t period, double leaving,
                            double x) const noexcept {
    const double value = x + 0.0;  // no negative zeros
    const std::size_t free = taken_ == period ? first_not_below(past, base, leaving + 0.0) : taken_;
    const std::size_t place = first_not_below(past, base, value);
    return {free, place > free ? place - 1 : place, value};
  }

  // The same for the row's value x of input `input`.
  template <class Past>
  [[nodiscard]] Places find_in(const Past& past, std::size_t base, std::size_t input, std::size_t period,
                               double x) const noexcept {
    return find(past, base, period, taken_ == period ? past.ago(input, period) : 0.0, x);
  }

  // The value at place `at` (0 the smallest) once the row is taken.
  template <class Past>
  [[nodiscard]] static double at(const Past& past, std::size_t base, const Places& p, std::size_t at) noexcept {
    if (at == p.coming) return p.value;
    if (p.leaving <= at && at < p.coming) return past.cell(base + at + 1);
    if (p.coming < at && at <= p.leaving) return past.cell(base + at - 1);
    return past.cell(base + at);
  }

  // Takes the row.
  template <class Past>
  void take(const Past& past, std::size_t base, std::size_t period, const Places& p) noexcept {
    for (std::size_t i = p.leaving; i < p.coming; ++i) past.keep(base + i, past.cell(base + i + 1));
    for (std::size_t i = p.leaving; i > p.coming; --i) past.keep(base + i, past.cell(base + i - 1));
    past.keep(base + p.coming, p.value);
    if (taken_ < period) ++taken_;
  }

  // Takes `rows` rows of a warm window of 8 to kLongestSorted values through `slide` (slide_place at the best level),
  // with those of place `at` in `out`; false where that does not apply.
  template <class Past, class Slide>
  bool fast(const Past& past, std::size_t base, std::size_t input, std::size_t period, std::size_t at, double* out,
            std::size_t rows, Slide slide) noexcept {
    const bool fits = taken_ == period && period >= kStepRows && period <= kLongestSorted;
    const double* window = fits ? past.block(input, period - 1) : nullptr;
    if (window == nullptr || !slide(window, period, at, past.cell(base + at), out, rows)) return false;
    double last[kLongestSorted];
    for (std::size_t i = 0; i < period; ++i) last[i] = window[rows - 1 + i] + 0.0;
    std::sort(last, last + period);
    for (std::size_t i = 0; i < period; ++i) past.keep(base + i, last[i]);
    return true;
  }

  // Values taken, up to the period.
  [[nodiscard]] std::size_t size() const noexcept { return taken_; }

 private:
  template <class Past>
  [[nodiscard]] std::size_t first_not_below(const Past& past, std::size_t base, double x) const noexcept {
    std::size_t first = 0;
    for (std::size_t count = taken_; count > 0;) {
      const std::size_t half = count / 2;
      const bool is_below = past.cell(base + first + half) < x;
      first = is_below ? first + half + 1 : first;
      count = is_below ? count - half - 1 : half;
    }
    return first;
  }

  std::size_t taken_ = 0;
};

}  // namespace tiercel::indicators
