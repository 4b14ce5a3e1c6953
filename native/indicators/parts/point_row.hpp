#pragma once
// The kernel of rows that follow from one row and from some rows before it: changes, ranges, places in a bar. In ticks,
// so that on the step differences have no rounding.
//
// A form F is a PointForm and says
//   kOutputs                     how many
//   lookback(Params), setup(Params, decimals)
//   value(setup, now, before)    the outputs; `now` are the inputs of the row in ticks and before[lag] those of
//                                `lags[lag]` rows ago, both of a type T which is double or Lanes
#include "native/core/best_level.hpp"
#include "native/indicators/parts/price_grid.hpp"
#include "native/indicators/row.hpp"

namespace tiercel::indicators {

template <std::size_t Inputs, std::size_t Lags>
struct PointSetup {
  TickScale ticks;
  std::array<std::size_t, Lags> lags;
};

template <std::size_t Inputs, std::size_t Lags>
struct PointForm {
  using Setup = PointSetup<Inputs, Lags>;
  static constexpr std::size_t kInputs = Inputs;
  static constexpr std::size_t kLags = Lags;
  template <class T>
  using Row = std::array<T, Inputs>;
  template <class T>
  using Before = std::array<Row<T>, Lags>;

  using Params = std::size_t;  // the period, unless the form has others
  static Params params(const double* numbers) noexcept { return static_cast<Params>(numbers[0]); }
  static std::size_t lookback(Params period) noexcept { return period; }
  static Setup setup(Params period, const int* decimals) noexcept { return {tick_scale(decimals, Inputs), {period}}; }
};

template <class F>
struct PointBlock {
  std::array<const double*, F::kInputs> in;
  std::array<double*, F::kOutputs> out;
  std::size_t rows;
};

template <class F>
struct PointBody {
  // False, with nothing to be used, where a value is no number.
  template <int W>
  TIERCEL_BODY bool run(const typename F::Setup* setup, const PointBlock<F>* block) noexcept {
    if (setup->ticks.tolerance == 0.0) return run_rows<W, false>(*setup, *block);
    return run_rows<W, true>(*setup, *block);
  }

 private:
  template <int W, bool kOnStep>
  TIERCEL_BODY bool run_rows(const typename F::Setup& setup, const PointBlock<F> b) noexcept {
    using T = Lanes<W>;
    const TickScale ticks = setup.ticks;
    Lanes<W> bad{};
    for (std::size_t r = 0; r < b.rows; r += W) {
      const auto at = [&](std::size_t ago) TIERCEL_INLINE {
        typename F::template Row<T> row;
        for_each_of<F::kInputs>([&](auto i) TIERCEL_INLINE {
          const T x = read_lanes<W>(b.in[i] + r - ago);
          if constexpr (kOnStep) {
            row[i] = in_ticks(ticks, x);
          } else {
            row[i] = x + 0.0;  // as in_ticks gives a -0
          }
        });
        return row;
      };
      typename F::template Before<T> before;
      for_each_of<F::kLags>([&](auto lag) TIERCEL_INLINE { before[lag] = at(setup.lags[lag]); });
      const auto now = at(0);
      const auto y = F::template value<T>(setup, now, before);
      for_each_of<F::kOutputs>([&](auto i) TIERCEL_INLINE { write_lanes(b.out[i] + r, y[i]); });
      for_each_of<F::kInputs>([&](auto i) TIERCEL_INLINE { bad += now[i] * 0.0; });
    }
    return are_zero(bad);
  }
};

template <class F>
struct PointRow {
  using Params = typename F::Params;
  using Setup = typename F::Setup;
  using State = std::uint64_t;  // rows since the start or the last gap
  using Value = double;
  static constexpr std::size_t kInputs = F::kInputs;
  static constexpr std::size_t kOutputs = F::kOutputs;

  static Params params(const double* numbers) noexcept { return F::params(numbers); }
  static Setup setup(const Params& p, const int* decimals) noexcept { return F::setup(p, decimals); }
  static std::size_t lookback(const Params& p) noexcept { return F::lookback(p); }
  static bool exact(const Params& /*p*/) noexcept { return true; }
  static std::size_t past(const Setup& s) noexcept { return reach(s); }

  template <class Past>
  static void step(const Setup& s, State& run, const Past& past, const InputRow<PointRow>& x,
                   OutputRow<PointRow>& y) noexcept {
    if (run++ < reach(s)) return;
    typename F::template Row<double> now;
    typename F::template Before<double> before;
    for (std::size_t i = 0; i < kInputs; ++i) {
      now[i] = in_ticks(s.ticks, x[i]);
      for (std::size_t lag = 0; lag < F::kLags; ++lag) before[lag][i] = in_ticks(s.ticks, past.ago(i, s.lags[lag]));
    }
    y = F::template value<double>(s, now, before);
  }

  template <class Past>
  static std::size_t fast(const Setup& s, State& run, const Past& past, const InputColumns<PointRow>& in,
                          const OutputColumns<PointRow>& out, std::size_t rows) noexcept {
    rows -= rows % kStepRows;
    if (rows == 0 || run < reach(s)) return 0;
    if (reach(s) != 0 && past.block(0, reach(s)) == nullptr) return 0;
    const PointBlock<F> block{in, out, rows};
    if (!at_best_level<PointBody<F>>(&s, &block)) return 0;
    run += rows;
    return rows;
  }

 private:
  static std::size_t reach(const Setup& s) noexcept {
    std::size_t reach = 0;
    for (const std::size_t lag : s.lags) reach = std::max(reach, lag);
    return reach;
  }
};

}  // namespace tiercel::indicators
