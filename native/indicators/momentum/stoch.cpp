// Stochastic oscillator: where the close lies in the range of the last bars, smoothed once and smoothed again.
#include "native/indicators/parts/moving_average.hpp"
#include "native/indicators/parts/price_grid.hpp"
#include "native/indicators/parts/window_extreme.hpp"

namespace tiercel::indicators {
namespace {

struct StochSetup {
  std::size_t period;
  TickScale ticks;
  AverageSetup slow_k;
  AverageSetup slow_d;
};

// Exact on the step but for the division. 0 without a range.
TIERCEL_BODY double place_in_range(const TickScale& s, double highest, double lowest, double close) noexcept {
  const double low = in_ticks(s, lowest);
  const double range = in_ticks(s, highest) - low;
  const double above = 100.0 * (in_ticks(s, close) - low);
  return (range != 0.0 ? above : 0.0) / (range != 0.0 ? range : 1.0);
}

// `windows` of highs and lows begin period - 1 rows before `newest`: highs, lows and closes.
TIERCEL_BODY bool stoch_block_body(const StochSetup& s, const std::array<const double*, 2>& windows,
                                   const std::array<const double*, 3>& newest, double* __restrict out,
                                   std::size_t rows) noexcept {
  const auto& [high, low, close] = newest;
  if (!all_finite(high, rows) || !all_finite(low, rows) || !all_finite(close, rows)) return false;
  double highest[kExtremeRows];
  double lowest[kExtremeRows];
  slide_extreme<1>(windows[0], s.period, highest, rows);
  slide_extreme<-1>(windows[1], s.period, lowest, rows);
  for (std::size_t i = 0; i < rows; ++i) out[i] = place_in_range(s.ticks, highest[i], lowest[i], close[i]);
  return true;
}

TIERCEL_VARIANTS(bool, stoch_block,
                 (const StochSetup& s, const std::array<const double*, 2>& windows,
                  const std::array<const double*, 3>& newest, double* out, std::size_t rows),
                 (s, windows, newest, out, rows))

struct Stoch {
  struct Params {
    std::int64_t period;
    std::int64_t k_period;
    AverageKind k_average;
    std::int64_t d_period;
    AverageKind d_average;
  };
  using Setup = StochSetup;
  using Value = double;
  static constexpr std::size_t kInputs = 3;
  static constexpr std::size_t kOutputs = 2;

  struct State {
    WindowExtreme<1> highest;
    WindowExtreme<-1> lowest;
    MovingAverage slow_k;
    MovingAverage slow_d;
  };

  static Params params(const double* numbers) noexcept {
    return {static_cast<std::int64_t>(numbers[0]), static_cast<std::int64_t>(numbers[1]), average_kind(numbers[2]),
            static_cast<std::int64_t>(numbers[3]), average_kind(numbers[4])};
  }
  static Setup setup(const Params& p, const int* decimals) noexcept {
    return {static_cast<std::size_t>(p.period), tick_scale(decimals, 3), average_setup(p.k_average, p.k_period),
            average_setup(p.d_average, p.d_period)};
  }
  static std::size_t lookback(const Params& p) noexcept {
    return static_cast<std::size_t>(p.period - 1) + MovingAverage::lookback(p.k_period) +
           MovingAverage::lookback(p.d_period);
  }
  static std::size_t past(const Setup& s) noexcept { return s.period; }
  static std::size_t cells(const Setup& s) noexcept { return d_cells(s) + MovingAverage::cells(s.slow_d); }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& past, const InputRow<Stoch>& x,
                   OutputRow<Stoch>& y) noexcept {
    double highest = 0.0;
    double lowest = 0.0;
    const bool full = state.highest.step(past, 0, 0, s.period, x[0], &highest);
    state.lowest.step(past, 1, WindowExtreme<1>::cells(s.period), s.period, x[1], &lowest);
    if (full) smooth(s, state, past, place_in_range(s.ticks, highest, lowest, x[2]), &y[0], &y[1]);
  }

  template <class Past>
  static std::size_t fast(const Setup& s, State& state, const Past& past, const InputColumns<Stoch>& in,
                          const OutputColumns<Stoch>& out, std::size_t rows) noexcept {
    double places[kExtremeRows];
    rows = std::min(rows, kExtremeRows);
    if (!state.highest.is_warm(s.period)) return 0;
    const std::array<const double*, 2> windows{past.block(0, s.period - 1), past.block(1, s.period - 1)};
    if (windows[0] == nullptr || !stoch_block(s, windows, in, places, rows)) return 0;
    if (state.slow_k.is_warm(s.slow_k) && state.slow_d.is_warm(s.slow_d)) {
      state.slow_k.block(s.slow_k, past, k_cells(s), places, out[0], rows);
      state.slow_d.block(s.slow_d, past, d_cells(s), out[0], out[1], rows);
    } else {
      for (std::size_t i = 0; i < rows; ++i) {
        out[0][i] = out[1][i] = kNoValue;
        smooth(s, state, past, places[i], &out[0][i], &out[1][i]);
      }
    }
    state.highest.skip();
    state.lowest.skip();
    return rows;
  }

 private:
  // The cells: those of the two windows, of slow %K and of slow %D.
  static std::size_t k_cells(const Setup& s) noexcept { return 2 * WindowExtreme<1>::cells(s.period); }
  static std::size_t d_cells(const Setup& s) noexcept { return k_cells(s) + MovingAverage::cells(s.slow_k); }

  template <class Past>
  static void smooth(const Setup& s, State& state, const Past& past, double place, double* slow_k,
                     double* slow_d) noexcept {
    double k = 0.0;
    if (!state.slow_k.step(s.slow_k, past, k_cells(s), place, &k)) return;
    double d = 0.0;
    if (!state.slow_d.step(s.slow_d, past, d_cells(s), k, &d)) return;
    *slow_k = k;
    *slow_d = d;
  }
};

constexpr ParameterInfo kParameterInfo[] = {
    integer_parameter("period", "bars of the range", 5),
    integer_parameter("kPeriod", "period of the smoothing that gives k", 3),
    average_parameter("kAverage", "kind of this smoothing"),
    integer_parameter("dPeriod", "period of the smoothing of k that gives d", 3),
    average_parameter("dAverage", "kind of this smoothing")};
constexpr OutputInfo kOutputInfo[] = {real_output("k"), real_output("d")};

}  // namespace

TIERCEL_INDICATOR(kStoch) = make_row<Stoch>({
    .name = "stoch",
    .group = Group::kMomentum,
    .summary =
        "Stochastic oscillator, 0 to 100: the close's place in the range of the last `period` bars, smoothed (k), "
        "and smoothed again (d); a bar without a range counts as 0.",
    .formula = "place = 100 (close - lowest low) / (highest high - lowest low), over the last `period` bars\n"
               "k = average(place, kPeriod)\n"
               "d = average(k, dPeriod)",
    .source = "Lane, Lane's Stochastics (Technical Analysis of Stocks & Commodities, May 1984); TA-Lib's STOCH",
    .talib = "STOCH",
    .inputs = kHighLowClose,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
