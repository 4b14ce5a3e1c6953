#pragma once
// Wilder's directional movement, the part that adx, plusDi and minusDi share: movements and ranges of a bar against the
// one before, in ticks, and their running sums divided by the period.
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>

#include "native/indicators/parts/price_grid.hpp"
#include "native/indicators/parts/smoother.hpp"
#include "native/indicators/row.hpp"

namespace tiercel::indicators {

struct DirectionalSetup {
  std::int64_t period;
  TickScale ticks;
  SmootherSetup sums;
};

// T is double, or Lanes for neighbouring bars.
template <class T>
struct DirectionalBar {
  T high;
  T low;
  T close;
};

template <class T>
struct Movement {
  T plus;
  T minus;
  T range;
};

template <class T>
TIERCEL_BODY DirectionalBar<T> bar_in_ticks(const TickScale& s, const DirectionalBar<T>& bar) noexcept {
  return {in_ticks(s, bar.high), in_ticks(s, bar.low), in_ticks(s, bar.close)};
}

template <class T>
TIERCEL_BODY Movement<T> movement(const DirectionalBar<T>& last, const DirectionalBar<T>& now) noexcept {
  const T up = now.high - last.high;
  const T down = last.low - now.low;
  const T top = now.high > last.close ? now.high : last.close;
  const T bottom = now.low < last.close ? now.low : last.close;
  const T plus = up > down ? up : T{};
  const T minus = down > up ? down : T{};
  return {plus > 0.0 ? plus : T{}, minus > 0.0 ? minus : T{}, top - bottom};
}

// In percent of the range; 0 where the range has faded to less than a price can hold.
template <class T>
TIERCEL_BODY T directional_share(const T& moves, const T& range, const T& close) noexcept {
  const T least = 0x1p-60 * absolute(close);
  return (range > least ? T{100.0 * moves} : T{}) / (range > least ? range : T{} + 1.0);
}

// Distance of the two indicators in percent of their sum.
template <class T>
TIERCEL_BODY T directional_index(const T& plus, const T& minus) noexcept {
  return 100.0 * absolute(T{plus - minus}) / (plus + minus);
}

inline constexpr std::size_t kMovementRows = 256;  // rows of a block: its buffers stay in the first cache

struct MovementRows {
  double plus[kMovementRows];
  double minus[kMovementRows];
  double range[kMovementRows];
  double close[kMovementRows];  // in ticks
};

// The movements of bars, the first against `last`; false where a value is no number.
template <int W>
TIERCEL_BODY bool read_movements(const TickScale& s, const DirectionalBar<double>& last,
                                 const std::array<const double*, 3>& in, MovementRows& out, std::size_t rows) noexcept {
  LastRows<W, 1> highs(same_rows(last.high));
  LastRows<W, 1> lows(same_rows(last.low));
  LastRows<W, 1> closes(same_rows(last.close));
  Lanes<W> bad{};
  TIERCEL_UNROLL for (std::size_t i = 0; i < rows; i += W) {
    const DirectionalBar<Lanes<W>> bar{read_lanes<W>(in[0] + i), read_lanes<W>(in[1] + i), read_lanes<W>(in[2] + i)};
    const auto now = bar_in_ticks<Lanes<W>>(s, bar);
    const DirectionalBar<Lanes<W>> before{highs.template ago<1>(now.high), lows.template ago<1>(now.low),
                                          closes.template ago<1>(now.close)};
    const auto moved = movement<Lanes<W>>(before, now);
    write_lanes(out.plus + i, moved.plus);
    write_lanes(out.minus + i, moved.minus);
    write_lanes(out.range + i, moved.range);
    write_lanes(out.close + i, now.close);
    bad += bar.high * 0.0 + bar.low * 0.0 + bar.close * 0.0;
    highs.push(now.high);
    lows.push(now.low);
    closes.push(now.close);
  }
  return are_zero(bad);
}

// All three running sums in one loop: they do not wait for each other.
template <int W>
TIERCEL_BODY void sum_movements(const SmootherSetup& s, const std::array<SmoothHistory*, 3>& last, MovementRows& m,
                                std::size_t rows) noexcept {
  LaneSmoother<W> plus(s, *last[0]);
  LaneSmoother<W> minus(s, *last[1]);
  LaneSmoother<W> range(s, *last[2]);
  for (std::size_t i = 0; i < rows; i += W) {
    write_lanes(m.plus + i, plus.take(read_lanes<W>(m.plus + i)));
    write_lanes(m.minus + i, minus.take(read_lanes<W>(m.minus + i)));
    write_lanes(m.range + i, range.take(read_lanes<W>(m.range + i)));
  }
  plus.finish();
  minus.finish();
  range.finish();
}

[[nodiscard]] inline DirectionalSetup directional_setup(std::int64_t period, const int* decimals) noexcept {
  return {period, tick_scale(decimals, 3), wilder_sum_setup(period)};
}

// Which of the two indicators.
enum class Direction { kPlus, kMinus };

struct DirectionalHistory {
  DirectionalBar<double> bar;
  SmoothHistory moves;
  SmoothHistory range;
};

// False where a value is no number.
template <Direction kDirection, int W>
TIERCEL_BODY bool directional_block(const DirectionalSetup& s, DirectionalHistory& last,
                                    const std::array<const double*, 3>& in, double* out, std::size_t rows) noexcept {
  MovementRows m;
  if (!read_movements<W>(s.ticks, last.bar, in, m, rows)) return false;
  double* moves = kDirection == Direction::kPlus ? m.plus : m.minus;
  smooth_rows<W>(s.sums, last.moves, moves, moves, rows);
  smooth_rows<W>(s.sums, last.range, m.range, m.range, rows);
  TIERCEL_UNROLL for (std::size_t i = 0; i < rows; i += W) {
    write_lanes(out + i,
                directional_share(read_lanes<W>(moves + i), read_lanes<W>(m.range + i), read_lanes<W>(m.close + i)));
  }
  return true;
}

// The kernel of plusDi and minusDi. `Block` runs directional_block at the best level.
template <Direction kDirection, auto Block>
struct DirectionalRow {
  using Params = std::int64_t;  // the period
  using Setup = DirectionalSetup;
  using Value = double;
  static constexpr std::size_t kInputs = 3;
  static constexpr std::size_t kOutputs = 1;

  struct State {
    std::uint64_t run = 0;
    DirectionalBar<double> last{};
    Smoother moves;
    Smoother range;
  };

  static Params params(const double* numbers) noexcept { return static_cast<std::int64_t>(numbers[0]); }
  static Setup setup(Params period, const int* decimals) noexcept { return directional_setup(period, decimals); }
  static std::size_t lookback(Params period) noexcept { return static_cast<std::size_t>(period); }
  static std::size_t past(const Setup& /*s*/) noexcept { return 0; }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& /*past*/, const InputRow<DirectionalRow>& x,
                   OutputRow<DirectionalRow>& y) noexcept {
    const auto now = bar_in_ticks<double>(s.ticks, {x[0], x[1], x[2]});
    if (state.run != 0) {
      const Movement<double> m = movement(state.last, now);
      double moves = 0.0;
      double range = 0.0;
      state.moves.step(s.sums, kDirection == Direction::kPlus ? m.plus : m.minus, &moves);
      state.range.step(s.sums, m.range, &range);
      if (state.run >= static_cast<std::uint64_t>(s.period)) y[0] = directional_share(moves, range, now.close);
    }
    ++state.run;
    state.last = now;
  }

  template <class Past>
  static std::size_t fast(const Setup& s, State& state, const Past& /*past*/, const InputColumns<DirectionalRow>& in,
                          const OutputColumns<DirectionalRow>& out, std::size_t rows) noexcept {
    rows = std::min(rows - rows % kStepRows, kMovementRows);
    if (rows == 0 || !state.moves.is_warm(s.sums)) return 0;
    DirectionalHistory last;
    last.bar = state.last;
    state.moves.write_history(s.sums, last.moves);
    state.range.write_history(s.sums, last.range);
    if (!Block(s, last, in, out[0], rows)) return 0;
    state.moves.read_history(last.moves, rows);
    state.range.read_history(last.range, rows);
    state.last = bar_in_ticks<double>(s.ticks, {in[0][rows - 1], in[1][rows - 1], in[2][rows - 1]});
    state.run += rows;
    return rows;
  }
};

}  // namespace tiercel::indicators
