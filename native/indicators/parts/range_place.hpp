#pragma once
// Where the close lies in the range of the last bars, 0 to 100: the raw value of the stochastic oscillators.
#include "native/indicators/parts/price_grid.hpp"
#include "native/indicators/parts/window_extreme.hpp"

namespace tiercel::indicators {

// Exact on the step but for the division. 0 without a range.
TIERCEL_BODY double place_in_range(const TickScale& s, double highest, double lowest, double close) noexcept {
  const double low = in_ticks(s, lowest);
  const double range = in_ticks(s, highest) - low;
  const double above = 100.0 * (in_ticks(s, close) - low);
  return (range != 0.0 ? above : 0.0) / (range != 0.0 ? range : 1.0);
}

struct RangePlaceSetup {
  std::size_t period;
  TickScale ticks;
};

// `windows` of highs and lows begin period - 1 rows before `newest`: highs, lows and closes. False where a value is no
// number.
bool range_place_block(const RangePlaceSetup& s, const std::array<const double*, 2>& windows,
                       const std::array<const double*, 3>& newest, double* out, std::size_t rows) noexcept;

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

  // Takes up to kExtremeRows rows, or refuses.
  template <class Past>
  bool block(const RangePlaceSetup& s, const Past& past, const std::array<const double*, 3>& in, double* places,
             std::size_t rows) noexcept {
    if (!highest_.is_warm(s.period)) return false;
    const std::array<const double*, 2> windows{past.block(0, s.period - 1), past.block(1, s.period - 1)};
    if (windows[0] == nullptr || !range_place_block(s, windows, in, places, rows)) return false;
    highest_.skip();
    lowest_.skip();
    return true;
  }

 private:
  WindowExtreme<1> highest_;
  WindowExtreme<-1> lowest_;
};

}  // namespace tiercel::indicators
