#pragma once
// The relative strength index of an input, as a kernel: the row rsi, and a part of rows that go on from it.
//
// Wilder's averages of the gains and losses have one divisor, so the index is that of his running sums: of the gains,
// and of the sizes of all changes. Each starts as the plain sum of the first `period`; nothing is ever taken away, so
// that it is good to some units in the last place, and exactly 100 where there was no loss.
#include "native/indicators/parts/fading_sum.hpp"
#include "native/indicators/row.hpp"

namespace tiercel::indicators {

struct StrengthSetup {
  std::uint64_t period;
  FadingSetup fading;
};

struct StrengthHistory {
  double value;  // before the first row
  FadingHistory& gains;
  FadingHistory& sizes;
};

// Of twice the gains: they are changes and their sizes added up, which has no rounding and needs no comparison.
template <class T>
TIERCEL_BODY T strength(const T& gains, const T& sizes) noexcept {
  return sizes != 0.0 ? 50.0 * gains / sizes : T{};
}

// False, with nothing to be used, where a value is no number.
bool strength_block(const StrengthSetup& s, const StrengthHistory& last, const double* values, double* out,
                    std::size_t rows) noexcept;

struct RelativeStrength {
  using Params = std::int64_t;  // the period
  using Setup = StrengthSetup;
  using Value = double;
  static constexpr std::size_t kInputs = 1;
  static constexpr std::size_t kOutputs = 1;

  struct State {
    bool has_previous = false;
    double previous = 0.0;
    std::uint64_t changes = 0;
    double first_gains = 0.0;
    double first_sizes = 0.0;
    FadingSum gains;
    FadingSum sizes;
  };

  static Params params(const double* numbers) noexcept { return static_cast<std::int64_t>(numbers[0]); }
  static Setup setup(Params period, const int* /*decimals*/) noexcept {
    return {static_cast<std::uint64_t>(period), fading_setup(1.0 - 1.0 / static_cast<double>(period))};
  }
  static std::size_t lookback(Params period) noexcept { return static_cast<std::size_t>(period); }
  static std::size_t past(const Setup& /*s*/) noexcept { return 0; }

  // Takes a value of whatever it is the index of; true, with the index, after the warm-up.
  static bool take(const Setup& s, State& state, double x, double* y) noexcept {
    const bool warm = state.has_previous && take_change(s, state, x - state.previous, y);
    state.has_previous = true;
    state.previous = x;
    return warm;
  }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& /*past*/, const InputRow<RelativeStrength>& x,
                   OutputRow<RelativeStrength>& y) noexcept {
    take(s, state, x[0], &y[0]);
  }

  template <class Past>
  static std::size_t fast(const Setup& s, State& state, const Past& /*past*/, const InputColumns<RelativeStrength>& in,
                          const OutputColumns<RelativeStrength>& out, std::size_t rows) noexcept {
    rows -= rows % kStepRows;
    if (rows == 0 || state.changes < s.period) return 0;
    FadingSum gains = state.gains;
    FadingSum sizes = state.sizes;
    if (!strength_block(s, {state.previous, gains.history(), sizes.history()}, in[0], out[0], rows)) return 0;
    state.gains = gains;
    state.sizes = sizes;
    state.previous = in[0][rows - 1];
    return rows;
  }

 private:
  // The first sums enter as one value.
  static bool take_change(const Setup& s, State& state, double change, double* y) noexcept {
    double size = std::fabs(change);
    double gain = change + size;  // twice the gain
    if (state.changes < s.period) {
      state.first_gains += gain;
      state.first_sizes += size;
      if (++state.changes < s.period) return false;
      gain = state.first_gains;
      size = state.first_sizes;
    }
    const double gains = state.gains.step_whole(s.fading, gain);
    *y = strength(gains, state.sizes.step_whole(s.fading, size));
    return true;
  }
};

}  // namespace tiercel::indicators
