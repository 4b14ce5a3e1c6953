#pragma once
// The kernel of crossed_above and crossed_below: where one series was on one side of another, or on it, and now is on
// the other. A comparison with NaN is false.
#include "native/core/cpu.hpp"
#include "native/indicators/row.hpp"

namespace tiercel::indicators {

// out[i] = was_below_or_on[i - 1] and is_above[i] for rows 0 .. rows - 1, given the row before the first.
TIERCEL_BODY void crossing_block(const double* a, const double* b, double last_a, double last_b, std::uint8_t* out,
                                 std::size_t rows) noexcept {
  out[0] = static_cast<std::uint8_t>((last_a <= last_b) & (a[0] > b[0]));
  for (std::size_t i = 1; i < rows; ++i) {
    out[i] = static_cast<std::uint8_t>((a[i - 1] <= b[i - 1]) & (a[i] > b[i]));
  }
}

// kUpper and kLower say which input must rise above which. `Block` runs crossing_block at the best level.
template <std::size_t kUpper, auto Block>
struct Crossing {
  struct Params {};
  struct Setup {};
  using Value = std::uint8_t;
  static constexpr std::size_t kInputs = 2;
  static constexpr std::size_t kOutputs = 1;
  static constexpr bool kTakesAnyRow = true;
  static constexpr std::size_t kLower = 1 - kUpper;

  struct State {
    double upper = kNoValue;
    double lower = kNoValue;
  };

  static Params params(const double* /*numbers*/) noexcept { return {}; }
  static Setup setup(const Params& /*p*/, const int* /*decimals*/) noexcept { return {}; }
  static std::size_t lookback(const Params& /*p*/) noexcept { return 1; }
  static bool exact(const Params& /*p*/) noexcept { return true; }
  static std::size_t past(const Setup& /*s*/) noexcept { return 0; }

  template <class Past>
  static void step(const Setup& /*s*/, State& state, const Past& /*past*/, const InputRow<Crossing>& x,
                   OutputRow<Crossing>& y) noexcept {
    y[0] = static_cast<std::uint8_t>((state.upper <= state.lower) & (x[kUpper] > x[kLower]));
    state = {x[kUpper], x[kLower]};
  }

  template <class Past>
  static std::size_t fast(const Setup& /*s*/, State& state, const Past& /*past*/, const InputColumns<Crossing>& in,
                          const OutputColumns<Crossing>& out, std::size_t rows) noexcept {
    Block(in[kUpper], in[kLower], state.upper, state.lower, out[0], rows);
    state = {in[kUpper][rows - 1], in[kLower][rows - 1]};
    return rows;
  }
};

inline constexpr InputInfo kCrossingInputs[] = {{"a", InputRole::kSeries}, {"b", InputRole::kSeries}};

}  // namespace tiercel::indicators
