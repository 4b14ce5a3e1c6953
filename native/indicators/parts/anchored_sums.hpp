#pragma once
// Sums of products of the last `period` rows' values, each counted from the value of one row in the window: without
// drift and at constant cost as in window_fold.hpp, and with no more than `period` times the rounding of sums around
// the mean, since the mean square distance from the mean is at least the period-th part of that row's. In a flat window
// they are 0. In ticks they are whole numbers, without any rounding up to 2^53.
//
// M says what is added up:
//   kElement          values of a row
//   kPart             sums
//   of(d)             a row's part, given the distances of its values from those of the one row; T is double or Lanes
#include <array>
#include <cstddef>

#include "native/core/lanes.hpp"

namespace tiercel::indicators {

template <class M>
using AnchoredPart = std::array<double, M::kPart>;

template <class M>
class AnchoredSums {
 public:
  using Element = std::array<double, M::kElement>;
  using Part = AnchoredPart<M>;
  static_assert(M::kElement <= M::kPart);

  // Doubles of memory for a window of this period.
  [[nodiscard]] static constexpr std::size_t cells(std::size_t period) noexcept { return period * M::kPart; }

  // Takes a row; true, with the sums in `y`, once there are `period`. Its cells are those from `base` on.
  template <class Past>
  bool step(const Past& past, std::size_t base, std::size_t period, const Element& x, Part* y) noexcept {
    if (!has_origin_) {
      origin_ = x;
      has_origin_ = true;
    }
    newer_ = sum(newer_, part_of(x));
    ++taken_;
    if (taken_ == period) {
      turn(past, base, period, x, y);
      return true;
    }
    for (std::size_t i = 0; i < M::kElement; ++i) past.keep(base + (taken_ - 1) * M::kPart + i, x[i]);
    if (!has_older_) return false;
    Part older;
    for (std::size_t i = 0; i < M::kPart; ++i) older[i] = past.cell(base + taken_ * M::kPart + i);
    *y = sum(older, newer_);
    return true;
  }

  // True where every row to come completes a window.
  [[nodiscard]] bool is_warm() const noexcept { return has_older_; }
  // The row from which the sums that were given last are counted.
  [[nodiscard]] const Element& origin() const noexcept { return origin_; }

 private:
  static Part sum(Part a, const Part& b) noexcept {
    for (std::size_t i = 0; i < M::kPart; ++i) a[i] += b[i];
    return a;
  }

  [[nodiscard]] Part part_of(const Element& x) const noexcept {
    Element apart;
    for (std::size_t i = 0; i < M::kElement; ++i) apart[i] = x[i] - origin_[i];
    return M::template of<double>(apart);
  }

  // The block is complete: from its last row on, which the next windows hold, its rows are added up backwards.
  template <class Past>
  void turn(const Past& past, std::size_t base, std::size_t period, const Element& last, Part* y) noexcept {
    origin_ = last;
    Part part{};
    for (std::size_t i = 0; i < M::kPart; ++i) past.keep(base + (period - 1) * M::kPart + i, 0.0);
    for (std::size_t row = period - 1; row-- > 0;) {
      Element x;
      for (std::size_t i = 0; i < M::kElement; ++i) x[i] = past.cell(base + row * M::kPart + i);
      part = sum(part, part_of(x));
      for (std::size_t i = 0; i < M::kPart; ++i) past.keep(base + row * M::kPart + i, part[i]);
    }
    *y = part;
    newer_ = {};
    taken_ = 0;
    has_older_ = true;
  }

  Element origin_{};
  Part newer_{};
  std::size_t taken_ = 0;
  bool has_origin_ = false;
  bool has_older_ = false;
};

// Sums of the first powers of x.
template <std::size_t kPowers>
struct PowerSums {
  static constexpr std::size_t kElement = 1;
  static constexpr std::size_t kPart = kPowers;
  template <class T>
  [[gnu::always_inline]] static std::array<T, kPowers> of(const std::array<T, 1>& d) noexcept {
    std::array<T, kPowers> powers;
    powers[0] = d[0];
    for (std::size_t i = 1; i < kPowers; ++i) powers[i] = powers[i - 1] * d[0];
    return powers;
  }
};

// Sums of x, y, x x, x y and y y.
struct PairSums {
  static constexpr std::size_t kElement = 2;
  static constexpr std::size_t kPart = 5;
  template <class T>
  [[gnu::always_inline]] static std::array<T, 5> of(const std::array<T, 2>& d) noexcept {
    return {d[0], d[1], d[0] * d[0], d[0] * d[1], d[1] * d[1]};
  }
};

// n^2 times variances and covariance of pairs.
template <class T>
struct PairSpread {
  T xx;
  T xy;
  T yy;
};

template <class T>
TIERCEL_BODY PairSpread<T> pair_spread(const std::array<T, 5>& sums, double n) noexcept {
  return {n * sums[2] - sums[0] * sums[0], n * sums[3] - sums[0] * sums[1], n * sums[4] - sums[1] * sums[1]};
}

}  // namespace tiercel::indicators
