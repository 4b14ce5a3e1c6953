#pragma once
// Sum or mean of the last `period` values, rounded once. On the price step the sum is one of whole ticks, so that means
// which are equal as decimals are equal as doubles; off it the sum of the doubles is exact.
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>

#include "native/indicators/parts/exact_sum.hpp"
#include "native/indicators/parts/price_grid.hpp"
#include "native/indicators/row.hpp"

namespace tiercel::indicators {

struct MeanSetup {
  std::int64_t period;
  std::int64_t share;    // of the sum: the period for a mean, 1 for the sum
  std::int64_t divisor;  // ticks of one unit, times the share
  double scale;          // ticks of one unit; 0 off the step
  double narrow;         // ticks of a value up to which a window's sum is below 2^51
};

inline constexpr std::size_t kMeanRows = 512;       // rows of a block
inline constexpr std::size_t kLongestSplit = 1024;  // the period up to which there are blocks off the step

[[nodiscard]] MeanSetup mean_setup(std::int64_t period, std::int64_t share, int decimals) noexcept;

// Windows on the step. `sum` is the sum of ticks before the first row, and after the last. False, with nothing to be
// used, where a value is no number, off the step or too large.
bool mean_block(const double* newest, const double* leaving, double* out, std::size_t rows, const MeanSetup& s,
                std::int64_t* sum) noexcept;

// Windows off the step; `values` begins with the window before the first row. False, with nothing to be used, where a
// new value is no number or one is too small beside the largest.
bool mean_split_block(const double* values, const MeanSetup& s, double* out, std::size_t rows) noexcept;

class WindowMean {
 public:
  // Takes the row's value of input `input`; true, with the mean or sum in `y`, once there are `period`.
  template <class Past>
  bool step(const MeanSetup& s, const Past& past, std::size_t input, double x, double* y) noexcept {
    const auto period = static_cast<std::uint64_t>(s.period);
    const bool full = run_ >= period;
    const double leaving = full ? past.ago(input, period) : 0.0;
    take_ticks(s, x, full, leaving);
    if (sums_doubles_) {
      doubles_.add(x);
      if (full) doubles_.subtract(leaving);
      sums_doubles_ = s.scale == 0.0 || on_step_ < period;
    } else if (on_step_ <= run_ && on_step_ < period) {
      begin_doubles(past, input, x, period);
    }
    ++run_;
    if (run_ < period) return false;
    *y = on_step_ >= period ? rounded_quotient(ticks_, s.divisor) : doubles_.mean(s.share);
    return true;
  }

  // Takes up to `rows` rows and returns how many, or 0 where it does not apply.
  template <class Past>
  std::size_t fast(const MeanSetup& s, const Past& past, std::size_t input, const double* newest, double* out,
                   std::size_t rows) noexcept {
    const auto period = static_cast<std::uint64_t>(s.period);
    rows = std::min(rows, kMeanRows);
    const bool is_off_step = s.scale == 0.0;
    if (is_off_step ? run_ < period || period > kLongestSplit : narrow_ < period) return 0;
    const double* leaving = past.block(input, period);
    if (leaving == nullptr) return 0;
    if (is_off_step) {
      if (!mean_split_block(leaving, s, out, rows)) return 0;
      run_ += rows;
      sums_doubles_ = false;
      return rows;
    }
    auto sum = static_cast<std::int64_t>(ticks_);
    if (!mean_block(newest, leaving, out, rows, s, &sum)) return 0;
    ticks_ = sum;
    sums_doubles_ = false;
    run_ += rows;
    on_step_ += rows;
    narrow_ += rows;
    return rows;
  }

 private:
  void take_ticks(const MeanSetup& s, double x, bool full, double leaving) noexcept {
    std::int64_t ticks = 0;
    if (s.scale == 0.0) return;
    if (full && to_ticks(leaving, s.scale, &ticks)) ticks_ -= ticks;
    if (to_ticks(x, s.scale, &ticks)) {
      ticks_ += ticks;
      ++on_step_;
      narrow_ = std::fabs(x * s.scale) <= s.narrow ? narrow_ + 1 : 0;
    } else {
      on_step_ = narrow_ = 0;
    }
  }

  // The first value off the step: sums the window as doubles, this value included.
  template <class Past>
  void begin_doubles(const Past& past, std::size_t input, double x, std::uint64_t period) noexcept {
    doubles_ = ExactSum{};
    doubles_.add(x);
    for (std::uint64_t ago = 1; ago < period && ago <= run_; ++ago) doubles_.add(past.ago(input, ago));
    sums_doubles_ = true;
  }

  std::uint64_t run_ = 0;      // values since the start or the last gap
  std::uint64_t on_step_ = 0;  // the last so many of them are on the step
  std::uint64_t narrow_ = 0;   // the last so many of them are on the step and small
  Int128 ticks_ = 0;           // sum of the window's values that are on the step
  bool sums_doubles_ = false;  // `doubles_` is kept: from the first value off the step until the window has passed it
  ExactSum doubles_;
};

// The kernel of sma and sum.
template <bool kIsMean>
struct WindowMeanRow {
  using Params = std::int64_t;  // the period
  using Setup = MeanSetup;
  using State = WindowMean;
  using Value = double;
  static constexpr std::size_t kInputs = 1;
  static constexpr std::size_t kOutputs = 1;

  static Params params(const double* numbers) noexcept { return static_cast<std::int64_t>(numbers[0]); }
  static Setup setup(Params period, const int* decimals) noexcept {
    return mean_setup(period, kIsMean ? period : 1, decimals[0]);
  }
  static std::size_t lookback(Params period) noexcept { return static_cast<std::size_t>(period - 1); }
  static bool exact(Params /*period*/) noexcept { return true; }
  static std::size_t past(const Setup& s) noexcept { return static_cast<std::size_t>(s.period); }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& past, const InputRow<WindowMeanRow>& x,
                   OutputRow<WindowMeanRow>& y) noexcept {
    state.step(s, past, 0, x[0], &y[0]);
  }

  template <class Past>
  static std::size_t fast(const Setup& s, State& state, const Past& past, const InputColumns<WindowMeanRow>& in,
                          const OutputColumns<WindowMeanRow>& out, std::size_t rows) noexcept {
    return state.fast(s, past, 0, in[0], out[0], rows);
  }
};

}  // namespace tiercel::indicators
