#pragma once
// The kernel of plusDm and minusDm.
#include "native/core/best_level.hpp"
#include "native/indicators/parts/directional.hpp"

namespace tiercel::indicators {

struct DirectionalSumSetup {
  std::int64_t period;
  TickScale ticks;
  SmootherSetup sums;
  double unit;  // of the running sum that the smoother divides by the period
};

struct DirectionalSumHistory {
  DirectionalBar<double> bar;
  SmoothHistory moves;
};

struct DirectionalSumBlock {
  std::array<const double*, 2> in;
  double* out;
  std::size_t rows;
};

template <Direction kDirection>
struct DirectionalSumBody {
  // False where a value is no number.
  template <int W>
  TIERCEL_BODY bool run(const DirectionalSumSetup* s, DirectionalSumHistory* last,
                        const DirectionalSumBlock* block) noexcept {
    const auto in = block->in;
    double* const out = block->out;
    const std::size_t rows = block->rows;
    const bool summed = s->period > 1;
    return run_in_ticks<W>(s->ticks, in[1][0], [&](const auto& ticks) TIERCEL_INLINE {
      DirectionalSumHistory now = *last;
      LaneMovements<W, std::decay_t<decltype(ticks)>> movements(ticks, now.bar);
      LaneSmoother<W> sums(s->sums, now.moves);
      TIERCEL_UNROLL for (std::size_t i = 0; i < rows; i += W) {
        Lanes<W> low;
        // Without closes: the lows stand for them, as ranges are not asked for.
        const auto moved = movements.take({in[0], in[1], in[1]}, i, &low);
        const auto moves = kDirection == Direction::kPlus ? moved.plus : moved.minus;
        write_lanes(out + i, Lanes<W>((summed ? sums.take(moves) : moves) * s->unit));
      }
      sums.finish();
      if (!movements.good()) return false;
      *last = now;
      return true;
    });
  }
};

template <Direction kDirection>
struct DirectionalSum {
  using Params = std::int64_t;  // the period
  using Setup = DirectionalSumSetup;
  using Value = double;
  static constexpr std::size_t kInputs = 2;
  static constexpr std::size_t kOutputs = 1;

  struct State {
    std::uint64_t run = 0;
    DirectionalBar<double> last{};
    Smoother moves;
  };

  static Params params(const double* numbers) noexcept { return static_cast<std::int64_t>(numbers[0]); }
  static Setup setup(Params period, const int* decimals) noexcept {
    const TickScale ticks = countable_scale(decimals, 2);
    return {period, ticks, wilder_sum_setup(std::max<std::int64_t>(period, 2)),
            static_cast<double>(period) / ticks.scale};
  }
  static std::size_t lookback(Params period) noexcept {
    return static_cast<std::size_t>(std::max<std::int64_t>(period - 1, 1));
  }
  static std::size_t past(const Setup& /*s*/) noexcept { return 0; }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& /*past*/, const InputRow<DirectionalSum>& x,
                   OutputRow<DirectionalSum>& y) noexcept {
    const auto now = bar_in_ticks<double>(s.ticks, {x[0], x[1], x[1]});
    if (state.run++ != 0) {
      const Movement<double> m = movement(state.last, now);
      double moves = kDirection == Direction::kPlus ? m.plus : m.minus;
      if (s.period == 1 || state.moves.step(s.sums, moves, &moves)) y[0] = moves * s.unit;
    }
    state.last = now;
  }

  template <class Past>
  static std::size_t fast(const Setup& s, State& state, const Past& /*past*/, const InputColumns<DirectionalSum>& in,
                          const OutputColumns<DirectionalSum>& out, std::size_t rows) noexcept {
    rows -= rows % kStepRows;
    if (rows == 0 || state.run == 0 || (s.period > 1 && !state.moves.is_warm(s.sums))) return 0;
    DirectionalSumHistory last{};
    last.bar = state.last;
    if (s.period > 1) state.moves.write_history(s.sums, last.moves);
    const DirectionalSumBlock block{in, out[0], rows};
    if (!at_best_level<DirectionalSumBody<kDirection>>(&s, &last, &block)) return 0;
    if (s.period > 1) state.moves.read_history(last.moves, rows);
    state.last = bar_in_ticks<double>(s.ticks, {in[0][rows - 1], in[1][rows - 1], in[1][rows - 1]});
    state.run += rows;
    return rows;
  }
};

}  // namespace tiercel::indicators
