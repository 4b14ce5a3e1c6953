#pragma once
// The kernel of rows that add up over windows what they work out from a row and from some rows before it: movements,
// flows, ranges. All of it in ticks, so that on the step the sums are whole numbers.
//
// A form F is a WindowForm and says
//   kOutputs                            how many
//   lookback(Params), setup(Params, decimals)
//   series(setup, now, before)          what is added up: kSeries values
//   combine(setup, now, before, sums)   the outputs, from sums[series][period]
// where `now` are the inputs of the row in ticks and before[lag] those of `lags[lag]` rows ago, both of a type T which
// is double or Lanes.
#include <tuple>

#include "native/core/best_level.hpp"
#include "native/indicators/parts/tick_count.hpp"
#include "native/indicators/parts/window_sum.hpp"
#include "native/indicators/row.hpp"

namespace tiercel::indicators {

template <std::size_t Inputs, std::size_t Periods, std::size_t Lags>
struct WindowSetup {
  std::array<TickScale, Inputs> scales;
  std::array<std::size_t, Periods> periods;
  std::array<std::size_t, Lags> lags;
  std::size_t start;  // the first row for which `series` is asked
  std::size_t first;  // the first row with an output; WindowRow sets it to the lookback
  double divisor;     // for the form to use; ticks of one unit at first
};

template <class T>
struct SumsOf {
  T plain;
  T weighted;  // only where the form is weighted
};

template <std::size_t Inputs, std::size_t Periods, std::size_t Lags, std::size_t Series, bool Weighted = false>
struct WindowForm {
  using Setup = WindowSetup<Inputs, Periods, Lags>;
  static constexpr std::size_t kInputs = Inputs;
  static constexpr std::size_t kPeriods = Periods;
  static constexpr std::size_t kLags = Lags;
  static constexpr std::size_t kSeries = Series;
  static constexpr bool kWeighted = Weighted;
  template <class T>
  using Row = std::array<T, Inputs>;
  template <class T>
  using Before = std::array<Row<T>, Lags>;
  template <class T>
  using Sums = std::array<std::array<SumsOf<T>, Periods>, Series>;

  using Params = std::size_t;  // the period, unless the form has others
  static Params params(const double* numbers) noexcept { return static_cast<Params>(numbers[0]); }

  // With the same step for all inputs.
  static Setup make_setup(const int* decimals, const std::array<std::size_t, Periods>& periods,
                          const std::array<std::size_t, Lags>& lags = {}, std::size_t start = 0) noexcept {
    Setup s{{}, periods, lags, start, 0, 1.0};
    s.scales.fill(countable_scale(decimals, Inputs));
    s.divisor = s.scales[0].scale;
    return s;
  }
};

template <class F>
struct WindowBlock {
  double* cells;
  std::size_t cells_a_series;
  std::uint64_t row;    // of the sums
  std::size_t longest;  // period
  std::array<const double*, F::kInputs> in;
  std::array<double*, F::kOutputs> out;
  std::size_t rows;
};

template <class F>
struct WindowBody {
  // False, with nothing changed but the outputs, where a value is no number.
  template <int W>
  TIERCEL_BODY bool run(const typename F::Setup* setup, const WindowBlock<F>* block) noexcept {
    return run_in_ticks<W>(setup->scales[0], block->in[0][0],
                           [&](const auto& ticks) TIERCEL_INLINE { return run_rows<W>(*setup, *block, ticks); });
  }

 private:
  using Sum = WindowSum<F::kWeighted>;
  static constexpr std::size_t kVolume = 3;  // the place of an input that may have a step of its own

  template <int W, class Ticks>
  TIERCEL_BODY bool run_rows(const typename F::Setup s, const WindowBlock<F> b, Ticks ticks) noexcept {
    using T = Lanes<W>;
    std::array<typename Sum::Room, F::kSeries> rooms;
    std::array<typename Sum::Levels, F::kSeries> levels;
    std::array<std::array<typename Sum::Pieces, F::kPeriods>, F::kSeries> pieces;
    for (std::size_t i = 0; i < F::kSeries; ++i) {
      levels[i] = Sum::open(rooms[i], b.cells + i * b.cells_a_series, b.longest, b.row, b.rows);
      for (std::size_t p = 0; p < F::kPeriods; ++p) pieces[i][p] = Sum::pieces_of(levels[i], s.periods[p]);
    }
    const auto at = [&](Ticks& by, std::size_t r, std::size_t ago) TIERCEL_INLINE {
      typename F::template Row<T> row;
      for_each_of<F::kInputs>([&](auto i) TIERCEL_INLINE {
        const T x = read_lanes<W>(b.in[i] + r - ago);
        row[i] = i == kVolume ? in_ticks(s.scales[i], x) : ago == 0 ? by.take(x) : by.before(x);
      });
      return row;
    };
    const auto before = [&](Ticks& by, std::size_t r) TIERCEL_INLINE {
      typename F::template Before<T> lagged;
      for_each_of<F::kLags>([&](auto i) TIERCEL_INLINE { lagged[i] = at(by, r, s.lags[i]); });
      return lagged;
    };
    auto fillers = fillers_of<W>(levels, std::make_index_sequence<F::kSeries>{});
    Lanes<W> bad{};
    for (std::size_t from = 0; from < b.rows; from += kTileRows) {
      const std::size_t to = std::min(from + kTileRows, b.rows);
      for (std::size_t r = from; r < to; r += W) {
        for_each_of<F::kInputs>([&](auto i) TIERCEL_INLINE { __builtin_prefetch(b.in[i] + r + kPrefetchRows); });
        const auto now = at(ticks, r, 0);
        const auto values = F::template series<T>(s, now, before(ticks, r));
        if constexpr (F::kInputs > kVolume) bad += now[kVolume] * 0.0;
        for_each_of<F::kSeries>([&](auto i) TIERCEL_INLINE { std::get<i>(fillers).take(r, values[i]); });
      }
      Ticks again = ticks;  // whose checks nobody asks for
      for (std::size_t r = from; r < to; r += W) {
        typename F::template Sums<T> sums;
        for_each_of<F::kSeries>([&](auto i) TIERCEL_INLINE {
          for_each_of<F::kPeriods>([&](auto p) TIERCEL_INLINE {
            sums[i][p].plain = Sum::template plain_sum<W>(pieces[i][p], r);
            if constexpr (F::kWeighted) sums[i][p].weighted = Sum::template weighted_sum<W>(pieces[i][p], r);
          });
        });
        const auto y = F::template combine<T>(s, at(again, r, 0), before(again, r), sums);
        for_each_of<F::kOutputs>([&](auto i) TIERCEL_INLINE { write_lanes(b.out[i] + r, y[i]); });
      }
    }
    if (!are_zero(bad) || !ticks.good()) return false;
    for (std::size_t i = 0; i < F::kSeries; ++i) {
      Sum::close(levels[i], b.cells + i * b.cells_a_series, b.row, b.rows);
    }
    return true;
  }

  static constexpr std::size_t kTileRows = 128;
  static constexpr std::size_t kPrefetchRows = 256;

  template <int W, std::size_t... I>
  TIERCEL_BODY auto fillers_of(const std::array<typename Sum::Levels, F::kSeries>& levels,
                               std::index_sequence<I...> /*i*/) noexcept {
    return std::make_tuple(typename Sum::template Filler<W>(levels[I])...);
  }
};

template <class F>
struct WindowRow {
  using Params = typename F::Params;
  using Setup = typename F::Setup;
  using Value = double;
  static constexpr std::size_t kInputs = F::kInputs;
  static constexpr std::size_t kOutputs = F::kOutputs;

  struct State {
    std::uint64_t run = 0;  // rows since the start or the last gap
  };

  static Params params(const double* numbers) noexcept { return F::params(numbers); }
  static Setup setup(const Params& p, const int* decimals) noexcept {
    Setup s = F::setup(p, decimals);
    s.first = F::lookback(p);
    return s;
  }
  static std::size_t lookback(const Params& p) noexcept { return F::lookback(p); }
  static bool exact(const Params& /*p*/) noexcept { return true; }
  static std::size_t past(const Setup& s) noexcept { return reach(s); }
  static std::size_t cells(const Setup& s) noexcept { return F::kSeries * cells_a_series(s); }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& past, const InputRow<WindowRow>& x,
                   OutputRow<WindowRow>& y) noexcept {
    typename F::template Row<double> now;
    typename F::template Before<double> before{};
    for (std::size_t i = 0; i < kInputs; ++i) now[i] = in_ticks(s.scales[i], x[i]);
    for (std::size_t lag = 0; lag < F::kLags; ++lag) {
      if (state.run < s.lags[lag]) continue;
      for (std::size_t i = 0; i < kInputs; ++i) before[lag][i] = in_ticks(s.scales[i], past.ago(i, s.lags[lag]));
    }
    const std::uint64_t row = state.run++;
    if (row < s.start) return;
    const auto series = F::template series<double>(s, now, before);
    typename F::template Sums<double> sums;
    for (std::size_t i = 0; i < F::kSeries; ++i) {
      std::array<WindowSums, F::kPeriods> found;
      WindowSum<F::kWeighted>::step(past, i * cells_a_series(s), s.periods, row - s.start, series[i], found);
      for (std::size_t p = 0; p < F::kPeriods; ++p) sums[i][p] = {found[p].plain, found[p].weighted};
    }
    if (row >= s.first) y = F::template combine<double>(s, now, before, sums);
  }

  template <class Past>
  static std::size_t fast(const Setup& s, State& state, const Past& past, const InputColumns<WindowRow>& in,
                          const OutputColumns<WindowRow>& out, std::size_t rows) noexcept {
    rows = std::min(rows - rows % kStepRows, kSumRows);
    const std::size_t longest = *std::max_element(s.periods.begin(), s.periods.end());
    if (rows == 0 || state.run < s.first || longest > kLongestSumBlock) return 0;
    if (reach(s) != 0 && past.block(0, reach(s)) == nullptr) return 0;
    const WindowBlock<F> block{past.cells(), cells_a_series(s), state.run - s.start, longest, in, out, rows};
    if (!at_best_level<WindowBody<F>>(&s, &block)) return 0;
    state.run += rows;
    return rows;
  }

 private:
  static std::size_t reach(const Setup& s) noexcept {
    std::size_t reach = 0;
    for (const std::size_t lag : s.lags) reach = std::max(reach, lag);
    return reach;
  }
  static std::size_t cells_a_series(const Setup& s) noexcept {
    return WindowSum<F::kWeighted>::cells(*std::max_element(s.periods.begin(), s.periods.end()));
  }
};

}  // namespace tiercel::indicators
