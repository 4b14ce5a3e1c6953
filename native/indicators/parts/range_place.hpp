#pragma once
// Where the close lies in the range of the last bars, 0 to 100: the raw value of the stochastic oscillators.
#include "native/indicators/parts/price_grid.hpp"
#include "native/indicators/parts/window_extreme.hpp"

namespace tiercel::indicators {

// Of numbers in ticks. 0 without a range.
template <class T>
TIERCEL_BODY T place_between(const T& highest, const T& lowest, const T& close) noexcept {
  return quotient_or<T>(T{100.0 * (close - lowest)}, T{highest - lowest}, 0.0);
}

// Exact on the step but for the division.
TIERCEL_BODY double place_in_range(const TickScale& s, double highest, double lowest, double close) noexcept {
  return place_between(in_ticks(s, highest), in_ticks(s, lowest), in_ticks(s, close));
}

struct RangePlaceSetup {
  std::size_t period;
  TickScale ticks;  // a countable one
};

struct RangePlaceColumns {
  const double* high;
  const double* low;
  const double* close;
};

// Of columns with the rows before that slide_extreme_lanes reads; whole steps, up to kExtremeRows. False where a value
// is no number.
bool range_place_block(const RangePlaceSetup& s, const RangePlaceColumns& in, double* out, std::size_t rows) noexcept;

// Of an indicator whose inputs are high, low and close; its cells are the first ones.
class RangePlace {
 public:
  [[nodiscard]] static std::size_t cells(const RangePlaceSetup& s) noexcept {
    return 2 * WindowExtreme<1>::cells(s.period);
  }

  template <class Past>
  bool step(const RangePlaceSetup& s, const Past& past, const std::array<double, 3>& x, double* y) noexcept {
    double highest = 0.0;
    double lowest = 0.0;
    const bool full = highest_.step(past, 0, 0, s.period, x[0], &highest);
    lowest_.step(past, 1, WindowExtreme<1>::cells(s.period), s.period, x[1], &lowest);
    if (full) *y = place_in_range(s.ticks, highest, lowest, x[2]);
    return full;
  }

  // Takes whole steps of up to kExtremeRows rows, or refuses.
  template <class Past>
  bool block(const RangePlaceSetup& s, const Past& past, const std::array<const double*, 3>& in, double* places,
             std::size_t rows) noexcept {
    if (!highest_.is_warm(s.period)) return false;
    if (past.block(0, 0) == nullptr || !range_place_block(s, {in[0], in[1], in[2]}, places, rows)) return false;
    highest_.skip();
    lowest_.skip();
    return true;
  }

 private:
  WindowExtreme<1> highest_;
  WindowExtreme<-1> lowest_;
};

}  // namespace tiercel::indicators
