#pragma once
// The kernel of functions of one row's values.
//
// A function F says
//   kIsExact                        whether on the price step the value is that of the decimals, rounded once
//   kInputs, Setup                  how many columns, and what is worked out once: `Setup setup(const int* decimals)`
//   of<T>(setup, x)                 the value for a row (T = double) or for neighbouring rows (T = Lanes)
//   probe(x, y)                     optional: of lanes, no finite number where a row is not for them; else the sum of x
#include <array>

#include "native/core/lanes.hpp"
#include "native/indicators/row.hpp"

namespace tiercel::indicators {

template <class F>
using PointwiseColumns = std::array<const double*, F::kInputs>;

// Finite where all of a row's values are, as far as lanes are concerned.
template <class F, class V>
TIERCEL_BODY V probe_of(const std::array<V, F::kInputs>& x, const V& y) noexcept {
  if constexpr (requires { F::probe(x, y); }) {
    return F::probe(x, y);
  } else {
    V sum = x[0];
    for (std::size_t input = 1; input < F::kInputs; ++input) sum += x[input];
    return sum;
  }
}

// False, with nothing to be used, where a value is no number or too large.
template <class F, int W>
TIERCEL_BODY bool pointwise_rows(const typename F::Setup& s, const PointwiseColumns<F>& in, double* out,
                                 std::size_t rows) noexcept {
  Lanes<W> bad{};
  TIERCEL_UNROLL for (std::size_t i = 0; i < rows; i += W) {
    std::array<Lanes<W>, F::kInputs> x;
    for (std::size_t input = 0; input < F::kInputs; ++input) x[input] = read_lanes<W>(in[input] + i);
    const Lanes<W> y = F::template of<Lanes<W>>(s, x);
    write_lanes(out + i, y);
    bad += probe_of<F, Lanes<W>>(x, y) * 0.0;
  }
  return are_zero(bad);
}

// Defines `block`, pointwise_rows of F at the best level.
#define TIERCEL_POINTWISE_BLOCK(F, block)                                                                  \
  template <int W>                                                                                         \
  TIERCEL_BODY bool block##_body(const F::Setup& s, const PointwiseColumns<F>& in, double* out,            \
                                 std::size_t rows) noexcept {                                              \
    return pointwise_rows<F, W>(s, in, out, rows);                                                         \
  }                                                                                                        \
  TIERCEL_LANE_VARIANTS(bool, block,                                                                       \
                        (const F::Setup& s, const PointwiseColumns<F>& in, double* out, std::size_t rows), \
                        (s, in, out, rows))

template <class F, auto Block>
struct Pointwise {
  struct Params {};
  using Setup = typename F::Setup;
  struct State {};
  using Value = double;
  static constexpr std::size_t kInputs = F::kInputs;
  static constexpr std::size_t kOutputs = 1;

  static Params params(const double* /*numbers*/) noexcept { return {}; }
  static Setup setup(const Params& /*p*/, const int* decimals) noexcept { return F::setup(decimals); }
  static std::size_t lookback(const Params& /*p*/) noexcept { return 0; }
  static bool exact(const Params& /*p*/) noexcept { return F::kIsExact; }
  static std::size_t past(const Setup& /*s*/) noexcept { return 0; }

  template <class Past>
  static void step(const Setup& s, State& /*state*/, const Past& /*past*/, const InputRow<Pointwise>& x,
                   OutputRow<Pointwise>& y) noexcept {
    y[0] = F::template of<double>(s, x);
  }

  template <class Past>
  static std::size_t fast(const Setup& s, State& /*state*/, const Past& /*past*/, const InputColumns<Pointwise>& in,
                          const OutputColumns<Pointwise>& out, std::size_t rows) noexcept {
    rows -= rows % kStepRows;
    return rows != 0 && Block(s, in, out[0], rows) ? rows : 0;
  }
};

// NaN of one kind of bits: what processors make of 0 / 0 differs.
template <class T>
TIERCEL_BODY T one_nan(const T& x) noexcept {
  return x == x ? x : T{} + kNoValue;
}

}  // namespace tiercel::indicators
