// Where series have risen or fallen over some rows: one series, a fast one with a slow one, and two averages.
#include <algorithm>

#include "native/indicators/parts/cell_ring.hpp"
#include "native/indicators/parts/moving_average.hpp"
#include "native/indicators/parts/price_grid.hpp"
#include "native/indicators/parts/simple_kernel.hpp"

namespace tiercel::indicators {
namespace {

using Mask = std::uint8_t;

constexpr const char* kCompared[] = {"ends", "each"};

template <int kSign>
struct Moving : SimpleKernel<1, 1, 2, Mask> {
  struct Setup {
    std::size_t period;
    bool each;
  };
  struct State {
    std::size_t run = 0;
    std::size_t moves = 0;  // the last so many changes went that way
    double last = 0.0;
  };

  static Setup setup(const Params& p, const int* /*decimals*/) noexcept { return {rows_of(p[0]), p[1] == 1.0}; }
  static std::size_t lookback(const Params& p) noexcept { return rows_of(p[0]); }
  static std::size_t past(const Setup& s) noexcept { return s.period; }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& past, const In& x, Out& y) noexcept {
    state.moves = state.run > 0 && is_beyond(x[0], state.last) ? state.moves + 1 : 0;
    if (state.run >= s.period) {
      y[0] = s.each ? state.moves >= s.period : is_beyond(x[0], past.ago(0, s.period));
    }
    ++state.run;
    state.last = x[0];
  }

 private:
  static bool is_beyond(double now, double before) noexcept { return kSign > 0 ? now > before : now < before; }
};

// Both series have moved, the fast one upwards (kSign 1) or downwards.
template <int kSign>
Mask is_run(double fast, double last_fast, double slow, double last_slow) noexcept {
  const bool fast_moves = kSign > 0 ? fast > last_fast : fast < last_fast;
  return fast_moves && slow != last_slow;
}

template <int kSign>
struct Run : SimpleKernel<2, 1, 1, Mask> {
  using Setup = std::size_t;  // the period
  using State = std::size_t;  // rows since the start or the last gap

  static Setup setup(const Params& p, const int* /*decimals*/) noexcept { return rows_of(p[0]); }
  static std::size_t lookback(const Params& p) noexcept { return rows_of(p[0]); }
  static std::size_t past(const Setup& period) noexcept { return period; }

  template <class Past>
  static void step(const Setup& period, State& run, const Past& past, const In& x, Out& y) noexcept {
    if (run >= period) y[0] = is_run<kSign>(x[0], past.ago(0, period), x[1], past.ago(1, period));
    ++run;
  }
};

struct Amat : SimpleKernel<1, 2, 4, Mask> {
  struct Setup {
    AverageSetup fast;
    AverageSetup slow;
    std::size_t rows;
    TickScale ticks;
  };
  struct State {
    MovingAverage fast;
    MovingAverage slow;
    CellRing fast_ago;
    CellRing slow_ago;
  };

  static Setup setup(const Params& p, const int* decimals) noexcept {
    const AverageKind kind = average_kind(p[3]);
    return {average_setup(kind, static_cast<std::int64_t>(p[0])), average_setup(kind, static_cast<std::int64_t>(p[1])),
            rows_of(p[2]), tick_scale(decimals, 1)};
  }
  static std::size_t lookback(const Params& p) noexcept {
    const AverageKind kind = average_kind(p[3]);
    return rows_of(p[2]) + std::max(MovingAverage::lookback(kind, static_cast<std::int64_t>(p[0])),
                                    MovingAverage::lookback(kind, static_cast<std::int64_t>(p[1])));
  }
  static std::size_t cells(const Setup& s) noexcept { return slow_cells(s) + MovingAverage::cells(s.slow); }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& past, const In& x, Out& y) noexcept {
    const double ticks = in_ticks(s.ticks, x[0]);
    double fast = 0.0;
    double slow = 0.0;
    const bool has_fast = state.fast.step(s.fast, past, 2 * s.rows, ticks, &fast);
    if (!state.slow.step(s.slow, past, slow_cells(s), ticks, &slow) || !has_fast) return;
    if (state.slow_ago.is_full(s.rows)) {
      const double last_fast = state.fast_ago.ago(past, 0, s.rows, s.rows);
      const double last_slow = state.slow_ago.ago(past, s.rows, s.rows, s.rows);
      y = {is_run<1>(fast, last_fast, slow, last_slow), is_run<-1>(fast, last_fast, slow, last_slow)};
    }
    state.fast_ago.push(past, 0, s.rows, fast);
    state.slow_ago.push(past, s.rows, s.rows, slow);
  }

 private:
  static std::size_t slow_cells(const Setup& s) noexcept { return 2 * s.rows + MovingAverage::cells(s.fast); }
};

struct TtmTrend : SimpleKernel<3, 1, 1, Mask> {
  using Sum = WindowFold<SumFold<1>>;
  struct Setup {
    std::size_t period;
    TickScale ticks;
  };
  using State = Sum;

  static Setup setup(const Params& p, const int* decimals) noexcept { return {rows_of(p[0]), tick_scale(decimals, 3)}; }
  static std::size_t lookback(const Params& p) noexcept { return rows_of(p[0]) - 1; }
  static std::size_t cells(const Setup& s) noexcept { return Sum::cells(s.period); }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& past, const In& x, Out& y) noexcept {
    std::array<double, 1> sum{};
    if (!state.step(past, 0, s.period, {in_ticks(s.ticks, x[0]) + in_ticks(s.ticks, x[1])}, &sum)) return;
    y[0] = in_ticks(s.ticks, x[2]) * 2.0 * static_cast<double>(s.period) > sum[0];
  }
};

constexpr OutputInfo mask_output(const char* name) noexcept { return {name, OutputKind::kMask}; }

constexpr ParameterInfo kMovingParameters[] = {integer_parameter("period", "rows", 1),
                                               {"compare", "only the ends of the rows, or each row with the one before",
                                                ParameterKind::kChoice, 0, 1, 0, kCompared}};
constexpr ParameterInfo kRunParameters[] = {integer_parameter("period", "rows", 2)};
constexpr ParameterInfo kAmatParameters[] = {
    integer_parameter("fastPeriod", "period of the fast average", 8),
    integer_parameter("slowPeriod", "period of the slow average", 21),
    integer_parameter("rows", "rows over which the averages are compared", 2),
    average_parameter("average", "kind of both averages", AverageKind::kExponential)};
constexpr ParameterInfo kTtmParameters[] = {integer_parameter("period", "bars of the mean", 6)};
constexpr InputInfo kFastSlow[] = {{"a", InputRole::kSeries}, {"b", InputRole::kSeries}};
constexpr OutputInfo kIncreasingOutput[] = {mask_output("increasing")};
constexpr OutputInfo kDecreasingOutput[] = {mask_output("decreasing")};
constexpr OutputInfo kLongRunOutput[] = {mask_output("longRun")};
constexpr OutputInfo kShortRunOutput[] = {mask_output("shortRun")};
constexpr OutputInfo kAmatOutputs[] = {mask_output("long"), mask_output("short")};
constexpr OutputInfo kTtmOutput[] = {mask_output("ttmTrend")};

}  // namespace

TIERCEL_INDICATOR(kIncreasing) = make_row<Moving<1>>({
    .name = "increasing",
    .group = Group::kTrend,
    .summary = "True where the value is above the one `period` rows before, or with `each` where every one of these "
               "rows rose.",
    .formula = "ends: x > x[period]\n"
               "each: x > x[1] and x[1] > x[2] ... and x[period - 1] > x[period]",
    .source = "Definition",
    .inputs = kOneSeries,
    .parameters = kMovingParameters,
    .outputs = kIncreasingOutput,
});

TIERCEL_INDICATOR(kDecreasing) = make_row<Moving<-1>>({
    .name = "decreasing",
    .group = Group::kTrend,
    .summary = "True where the value is below the one `period` rows before, or with `each` where every one of these "
               "rows fell.",
    .formula = "ends: x < x[period]\n"
               "each: x < x[1] and x[1] < x[2] ... and x[period - 1] < x[period]",
    .source = "Definition",
    .inputs = kOneSeries,
    .parameters = kMovingParameters,
    .outputs = kDecreasingOutput,
});

TIERCEL_INDICATOR(kLongRun) = make_row<Run<1>>({
    .name = "longRun",
    .group = Group::kTrend,
    .summary =
        "True where a fast series a has risen over `period` rows and a slow one b has moved: with it upwards, or "
        "against it, which may be a bottom.",
    .formula = "a > a[period] and b != b[period]",
    .source = "Definition; pandas-ta's long_run",
    .inputs = kFastSlow,
    .parameters = kRunParameters,
    .outputs = kLongRunOutput,
});

TIERCEL_INDICATOR(kShortRun) = make_row<Run<-1>>({
    .name = "shortRun",
    .group = Group::kTrend,
    .summary =
        "True where a fast series a has fallen over `period` rows and a slow one b has moved: with it downwards, or "
        "against it, which may be a top.",
    .formula = "a < a[period] and b != b[period]",
    .source = "Definition; pandas-ta's short_run",
    .inputs = kFastSlow,
    .parameters = kRunParameters,
    .outputs = kShortRunOutput,
});

TIERCEL_INDICATOR(kAmat) = make_row<Amat>({
    .name = "amat",
    .group = Group::kTrend,
    .summary = "Archer moving averages trends: where the fast average has risen (long) or fallen (short) over some "
               "rows and the slow one has moved.",
    .formula = "f = average(x, fastPeriod),  s = average(x, slowPeriod)\n"
               "long = f > f[rows] and s != s[rows]\n"
               "short = f < f[rows] and s != s[rows]",
    .source = "Definition; pandas-ta's amat",
    .inputs = kOneSeries,
    .parameters = kAmatParameters,
    .outputs = kAmatOutputs,
});

TIERCEL_INDICATOR(kTtmTrend) = make_row<TtmTrend>({
    .name = "ttmTrend",
    .group = Group::kTrend,
    .summary = "Carter's TTM trend: true where the close is above the mean of the middles of the last `period` bars.",
    .formula = "close > mean of (high + low) / 2 over the last `period` bars",
    .source = "Carter, Mastering the Trade (2005)",
    .inputs = kHighLowClose,
    .parameters = kTtmParameters,
    .outputs = kTtmOutput,
});

}  // namespace tiercel::indicators
