// What goes on from the on-balance volume: its average, and Archer's indicator of two of them.
#include <algorithm>

#include "native/indicators/parts/cell_ring.hpp"
#include "native/indicators/parts/moving_average.hpp"
#include "native/indicators/parts/price_grid.hpp"
#include "native/indicators/parts/simple_kernel.hpp"
#include "native/indicators/parts/window_fold.hpp"

namespace tiercel::indicators {
namespace {

// The balance as the row obv has it, in ticks of the volume.
class Balance {
 public:
  double take(double close, double volume) noexcept {
    if (!has_last_ || close > last_) {
      total_ += volume;
    } else if (close < last_) {
      total_ -= volume;
    }
    has_last_ = true;
    last_ = close;
    return total_;
  }

 private:
  bool has_last_ = false;
  double last_ = 0.0;
  double total_ = 0.0;
};

struct SmoothedObv : SimpleKernel<2, 1, 2> {
  struct Setup {
    TickScale volume;
    AverageSetup average;
  };
  struct State {
    Balance balance;
    MovingAverage average;
  };

  static Setup setup(const Params& p, const int* decimals) noexcept {
    return {tick_scale(decimals + 1, 1), average_setup(average_kind(p[1]), static_cast<std::int64_t>(p[0]))};
  }
  static std::size_t lookback(const Params& p) noexcept {
    return MovingAverage::lookback(average_kind(p[1]), static_cast<std::int64_t>(p[0]));
  }
  static std::size_t cells(const Setup& s) noexcept { return MovingAverage::cells(s.average); }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& past, const In& x, Out& y) noexcept {
    const double balance = state.balance.take(x[0], in_ticks(s.volume, x[1]));
    double mean = 0.0;
    if (state.average.step(s.average, past, 0, balance, &mean)) y[0] = mean / s.volume.scale;
  }
};

struct AobvPeriods {
  std::size_t low;
  std::size_t high;
  std::size_t run;
};

struct Aobv : SimpleKernel<2, 7, 6> {
  using Lowest = WindowFold<ExtremeFold<-1>>;
  using Highest = WindowFold<ExtremeFold<1>>;
  struct Setup {
    TickScale volume;
    AverageSetup fast;
    AverageSetup slow;
    AobvPeriods rows;
  };
  struct State {
    Balance balance;
    Lowest lowest;
    Highest highest;
    MovingAverage fast;
    MovingAverage slow;
    CellRing fast_ago;
    CellRing slow_ago;
  };

  static Setup setup(const Params& p, const int* decimals) noexcept {
    const auto [fast, slow] = periods(p);
    const AverageKind kind = average_kind(p[5]);
    return {tick_scale(decimals + 1, 1),
            average_setup(kind, fast),
            average_setup(kind, slow),
            {rows_of(p[2]), rows_of(p[3]), rows_of(p[4])}};
  }
  static std::size_t lookback(const Params& p) noexcept {
    const std::size_t averages = MovingAverage::lookback(average_kind(p[5]), periods(p).second);
    return std::max({rows_of(p[2]) - 1, rows_of(p[3]) - 1, rows_of(p[4]) + averages});
  }
  static std::size_t cells(const Setup& s) noexcept { return slow_cells(s) + MovingAverage::cells(s.slow); }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& past, const In& x, Out& y) noexcept {
    const double balance = state.balance.take(x[0], in_ticks(s.volume, x[1]));
    std::array<double, 1> low{};
    std::array<double, 1> high{};
    const bool has_low = state.lowest.step(past, 0, s.rows.low, {balance}, &low);
    const bool has_high = state.highest.step(past, high_cells(s), s.rows.high, {balance}, &high);
    double fast = 0.0;
    double slow = 0.0;
    const bool has_fast = state.fast.step(s.fast, past, fast_cells(s), balance, &fast);
    if (!state.slow.step(s.slow, past, slow_cells(s), balance, &slow) || !has_fast) return;
    if (state.fast_ago.is_full(s.rows.run) && has_low && has_high) {
      const double last_fast = state.fast_ago.ago(past, run_cells(s), s.rows.run, s.rows.run);
      const bool moves = slow != state.slow_ago.ago(past, run_cells(s) + s.rows.run, s.rows.run, s.rows.run);
      y = {balance, low[0], high[0], fast, slow};
      for (double& value : y) value /= s.volume.scale;
      y[5] = moves && fast > last_fast ? 1.0 : 0.0;
      y[6] = moves && fast < last_fast ? 1.0 : 0.0;
    }
    state.fast_ago.push(past, run_cells(s), s.rows.run, fast);
    state.slow_ago.push(past, run_cells(s) + s.rows.run, s.rows.run, slow);
  }

 private:
  static std::pair<std::int64_t, std::int64_t> periods(const Params& p) noexcept {
    const auto fast = static_cast<std::int64_t>(p[0]);
    const auto slow = static_cast<std::int64_t>(p[1]);
    return {std::min(fast, slow), std::max(fast, slow)};
  }
  static std::size_t high_cells(const Setup& s) noexcept { return Lowest::cells(s.rows.low); }
  static std::size_t run_cells(const Setup& s) noexcept { return high_cells(s) + Highest::cells(s.rows.high); }
  static std::size_t fast_cells(const Setup& s) noexcept { return run_cells(s) + 2 * s.rows.run; }
  static std::size_t slow_cells(const Setup& s) noexcept { return fast_cells(s) + MovingAverage::cells(s.fast); }
};

constexpr InputInfo kInputInfo[] = {{"close", InputRole::kClose}, {"volume", InputRole::kVolume}};
constexpr ParameterInfo kSmoothedParameters[] = {integer_parameter("period", "of the average", 14),
                                                 average_parameter("average", "its kind")};
constexpr OutputInfo kSmoothedOutput[] = {real_output("smoothedObv")};
constexpr ParameterInfo kAobvParameters[] = {
    integer_parameter("fastPeriod", "of the shorter average", 4),
    integer_parameter("slowPeriod", "of the longer average", 12),
    integer_parameter("lowPeriod", "bars of the lowest balance", 2),
    integer_parameter("highPeriod", "bars of the highest balance", 2),
    integer_parameter("rows", "rows over which the averages are compared", 2),
    average_parameter("average", "kind of both averages", AverageKind::kExponential)};
constexpr OutputInfo kAobvOutputs[] = {real_output("obv"),     real_output("lowest"), real_output("highest"),
                                       real_output("fast"),    real_output("slow"),   real_output("longRun"),
                                       real_output("shortRun")};

}  // namespace

TIERCEL_INDICATOR(kSmoothedObv) = make_row<SmoothedObv>({
    .name = "smoothedObv",
    .group = Group::kVolume,
    .summary = "Smoothed on-balance volume: a moving average of obv.",
    .formula = "average(obv, period)",
    .source = "Granville, Granville's New Key to Stock Market Profits (1963), for obv; the smoothing as in talipp's "
              "SOBV",
    .differs = "As in TA-Lib the balance begins with the first bar's volume, in TradingView with 0.",
    .inputs = kInputInfo,
    .parameters = kSmoothedParameters,
    .outputs = kSmoothedOutput,
});

TIERCEL_INDICATOR(kAobv) = make_row<Aobv>({
    .name = "aobv",
    .group = Group::kVolume,
    .summary = "Archer's on-balance volume: the balance with its lowest and highest value of the last bars and two "
               "averages; longRun is 1 where the fast average has risen over some rows and the slow one has moved, "
               "shortRun where the fast one has fallen, else they are 0.",
    .formula = "lowest = lowest obv of `lowPeriod` bars, highest = highest obv of `highPeriod` bars\n"
               "fast = average(obv, fastPeriod), slow = average(obv, slowPeriod), the shorter period is the fast one\n"
               "longRun = fast > fast[rows] and slow != slow[rows]\n"
               "shortRun = fast < fast[rows] and slow != slow[rows]",
    .source = "Archer; pandas-ta's aobv",
    .differs = "All outputs begin together, those of pandas-ta each as soon as it can.",
    .inputs = kInputInfo,
    .parameters = kAobvParameters,
    .outputs = kAobvOutputs,
});

}  // namespace tiercel::indicators
