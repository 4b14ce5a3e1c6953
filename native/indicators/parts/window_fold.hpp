#pragma once
// What a window of the last `period` rows adds up to, without ever taking anything away: a sum that has met a huge
// value is as good as before once the window has passed it, and nothing drifts.
//
// Rows are taken in blocks of `period`. A window is the end of the block before, which was summed up backwards when
// that block was complete, joined with the beginning of this one: a constant number of steps a row on average.
//
// A fold F says what is added up:
//   kElement, kPart               doubles of a row (FoldElement<F>) and of what rows add up to (FoldPart<F>);
//                                 kElement <= kPart
//   of(x)                         the part of one row
//   newer(part, x, rows)          with one newer row, `rows` then
//   older(part, x, rows)          with one older row, `rows` then
//   join(older, n, newer, m)      of n rows and the m rows after them
#include <array>
#include <cstddef>
#include <cstdint>

namespace tiercel::indicators {

template <class F>
using FoldElement = std::array<double, F::kElement>;
template <class F>
using FoldPart = std::array<double, F::kPart>;

template <class F>
class WindowFold {
 public:
  // Doubles of memory for a window of this period.
  [[nodiscard]] static constexpr std::size_t cells(std::size_t period) noexcept { return period * F::kPart; }

  // True where every row to come completes a window.
  [[nodiscard]] bool is_warm() const noexcept { return has_older_; }

  // Takes a row; true, with what the window adds up to in `y`, once there are `period`. Its cells are those from `base`
  // on.
  template <class Past>
  bool step(const Past& past, std::size_t base, std::size_t period, const FoldElement<F>& x, FoldPart<F>* y) noexcept {
    newer_ = taken_ == 0 ? F::of(x) : F::newer(newer_, x, taken_ + 1);
    ++taken_;
    const std::size_t older = period - taken_;
    const bool full = has_older_ || older == 0;
    if (full) *y = older == 0 ? newer_ : F::join(read<F::kPart>(past, base, taken_), older, newer_, taken_);
    write(past, base, taken_ - 1, x);
    if (older == 0) turn(past, base, period, x);
    return full;
  }

  // Takes `rows` rows, whose elements `of` gives by their number, once it is warm; `give` gets the number and what the
  // window adds up to.
  template <class Past, class Of, class Give>
  void block(const Past& past, std::size_t base, std::size_t period, std::size_t rows, Of of, Give give) noexcept {
    double* const cells = past.memory(base);
    for (std::size_t i = 0; i < rows;) {
      const std::size_t end = rows - i < period - taken_ ? rows : i + (period - taken_);
      std::size_t taken = taken_;
      FoldPart<F> newer = newer_;
      FoldElement<F> x{};
      for (; i < end; ++i) {
        x = of(i);
        newer = taken == 0 ? F::of(x) : F::newer(newer, x, taken + 1);
        ++taken;
        if (taken == period) {
          give(i, newer);
        } else {
          give(i, F::join(part_at(cells, taken), period - taken, newer, taken));
        }
        for (std::size_t k = 0; k < x.size(); ++k) cells[(taken - 1) * F::kPart + k] = x[k];
      }
      newer_ = newer;
      taken_ = taken;
      if (taken == period) turn(past, base, period, x);
    }
  }

 private:
  static FoldPart<F> part_at(const double* cells, std::size_t row) noexcept {
    FoldPart<F> part;
    for (std::size_t k = 0; k < part.size(); ++k) part[k] = cells[row * F::kPart + k];
    return part;
  }

  template <std::size_t N, class Past>
  static std::array<double, N> read(const Past& past, std::size_t base, std::size_t row) noexcept {
    std::array<double, N> part;
    for (std::size_t i = 0; i < N; ++i) part[i] = past.cell(base + row * F::kPart + i);
    return part;
  }

  template <std::size_t N, class Past>
  static void write(const Past& past, std::size_t base, std::size_t row, const std::array<double, N>& part) noexcept {
    for (std::size_t i = 0; i < N; ++i) past.keep(base + row * F::kPart + i, part[i]);
  }

  // The block is complete: its rows become what they and all rows after them add up to.
  template <class Past>
  void turn(const Past& past, std::size_t base, std::size_t period, const FoldElement<F>& last) noexcept {
    FoldPart<F> part = F::of(last);
    write(past, base, period - 1, part);
    for (std::size_t row = period - 1; row-- > 1;) {
      part = F::older(part, read<F::kElement>(past, base, row), period - row);
      write(past, base, row, part);
    }
    taken_ = 0;
    has_older_ = true;
  }

  FoldPart<F> newer_{};
  std::size_t taken_ = 0;
  bool has_older_ = false;
};

// The sums of N values.
template <std::size_t N>
struct SumFold {
  static constexpr std::size_t kElement = N;
  static constexpr std::size_t kPart = N;
  using Part = std::array<double, N>;
  static Part of(const Part& x) noexcept { return x; }
  static Part newer(const Part& part, const Part& x, std::size_t /*rows*/) noexcept { return sum(part, x); }
  static Part older(const Part& part, const Part& x, std::size_t /*rows*/) noexcept { return sum(part, x); }
  static Part join(const Part& older, std::size_t /*n*/, const Part& newer, std::size_t /*m*/) noexcept {
    return sum(older, newer);
  }

 private:
  static Part sum(Part a, const Part& b) noexcept {
    for (std::size_t i = 0; i < N; ++i) a[i] += b[i];
    return a;
  }
};

// The sum of the values, and their sum with weights 1, 2, 3 ... from the oldest on.
struct WeightedFold {
  static constexpr std::size_t kElement = 1;
  static constexpr std::size_t kPart = 2;
  using Element = std::array<double, 1>;
  using Part = std::array<double, 2>;
  static Part of(const Element& x) noexcept { return {x[0], x[0]}; }
  static Part newer(const Part& part, const Element& x, std::size_t rows) noexcept {
    return {part[0] + x[0], part[1] + static_cast<double>(rows) * x[0]};
  }
  static Part older(const Part& part, const Element& x, std::size_t /*rows*/) noexcept {
    const double sum = part[0] + x[0];
    return {sum, part[1] + sum};
  }
  static Part join(const Part& older, std::size_t n, const Part& newer, std::size_t /*m*/) noexcept {
    return {older[0] + newer[0], older[1] + newer[1] + static_cast<double>(n) * newer[0]};
  }
};

// The largest value, or with kSign -1 the smallest.
template <int kSign>
struct ExtremeFold {
  static constexpr std::size_t kElement = 1;
  static constexpr std::size_t kPart = 1;
  using Part = std::array<double, 1>;
  static Part of(const Part& x) noexcept { return x; }
  static Part newer(const Part& part, const Part& x, std::size_t /*rows*/) noexcept { return further(part, x); }
  static Part older(const Part& part, const Part& x, std::size_t /*rows*/) noexcept { return further(part, x); }
  static Part join(const Part& older, std::size_t /*n*/, const Part& newer, std::size_t /*m*/) noexcept {
    return further(older, newer);
  }

 private:
  static Part further(const Part& a, const Part& b) noexcept {
    return {kSign > 0 ? (a[0] > b[0] ? a[0] : b[0]) : (a[0] < b[0] ? a[0] : b[0])};
  }
};

// Sum of the values and sum of their squared distances from their mean, by the updates of Youngs and Cramer, Some
// results relevant to choice of sum and sum-of-product algorithms (Technometrics 13, 1971), and of Chan, Golub and
// LeVeque, Algorithms for computing the sample variance (The American Statistician 37, 1983).
struct SpreadFold {
  static constexpr std::size_t kElement = 1;
  static constexpr std::size_t kPart = 2;
  using Element = std::array<double, 1>;
  using Part = std::array<double, 2>;
  static Part of(const Element& x) noexcept { return {x[0], 0.0}; }
  static Part newer(const Part& part, const Element& x, std::size_t rows) noexcept { return with(part, x[0], rows); }
  static Part older(const Part& part, const Element& x, std::size_t rows) noexcept { return with(part, x[0], rows); }
  static Part join(const Part& older, std::size_t n, const Part& newer, std::size_t m) noexcept {
    const auto a = static_cast<double>(n);
    const auto b = static_cast<double>(m);
    const double apart = b * older[0] - a * newer[0];
    return {older[0] + newer[0], older[1] + newer[1] + apart * apart / (a * b * (a + b))};
  }

 private:
  static Part with(const Part& part, double x, std::size_t rows) noexcept {
    const auto n = static_cast<double>(rows);
    const double sum = part[0] + x;
    const double apart = n * x - sum;
    return {sum, part[1] + apart * apart / (n * (n - 1.0))};
  }
};

}  // namespace tiercel::indicators
