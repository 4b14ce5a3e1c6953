#pragma once
// The mean of the last `period` values of an input with weights 1, 2, 3 ... from the oldest to the newest, as a kernel:
// the row wma, and the weighted average of rows that average prices. On the price step sums are of whole ticks.
#include "native/indicators/parts/exact_sum.hpp"
#include "native/indicators/parts/price_grid.hpp"
#include "native/indicators/parts/short_window.hpp"
#include "native/indicators/parts/window_fold.hpp"
#include "native/indicators/row.hpp"

namespace tiercel::indicators {

struct WeightedMeanSetup {
  std::int64_t period;
  std::int64_t weights;  // their sum
  double divisor;        // ticks of one unit, times the weights
  double scale;          // ticks of one unit; 0 off the step, or where the divisor is no exact double
  double narrow;         // ticks of a value up to which a window's weighted sum is below 2^51
};

inline constexpr std::size_t kWeightedRows = 512;  // rows of a block

struct WeightedSums {
  std::int64_t plain;
  std::int64_t weighted;
};

// `sums` are those of the window before the first row, and after of the last. False where a value is no number, off the
// step or too large.
bool weighted_block(const WeightedMeanSetup& s, const double* newest, const double* leaving, WeightedSums& sums,
                    double* out, std::size_t rows) noexcept;

// y[i] /= divisor
void divide_rows(double* y, double divisor, std::size_t rows) noexcept;

struct WeightedMean {
  using Params = std::int64_t;  // the period
  using Setup = WeightedMeanSetup;
  using Value = double;
  static constexpr std::size_t kInputs = 1;
  static constexpr std::size_t kOutputs = 1;

  struct State {
    Int128 plain = 0;               // sum of the ticks of the window's values; one off the step counts as 0
    Int128 weighted = 0;            // the same with the weights
    std::uint64_t run = 0;          // values since the start or the last gap
    std::uint64_t on_step = 0;      // the last so many of them are on the step
    std::uint64_t narrow = 0;       // the last so many of them are on the step and small
    WindowFold<WeightedFold> fold;  // off the step only
  };

  static Params params(const double* numbers) noexcept { return static_cast<std::int64_t>(numbers[0]); }

  static Setup setup(Params period, const int* decimals) noexcept {
    constexpr double kExact = 0x1p53;
    const std::int64_t weights = period * (period + 1) / 2;
    double scale = decimals[0] == kOffStep ? 0.0 : ticks_a_unit(decimals[0]);
    if (static_cast<double>(weights) * scale > kExact) scale = 0.0;
    return {.period = period,
            .weights = weights,
            .divisor = static_cast<double>(weights) * scale,
            .scale = scale,
            .narrow = 0x1p51 / static_cast<double>(weights) - 1.0};
  }

  static std::size_t lookback(Params period) noexcept { return static_cast<std::size_t>(period - 1); }
  static bool exact(Params /*p*/) noexcept { return true; }
  static std::size_t past(const Setup& s) noexcept { return static_cast<std::size_t>(s.period); }
  static std::size_t cells(const Setup& s) noexcept {
    return WindowFold<WeightedFold>::cells(static_cast<std::size_t>(s.period));
  }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& past, const InputRow<WeightedMean>& x,
                   OutputRow<WeightedMean>& y) noexcept {
    const auto period = static_cast<std::uint64_t>(s.period);
    if (s.scale == 0.0) return step_off_step(s, state, past, x[0], &y[0]);
    const bool full = state.run >= period;
    if (full) state.weighted -= state.plain;
    std::int64_t ticks = 0;
    if (full && to_ticks(past.ago(0, period), s.scale, &ticks)) state.plain -= ticks;
    ++state.run;
    take_ticks(s, state, x[0], static_cast<std::int64_t>(full ? period : state.run));
    if (state.run < period) return;
    y[0] = state.on_step >= period ? rounded_quotient(state.weighted, static_cast<std::int64_t>(s.divisor))
                                   : direct(s, past, x[0]);
  }

  template <class Past>
  static std::size_t fast(const Setup& s, State& state, const Past& past, const InputColumns<WeightedMean>& in,
                          const OutputColumns<WeightedMean>& out, std::size_t rows) noexcept {
    const auto period = static_cast<std::uint64_t>(s.period);
    if (s.scale == 0.0) return fast_off_step(s, state, past, in[0], out[0], rows);
    if (state.narrow < period) return 0;
    const double* leaving = past.block(0, period);
    if (leaving == nullptr) return 0;
    rows = std::min(rows, kWeightedRows);
    WeightedSums sums{static_cast<std::int64_t>(state.plain), static_cast<std::int64_t>(state.weighted)};
    if (!weighted_block(s, in[0], leaving, sums, out[0], rows)) return 0;
    state.plain = sums.plain;
    state.weighted = sums.weighted;
    state.run += rows;
    state.on_step += rows;
    state.narrow += rows;
    return rows;
  }

 private:
  template <class Past>
  static void step_off_step(const Setup& s, State& state, const Past& past, double x, double* y) noexcept {
    const auto period = static_cast<std::size_t>(s.period);
    const auto weights = static_cast<double>(s.weights);
    if (period <= kShortWindow) {
      double values[kShortWindow];
      if (++state.run < period) return;
      read_window(past, 0, period, x, values);
      *y = short_weighted_mean(values, period);
      return;
    }
    std::array<double, 2> part{};
    if (state.fold.step(past, 0, period, {x}, &part)) *y = part[1] / weights;
  }

  template <class Past>
  static std::size_t fast_off_step(const Setup& s, State& state, const Past& past, const double* x, double* y,
                                   std::size_t rows) noexcept {
    const auto period = static_cast<std::size_t>(s.period);
    rows = std::min(rows, kWeightedRows);
    if (period <= kShortWindow) {
      const double* window = past.block(0, period - 1);
      if (state.run < period || window == nullptr || !all_finite(x, rows)) return 0;
      double values[kShortColumn];
      std::memcpy(values, window, (rows + period - 1) * sizeof(double));
      std::fill_n(values + rows + period - 1, kShortBehind, 0.0);
      short_weighted_means(values, period, y, rows);
      state.run += rows;
      return rows;
    }
    if (!state.fold.is_warm() || !all_finite(x, rows)) return 0;
    state.fold.block(
        past, 0, period, rows, [x](std::size_t i) { return std::array<double, 1>{x[i]}; },
        [y](std::size_t i, const std::array<double, 2>& part) { y[i] = part[1]; });
    divide_rows(y, static_cast<double>(s.weights), rows);
    return rows;
  }

  static void take_ticks(const Setup& s, State& state, double x, std::int64_t weight) noexcept {
    std::int64_t ticks = 0;
    if (!to_ticks(x, s.scale, &ticks)) {
      state.on_step = state.narrow = 0;
      return;
    }
    state.plain += ticks;
    state.weighted += static_cast<Int128>(ticks) * weight;
    ++state.on_step;
    state.narrow = std::fabs(x * s.scale) <= s.narrow ? state.narrow + 1 : 0;
  }

  // A window that holds a value off the step, by distances from the newest value: exact where it is flat.
  template <class Past>
  static double direct(const Setup& s, const Past& past, double x) noexcept {
    double sum = 0.0;
    for (std::int64_t ago = s.period - 1; ago > 0; --ago) {
      sum += static_cast<double>(s.period - ago) * (past.ago(0, static_cast<std::size_t>(ago)) - x);
    }
    return x + sum / static_cast<double>(s.weights);
  }
};

}  // namespace tiercel::indicators
