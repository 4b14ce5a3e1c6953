#pragma once
// The last `period` values in order of size: one leaves and one comes in each row, and those between their places move
// by one.
#include <algorithm>
#include <cstddef>

namespace tiercel::indicators {

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

  // The row's value x of input `input`.
  template <class Past>
  [[nodiscard]] Places find(const Past& past, std::size_t base, std::size_t input, std::size_t period,
                            double x) const noexcept {
    const double value = x + 0.0;  // no negative zeros
    const std::size_t leaving = taken_ == period ? first_not_below(past, base, past.ago(input, period) + 0.0) : taken_;
    const std::size_t place = first_not_below(past, base, value);
    return {leaving, place > leaving ? place - 1 : place, value};
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
