#pragma once
// Mean and standard deviation (of the population) of the last `period` values. On the step both come from whole
// numbers, the sum of the ticks and the sum of their squares, and have two roundings at most; off it from sums around a
// value of the window.
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>

#include "native/indicators/parts/anchored_sums.hpp"
#include "native/indicators/parts/exact_sum.hpp"

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
  double variance;
};

inline constexpr std::size_t kSpreadRows = 512;  // rows of a block

// A block on the step. Ticks are counted from `origin`, so that their squares stay small; the sums are those of the
// window before the first row, and then of the last one.
struct SpreadBlock {
  double origin;
  std::int64_t sum;
  std::int64_t squares;
};

[[nodiscard]] bool are_finite(const double* values, std::size_t rows) noexcept;
[[nodiscard]] SpreadSetup spread_setup(std::int64_t period, int decimals) noexcept;

// False, with nothing to be used, where a value is no number, off the step or too far away.
bool spread_block(const SpreadSetup& s, const double* newest, const double* leaving, SpreadBlock& b, double* mean,
                  double* deviation, std::size_t rows) noexcept;

// The same for variances alone; rows are a multiple of kStepRows.
bool variance_block(const SpreadSetup& s, const double* newest, const double* leaving, SpreadBlock& b, double* variance,
                    std::size_t rows) noexcept;

// Off the step: means and deviations of windows of n values, from the sums of their distances from `mean` and, in
// `deviation`, of the squares of these.
void spreads_around(double n, const double* sums, double* mean, double* deviation, std::size_t rows) noexcept;

class WindowSpread {
 public:
  [[nodiscard]] static std::size_t cells(const SpreadSetup& s) noexcept {
    return AnchoredSums<PowerSums<2>>::cells(static_cast<std::size_t>(s.period));
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
    if (s.scale == 0.0) {
      double sums[kSpreadRows];
      const bool taken = fast_off_step(s, past, newest, rows, [&](std::size_t i, const auto& part, double origin) {
        sums[i] = part[0];
        deviation[i] = part[1];
        mean[i] = origin;
      });
      if (taken) spreads_around(static_cast<double>(s.period), sums, mean, deviation, rows);
      return taken;
    }
    return on_step(s, past, input, rows, [&](const double* leaving, SpreadBlock& block) {
      return spread_block(s, newest, leaving, block, mean, deviation, rows);
    });
  }

  // The same with variances; rows are a multiple of kStepRows.
  template <class Past>
  bool fast_variances(const SpreadSetup& s, const Past& past, std::size_t input, const double* newest, double* variance,
                      std::size_t rows) noexcept {
    if (s.scale == 0.0) {
      return fast_off_step(s, past, newest, rows, [&](std::size_t i, const auto& part, double origin) {
        variance[i] = around(part, origin, static_cast<double>(s.period)).variance;
      });
    }
    return on_step(s, past, input, rows, [&](const double* leaving, SpreadBlock& block) {
      return variance_block(s, newest, leaving, block, variance, rows);
    });
  }

 private:
  template <class Past, class Rows>
  bool on_step(const SpreadSetup& s, const Past& past, std::size_t input, std::size_t rows, Rows take) noexcept {
    const auto period = static_cast<std::uint64_t>(s.period);
    if (on_step_ < period) return false;
    const double* leaving = past.block(input, period);
    SpreadBlock block{};
    if (leaving == nullptr || !begin_block(s, leaving[0], &block) || !take(leaving, block)) return false;
    end_block(s, block);
    run_ += rows;
    on_step_ += rows;
    return true;
  }

  template <class Past, class Write>
  bool fast_off_step(const SpreadSetup& s, const Past& past, const double* newest, std::size_t rows,
                     Write write) noexcept {
    if (!off_step_.is_warm() || !are_finite(newest, rows)) return false;
    auto sums = off_step_;  // in registers while the loop runs
    for (std::size_t i = 0; i < rows; ++i) {
      AnchoredPart<PowerSums<2>> part{};
      sums.step(past, 0, static_cast<std::size_t>(s.period), {newest[i]}, &part);
      write(i, part, sums.origin()[0]);
    }
    off_step_ = sums;
    return true;
  }

  template <class Past>
  bool step_off_step(const Past& past, std::uint64_t period, double x, Spread* y) noexcept {
    AnchoredPart<PowerSums<2>> part{};
    if (!off_step_.step(past, 0, period, {x}, &part)) return false;
    *y = around(part, off_step_.origin()[0], static_cast<double>(period));
    return true;
  }

  // Of n values, by the sum of their distances from `origin` and of the squares of these.
  static Spread around(const std::array<double, 2>& part, double origin, double n) noexcept {
    const double spread = n * part[1] - part[0] * part[0];
    const double positive = spread > 0.0 ? spread : 0.0;
    return {origin + part[0] / n, std::sqrt(positive) / n, positive / (n * n)};
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
    return {mean, std::sqrt(squares / n), squares / n};
  }

  [[nodiscard]] Spread exact(const SpreadSetup& s) const noexcept;
  void add(const SpreadSetup& s, double x) noexcept;
  void take_away(const SpreadSetup& s, double x) noexcept;
  bool begin_block(const SpreadSetup& s, double oldest, SpreadBlock* block) const noexcept;
  void end_block(const SpreadSetup& s, const SpreadBlock& block) noexcept;

  Int128 sum_ = 0;             // of the ticks of the window's values that are on the step
  Int128 squares_ = 0;         // of their squares
  std::uint64_t run_ = 0;      // values since the start or the last gap
  std::uint64_t on_step_ = 0;  // the last so many of them are on the step
  AnchoredSums<PowerSums<2>> off_step_;
};

}  // namespace tiercel::indicators
