#pragma once
// The highest high and the lowest low of the last `period` bars as a part of other indicators.
#include "native/indicators/parts/window_extreme.hpp"

namespace tiercel::indicators {

struct HighLow {
  double high;
  double low;
};

class HighLowWindow {
 public:
  [[nodiscard]] static std::size_t cells(std::size_t period) noexcept { return 2 * WindowExtreme<1>::cells(period); }

  // Takes a bar; true, with its window's ends in `y`, once there are `period`.
  template <class Past>
  bool step(const Past& past, std::size_t base, std::size_t period, double high, double low, HighLow* y) noexcept {
    const bool full = highest_.step(past, 0, base, period, high, &y->high);
    lowest_.step(past, 0, base + WindowExtreme<1>::cells(period), period, low, &y->low);
    return full;
  }

 private:
  WindowExtreme<1> highest_;
  WindowExtreme<-1> lowest_;
};

}  // namespace tiercel::indicators
