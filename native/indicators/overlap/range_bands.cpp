// Bands and stops that hang from an average or from the ends of a window by a multiple of the average true range.
#include <algorithm>

#include "native/indicators/parts/average_range.hpp"
#include "native/indicators/parts/high_low_window.hpp"
#include "native/indicators/parts/price_grid.hpp"
#include "native/indicators/parts/simple_kernel.hpp"
#include "native/indicators/parts/window_fold.hpp"

namespace tiercel::indicators {
namespace {

using Sum = WindowFold<SumFold<1>>;

// The simple average of what `kPrice` makes of the bar, and bands around it.
template <double (*kPrice)(const TickScale& ticks, const double* bar) noexcept, bool kHasMultiplier>
struct AverageBands : SimpleKernel<3, 3, kHasMultiplier ? 3 : 2> {
  using Base = SimpleKernel<3, 3, kHasMultiplier ? 3 : 2>;
  struct Setup {
    std::size_t period;
    double divisor;  // of the sum of ticks
    double multiplier;
    SmootherSetup range;
    TickScale ticks;
  };
  struct State {
    Sum sum;
    AverageRange range;
  };

  static Setup setup(const typename Base::Params& p, const int* decimals) noexcept {
    const TickScale ticks = tick_scale(decimals, 3);
    double multiplier = 1.0;
    if constexpr (kHasMultiplier) multiplier = p[2];
    return {rows_of(p[0]), p[0] * ticks.scale, multiplier, average_range_setup(p[1]), ticks};
  }
  static std::size_t lookback(const typename Base::Params& p) noexcept { return rows_of(std::max(p[0] - 1.0, p[1])); }
  static std::size_t cells(const Setup& s) noexcept { return Sum::cells(s.period); }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& past, const typename Base::In& x,
                   typename Base::Out& y) noexcept {
    double range = 0.0;
    std::array<double, 1> sum{};
    const bool ranged = state.range.step(s.range, x[0], x[1], x[2], &range);
    if (!state.sum.step(past, 0, s.period, {kPrice(s.ticks, x.data())}, &sum) || !ranged) return;
    const double middle = sum[0] / s.divisor;
    y = {middle + s.multiplier * range, middle, middle - s.multiplier * range};
  }
};

double close_of(const TickScale& ticks, const double* bar) noexcept { return in_ticks(ticks, bar[2]); }
double typical_of(const TickScale& ticks, const double* bar) noexcept {
  return (in_ticks(ticks, bar[0]) + in_ticks(ticks, bar[1]) + in_ticks(ticks, bar[2])) / 3.0;
}

struct Chandelier : SimpleKernel<3, 2, 2> {
  struct Setup {
    std::size_t period;
    double multiplier;
    SmootherSetup range;
  };
  struct State {
    HighLowWindow window;
    AverageRange range;
  };

  static Setup setup(const Params& p, const int* /*decimals*/) noexcept {
    return {rows_of(p[0]), p[1], average_range_setup(p[0])};
  }
  static std::size_t lookback(const Params& p) noexcept { return rows_of(p[0]); }
  static std::size_t cells(const Setup& s) noexcept { return HighLowWindow::cells(s.period); }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& past, const In& x, Out& y) noexcept {
    double range = 0.0;
    HighLow ends{};
    state.window.step(past, 0, s.period, x[0], x[1], &ends);
    if (!state.range.step(s.range, x[0], x[1], x[2], &range)) return;
    y = {ends.high - s.multiplier * range, ends.low + s.multiplier * range};
  }
};

struct ChandeKroll : SimpleKernel<3, 2, 3> {
  struct Setup {
    Chandelier::Setup first;
    std::size_t period;
  };
  struct State {
    Chandelier::State first;
    WindowExtreme<1> longs;
    WindowExtreme<-1> shorts;
  };

  static Setup setup(const Params& p, const int* decimals) noexcept {
    return {Chandelier::setup({p[0], p[1]}, decimals), rows_of(p[2])};
  }
  static std::size_t lookback(const Params& p) noexcept { return rows_of(p[0]) + rows_of(p[2]) - 1; }
  static std::size_t cells(const Setup& s) noexcept {
    return Chandelier::cells(s.first) + 2 * WindowExtreme<1>::cells(s.period);
  }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& past, const In& x, Out& y) noexcept {
    std::array<double, 2> first{kNoValue, kNoValue};
    Chandelier::step(s.first, state.first, past, x, first);
    if (first[0] != first[0]) return;
    const std::size_t base = Chandelier::cells(s.first);
    state.longs.step(past, 0, base, s.period, first[0], &y[0]);
    state.shorts.step(past, 0, base + WindowExtreme<1>::cells(s.period), s.period, first[1], &y[1]);
  }
};

constexpr ParameterInfo multiplier_of(double standard) noexcept {
  return {"multiplier", "average true ranges to a band or stop", ParameterKind::kReal, 0, 1000, standard};
}
constexpr ParameterInfo kStarcParameters[] = {integer_parameter("period", "closes of the middle", 6),
                                              integer_parameter("rangePeriod", "period of the average true range", 15),
                                              multiplier_of(2)};
constexpr ParameterInfo kAberrationParameters[] = {
    integer_parameter("period", "typical prices of the middle", 5),
    integer_parameter("rangePeriod", "period of the average true range", 15)};
constexpr ParameterInfo kChandelierParameters[] = {
    integer_parameter("period", "bars of the window and period of the average true range", 22), multiplier_of(3)};
constexpr ParameterInfo kChandeKrollParameters[] = {
    integer_parameter("period", "bars of the first window and period of the average true range", 10), multiplier_of(1),
    integer_parameter("stopPeriod", "first stops of the second window", 9)};
constexpr OutputInfo kBands[] = {real_output("upper"), real_output("middle"), real_output("lower")};
constexpr OutputInfo kStops[] = {real_output("long"), real_output("short")};

}  // namespace

TIERCEL_INDICATOR(kStarc) = make_row<AverageBands<close_of, true>>({
    .name = "starc",
    .group = Group::kOverlap,
    .summary = "Stoller's average range channels: a short average of the close, and bands that lie average true ranges "
               "above and below it.",
    .formula = "middle = sma(close, period)\n"
               "upper, lower = middle +- multiplier * atr(rangePeriod)",
    .source = "Stoller's STARC bands; Kaufman, Trading Systems and Methods (5th ed.)",
    .inputs = kHighLowClose,
    .parameters = kStarcParameters,
    .outputs = kBands,
});

TIERCEL_INDICATOR(kAberration) = make_row<AverageBands<typical_of, false>>({
    .name = "aberration",
    .group = Group::kOverlap,
    .summary = "Aberration: a short average of the typical price, and bands one average true range above and below it.",
    .formula = "middle = sma((high + low + close) / 3, period)\n"
               "upper, lower = middle +- atr(rangePeriod)",
    .source = "Definition; pandas-ta's aberration",
    .inputs = kHighLowClose,
    .parameters = kAberrationParameters,
    .outputs = kBands,
});

TIERCEL_INDICATOR(kChandelierExit) = make_row<Chandelier>({
    .name = "chandelierExit",
    .group = Group::kOverlap,
    .summary = "Chandelier exit: a stop for long positions that hangs from the highest high of the last `period` bars, "
               "and one for short positions that stands on their lowest low.",
    .formula = "long = highest high - multiplier * atr(period)\n"
               "short = lowest low + multiplier * atr(period), over the last `period` bars",
    .source = "Le Beau's chandelier exit; Elder, Come Into My Trading Room (2002)",
    .differs = "Some scripts move the stops one way only and give one of the two; here both are given as they are.",
    .inputs = kHighLowClose,
    .parameters = kChandelierParameters,
    .outputs = kStops,
});

TIERCEL_INDICATOR(kCksp) = make_row<ChandeKroll>({
    .name = "cksp",
    .group = Group::kOverlap,
    .summary = "Chande and Kroll's stop: the highest of the last stops that hang from a highest high, and the lowest "
               "of those that stand on a lowest low.",
    .formula = "first long = highest high of `period` bars - multiplier * atr(period)\n"
               "first short = lowest low of `period` bars + multiplier * atr(period)\n"
               "long = highest first long, short = lowest first short, both of `stopPeriod` bars",
    .source = "Chande and Kroll, The New Technical Trader (1994)",
    .inputs = kHighLowClose,
    .parameters = kChandeKrollParameters,
    .outputs = kStops,
});

}  // namespace tiercel::indicators
