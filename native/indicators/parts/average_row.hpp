#pragma once
// The kernel of averages of one kind that have no exact sums.
#include "native/core/finite.hpp"
#include "native/indicators/parts/moving_average.hpp"

namespace tiercel::indicators {

struct AverageRowParams {
  std::int64_t period;
  double tillson;
};

template <AverageKind kKind>
struct AverageRow {
  using Params = AverageRowParams;
  using Setup = AverageSetup;
  using State = MovingAverage;
  using Value = double;
  static constexpr std::size_t kInputs = 1;
  static constexpr std::size_t kOutputs = 1;
  static constexpr std::size_t kBlockRows = kKind == AverageKind::kKaufman ? kKaufmanRows : kAverageRows;

  static Params params(const double* numbers) noexcept {
    return {static_cast<std::int64_t>(numbers[0]), kKind == AverageKind::kTillson ? numbers[1] : kTillsonFactor};
  }
  static Setup setup(const Params& p, const int* /*decimals*/) noexcept {
    return average_setup(kKind, p.period, p.tillson);
  }
  static std::size_t lookback(const Params& p) noexcept { return MovingAverage::lookback(kKind, p.period); }
  static std::size_t past(const Setup& /*s*/) noexcept { return 0; }
  static std::size_t cells(const Setup& s) noexcept { return MovingAverage::cells(s); }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& past, const InputRow<AverageRow>& x,
                   OutputRow<AverageRow>& y) noexcept {
    double average = 0.0;
    if (state.step(s, past, 0, x[0], &average)) y[0] = average;
  }

  template <class Past>
  static std::size_t fast(const Setup& s, State& state, const Past& past, const InputColumns<AverageRow>& in,
                          const OutputColumns<AverageRow>& out, std::size_t rows) noexcept {
    if constexpr (kKind == AverageKind::kKaufman) {
      if (const std::size_t taken = state.long_block(s, past, in[0], out[0], rows); taken != 0) return taken;
    }
    rows = std::min(rows, kAverageRows);
    rows -= rows % kStepRows;
    if (rows == 0 || !state.is_warm(s) || !finite_rows(in[0], rows)) return 0;
    state.block(s, past, 0, in[0], out[0], rows);
    return rows;
  }
};

}  // namespace tiercel::indicators
