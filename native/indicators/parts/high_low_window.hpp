#pragma once
// The highest high and the lowest low of the last `period` bars as a part of other indicators, whose first two inputs
// are high and low.
#include "native/indicators/parts/window_extreme.hpp"

namespace tiercel::indicators {

struct HighLow {
  double high;
  double low;
};

// Both ends of the windows that begin with each of `rows` rows.
void slide_high_low(const double* high, const double* low, std::size_t period, double* highest, double* lowest,
                    std::size_t rows) noexcept;

class HighLowWindow {
 public:
  [[nodiscard]] static std::size_t cells(std::size_t period) noexcept { return 2 * WindowExtreme<1>::cells(period); }

  // Takes a bar; true, with its window's ends in `y`, once there are `period`.
  template <class Past>
  bool step(const Past& past, std::size_t base, std::size_t period, double high, double low, HighLow* y) noexcept {
    const bool full = highest_.step(past, 0, base, period, high, &y->high);
    lowest_.step(past, 1, base + WindowExtreme<1>::cells(period), period, low, &y->low);
    return full;
  }

  // The ends for each of `rows` rows (up to kExtremeRows), to be followed by `skip`; false where blocks do not apply.
  template <class Past>
  bool block(const Past& past, std::size_t period, double* highest, double* lowest, std::size_t rows) const noexcept {
    const double* high = past.block(0, period - 1);
    if (high == nullptr || !highest_.is_warm(period)) return false;
    slide_high_low(high, past.block(1, period - 1), period, highest, lowest, rows);
    return true;
  }
  // To be called after rows were taken as a block; `step` then asks for the period's earlier rows.
  void skip() noexcept {
    highest_.skip();
    lowest_.skip();
  }

 private:
  WindowExtreme<1> highest_;
  WindowExtreme<-1> lowest_;
};

}  // namespace tiercel::indicators
