#pragma once
// The kernel of rows that follow from the highest and the lowest value of the last `period` rows: places in a range.
//
// A form F says
//   kInputs, kHigh, kLow                  how many, and of which ones the highest and the lowest are taken
//   finish<T>(highest, lowest, now)       the output from those and from the newest inputs, all in ticks; T is double
//                                         or Lanes
#include "native/core/best_level.hpp"
#include "native/indicators/parts/price_grid.hpp"
#include "native/indicators/parts/window_extreme.hpp"
#include "native/indicators/row.hpp"

namespace tiercel::indicators {

struct RangeSetup {
  std::size_t period;
  TickScale ticks;
};

template <class F>
struct RangeBlock {
  const double* highs;  // period - 1 rows before the block
  const double* lows;
  std::array<const double*, F::kInputs> in;
  double* out;
  std::size_t rows;
};

template <class F>
struct RangeBody {
  // False, with nothing to be used, where a value is no number.
  template <int W>
  TIERCEL_BODY bool run(const RangeSetup* setup, const RangeBlock<F>* block) noexcept {
    const RangeSetup s = *setup;
    const RangeBlock<F> b = *block;
    double highest[kExtremeRows];
    double lowest[kExtremeRows];
    bool good = true;
    for (std::size_t i = 0; i < F::kInputs; ++i) good &= all_finite(b.in[i], b.rows);
    if (!good) return false;
    slide_extreme<1>(b.highs, s.period, highest, b.rows);
    slide_extreme<-1>(b.lows, s.period, lowest, b.rows);
    for (std::size_t r = 0; r < b.rows; r += W) {
      std::array<Lanes<W>, F::kInputs> now;
      for_each_of<F::kInputs>([&](auto i) TIERCEL_INLINE { now[i] = in_ticks(s.ticks, read_lanes<W>(b.in[i] + r)); });
      const auto high = in_ticks(s.ticks, read_lanes<W>(highest + r));
      const auto low = in_ticks(s.ticks, read_lanes<W>(lowest + r));
      write_lanes(b.out + r, F::template finish<Lanes<W>>(high, low, now));
    }
    return true;
  }
};

template <class F>
struct RangeRow {
  using Params = std::size_t;  // the period
  using Setup = RangeSetup;
  using Value = double;
  static constexpr std::size_t kInputs = F::kInputs;
  static constexpr std::size_t kOutputs = 1;

  struct State {
    WindowExtreme<1> highest;
    WindowExtreme<-1> lowest;
  };

  static Params params(const double* numbers) noexcept { return static_cast<std::size_t>(numbers[0]); }
  static Setup setup(Params period, const int* decimals) noexcept { return {period, tick_scale(decimals, kInputs)}; }
  static std::size_t lookback(Params period) noexcept { return period - 1; }
  static bool exact(Params /*p*/) noexcept { return true; }
  static std::size_t past(const Setup& s) noexcept { return s.period; }
  static std::size_t cells(const Setup& s) noexcept { return 2 * WindowExtreme<1>::cells(s.period); }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& past, const InputRow<RangeRow>& x,
                   OutputRow<RangeRow>& y) noexcept {
    double highest = 0.0;
    double lowest = 0.0;
    const bool full = state.highest.step(past, F::kHigh, 0, s.period, x[F::kHigh], &highest);
    state.lowest.step(past, F::kLow, WindowExtreme<1>::cells(s.period), s.period, x[F::kLow], &lowest);
    if (!full) return;
    std::array<double, kInputs> now;
    for (std::size_t i = 0; i < kInputs; ++i) now[i] = in_ticks(s.ticks, x[i]);
    y[0] = F::template finish<double>(in_ticks(s.ticks, highest), in_ticks(s.ticks, lowest), now);
  }

  template <class Past>
  static std::size_t fast(const Setup& s, State& state, const Past& past, const InputColumns<RangeRow>& in,
                          const OutputColumns<RangeRow>& out, std::size_t rows) noexcept {
    rows = std::min(rows - rows % kStepRows, kExtremeRows);
    if (rows == 0 || !state.highest.is_warm(s.period)) return 0;
    const RangeBlock<F> block{past.block(F::kHigh, s.period - 1), past.block(F::kLow, s.period - 1), in, out[0], rows};
    if (block.highs == nullptr || !at_best_level<RangeBody<F>>(&s, &block)) return 0;
    state.highest.skip();
    state.lowest.skip();
    return rows;
  }
};

}  // namespace tiercel::indicators
