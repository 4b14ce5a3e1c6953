#pragma once
// The highest and the lowest of the last `period` values that an indicator works out itself. It keeps them in cells.
#include "native/indicators/parts/window_extreme.hpp"

namespace tiercel::indicators {

class OwnRange {
 public:
  [[nodiscard]] static std::size_t cells(std::size_t period) noexcept {
    return 2 * WindowExtreme<1>::cells(period) + period;
  }

  // Takes a value; true, with the extremes, once there are `period`. Its cells are those from `base` on.
  template <class Past>
  bool step(const Past& past, std::size_t base, std::size_t period, double x, double* highest,
            double* lowest) noexcept {
    const Kept<Past> kept{past, base + 2 * WindowExtreme<1>::cells(period), period, next_};
    const bool full = highest_.step(kept, 0, base, period, x, highest);
    lowest_.step(kept, 0, base + WindowExtreme<1>::cells(period), period, x, lowest);
    past.keep(kept.base + next_, x);
    next_ = next_ + 1 == period ? 0 : next_ + 1;
    return full;
  }

  [[nodiscard]] bool is_warm(std::size_t period) const noexcept { return highest_.is_warm(period); }

  // The window before the next row without its oldest value, period - 1 values (up to kLongestExtremeBlock).
  template <class Past>
  void read(const Past& past, std::size_t base, std::size_t period, double* values) const noexcept {
    const Kept<Past> kept{past, base + 2 * WindowExtreme<1>::cells(period), period, next_};
    for (std::size_t i = 0; i + 1 < period; ++i) values[i] = kept.ago(0, period - 1 - i);
  }

  // To be called after rows were taken as a block, with the last `period` values.
  template <class Past>
  void skip(const Past& past, std::size_t base, std::size_t period, const double* last) noexcept {
    for (std::size_t i = 0; i < period; ++i) past.keep(base + 2 * WindowExtreme<1>::cells(period) + i, last[i]);
    next_ = 0;
    highest_.skip();
    lowest_.skip();
  }

 private:
  template <class Past>
  struct Kept {
    const Past& past;
    std::size_t base;
    std::size_t period;
    std::size_t next;  // the place that is written next
    [[nodiscard]] double cell(std::size_t i) const noexcept { return past.cell(i); }
    void keep(std::size_t i, double value) const noexcept { past.keep(i, value); }
    [[nodiscard]] double ago(std::size_t /*input*/, std::size_t rows) const noexcept {
      return past.cell(base + (next >= rows ? next - rows : next + period - rows));
    }
  };

  WindowExtreme<1> highest_;
  WindowExtreme<-1> lowest_;
  std::size_t next_ = 0;
};

}  // namespace tiercel::indicators
