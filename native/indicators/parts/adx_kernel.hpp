#pragma once
// The kernel of the average directional movement index, for adx and what is made from it.
#include "native/core/best_level.hpp"
#include "native/indicators/parts/directional.hpp"

namespace tiercel::indicators {

struct AdxSetup {
  DirectionalSetup directional;
  SmootherSetup average;
};

struct AdxHistory {
  IndicatorHistory indicators;
  SmoothHistory average;
};

struct AdxBlock {
  DirectionalColumns in;
  std::array<double*, 3> out;
  std::size_t rows;
};

struct AdxBody {
  // Outputs are adx, plusDi and minusDi. False where a value is no number, or where there is no movement at all.
  template <int W>
  TIERCEL_BODY bool run(const AdxSetup* s, AdxHistory* last, const AdxBlock* block) noexcept {
    const DirectionalColumns in = block->in;
    const std::array<double*, 3> out = block->out;
    const std::size_t rows = block->rows;
    return run_in_ticks<W>(s->directional.ticks, in[2][0], [&](const auto& ticks) TIERCEL_INLINE {
      AdxHistory now = *last;
      LaneIndicators<W, std::decay_t<decltype(ticks)>> indicators(s->directional, ticks, now.indicators);
      LaneSmoother<W> average(s->average, now.average);
      indicators.take(in, rows, [&](std::size_t i, const Indicators<Lanes<W>>& y) TIERCEL_INLINE {
        write_lanes(out[0] + i, average.take(directional_index(y.plus, y.minus)));
        write_lanes(out[1] + i, y.plus);
        write_lanes(out[2] + i, y.minus);
      });
      average.finish();
      // Without movement there is no index, and from there on no average.
      if (!indicators.finish() || !all_finite(now.average.z.data(), kStepRows)) return false;
      *last = now;
      return true;
    });
  }
};

struct Adx {
  using Params = std::int64_t;  // the period
  using Setup = AdxSetup;
  using Value = double;
  static constexpr std::size_t kInputs = 3;
  static constexpr std::size_t kOutputs = 3;

  struct State {
    BothIndicators indicators;
    Smoother average;
    double adx = 0.0;  // the last value; 0 in the seed
  };

  static Params params(const double* numbers) noexcept { return static_cast<std::int64_t>(numbers[0]); }
  static Setup setup(Params period, const int* decimals) noexcept {
    return {directional_setup(period, decimals), smoother_setup(period, 1.0 / static_cast<double>(period))};
  }
  static std::size_t lookback(Params period) noexcept { return static_cast<std::size_t>(2 * period - 1); }
  static std::size_t past(const Setup& /*s*/) noexcept { return 0; }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& /*past*/, const InputRow<Adx>& x,
                   OutputRow<Adx>& y) noexcept {
    Indicators<double> now;
    if (!state.indicators.step(s.directional, {x[0], x[1], x[2]}, &now)) return;
    // Where nothing moves there is no index: the average stays, and the seed counts a 0.
    const bool moves = now.plus + now.minus != 0.0;
    const double index = moves ? directional_index(now.plus, now.minus) : state.adx;
    if (state.average.step(s.average, index, &state.adx)) y = {state.adx, now.plus, now.minus};
  }

  template <class Past>
  static std::size_t fast(const Setup& s, State& state, const Past& /*past*/, const InputColumns<Adx>& in,
                          const OutputColumns<Adx>& out, std::size_t rows) noexcept {
    rows -= rows % kStepRows;
    if (rows == 0 || !state.average.is_warm(s.average)) return 0;
    AdxHistory last;
    state.indicators.write_history(s.directional, last.indicators);
    state.average.write_history(s.average, last.average);
    const AdxBlock block{in, out, rows};
    if (!at_best_level<AdxBody>(&s, &last, &block)) return 0;
    state.indicators.read_history(s.directional, last.indicators, in, rows);
    state.average.read_history(last.average, rows);
    state.adx = out[0][rows - 1];
    return rows;
  }
};

}  // namespace tiercel::indicators
