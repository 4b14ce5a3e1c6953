#pragma once
// Wilder's directional movement, the part that adx, plusDi and minusDi share: movements and ranges of a bar against the
// one before, in ticks, and their running sums divided by the period.
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>

#include "native/indicators/price_grid.hpp"
#include "native/indicators/row.hpp"
#include "native/indicators/smoother.hpp"

namespace tiercel::indicators {

struct DirectionalSetup {
  std::int64_t period;
  TickScale ticks;
  SmootherSetup sums;
};

struct DirectionalBar {
  double high;
  double low;
  double close;
};

struct Movement {
  double plus;
  double minus;
  double range;
};

TIERCEL_BODY DirectionalBar bar_in_ticks(const TickScale& s, double high, double low, double close) noexcept {
  return {in_ticks(s, high), in_ticks(s, low), in_ticks(s, close)};
}

TIERCEL_BODY Movement movement(const DirectionalBar& last, const DirectionalBar& now) noexcept {
  const double up = now.high - last.high;
  const double down = last.low - now.low;
  const double top = now.high > last.close ? now.high : last.close;
  const double bottom = now.low < last.close ? now.low : last.close;
  return {(up > 0.0) & (up > down) ? up : 0.0, (down > 0.0) & (down > up) ? down : 0.0, top - bottom};
}

// Bars in ticks, behind the one before them.
struct DirectionalRows {
  double high[1 + kSmoothRows];
  double low[1 + kSmoothRows];
  double close[1 + kSmoothRows];
};

// False where a value is no number.
TIERCEL_BODY bool rows_in_ticks(const TickScale& s, const DirectionalBar& last, const std::array<const double*, 3>& in,
                                DirectionalRows& t, std::size_t rows) noexcept {
  const auto& [high, low, close] = in;
  if (!all_finite(high, rows) || !all_finite(low, rows) || !all_finite(close, rows)) return false;
  t.high[0] = last.high;
  t.low[0] = last.low;
  t.close[0] = last.close;
  for (std::size_t i = 0; i < rows; ++i) t.high[i + 1] = in_ticks(s, high[i]);
  for (std::size_t i = 0; i < rows; ++i) t.low[i + 1] = in_ticks(s, low[i]);
  for (std::size_t i = 0; i < rows; ++i) t.close[i + 1] = in_ticks(s, close[i]);
  return true;
}

// The movement of row i against the one before.
TIERCEL_BODY Movement movement_of(const DirectionalRows& t, std::size_t i) noexcept {
  return movement({t.high[i], t.low[i], t.close[i]}, {t.high[i + 1], t.low[i + 1], t.close[i + 1]});
}

// In percent of the range; 0 where the range has faded to less than a price can hold.
TIERCEL_BODY double directional_share(double moves, double range, double close) noexcept {
  const bool is_range = range > 0x1p-60 * std::fabs(close);
  return (is_range ? 100.0 * moves : 0.0) / (is_range ? range : 1.0);
}

[[nodiscard]] inline DirectionalSetup directional_setup(std::int64_t period, const int* decimals) noexcept {
  return {period, tick_scale(decimals, 3), wilder_sum_setup(period)};
}

// Which of the two indicators.
enum class Direction { kPlus, kMinus };

struct DirectionalBlock {
  SmoothBlock moves;
  SmoothBlock range;
  DirectionalRows ticks;
  double sums[kSmoothRows];
  double ranges[kSmoothRows];
};

// `last` is the bar before the first row. False where a value is no number.
template <Direction kDirection>
TIERCEL_BODY bool directional_block(const DirectionalSetup& s, const DirectionalBar& last,
                                    const std::array<const double*, 3>& in, DirectionalBlock& b, double* __restrict out,
                                    std::size_t rows) noexcept {
  if (!rows_in_ticks(s.ticks, last, in, b.ticks, rows)) return false;
  for (std::size_t i = 0; i < rows; ++i) {
    const Movement m = movement_of(b.ticks, i);
    b.moves.x[kStride + i] = kDirection == Direction::kPlus ? m.plus : m.minus;
    b.range.x[kStride + i] = m.range;
  }
  smooth_block(s.sums, b.moves, b.sums, rows);
  smooth_block(s.sums, b.range, b.ranges, rows);
  for (std::size_t i = 0; i < rows; ++i) {
    out[i] = directional_share(b.sums[i], b.ranges[i], b.ticks.close[i + 1]);
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
    DirectionalBar last{};
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
    const DirectionalBar now = bar_in_ticks(s.ticks, x[0], x[1], x[2]);
    if (state.run != 0) {
      const Movement m = movement(state.last, now);
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
    rows = std::min(rows, kSmoothRows);
    if (!state.moves.is_warm(s.sums)) return 0;
    DirectionalBlock block;
    state.moves.write_history(block.moves);
    state.range.write_history(block.range);
    if (!Block(s, state.last, in, block, out[0], rows)) return 0;
    state.moves.read_history(block.moves, rows);
    state.range.read_history(block.range, rows);
    state.last = bar_in_ticks(s.ticks, in[0][rows - 1], in[1][rows - 1], in[2][rows - 1]);
    state.run += rows;
    return rows;
  }
};

}  // namespace tiercel::indicators
