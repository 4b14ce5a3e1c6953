#pragma once
// The relative strength index of an input, as a kernel: the row rsi, and a part of rows that go on from it.
#include "native/indicators/parts/smoother.hpp"
#include "native/indicators/row.hpp"

namespace tiercel::indicators {

struct StrengthHistory {
  double value;  // before the first row
  SmoothHistory gains;
  SmoothHistory losses;
};

template <class T>
TIERCEL_BODY T strength(const T& gain, const T& loss) noexcept {
  const T total = gain + loss;
  return total != 0.0 ? 100.0 * gain / total : T{};
}

// False where a value is no number.
bool strength_block(const SmootherSetup& s, StrengthHistory& last, const double* values, double* out,
                    std::size_t rows) noexcept;

struct RelativeStrength {
  using Params = std::int64_t;  // the period
  using Setup = SmootherSetup;
  using Value = double;
  static constexpr std::size_t kInputs = 1;
  static constexpr std::size_t kOutputs = 1;

  struct State {
    bool has_previous = false;
    double previous = 0.0;
    Smoother gains;
    Smoother losses;
  };

  static Params params(const double* numbers) noexcept { return static_cast<std::int64_t>(numbers[0]); }
  static Setup setup(Params period, const int* /*decimals*/) noexcept {
    return smoother_setup(period, 1.0 / static_cast<double>(period));
  }
  static std::size_t lookback(Params period) noexcept { return static_cast<std::size_t>(period); }
  static std::size_t past(const Setup& /*s*/) noexcept { return 0; }

  // Takes a value of whatever it is the index of; true, with the index, after the warm-up.
  static bool take(const Setup& s, State& state, double x, double* y) noexcept {
    bool warm = false;
    if (state.has_previous) {
      const double change = x - state.previous;
      double gain = 0.0;
      double loss = 0.0;
      warm = state.gains.step(s, change > 0.0 ? change : 0.0, &gain);
      state.losses.step(s, change < 0.0 ? -change : 0.0, &loss);
      if (warm) *y = strength(gain, loss);
    }
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
    if (rows == 0 || !state.gains.is_warm(s)) return 0;
    StrengthHistory last;
    last.value = state.previous;
    state.gains.write_history(s, last.gains);
    state.losses.write_history(s, last.losses);
    if (!strength_block(s, last, in[0], out[0], rows)) return 0;
    state.gains.read_history(last.gains, rows);
    state.losses.read_history(last.losses, rows);
    state.previous = in[0][rows - 1];
    return rows;
  }
};

}  // namespace tiercel::indicators
