#pragma once
// The kernel of statistics that follow from the sums of the first powers of the last `period` values, or of the changes
// from row to row.
//
// A function F says
//   kPowers                     how many powers
//   kIsChange                   true where `element` wants the value before too
//   kExtra                      true where the indicator has a second parameter, a number
//   element(last, now)          what is added up, of prices in ticks
//   of(setup, sums, origin, newest)   the result; the sums are of distances from `origin`, an element of the window
#include <array>

#include "native/indicators/parts/anchored_sums.hpp"
#include "native/indicators/parts/price_grid.hpp"
#include "native/indicators/row.hpp"

namespace tiercel::indicators {

struct MomentSetup {
  std::size_t period;
  double n;
  double extra;
  TickScale ticks;
};

// Sums of the second to fourth power of distances from the mean, from those of distances from another value.
struct CentralSums {
  double second;
  double third;
  double fourth;
};

[[nodiscard]] inline double second_central(double n, double first, double second) noexcept {
  const double sum = second - first * first / n;
  return sum > 0.0 ? sum : 0.0;
}

[[nodiscard]] inline CentralSums central_sums(double n, const std::array<double, 4>& s) noexcept {
  const double mean = s[0] / n;
  return {second_central(n, s[0], s[1]), s[2] - 3.0 * mean * s[1] + 2.0 * n * mean * mean * mean,
          s[3] - 4.0 * mean * s[2] + 6.0 * mean * mean * s[1] - 3.0 * n * mean * mean * mean * mean};
}

template <class F>
struct MomentRow {
  struct Params {
    std::size_t period;
    double extra;
  };
  using Setup = MomentSetup;
  using Value = double;
  static constexpr std::size_t kInputs = 1;
  static constexpr std::size_t kOutputs = 1;

  struct State {
    bool has_last = false;
    double last = 0.0;  // in ticks
    AnchoredSums<PowerSums<F::kPowers>> window;
  };

  static Params params(const double* numbers) noexcept {
    return {static_cast<std::size_t>(numbers[0]), F::kExtra ? numbers[1] : 0.0};
  }
  static Setup setup(const Params& p, const int* decimals) noexcept {
    return {p.period, static_cast<double>(p.period), p.extra, tick_scale(decimals, 1)};
  }
  static std::size_t lookback(const Params& p) noexcept { return p.period - (F::kIsChange ? 0 : 1); }
  static std::size_t past(const Setup& /*s*/) noexcept { return 0; }
  static std::size_t cells(const Setup& s) noexcept { return AnchoredSums<PowerSums<F::kPowers>>::cells(s.period); }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& past, const InputRow<MomentRow>& x,
                   OutputRow<MomentRow>& y) noexcept {
    const double now = in_ticks(s.ticks, x[0]);
    if (!F::kIsChange || state.has_last) {
      AnchoredPart<PowerSums<F::kPowers>> sums{};
      const double element = F::element(state.last, now);
      if (state.window.step(past, 0, s.period, {element}, &sums)) {
        y[0] = F::of(s, sums, state.window.origin()[0], element);
      }
    }
    state.has_last = true;
    state.last = now;
  }
};

}  // namespace tiercel::indicators
