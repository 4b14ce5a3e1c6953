#pragma once
// The kernel of indicators that add up, or multiply, one term a row from the start on. The terms of neighbouring rows
// are worked out in lanes; they are joined one after the other, so that a stream gives the same bits.
//
// A function F says
//   kInputs, Setup               how many columns, and what is worked out once: `Setup setup(const int* decimals)`
//   kStart                       the value before the first term
//   prepare<T>(setup, x)         a row's values as `of` wants them; T is double or Lanes
//   first(setup, now)            the term of the first row
//   of<T>(setup, last, now)      the term of a row after another one
//   join(total, term)            the next value
#include <array>

#include "native/core/lanes.hpp"
#include "native/indicators/row.hpp"

namespace tiercel::indicators {

template <class F>
using AccumulatedColumns = std::array<const double*, F::kInputs>;
template <class F>
using AccumulatedValues = std::array<double, F::kInputs>;

template <class F>
struct AccumulatedState {
  bool has_last = false;
  AccumulatedValues<F> last{};
  double total = F::kStart;
};

// Rows after `state`, which becomes that of the last one. False, with nothing to be used, where a value is no number.
template <class F, int W>
TIERCEL_BODY bool accumulated_rows(const typename F::Setup& s, const AccumulatedColumns<F>& in,
                                   AccumulatedState<F>& state, double* __restrict out, std::size_t rows) noexcept {
  using Row = std::array<Lanes<W>, F::kInputs>;
  constexpr auto kLanes = std::make_integer_sequence<int, W>{};
  Lanes<W> bad{};
  Row before;
  for (std::size_t k = 0; k < F::kInputs; ++k) before[k] = Lanes<W>{} + state.last[k];
  double total = state.total;
  for (std::size_t i = 0; i < rows; i += W) {
    Row x;
    for (std::size_t k = 0; k < F::kInputs; ++k) {
      x[k] = read_lanes<W>(in[k] + i);
      bad += x[k] * 0.0;
    }
    const Row now = F::template prepare<Lanes<W>>(s, x);
    Row one_ago;
    for (std::size_t k = 0; k < F::kInputs; ++k) one_ago[k] = rows_from<W, W - 1>(before[k], now[k], kLanes);
    double terms[W];
    write_lanes(terms, F::template of<Lanes<W>>(s, one_ago, now));
    for (int lane = 0; lane < W; ++lane) out[i + lane] = total = F::join(total, terms[lane]);
    before = now;
  }
  for (std::size_t k = 0; k < F::kInputs; ++k) state.last[k] = before[k][W - 1];
  state.total = total;
  return are_zero(bad);
}

// Defines `block`, accumulated_rows of F at the best level.
#define TIERCEL_ACCUMULATED_BLOCK(F, block)                                                                            \
  template <int W>                                                                                                     \
  TIERCEL_BODY bool block##_body(const F::Setup& s, const AccumulatedColumns<F>& in, AccumulatedState<F>& state,       \
                                 double* out, std::size_t rows) noexcept {                                             \
    return accumulated_rows<F, W>(s, in, state, out, rows);                                                            \
  }                                                                                                                    \
  TIERCEL_LANE_VARIANTS(                                                                                               \
      bool, block,                                                                                                     \
      (const F::Setup& s, const AccumulatedColumns<F>& in, AccumulatedState<F>& state, double* out, std::size_t rows), \
      (s, in, state, out, rows))

template <class F, auto Block>
struct AccumulatedRow {
  struct Params {};
  using Setup = typename F::Setup;
  using Value = double;
  static constexpr std::size_t kInputs = F::kInputs;
  static constexpr std::size_t kOutputs = 1;

  using State = AccumulatedState<F>;

  static Params params(const double* /*numbers*/) noexcept { return {}; }
  static Setup setup(const Params& /*p*/, const int* decimals) noexcept { return F::setup(decimals); }
  static std::size_t lookback(const Params& /*p*/) noexcept { return 0; }
  static std::size_t past(const Setup& /*s*/) noexcept { return 0; }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& /*past*/, const InputRow<AccumulatedRow>& x,
                   OutputRow<AccumulatedRow>& y) noexcept {
    const AccumulatedValues<F> now = F::template prepare<double>(s, x);
    const double term = state.has_last ? F::template of<double>(s, state.last, now) : F::first(s, now);
    y[0] = state.total = F::join(state.total, term);
    state.last = now;
    state.has_last = true;
  }

  template <class Past>
  static std::size_t fast(const Setup& s, State& state, const Past& /*past*/, const InputColumns<AccumulatedRow>& in,
                          const OutputColumns<AccumulatedRow>& out, std::size_t rows) noexcept {
    rows -= rows % kStepRows;
    State after = state;
    if (rows == 0 || !state.has_last || !Block(s, in, after, out[0], rows)) return 0;
    state = after;
    return rows;
  }
};

}  // namespace tiercel::indicators
