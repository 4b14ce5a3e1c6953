#pragma once
// Mean and standard deviation (of the population) of the last `period` values. On the step both come from whole
// numbers, the sum of the ticks and the sum of their squares, and have two roundings at most; off it from a fold.
#include <array>
#include <cstddef>
#include <cstdint>

#include "native/indicators/parts/exact_sum.hpp"
#include "native/indicators/parts/window_fold.hpp"

namespace tiercel::indicators {

struct SpreadSetup {
  std::int64_t period;
  std::int64_t divisor;  // ticks of one unit, times the period
  double scale;          // ticks of one unit; 0 off the step
  double most;           // ticks of a value up to which sums fit 128 bits
};

struct Spread {
  double mean;
  double deviation;
};

inline constexpr std::size_t kSpreadRows = 512;  // rows of a block

// A block on the step. Ticks are counted from `origin`, so that their squares stay small; the sums are those of the
// window before the first row, and then of the last one.
struct SpreadBlock {
  double origin;
  std::int64_t sum;
  std::int64_t squares;
};

[[nodiscard]] SpreadSetup spread_setup(std::int64_t period, int decimals) noexcept;

// False, with nothing to be used, where a value is no number, off the step or too far away.
bool spread_block(const SpreadSetup& s, const double* newest, const double* leaving, SpreadBlock& b, double* mean,
                  double* deviation, std::size_t rows) noexcept;

class WindowSpread {
 public:
  [[nodiscard]] static std::size_t cells(const SpreadSetup& s) noexcept {
    return WindowFold<SpreadFold>::cells(static_cast<std::size_t>(s.period));
  }

  // Takes the row's value of input `input`; true, with the window's figures, once there are `period`.
  template <class Past>
  bool step(const SpreadSetup& s, const Past& past, std::size_t input, double x, Spread* y) noexcept {
    const auto period = static_cast<std::uint64_t>(s.period);
    if (s.scale == 0.0) return step_off_step(past, period, x, y);
    if (run_ >= period) take_away(s, past.ago(input, period));
    add(s, x);
    if (++run_ < period) return false;
    *y = on_step_ >= period ? exact(s) : direct(past, input, period, x);
    return true;
  }

  // Takes `rows` rows, with means and deviations into two columns; false where that does not apply.
  template <class Past>
  bool fast(const SpreadSetup& s, const Past& past, std::size_t input, const double* newest, double* mean,
            double* deviation, std::size_t rows) noexcept {
    const auto period = static_cast<std::uint64_t>(s.period);
    if (s.scale == 0.0 || on_step_ < period) return false;
    const double* leaving = past.block(input, period);
    SpreadBlock block{};
    if (leaving == nullptr || !begin_block(s, leaving[0], &block)) return false;
    if (!spread_block(s, newest, leaving, block, mean, deviation, rows)) return false;
    end_block(s, block);
    run_ += rows;
    on_step_ += rows;
    return true;
  }

 private:
  template <class Past>
  bool step_off_step(const Past& past, std::uint64_t period, double x, Spread* y) noexcept {
    same_ = run_ != 0 && x == last_ ? same_ + 1 : 1;
    last_ = x;
    ++run_;
    std::array<double, 2> part{};
    if (!fold_.step(past, 0, period, {x}, &part)) return false;
    *y = same_ >= period ? Spread{x, 0.0} : of_sums(part, period);
    return true;
  }

  // A window that holds a value off the step.
  template <class Past>
  static Spread direct(const Past& past, std::size_t input, std::uint64_t period, double x) noexcept {
    const auto n = static_cast<double>(period);
    double sum = 0.0;  // of distances from x: exact in a flat window
    for (std::uint64_t ago = period - 1; ago > 0; --ago) sum += past.ago(input, ago) - x;
    const double mean = x + sum / n;
    double squares = (x - mean) * (x - mean);
    for (std::uint64_t ago = period - 1; ago > 0; --ago) {
      const double apart = past.ago(input, ago) - mean;
      squares += apart * apart;
    }
    return of_sums({mean * n, squares}, period, mean);
  }

  static Spread of_sums(const std::array<double, 2>& part, std::uint64_t period) noexcept {
    return of_sums(part, period, part[0] / static_cast<double>(period));
  }
  static Spread of_sums(const std::array<double, 2>& part, std::uint64_t period, double mean) noexcept;
  [[nodiscard]] Spread exact(const SpreadSetup& s) const noexcept;
  void add(const SpreadSetup& s, double x) noexcept;
  void take_away(const SpreadSetup& s, double x) noexcept;
  bool begin_block(const SpreadSetup& s, double oldest, SpreadBlock* block) const noexcept;
  void end_block(const SpreadSetup& s, const SpreadBlock& block) noexcept;

  Int128 sum_ = 0;             // of the ticks of the window's values that are on the step
  Int128 squares_ = 0;         // of their squares
  std::uint64_t run_ = 0;      // values since the start or the last gap
  std::uint64_t on_step_ = 0;  // the last so many of them are on the step
  std::uint64_t same_ = 0;     // the last so many are equal; off the step only
  double last_ = 0.0;
  WindowFold<SpreadFold> fold_;  // off the step only
};

}  // namespace tiercel::indicators
