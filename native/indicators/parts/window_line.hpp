#pragma once
// Values of the straight line that fits the last `period` values best (least squares). With S their sum and W their sum
// with weights 1, 2, 3 ... from the oldest on, each value of the line is (a W + b S) / d with whole numbers a, b and d.
// On the step S and W are whole ticks, so that a value has one rounding; off it they are sums of distances from the
// newest value, or of longer windows from a fold.
#include <array>
#include <cstddef>
#include <cstdint>

#include "native/indicators/parts/exact_sum.hpp"
#include "native/indicators/parts/price_grid.hpp"
#include "native/indicators/parts/window_fold.hpp"
#include "native/indicators/row.hpp"

namespace tiercel::indicators {

// The line at the newest row, at the oldest, at the row to come, and what it rises by in a row.
enum class LineValue { kEnd, kStart, kForecast, kSlope };

struct LineSetup {
  std::int64_t period;
  std::int64_t a;
  std::int64_t b;
  double d;
  double share;    // of the values' level: 1, or 0 for the slope
  double scale;    // ticks of one unit; 0 off the step
  double divisor;  // d in ticks
};

inline constexpr std::size_t kLineRows = 512;       // rows of a block
inline constexpr std::int64_t kShortLine = 64;      // the period up to which rows off the step are added up anew
inline constexpr std::int64_t kLongestLine = 1024;  // the period up to which there are blocks on the step

// The period is 2 or more.
[[nodiscard]] LineSetup line_setup(LineValue value, std::int64_t period, int decimals) noexcept;

// Sums of ticks counted from `origin`: of the window before the first row of a block, and then of the last one.
struct LineBlock {
  double origin;
  std::int64_t sum;
  std::int64_t weighted;
};

// Rows are a multiple of kStepRows. False, with nothing to be used, where a value is no number, off the step or too far
// away.
bool line_block(const LineSetup& s, const double* newest, const double* leaving, LineBlock& b, double* out,
                std::size_t rows) noexcept;
// Off the step; the window's other values lie before `newest`.
bool line_direct_block(const LineSetup& s, const double* newest, double* out, std::size_t rows) noexcept;

// T is double, or Lanes for neighbouring rows.
template <class T>
TIERCEL_BODY T line_value(const LineSetup& s, const T& sum, const T& weighted, const T& level) noexcept {
  return (static_cast<double>(s.a) * weighted + static_cast<double>(s.b) * sum) / s.d + s.share * level;
}

class WindowLine {
 public:
  [[nodiscard]] static std::size_t cells(const LineSetup& s) noexcept {
    return s.period <= kShortLine ? 0 : WindowFold<WeightedFold>::cells(static_cast<std::size_t>(s.period));
  }

  // Takes the row's value of input `input`; true, with the line's value, once there are `period`.
  template <class Past>
  bool step(const LineSetup& s, const Past& past, std::size_t input, double x, double* y) noexcept {
    const auto period = static_cast<std::uint64_t>(s.period);
    if (s.scale == 0.0 && s.period > kShortLine) return step_fold(s, past, x, y);
    if (s.scale != 0.0) take_ticks(s, run_ >= period ? past.ago(input, period) : kNoValue, x);
    if (++run_ < period) return false;
    *y = on_step_ >= period ? exact(s) : direct(s, past, input, x);
    return true;
  }

  // Takes `rows` rows, or none.
  template <class Past>
  std::size_t fast(const LineSetup& s, const Past& past, std::size_t input, const double* newest, double* out,
                   std::size_t rows) noexcept {
    rows = std::min(rows - rows % kStepRows, kLineRows);
    const auto period = static_cast<std::uint64_t>(s.period);
    const double* leaving = rows != 0 && run_ >= period ? past.block(input, period) : nullptr;
    if (leaving == nullptr) return 0;
    if (s.scale == 0.0) {
      if (s.period > kShortLine || !line_direct_block(s, newest, out, rows)) return 0;
    } else {
      LineBlock block{};
      if (on_step_ < period || !begin_block(s, leaving[0], &block)) return 0;
      if (!line_block(s, newest, leaving, block, out, rows)) return 0;
      end_block(s, block);
      on_step_ += rows;
    }
    run_ += rows;
    return rows;
  }

 private:
  template <class Past>
  bool step_fold(const LineSetup& s, const Past& past, double x, double* y) noexcept {
    std::array<double, 2> part{};
    if (!fold_.step(past, 0, static_cast<std::size_t>(s.period), {x}, &part)) return false;
    *y = line_value(s, part[0], part[1], 0.0);
    return true;
  }

  // A window with values off the step.
  template <class Past>
  static double direct(const LineSetup& s, const Past& past, std::size_t input, double x) noexcept {
    double sum = 0.0;
    double weighted = 0.0;
    for (std::int64_t ago = s.period - 1; ago > 0; --ago) {
      const double apart = past.ago(input, static_cast<std::size_t>(ago)) - x;
      sum += apart;
      weighted += static_cast<double>(s.period - ago) * apart;
    }
    return line_value(s, sum, weighted, x);
  }

  [[nodiscard]] double exact(const LineSetup& s) const noexcept {
    return static_cast<double>(s.a * weighted_ + s.b * sum_) / s.divisor;
  }
  void take_ticks(const LineSetup& s, double leaving, double x) noexcept;
  bool begin_block(const LineSetup& s, double oldest, LineBlock* block) const noexcept;
  void end_block(const LineSetup& s, const LineBlock& block) noexcept;

  Int128 sum_ = 0;                 // of the ticks of the window's values that are on the step
  Int128 weighted_ = 0;            // the same with weights, of which the newest value's is the period
  std::uint64_t run_ = 0;          // values since the start or the last gap
  std::uint64_t on_step_ = 0;      // the last so many of them are on the step
  WindowFold<WeightedFold> fold_;  // long windows off the step only
};

}  // namespace tiercel::indicators
