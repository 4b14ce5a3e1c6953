#pragma once
// The kernel of averages that weigh the newest value with a share that the period sets, seeded with a mean.
#include "native/indicators/parts/smoother.hpp"
#include "native/indicators/row.hpp"

namespace tiercel::indicators {

template <double (*Weight)(std::int64_t period) noexcept>
struct SmoothedRow {
  using Params = std::int64_t;  // the period
  using Setup = SmootherSetup;
  using State = Smoother;
  using Value = double;
  static constexpr std::size_t kInputs = 1;
  static constexpr std::size_t kOutputs = 1;

  static Params params(const double* numbers) noexcept { return static_cast<std::int64_t>(numbers[0]); }
  static Setup setup(Params period, const int* /*decimals*/) noexcept { return smoother_setup(period, Weight(period)); }
  static std::size_t lookback(Params period) noexcept { return static_cast<std::size_t>(period - 1); }
  static std::size_t past(const Setup& /*s*/) noexcept { return 0; }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& /*past*/, const InputRow<SmoothedRow>& x,
                   OutputRow<SmoothedRow>& y) noexcept {
    state.step(s, x[0], &y[0]);
  }

  template <class Past>
  static std::size_t fast(const Setup& s, State& state, const Past& /*past*/, const InputColumns<SmoothedRow>& in,
                          const OutputColumns<SmoothedRow>& out, std::size_t rows) noexcept {
    rows -= rows % kStepRows;
    if (rows == 0 || !state.is_warm(s)) return 0;
    SmoothHistory last;
    state.write_history(s, last);
    if (!smooth_column(s, last, in[0], out[0], rows)) return 0;
    state.read_history(last, rows);
    return rows;
  }
};

}  // namespace tiercel::indicators
