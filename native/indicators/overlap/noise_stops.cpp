// Stops at a distance that the bars' own noise sets: their ranges, or how far they break the bar before.
#include <algorithm>
#include <cmath>

#include "native/indicators/parts/moving_average.hpp"
#include "native/indicators/parts/price_grid.hpp"
#include "native/indicators/parts/simple_kernel.hpp"
#include "native/indicators/parts/window_extreme.hpp"
#include "native/indicators/parts/window_fold.hpp"

namespace tiercel::indicators {
namespace {

struct KaufmanStop : SimpleKernel<2, 2, 3> {
  struct Setup {
    AverageSetup average;
    double multiplier;
    TickScale ticks;
  };
  using State = MovingAverage;

  static Setup setup(const Params& p, const int* decimals) noexcept {
    const auto period = static_cast<std::int64_t>(p[0]);
    return {average_setup(average_kind(p[2]), period), p[1], tick_scale(decimals, 2)};
  }
  static std::size_t lookback(const Params& p) noexcept {
    return MovingAverage::lookback(average_kind(p[2]), static_cast<std::int64_t>(p[0]));
  }
  static std::size_t cells(const Setup& s) noexcept { return MovingAverage::cells(s.average); }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& past, const In& x, Out& y) noexcept {
    double range = 0.0;
    if (!state.step(s.average, past, 0, in_ticks(s.ticks, x[0]) - in_ticks(s.ticks, x[1]), &range)) return;
    const double reach = s.multiplier * (range / s.ticks.scale);
    y = {x[1] - reach, x[0] + reach};
  }
};

struct SafeZone : SimpleKernel<2, 2, 3> {
  using Sum =
      WindowFold<SumFold<4>>;  // falls below the low before and how many; rises above the high before and how many
  struct Setup {
    std::size_t period;
    double multiplier;
    std::size_t stop_period;
    TickScale ticks;
  };
  struct State {
    bool has_bar = false;
    double last_high = 0.0;  // in ticks
    double last_low = 0.0;
    Sum breaks;
    WindowExtreme<1> longs;
    WindowExtreme<-1> shorts;
  };

  static Setup setup(const Params& p, const int* decimals) noexcept {
    return {rows_of(p[0]), p[1], rows_of(p[2]), tick_scale(decimals, 2)};
  }
  static std::size_t lookback(const Params& p) noexcept { return rows_of(p[0]) + rows_of(p[2]) - 1; }
  static std::size_t cells(const Setup& s) noexcept {
    return Sum::cells(s.period) + 2 * WindowExtreme<1>::cells(s.stop_period);
  }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& past, const In& x, Out& y) noexcept {
    const double high = in_ticks(s.ticks, x[0]);
    const double low = in_ticks(s.ticks, x[1]);
    const double fall = std::max(state.last_low - low, 0.0);
    const double rise = std::max(high - state.last_high, 0.0);
    std::array<double, 4> sums{};
    const bool full =
        state.has_bar &&
        state.breaks.step(past, 0, s.period, {fall, fall > 0.0 ? 1.0 : 0.0, rise, rise > 0.0 ? 1.0 : 0.0}, &sums);
    state.has_bar = true;
    state.last_high = high;
    state.last_low = low;
    if (!full) return;
    const double below = s.multiplier * sums[0] / (std::max(sums[1], 1.0) * s.ticks.scale);
    const double above = s.multiplier * sums[2] / (std::max(sums[3], 1.0) * s.ticks.scale);
    const std::size_t base = Sum::cells(s.period);
    state.longs.step(past, 0, base, s.stop_period, x[1] - below, &y[0]);
    state.shorts.step(past, 1, base + WindowExtreme<1>::cells(s.stop_period), s.stop_period, x[0] + above, &y[1]);
  }
};

struct DevStop : SimpleKernel<2, 2, 2> {
  using Spreads = WindowFold<SpreadFold>;
  struct Setup {
    std::size_t period;
    double deviations;
    TickScale ticks;
  };
  struct State {
    bool has_bar = false;
    double last_high = 0.0;
    double last_low = 0.0;
    Spreads ranges;
    WindowExtreme<1> longs;
    WindowExtreme<-1> shorts;
  };

  static Setup setup(const Params& p, const int* decimals) noexcept {
    return {rows_of(p[0]), p[1], tick_scale(decimals, 2)};
  }
  static std::size_t lookback(const Params& p) noexcept { return 2 * rows_of(p[0]) - 1; }
  static std::size_t cells(const Setup& s) noexcept {
    return Spreads::cells(s.period) + 2 * WindowExtreme<1>::cells(s.period);
  }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& past, const In& x, Out& y) noexcept {
    const double high = in_ticks(s.ticks, x[0]);
    const double low = in_ticks(s.ticks, x[1]);
    const double range = std::max(high, state.last_high) - std::min(low, state.last_low);
    std::array<double, 2> spread{};
    const bool full = state.has_bar && state.ranges.step(past, 0, s.period, {range}, &spread);
    state.has_bar = true;
    state.last_high = high;
    state.last_low = low;
    if (!full) return;
    const auto rows = static_cast<double>(s.period);
    const double reach = (spread[0] / rows + s.deviations * std::sqrt(spread[1] / rows)) / s.ticks.scale;
    const std::size_t base = Spreads::cells(s.period);
    state.longs.step(past, 0, base, s.period, x[0] - reach, &y[0]);
    state.shorts.step(past, 1, base + WindowExtreme<1>::cells(s.period), s.period, x[1] + reach, &y[1]);
  }
};

constexpr ParameterInfo kKaufmanParameters[] = {
    integer_parameter("period", "bars of the average range", 22),
    {"multiplier", "average ranges from the bar to the stop", ParameterKind::kReal, 0, 1000, 2},
    average_parameter("average", "kind of the average")};
constexpr ParameterInfo kSafeZoneParameters[] = {
    integer_parameter("period", "bars of the average break", 22),
    {"multiplier", "average breaks from the bar to the stop", ParameterKind::kReal, 0, 1000, 2.5},
    integer_parameter("stopPeriod", "last stops of which the tightest holds", 3)};
constexpr ParameterInfo kDevStopParameters[] = {
    integer_parameter("period", "two-bar ranges of the mean and the deviation, and bars of the window", 20),
    {"deviations", "standard deviations beyond the mean; Kase draws 0, 1, 2.2 and 3.6", ParameterKind::kReal, 0, 1000,
     1}};
constexpr OutputInfo kStops[] = {real_output("long"), real_output("short")};

}  // namespace

TIERCEL_INDICATOR(kKaufmanStop) = make_row<KaufmanStop>({
    .name = "kaufmanStop",
    .group = Group::kOverlap,
    .summary = "Kaufman's stops: below the low and above the high, at a multiple of the average range of the bars.",
    .formula = "range = average(high - low, period)\n"
               "long = low - multiplier * range\n"
               "short = high + multiplier * range",
    .source = "Kaufman, Trading Systems and Methods (5th ed.)",
    .inputs = kHighLow,
    .parameters = kKaufmanParameters,
    .outputs = kStops,
});

TIERCEL_INDICATOR(kSafeZoneStop) = make_row<SafeZone>({
    .name = "safeZoneStop",
    .group = Group::kOverlap,
    .summary = "Elder's SafeZone stops for the coming bar: as far from this one as a multiple of the average break of "
               "a bar below the low before (for long positions) or above the high before (for short ones), the "
               "tightest of the last `stopPeriod` such stops.",
    .formula = "fall = max(low[1] - low, 0),  rise = max(high - high[1], 0)\n"
               "average = sum / number of those above 0, over the last `period` bars; 0 without one\n"
               "long = max(low - multiplier * average fall) of the last `stopPeriod` bars\n"
               "short = min(high + multiplier * average rise) of the last `stopPeriod` bars",
    .source = "Elder, Come Into My Trading Room (2002)",
    .differs = "Jesse and vector-ta take Wilder's smoothed sum of the directional movement for the average break, and "
               "the bar before.",
    .inputs = kHighLow,
    .parameters = kSafeZoneParameters,
    .outputs = kStops,
});

TIERCEL_INDICATOR(kDevStop) = make_row<DevStop>({
    .name = "devStop",
    .group = Group::kOverlap,
    .summary = "Kase's DevStop: a reach of the mean range of two bars and some of its standard deviations from the "
               "highs and lows; the tightest such stop of the last `period` bars.",
    .formula = "range = max(high, high[1]) - min(low, low[1])\n"
               "reach = mean + deviations * standard deviation, of the last `period` ranges\n"
               "long = max(high - reach), short = min(low + reach), both of the last `period` bars",
    .source = "Kase, Trading with the Odds (1996)",
    .inputs = kHighLow,
    .parameters = kDevStopParameters,
    .outputs = kStops,
});

}  // namespace tiercel::indicators
