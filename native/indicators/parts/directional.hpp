#pragma once
// Wilder's directional movement, the part that adx, plusDi and minusDi share: movements and ranges of a bar against the
// one before, in ticks, and their running sums divided by the period.
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>

#include "native/indicators/parts/smoother.hpp"
#include "native/indicators/parts/tick_count.hpp"
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

// Where the columns of a block begin: highs, lows and closes.
using DirectionalColumns = std::array<const double*, 3>;

// Movements of W bars after another, the first against `last`.
template <int W, class Ticks>
class LaneMovements {
 public:
  [[gnu::always_inline]] LaneMovements(const Ticks& ticks, const DirectionalBar<double>& last) noexcept
      : ticks_(ticks), high_(same_rows(last.high)), low_(same_rows(last.low)), close_(same_rows(last.close)) {}

  // The bars from row i on; `close` gets their closes in ticks.
  [[gnu::always_inline]] Movement<Lanes<W>> take(const DirectionalColumns& in, std::size_t i,
                                                 Lanes<W>* close) noexcept {
    const DirectionalBar<Lanes<W>> now{ticks_.take(read_lanes<W>(in[0] + i)), ticks_.take(read_lanes<W>(in[1] + i)),
                                       ticks_.take(read_lanes<W>(in[2] + i))};
    const DirectionalBar<Lanes<W>> before{high_.template ago<1>(now.high), low_.template ago<1>(now.low),
                                          close_.template ago<1>(now.close)};
    high_.push(now.high);
    low_.push(now.low);
    close_.push(now.close);
    *close = now.close;
    return movement<Lanes<W>>(before, now);
  }

  // False, with nothing to be used, where the ticks did not fit.
  [[gnu::always_inline]] [[nodiscard]] bool good() const noexcept { return ticks_.good(); }

 private:
  Ticks ticks_;
  LastRows<W, 1> high_;
  LastRows<W, 1> low_;
  LastRows<W, 1> close_;
};

[[nodiscard]] inline DirectionalSetup directional_setup(std::int64_t period, const int* decimals) noexcept {
  return {period, countable_scale(decimals, 3), wilder_sum_setup(period)};
}

// Which of the two indicators.
enum class Direction { kPlus, kMinus };

struct DirectionalHistory {
  DirectionalBar<double> bar;
  SmoothHistory moves;
  SmoothHistory range;
};

// Both indicators of a bar.
template <class T>
struct Indicators {
  T plus;
  T minus;
};

struct IndicatorHistory {
  DirectionalBar<double> bar;
  SmoothHistory plus;
  SmoothHistory minus;
  SmoothHistory range;
};

// Both indicators of W bars after another.
template <int W, class Ticks>
class LaneIndicators {
 public:
  [[gnu::always_inline]] LaneIndicators(const DirectionalSetup& s, const Ticks& ticks, IndicatorHistory& last) noexcept
      : movements_(ticks, last.bar), plus_(s.sums, last.plus), minus_(s.sums, last.minus), range_(s.sums, last.range) {}

  // Gives the indicators of all rows to `put(i, indicators)`, one step late: divisions then do not wait for the sums
  // of their own rows.
  template <class Put>
  [[gnu::always_inline]] void take(const DirectionalColumns& in, std::size_t rows, const Put& put) noexcept {
    auto sums = next_sums(in, 0);
    for (std::size_t i = W; i < rows; i += W) {
      const auto next = next_sums(in, i);
      put(i - W, sums.indicators());
      sums = next;
    }
    put(rows - W, sums.indicators());
  }

  // False, with nothing to be used, where the ticks did not fit.
  [[gnu::always_inline]] [[nodiscard]] bool finish() const noexcept {
    plus_.finish();
    minus_.finish();
    range_.finish();
    return movements_.good();
  }

 private:
  struct Sums {
    Lanes<W> plus, minus, range, close;
    [[gnu::always_inline]] [[nodiscard]] Indicators<Lanes<W>> indicators() const noexcept {
      return {directional_share(plus, range, close), directional_share(minus, range, close)};
    }
  };

  [[gnu::always_inline]] Sums next_sums(const DirectionalColumns& in, std::size_t i) noexcept {
    Lanes<W> close;
    const auto moved = movements_.take(in, i, &close);
    return {plus_.take(moved.plus), minus_.take(moved.minus), range_.take(moved.range), close};
  }

  LaneMovements<W, Ticks> movements_;
  LaneSmoother<W> plus_;
  LaneSmoother<W> minus_;
  LaneSmoother<W> range_;
};

// The state of both indicators.
class BothIndicators {
 public:
  // Takes a bar; true, with the indicators, once they are known.
  bool step(const DirectionalSetup& s, const DirectionalBar<double>& bar, Indicators<double>* y) noexcept {
    const auto now = bar_in_ticks<double>(s.ticks, bar);
    double plus = 0.0;
    double minus = 0.0;
    double range = 0.0;
    if (run_ != 0) {
      const Movement<double> m = movement(last_, now);
      plus_.step(s.sums, m.plus, &plus);
      minus_.step(s.sums, m.minus, &minus);
      range_.step(s.sums, m.range, &range);
    }
    last_ = now;
    if (run_++ < static_cast<std::uint64_t>(s.period)) return false;
    *y = {directional_share(plus, range, now.close), directional_share(minus, range, now.close)};
    return true;
  }

  // True where a block can follow.
  [[nodiscard]] bool is_warm(const DirectionalSetup& s) const noexcept { return plus_.is_warm(s.sums); }
  void write_history(const DirectionalSetup& s, IndicatorHistory& last) const noexcept {
    last.bar = last_;
    plus_.write_history(s.sums, last.plus);
    minus_.write_history(s.sums, last.minus);
    range_.write_history(s.sums, last.range);
  }
  // Takes over a history that has gone on by `rows` bars.
  void read_history(const DirectionalSetup& s, const IndicatorHistory& last, const DirectionalColumns& in,
                    std::size_t rows) noexcept {
    plus_.read_history(last.plus, rows);
    minus_.read_history(last.minus, rows);
    range_.read_history(last.range, rows);
    last_ = bar_in_ticks<double>(s.ticks, {in[0][rows - 1], in[1][rows - 1], in[2][rows - 1]});
    run_ += rows;
  }

 private:
  std::uint64_t run_ = 0;  // bars since the start
  DirectionalBar<double> last_{};
  Smoother plus_;
  Smoother minus_;
  Smoother range_;
};

// False where a value is no number.
template <Direction kDirection, int W>
TIERCEL_BODY bool directional_block(const DirectionalSetup& s, DirectionalHistory& last, const DirectionalColumns& in,
                                    double* out, std::size_t rows) noexcept {
  return run_in_ticks<W>(s.ticks, in[2][0], [&](const auto& ticks) TIERCEL_INLINE {
    DirectionalHistory now = last;
    LaneMovements<W, std::decay_t<decltype(ticks)>> movements(ticks, now.bar);
    LaneSmoother<W> moves(s.sums, now.moves);
    LaneSmoother<W> ranges(s.sums, now.range);
    TIERCEL_UNROLL for (std::size_t i = 0; i < rows; i += W) {
      Lanes<W> close;
      const auto moved = movements.take(in, i, &close);
      const auto move = moves.take(kDirection == Direction::kPlus ? moved.plus : moved.minus);
      write_lanes(out + i, directional_share(move, ranges.take(moved.range), close));
    }
    moves.finish();
    ranges.finish();
    if (!movements.good()) return false;
    last = now;
    return true;
  });
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
    rows -= rows % kStepRows;
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
