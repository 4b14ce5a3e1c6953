#pragma once
// The last `period` values in order of size: one leaves and one comes in each row, and those between their places move
// by one.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>

#include "native/core/lanes.hpp"

namespace tiercel::indicators {

inline constexpr std::size_t kLongestSorted = 128;  // the period up to which places are counted and not searched

// False, with nothing to be used, where a new value is no number.
TIERCEL_BODY bool slide_sorted(double* sorted, std::size_t period, const double* leaving, const double* newest,
                               std::size_t at, double* out, std::size_t rows) noexcept {
  if (!all_finite(newest, rows)) return false;
  for (std::size_t row = 0; row < rows; ++row) {
    const double gone = leaving[row] + 0.0;
    const double value = newest[row] + 0.0;
    std::int64_t below_gone = 0;
    std::int64_t below_value = 0;
    for (std::size_t i = 0; i < period; ++i) {
      below_gone += sorted[i] < gone ? 1 : 0;
      below_value += sorted[i] < value ? 1 : 0;
    }
    const auto from = static_cast<std::size_t>(below_gone);
    const auto to = static_cast<std::size_t>(below_value > below_gone ? below_value - 1 : below_value);
    if (to > from) std::memmove(sorted + from, sorted + from + 1, (to - from) * sizeof(double));
    if (to < from) std::memmove(sorted + to + 1, sorted + to, (from - to) * sizeof(double));
    sorted[to] = value;
    out[row] = sorted[at];
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

  // Takes `rows` rows of a warm window of up to kLongestSorted values through
  // `slide` (slide_sorted at the best level), with those of place `at` in `out`; false where that does not apply.
  template <class Past, class Slide>
  bool fast(const Past& past, std::size_t base, std::size_t input, std::size_t period, const double* newest,
            std::size_t at, double* out, std::size_t rows, Slide slide) noexcept {
    double sorted[kLongestSorted];
    const double* leaving = taken_ == period && period <= kLongestSorted ? past.block(input, period) : nullptr;
    if (leaving == nullptr) return false;
    for (std::size_t i = 0; i < period; ++i) sorted[i] = past.cell(base + i);
    if (!slide(sorted, period, leaving, newest, at, out, rows)) return false;
    for (std::size_t i = 0; i < period; ++i) past.keep(base + i, sorted[i]);
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
