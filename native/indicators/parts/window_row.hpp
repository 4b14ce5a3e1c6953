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
#include "native/core/best_level.hpp"
#include "native/indicators/parts/price_grid.hpp"
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

inline constexpr std::size_t kLongestLagBlock = 1024;

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
    s.scales.fill(tick_scale(decimals, Inputs));
    s.divisor = s.scales[0].scale;
    return s;
  }
};

template <class F>
struct WindowBlock {
  double* cells;
  std::size_t cells_a_series;
  std::uint64_t row;  // of the sums
  std::size_t reach;  // the longest lag: rows before the block that are read
  std::array<const double*, F::kInputs> in;
  std::array<double*, F::kOutputs> out;
  std::size_t rows;
};

template <class F>
struct WindowBody {
  // False, with nothing changed but the outputs, where a value is no number.
  template <int W>
  TIERCEL_BODY bool run(const typename F::Setup* setup, const WindowBlock<F>* b) noexcept {
    using T = Lanes<W>;
    double ticks[F::kInputs][kLongestLagBlock + kSumRows];
    double series[F::kSeries][kSumRows];
    double plain[F::kSeries * F::kPeriods][kSumRows];
    double weighted[F::kWeighted ? F::kSeries * F::kPeriods : 1][kSumRows];
    const std::size_t reach = b->reach;
    const std::size_t rows = b->rows;
    const auto s = *setup;
    bool good = true;
    for (std::size_t i = 0; i < F::kInputs; ++i) {
      read_ticks(s.scales[i], b->in[i] - reach, ticks[i], reach + rows);
      good &= all_finite(ticks[i] + reach, rows);
    }
    if (!good) return false;
    const auto at = [&](std::size_t r, std::size_t ago) TIERCEL_INLINE {
      typename F::template Row<T> row;
      for_each_of<F::kInputs>([&](auto i) TIERCEL_INLINE { row[i] = read_lanes<W>(ticks[i] + reach + r - ago); });
      return row;
    };
    const auto before = [&](std::size_t r) TIERCEL_INLINE {
      typename F::template Before<T> lagged;
      for_each_of<F::kLags>([&](auto i) TIERCEL_INLINE { lagged[i] = at(r, s.lags[i]); });
      return lagged;
    };
    for (std::size_t r = 0; r < rows; r += W) {
      for_each_of<F::kInputs>([&](auto i) TIERCEL_INLINE { __builtin_prefetch(b->in[i] + rows + r); });
      const auto values = F::template series<T>(s, at(r, 0), before(r));
      for_each_of<F::kSeries>([&](auto i) TIERCEL_INLINE { write_lanes(series[i] + r, values[i]); });
    }
    for (std::size_t i = 0; i < F::kSeries; ++i) {
      std::array<double*, F::kPeriods> sums;
      std::array<double*, F::kPeriods> weighted_sums{};
      for (std::size_t p = 0; p < F::kPeriods; ++p) {
        sums[p] = plain[i * F::kPeriods + p];
        if constexpr (F::kWeighted) weighted_sums[p] = weighted[i * F::kPeriods + p];
      }
      WindowSum<F::kWeighted>::template block<W>(b->cells + i * b->cells_a_series, s.periods, b->row, series[i], sums,
                                                 weighted_sums, rows);
    }
    const auto out = b->out;
    for (std::size_t r = 0; r < rows; r += W) {
      for_each_of<F::kOutputs>([&](auto i) TIERCEL_INLINE { __builtin_prefetch(out[i] + rows + r, 1); });
      typename F::template Sums<T> sums;
      for_each_of<F::kSeries>([&](auto i) TIERCEL_INLINE {
        for_each_of<F::kPeriods>([&](auto p) TIERCEL_INLINE {
          sums[i][p].plain = read_lanes<W>(plain[i * F::kPeriods + p] + r);
          if constexpr (F::kWeighted) sums[i][p].weighted = read_lanes<W>(weighted[i * F::kPeriods + p] + r);
        });
      });
      const auto y = F::template combine<T>(s, at(r, 0), before(r), sums);
      for_each_of<F::kOutputs>([&](auto i) TIERCEL_INLINE { write_lanes(out[i] + r, y[i]); });
    }
    return true;
  }

 private:
  // Off the step a value stays as it is, but for -0, which a step gives as +0 too.
  TIERCEL_BODY void read_ticks(const TickScale& s, const double* from, double* __restrict to,
                               std::size_t count) noexcept {
    if (s.tolerance == 0.0) {
      for (std::size_t i = 0; i < count; ++i) to[i] = from[i] + 0.0;
    } else {
      for (std::size_t i = 0; i < count; ++i) to[i] = in_ticks(s, from[i]);
    }
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
    if (rows == 0 || state.run < s.first || longest > kLongestSumBlock || reach(s) > kLongestLagBlock) return 0;
    if (reach(s) != 0 && past.block(0, reach(s)) == nullptr) return 0;
    const WindowBlock<F> block{past.cells(), cells_a_series(s), state.run - s.start, reach(s), in, out, rows};
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
