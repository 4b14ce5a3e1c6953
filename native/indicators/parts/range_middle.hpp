#pragma once
// The middle of the range that the last `period` rows cover, as a kernel: of one series, or of highs and lows.
#include "native/indicators/parts/price_grid.hpp"
#include "native/indicators/parts/window_extreme.hpp"
#include "native/indicators/row.hpp"

namespace tiercel::indicators {

struct RangeMiddleSetup {
  std::size_t period;
  TickScale ticks;
};

// Exact on the step: the sum of two whole numbers of ticks.
TIERCEL_BODY double half_way(const TickScale& s, double upper, double lower) noexcept {
  return (in_ticks(s, upper) + in_ticks(s, lower)) / (2.0 * s.scale);
}

// `windows` of highs and lows begin period - 1 rows before `newest`. False where a value is no number.
bool range_middle_block(const RangeMiddleSetup& s, const std::array<const double*, 2>& windows,
                        const std::array<const double*, 2>& newest, double* out, std::size_t rows) noexcept;

template <std::size_t kColumns>
struct RangeMiddle {
  using Params = std::size_t;  // the period
  using Setup = RangeMiddleSetup;
  using Value = double;
  static constexpr std::size_t kInputs = kColumns;
  static constexpr std::size_t kOutputs = 1;
  static constexpr std::size_t kLows = kColumns - 1;  // the input of the lower end

  struct State {
    WindowExtreme<1> upper;
    WindowExtreme<-1> lower;
  };

  static Params params(const double* numbers) noexcept { return static_cast<std::size_t>(numbers[0]); }
  static Setup setup(Params period, const int* decimals) noexcept { return {period, tick_scale(decimals, kColumns)}; }
  static std::size_t lookback(Params period) noexcept { return period - 1; }
  static bool exact(Params /*p*/) noexcept { return true; }
  static std::size_t past(const Setup& s) noexcept { return s.period; }
  static std::size_t cells(const Setup& s) noexcept { return 2 * WindowExtreme<1>::cells(s.period); }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& past, const InputRow<RangeMiddle>& x,
                   OutputRow<RangeMiddle>& y) noexcept {
    double upper = 0.0;
    double lower = 0.0;
    const bool full = state.upper.step(past, 0, 0, s.period, x[0], &upper);
    state.lower.step(past, kLows, WindowExtreme<1>::cells(s.period), s.period, x[kLows], &lower);
    if (full) y[0] = half_way(s.ticks, upper, lower);
  }

  template <class Past>
  static std::size_t fast(const Setup& s, State& state, const Past& past, const InputColumns<RangeMiddle>& in,
                          const OutputColumns<RangeMiddle>& out, std::size_t rows) noexcept {
    rows = std::min(rows, kExtremeRows);
    if (!state.upper.is_warm(s.period)) return 0;
    const std::array<const double*, 2> windows{past.block(0, s.period - 1), past.block(kLows, s.period - 1)};
    if (windows[0] == nullptr || !range_middle_block(s, windows, {in[0], in[kLows]}, out[0], rows)) return 0;
    state.upper.skip();
    state.lower.skip();
    return rows;
  }
};

}  // namespace tiercel::indicators
