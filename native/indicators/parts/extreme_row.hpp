#pragma once
// The kernel of highest and lowest.
#include "native/indicators/parts/window_extreme.hpp"
#include "native/indicators/row.hpp"

namespace tiercel::indicators {

// `window` begins period - 1 rows before `newest`, the first row of the block. False where a value is no number.
template <int kSign>
TIERCEL_BODY bool extreme_block(const double* window, const double* newest, std::size_t period, double* out,
                                std::size_t rows) noexcept {
  if (!all_finite(newest, rows)) return false;
  slide_extreme<kSign>(window, period, out, rows);
  return true;
}

// `Block` runs extreme_block at the best level.
template <int kSign, auto Block>
struct ExtremeRow {
  using Params = std::size_t;  // the period
  using Setup = std::size_t;
  using State = WindowExtreme<kSign>;
  using Value = double;
  static constexpr std::size_t kInputs = 1;
  static constexpr std::size_t kOutputs = 1;

  static Params params(const double* numbers) noexcept { return static_cast<std::size_t>(numbers[0]); }
  static Setup setup(Params period, const int* /*decimals*/) noexcept { return period; }
  static std::size_t lookback(Params period) noexcept { return period - 1; }
  static bool exact(Params /*p*/) noexcept { return true; }
  static std::size_t past(Setup period) noexcept { return period; }
  static std::size_t cells(Setup period) noexcept { return State::cells(period); }

  template <class Past>
  static void step(Setup period, State& state, const Past& past, const InputRow<ExtremeRow>& x,
                   OutputRow<ExtremeRow>& y) noexcept {
    state.step(past, 0, 0, period, x[0], &y[0]);
  }

  template <class Past>
  static std::size_t fast(Setup period, State& state, const Past& past, const InputColumns<ExtremeRow>& in,
                          const OutputColumns<ExtremeRow>& out, std::size_t rows) noexcept {
    rows = std::min(rows, kExtremeRows);
    if (!state.is_warm(period)) return 0;
    const double* window = past.block(0, period - 1);
    if (window == nullptr || !Block(window, in[0], period, out[0], rows)) return 0;
    state.skip();
    return rows;
  }
};

}  // namespace tiercel::indicators
