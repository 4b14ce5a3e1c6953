#pragma once
// What short windows add up to, each anew and all in one order of operations: windows of one row, two, four, eight ...
// are joined in pairs, and those that the period is made of then, from the oldest on. A value depends on its window
// only, rows do not wait for each other, and one row costs as much as its window is long.
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstring>

namespace tiercel::indicators {

inline constexpr std::size_t kShortWindow = 64;  // longest period
inline constexpr std::size_t kShortRows = 512;   // rows of a block
inline constexpr std::size_t kShortBehind = 8;   // values that may be read behind the last one, whatever they are
inline constexpr std::size_t kShortColumn = kShortWindow + kShortRows + kShortBehind;

// Windows begin at each of `rows` values: `rows + period - 1` of them are read, and kShortBehind more.
void short_sums(const double* x, std::size_t period, double* y, std::size_t rows) noexcept;
// The same, divided by the period.
void short_means(const double* x, std::size_t period, double* y, std::size_t rows) noexcept;
// Means with weights 1, 2, 3 ... from the oldest value on.
void short_weighted_means(const double* x, std::size_t period, double* y, std::size_t rows) noexcept;

// The same of a single window: nothing behind it is read.
[[nodiscard]] double short_sum(const double* x, std::size_t period) noexcept;
[[nodiscard]] double short_weighted_mean(const double* x, std::size_t period) noexcept;

// The last values of one input, oldest first; there are `period` with this row's.
template <class Past>
void read_window(const Past& past, std::size_t input, std::size_t period, double x, double* values) noexcept {
  for (std::size_t i = 0; i + 1 < period; ++i) values[i] = past.ago(input, period - 1 - i);
  values[period - 1] = x;
}

// A window of values that an indicator works out itself, kept in `period - 1` cells.
class ShortWindow {
 public:
  // Takes a value; true, with the window in `values`, once there are `period`.
  template <class Past>
  bool step(const Past& past, std::size_t base, std::size_t period, double x, double* values) noexcept {
    const std::size_t before = period - 1;
    for (std::size_t i = oldest_; i < before; ++i) *values++ = past.cell(base + i);
    for (std::size_t i = 0; i < oldest_; ++i) *values++ = past.cell(base + i);
    *values = x;
    if (before != 0) past.keep(base + oldest_, x);
    oldest_ = oldest_ + 1 >= before ? 0 : oldest_ + 1;
    if (taken_ < period) ++taken_;
    return taken_ == period;
  }

  [[nodiscard]] bool is_warm(std::size_t period) const noexcept { return taken_ == period; }

  // Takes `rows` values: they stand in `values` behind the `period - 1` before them.
  template <class Past>
  void block(const Past& past, std::size_t base, std::size_t period, const double* x, std::size_t rows,
             double* values) noexcept {
    const std::size_t before = period - 1;
    double* const ring = past.memory(base);
    std::memcpy(values, ring + oldest_, (before - oldest_) * sizeof(double));
    std::memcpy(values + (before - oldest_), ring, oldest_ * sizeof(double));
    std::memcpy(values + before, x, rows * sizeof(double));
    std::fill_n(values + before + rows, kShortBehind, 0.0);
    std::memcpy(ring, values + rows, before * sizeof(double));
    oldest_ = 0;
  }

  // Many values were taken elsewhere: `last` are the newest, `period` of them.
  template <class Past>
  void skip(const Past& past, std::size_t base, std::size_t period, const double* last) noexcept {
    std::memcpy(past.memory(base), last + 1, (period - 1) * sizeof(double));
    oldest_ = 0;
  }

 private:
  std::size_t taken_ = 0;
  std::size_t oldest_ = 0;  // its place
};

}  // namespace tiercel::indicators
