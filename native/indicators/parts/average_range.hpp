#pragma once
// Wilder's average true range of the bars as a part of other indicators: the row atr, bar by bar.
#include "native/indicators/parts/smoother.hpp"
#include "native/indicators/parts/true_range.hpp"

namespace tiercel::indicators {

[[nodiscard]] inline SmootherSetup average_range_setup(double period) noexcept {
  return smoother_setup(static_cast<std::int64_t>(period), 1.0 / period);
}

class AverageRange {
 public:
  // Takes a bar; true, with the average in `y`, from bar `period` on, the first one being bar 0.
  bool step(const SmootherSetup& s, double high, double low, double close, double* y) noexcept {
    const bool full = has_close_ && mean_.step(s, true_range(high, low, last_close_), y);
    has_close_ = true;
    last_close_ = close;
    return full;
  }

 private:
  bool has_close_ = false;
  double last_close_ = 0.0;
  Smoother mean_;
};

}  // namespace tiercel::indicators
