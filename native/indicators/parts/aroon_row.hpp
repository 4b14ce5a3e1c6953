#pragma once
// The kernel of aroon and aroonOsc: how long ago the highest high and the lowest low of a window were.
#include <bit>

#include "native/core/best_level.hpp"
#include "native/indicators/row.hpp"

namespace tiercel::indicators {

// Rows of a block: what is worked on stays in the first cache.
inline constexpr std::size_t kAroonRows = 256;
inline constexpr std::size_t kLongestAroonBlock = 512;

struct AroonBlock {
  std::array<const double*, 2> oldest;  // period rows before the block: highs and lows
  std::array<const double*, 2> in;
  std::size_t period;
  std::size_t rows;
};

// The best of two runs of rows, of which `newer` follows: the latest one of equal ones. Places count from the first row
// of the block on.
template <int kSign, class T>
TIERCEL_BODY void take_better(const T& older, const T& older_place, T& newer, T& newer_place) noexcept {
  const auto is_older = kSign > 0 ? older > newer : older < newer;
  newer = is_older ? older : newer;
  newer_place = is_older ? older_place : newer_place;
}

// A window is two runs of 2^k rows, which overlap. Runs of up to eight rows are found in registers.
template <int kSign, int W>
TIERCEL_BODY void find_extremes(const double* values, std::size_t period, double* __restrict places,
                                std::size_t rows) noexcept {
  constexpr std::size_t kRoom = kAroonRows + kLongestAroonBlock + 2 * kStepRows;
  double best[2][kRoom];
  double place[2][kRoom];
  // Whole vectors from `lead` rows before the block on, the first ones of which are not asked for.
  const std::size_t lead = (period + kStepRows - 1) / kStepRows * kStepRows;
  const std::size_t window = period + 1;
  LastRows<W, 1> v0(same_rows(values[0]));
  LastRows<W, 1> p0(same_rows(0.0));
  LastRows<W, 2> v1(same_rows(values[0]));
  LastRows<W, 2> p1(same_rows(0.0));
  LastRows<W, 4> v2(same_rows(values[0]));
  LastRows<W, 4> p2(same_rows(0.0));
  Lanes<W> count;
  for (int i = 0; i < W; ++i) count[i] = static_cast<double>(i) - static_cast<double>(lead);
  const auto rise = [&]<int kAgo>(LastRows<W, kAgo>& v, LastRows<W, kAgo>& p, Lanes<W>& x, Lanes<W>& at)
                        TIERCEL_INLINE {
                          const Lanes<W> older = v.template ago<kAgo>(x);
                          const Lanes<W> older_at = p.template ago<kAgo>(at);
                          v.push(x);
                          p.push(at);
                          take_better<kSign>(older, older_at, x, at);
                        };
  for (std::size_t r = 0; r < lead + rows; r += W) {
    Lanes<W> x = read_lanes<W>(values + period + r - lead);
    Lanes<W> at = count;
    count += static_cast<double>(W);
    if (window >= 2) rise(v0, p0, x, at);
    if (window >= 4) rise(v1, p1, x, at);
    if (window >= 8) rise(v2, p2, x, at);
    write_lanes(best[0] + r, x);
    write_lanes(place[0] + r, at);
  }
  std::size_t width = std::min<std::size_t>(std::bit_floor(window), kStepRows);
  double* value = best[0];
  double* at = place[0];
  double* next_value = best[1];
  double* next_at = place[1];
  for (; width * 2 <= window; width *= 2) {
    for (std::size_t r = width; r < lead + rows; r += W) {
      Lanes<W> x = read_lanes<W>(value + r);
      Lanes<W> x_at = read_lanes<W>(at + r);
      take_better<kSign>(read_lanes<W>(value + r - width), read_lanes<W>(at + r - width), x, x_at);
      write_lanes(next_value + r, x);
      write_lanes(next_at + r, x_at);
    }
    std::swap(value, next_value);
    std::swap(at, next_at);
  }
  const std::size_t apart = window - width;
  Lanes<W> first;
  for (int i = 0; i < W; ++i) first[i] = static_cast<double>(i) - static_cast<double>(period);
  for (std::size_t r = 0; r < rows; r += W) {
    Lanes<W> x = read_lanes<W>(value + lead + r);
    Lanes<W> x_at = read_lanes<W>(at + lead + r);
    take_better<kSign>(read_lanes<W>(value + lead + r - apart), read_lanes<W>(at + lead + r - apart), x, x_at);
    write_lanes(places + r, Lanes<W>(x_at - first));
    first += static_cast<double>(W);
  }
}

struct AroonBody {
  // `high` and `low` are the places of the extremes. False where a value is no number.
  template <int W>
  TIERCEL_BODY bool run(const AroonBlock* block, double* high, double* low) noexcept {
    const AroonBlock b = *block;
    if (!all_finite(b.in[0], b.rows) || !all_finite(b.in[1], b.rows)) return false;
    find_extremes<1, W>(b.oldest[0], b.period, high, b.rows);
    find_extremes<-1, W>(b.oldest[1], b.period, low, b.rows);
    return true;
  }
};

// `Finish` gives the outputs from the places, 0 for the oldest bar of the window to `period` for the newest.
template <class Finish>
struct AroonRow {
  using Params = std::size_t;  // the period
  using Setup = std::size_t;
  using Value = double;
  static constexpr std::size_t kInputs = 2;
  static constexpr std::size_t kOutputs = Finish::kOutputs;

  struct State {
    std::size_t run = 0;  // bars since the start or the last gap
    std::size_t since_high = 0;
    std::size_t since_low = 0;
    double high = 0.0;
    double low = 0.0;
  };

  static Params params(const double* numbers) noexcept { return static_cast<std::size_t>(numbers[0]); }
  static Setup setup(Params period, const int* /*decimals*/) noexcept { return period; }
  static std::size_t lookback(Params period) noexcept { return period; }
  static bool exact(Params /*p*/) noexcept { return true; }
  static std::size_t past(Setup period) noexcept { return period; }

  template <class Past>
  static void step(Setup period, State& state, const Past& past, const InputRow<AroonRow>& x,
                   OutputRow<AroonRow>& y) noexcept {
    const std::size_t before = std::min(state.run, period);
    ++state.run;
    find<1>(past, 0, before, x[0], state.run == 1, state.high, state.since_high);
    find<-1>(past, 1, before, x[1], state.run == 1, state.low, state.since_low);
    if (state.run <= period) return;
    Finish::finish(static_cast<double>(period), static_cast<double>(period - state.since_high),
                   static_cast<double>(period - state.since_low), y);
  }

  template <class Past>
  static std::size_t fast(Setup period, State& state, const Past& past, const InputColumns<AroonRow>& in,
                          const OutputColumns<AroonRow>& out, std::size_t rows) noexcept {
    double high[kAroonRows];
    double low[kAroonRows];
    rows = std::min(rows - rows % kStepRows, kAroonRows);
    if (rows == 0 || state.run < period + kStepRows || period >= kLongestAroonBlock) return 0;
    const AroonBlock block{{past.block(0, period), past.block(1, period)}, in, period, rows};
    if (block.oldest[0] == nullptr || !at_best_level<AroonBody>(&block, &high[0], &low[0])) return 0;
    const auto n = static_cast<double>(period);
    for (std::size_t i = 0; i < rows; ++i) {
      OutputRow<AroonRow> y;
      Finish::finish(n, high[i], low[i], y);
      for (std::size_t j = 0; j < kOutputs; ++j) out[j][i] = y[j];
    }
    state.run += rows;
    state.since_high = period - static_cast<std::size_t>(high[rows - 1]);
    state.since_low = period - static_cast<std::size_t>(low[rows - 1]);
    state.high = block.oldest[0][rows - 1 + period - state.since_high];
    state.low = block.oldest[1][rows - 1 + period - state.since_low];
    return rows;
  }

 private:
  // The extreme of the row x and the `before` rows before it; looked for anew where the last one has left the window.
  template <int kSign, class Past>
  static void find(const Past& past, std::size_t input, std::size_t before, double x, bool first, double& best,
                   std::size_t& since) noexcept {
    if (first || !(kSign > 0 ? best > x : best < x)) {
      best = x;
      since = 0;
      return;
    }
    if (++since <= before) return;
    best = x;
    since = 0;
    for (std::size_t ago = 1; ago <= before; ++ago) {
      const double other = past.ago(input, ago);
      if (!(kSign > 0 ? other > best : other < best)) continue;
      best = other;
      since = ago;
    }
  }
};

}  // namespace tiercel::indicators
