#pragma once
// The regression line through the last `period` values as a fold: their sum, the sum of their squared distances from
// the mean, and that of the products with the places' distances from theirs, all without cancellation; after Chan,
// Golub and LeVeque, Algorithms for computing the sample variance (The American Statistician 37, 1983).
#include <array>
#include <cstddef>

namespace tiercel::indicators {

struct RegressionFold {
  static constexpr std::size_t kElement = 1;
  static constexpr std::size_t kPart = 3;
  using Element = std::array<double, 1>;
  using Part = std::array<double, 3>;
  static Part of(const Element& x) noexcept { return {x[0], 0.0, 0.0}; }
  static Part newer(const Part& part, const Element& x, std::size_t rows) noexcept {
    return with(part, x[0], rows, 1.0);
  }
  static Part older(const Part& part, const Element& x, std::size_t rows) noexcept {
    return with(part, x[0], rows, -1.0);
  }
  static Part join(const Part& older, std::size_t n, const Part& newer, std::size_t m) noexcept {
    const auto a = static_cast<double>(n);
    const auto b = static_cast<double>(m);
    const double apart = (a * newer[0] - b * older[0]) / (a * b);
    const double share = a * b / (a + b);
    return {older[0] + newer[0], older[1] + newer[1] + apart * apart * share,
            older[2] + newer[2] + apart * share * (a + b) / 2.0};
  }

 private:
  // The new value's place is half of `rows` beyond the mean place of the others.
  static Part with(const Part& part, double x, std::size_t rows, double side) noexcept {
    const auto n = static_cast<double>(rows);
    const double apart = x - part[0] / (n - 1.0);
    const double share = (n - 1.0) / n;
    return {part[0] + x, part[1] + apart * apart * share, part[2] + apart * share * (side * n / 2.0)};
  }
};

}  // namespace tiercel::indicators
