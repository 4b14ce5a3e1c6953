#pragma once
// The kernels of the stochastic oscillators: the close's place in its range, smoothed once (fast) or twice, and the
// distance of the two drawn on.
#include "native/indicators/parts/moving_average.hpp"
#include "native/indicators/parts/range_place.hpp"
#include "native/indicators/parts/tick_count.hpp"

namespace tiercel::indicators {

enum class Stochastic { kSlow, kFast, kDrawnOn };

struct StochasticSetup {
  RangePlaceSetup place;
  AverageSetup k;  // not of the fast form
  AverageSetup d;
};

template <Stochastic kForm>
struct StochasticRow {
  struct Params {
    std::int64_t period;
    std::int64_t k_period;
    AverageKind k_average;
    std::int64_t d_period;
    AverageKind d_average;
  };
  using Setup = StochasticSetup;
  using Value = double;
  static constexpr std::size_t kInputs = 3;
  static constexpr std::size_t kOutputs = kForm == Stochastic::kDrawnOn ? 3 : 2;
  static constexpr bool kSmoothsPlace = kForm != Stochastic::kFast;

  struct State {
    RangePlace place;
    MovingAverage k;
    MovingAverage d;
  };

  static Params params(const double* numbers) noexcept {
    const auto period = static_cast<std::int64_t>(numbers[0]);
    const double* d = numbers + (kSmoothsPlace ? 3 : 1);
    const auto d_period = static_cast<std::int64_t>(d[0]);
    if constexpr (!kSmoothsPlace) return {period, 1, AverageKind::kSimple, d_period, average_kind(d[1])};
    return {period, static_cast<std::int64_t>(numbers[1]), average_kind(numbers[2]), d_period, average_kind(d[1])};
  }
  static Setup setup(const Params& p, const int* decimals) noexcept {
    return {{static_cast<std::size_t>(p.period), countable_scale(decimals, 3)},
            average_setup(p.k_average, p.k_period),
            average_setup(p.d_average, p.d_period)};
  }
  static std::size_t lookback(const Params& p) noexcept {
    return static_cast<std::size_t>(p.period - 1) + MovingAverage::lookback(p.k_average, p.k_period) +
           MovingAverage::lookback(p.d_average, p.d_period);
  }
  static std::size_t past(const Setup& s) noexcept { return s.place.period; }
  static std::size_t cells(const Setup& s) noexcept { return d_cells(s) + MovingAverage::cells(s.d); }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& past, const InputRow<StochasticRow>& x,
                   OutputRow<StochasticRow>& y) noexcept {
    double place = 0.0;
    if (!state.place.step(s.place, past, x, &place)) return;
    double k = place;
    double d = 0.0;
    if constexpr (kSmoothsPlace) {
      if (!state.k.step(s.k, past, k_cells(s), place, &k)) return;
    }
    if (!state.d.step(s.d, past, d_cells(s), k, &d)) return;
    y[0] = k;
    y[1] = d;
    if constexpr (kForm == Stochastic::kDrawnOn) y[2] = 3.0 * k - 2.0 * d;
  }

  template <class Past>
  static std::size_t fast(const Setup& s, State& state, const Past& past, const InputColumns<StochasticRow>& in,
                          const OutputColumns<StochasticRow>& out, std::size_t rows) noexcept {
    double places[kExtremeRows];
    rows = std::min(rows, std::min(kExtremeRows, kAverageRows));
    rows -= rows % kStepRows;
    if (rows == 0 || !state.d.is_warm(s.d) || (kSmoothsPlace && !state.k.is_warm(s.k))) return 0;
    if (!state.place.block(s.place, past, in, kSmoothsPlace ? places : out[0], rows)) return 0;
    if constexpr (kSmoothsPlace) state.k.block(s.k, past, k_cells(s), places, out[0], rows);
    state.d.block(s.d, past, d_cells(s), out[0], out[1], rows);
    if constexpr (kForm == Stochastic::kDrawnOn) {
      for (std::size_t i = 0; i < rows; ++i) out[2][i] = 3.0 * out[0][i] - 2.0 * out[1][i];
    }
    return rows;
  }

 private:
  // The cells: those of the range, of k and of d.
  static std::size_t k_cells(const Setup& s) noexcept { return RangePlace::cells(s.place); }
  static std::size_t d_cells(const Setup& s) noexcept {
    return k_cells(s) + (kSmoothsPlace ? MovingAverage::cells(s.k) : 0);
  }
};

}  // namespace tiercel::indicators
