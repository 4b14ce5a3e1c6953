// Oscillators made of averages: pretty good, Laguerre RSI, wave trend, know sure thing, Fisher transform.
#include <algorithm>
#include <cmath>

#include "native/core/math.hpp"
#include "native/indicators/parts/price_grid.hpp"
#include "native/indicators/parts/simple_kernel.hpp"
#include "native/indicators/parts/smoother.hpp"
#include "native/indicators/parts/true_range.hpp"
#include "native/indicators/parts/window_extreme.hpp"
#include "native/indicators/parts/window_fold.hpp"

namespace tiercel::indicators {
namespace {

using Sum = WindowFold<SumFold<1>>;

SmootherSetup exponential(double period) noexcept {
  return smoother_setup(static_cast<std::int64_t>(period), 2.0 / (period + 1.0));
}

struct Pgo : SimpleKernel<3, 1, 1> {
  struct Setup {
    std::size_t period;
    SmootherSetup range;
    TickScale ticks;
  };
  struct State {
    bool has_close = false;
    double last_close = 0.0;
    Sum closes;
    Smoother range;
  };

  static Setup setup(const Params& p, const int* decimals) noexcept {
    return {rows_of(p[0]), exponential(p[0]), tick_scale(decimals, 3)};
  }
  static std::size_t lookback(const Params& p) noexcept { return rows_of(p[0]); }
  static std::size_t cells(const Setup& s) noexcept { return Sum::cells(s.period); }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& past, const In& x, Out& y) noexcept {
    const double close = in_ticks(s.ticks, x[2]);
    std::array<double, 1> sum{};
    double range = 0.0;
    state.closes.step(past, 0, s.period, {close}, &sum);
    const bool full =
        state.has_close &&
        state.range.step(s.range, true_range(in_ticks(s.ticks, x[0]), in_ticks(s.ticks, x[1]), state.last_close),
                         &range);
    state.has_close = true;
    state.last_close = close;
    const auto rows = static_cast<double>(s.period);
    if (full && range > 0.0) y[0] = (rows * close - sum[0]) / (rows * range);
  }
};

struct LaguerreRsi : SimpleKernel<1, 1, 1> {
  struct Setup {
    double gamma;
    TickScale ticks;
  };
  struct State {
    bool has_value = false;
    double first = 0.0;  // values count from the first one
    std::array<double, 4> stages{};
    double ratio = 0.0;
  };

  static Setup setup(const Params& p, const int* decimals) noexcept { return {p[0], tick_scale(decimals, 1)}; }
  static std::size_t lookback(const Params& /*p*/) noexcept { return 0; }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& /*past*/, const In& x, Out& y) noexcept {
    const double value = in_ticks(s.ticks, x[0]);
    if (!state.has_value) state.first = value;
    state.has_value = true;
    const auto last = state.stages;
    auto& now = state.stages;
    now[0] = (1.0 - s.gamma) * (value - state.first) + s.gamma * last[0];
    double up = 0.0;
    double all = 0.0;
    for (std::size_t stage = 1; stage < 4; ++stage) {
      now[stage] = last[stage - 1] + s.gamma * (last[stage] - now[stage - 1]);
      const double apart = now[stage - 1] - now[stage];
      up += std::max(apart, 0.0);
      all += std::fabs(apart);
    }
    if (all > 0.0) state.ratio = up / all;
    y[0] = state.ratio;
  }
};

struct WaveTrend : SimpleKernel<3, 2, 3> {
  struct Setup {
    SmootherSetup channel;
    SmootherSetup average;
    std::size_t signal;
    TickScale ticks;
  };
  struct State {
    Smoother center;
    Smoother width;
    Smoother average;
    Sum signal;
  };

  static Setup setup(const Params& p, const int* decimals) noexcept {
    return {exponential(p[0]), exponential(p[1]), rows_of(p[2]), tick_scale(decimals, 3)};
  }
  static std::size_t lookback(const Params& p) noexcept { return rows_of(2.0 * p[0] + p[1] + p[2]) - 4; }
  static std::size_t cells(const Setup& s) noexcept { return Sum::cells(s.signal); }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& past, const In& x, Out& y) noexcept {
    const double price = (in_ticks(s.ticks, x[0]) + in_ticks(s.ticks, x[1]) + in_ticks(s.ticks, x[2])) / 3.0;
    double center = 0.0;
    double width = 0.0;
    double wave = 0.0;
    std::array<double, 1> sum{};
    if (!state.center.step(s.channel, price, &center)) return;
    const double apart = price - center;
    if (!state.width.step(s.channel, std::fabs(apart), &width)) return;
    if (!state.average.step(s.average, width > 0.0 ? apart / (0.015 * width) : 0.0, &wave)) return;
    if (state.signal.step(past, 0, s.signal, {wave}, &sum)) y = {wave, sum[0] / static_cast<double>(s.signal)};
  }
};

struct Kst : SimpleKernel<1, 1, 8> {
  struct Setup {
    std::array<std::size_t, 4> rates;
    std::array<std::size_t, 4> averages;
    TickScale ticks;
  };
  struct State {
    std::size_t run = 0;
    std::array<Sum, 4> sums;
  };

  static Setup setup(const Params& p, const int* decimals) noexcept {
    return {{rows_of(p[0]), rows_of(p[1]), rows_of(p[2]), rows_of(p[3])},
            {rows_of(p[4]), rows_of(p[5]), rows_of(p[6]), rows_of(p[7])},
            tick_scale(decimals, 1)};
  }
  static std::size_t lookback(const Params& p) noexcept {
    return rows_of(std::max({p[0] + p[4], p[1] + p[5], p[2] + p[6], p[3] + p[7]})) - 1;
  }
  static std::size_t past(const Setup& s) noexcept { return *std::max_element(s.rates.begin(), s.rates.end()); }
  static std::size_t cells(const Setup& s) noexcept {
    return s.averages[0] + s.averages[1] + s.averages[2] + s.averages[3];
  }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& past, const In& x, Out& y) noexcept {
    const double now = in_ticks(s.ticks, x[0]);
    double total = 0.0;
    bool full = true;
    for (std::size_t i = 0, base = 0; i < 4; base += s.averages[i], ++i) {
      std::array<double, 1> sum{};
      if (state.run < s.rates[i]) {
        full = false;
        continue;
      }
      const double before = in_ticks(s.ticks, past.ago(0, s.rates[i]));
      const double rate = before != 0.0 ? 100.0 * (now - before) / before : 0.0;
      full &= state.sums[i].step(past, base, s.averages[i], {rate}, &sum);
      total += static_cast<double>(i + 1) * (sum[0] / static_cast<double>(s.averages[i]));
    }
    ++state.run;
    if (full) y[0] = total;
  }
};

struct Fisher : SimpleKernel<2, 2, 1> {
  struct Setup {
    std::size_t period;
    TickScale ticks;
  };
  struct State {
    double place = 0.0;
    double fisher = 0.0;
    WindowExtreme<1> highest;
    WindowExtreme<-1> lowest;
  };

  static Setup setup(const Params& p, const int* decimals) noexcept { return {rows_of(p[0]), tick_scale(decimals, 2)}; }
  static std::size_t lookback(const Params& p) noexcept { return rows_of(p[0]) - 1; }
  static std::size_t cells(const Setup& s) noexcept { return 2 * WindowExtreme<1>::cells(s.period); }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& past, const In& x, Out& y) noexcept {
    const double middle = in_ticks(s.ticks, x[0]) + in_ticks(s.ticks, x[1]);  // twice
    double high = 0.0;
    double low = 0.0;
    const bool full = state.highest.step(past, 0, 0, s.period, middle, &high);
    state.lowest.step(past, 0, WindowExtreme<1>::cells(s.period), s.period, middle, &low);
    if (!full) return;
    const double place = high > low ? (middle - low) / (high - low) - 0.5 : 0.0;
    const double mixed = 0.66 * place + 0.67 * state.place;
    state.place = mixed > 0.99 ? 0.999 : mixed < -0.99 ? -0.999 : mixed;
    const double last = state.fisher;
    state.fisher = 0.5 * exact_log((1.0 + state.place) / (1.0 - state.place)) + 0.5 * last;
    y = {state.fisher, last};
  }
};

constexpr ParameterInfo kPgoParameters[] = {
    integer_parameter("period", "closes of the mean, and period of the average range", 14)};
constexpr ParameterInfo kLaguerreParameters[] = {
    {"gamma", "the larger, the smoother", ParameterKind::kReal, 0, 0.99, 0.5}};
constexpr ParameterInfo kWaveParameters[] = {
    integer_parameter("channelPeriod", "period of the center and of the width", 10),
    integer_parameter("averagePeriod", "period of the wave's average", 21),
    integer_parameter("signalPeriod", "waves of the signal's mean", 4)};
constexpr ParameterInfo kKstParameters[] = {integer_parameter("rate1", "rows of the first rate of change", 10),
                                            integer_parameter("rate2", "of the second", 15),
                                            integer_parameter("rate3", "of the third", 20),
                                            integer_parameter("rate4", "of the fourth", 30),
                                            integer_parameter("average1", "values of the first mean", 10),
                                            integer_parameter("average2", "of the second", 10),
                                            integer_parameter("average3", "of the third", 10),
                                            integer_parameter("average4", "of the fourth", 15)};
constexpr ParameterInfo kFisherParameters[] = {integer_parameter("period", "bars in the window", 9)};
constexpr OutputInfo kPgoOutput[] = {real_output("pgo")};
constexpr OutputInfo kLaguerreOutput[] = {real_output("laguerreRsi")};
constexpr OutputInfo kWaveOutputs[] = {real_output("wave"), real_output("signal")};
constexpr OutputInfo kKstOutput[] = {real_output("kst")};
constexpr OutputInfo kFisherOutputs[] = {real_output("fisher"), real_output("signal")};

}  // namespace

TIERCEL_INDICATOR(kPgo) = make_row<Pgo>({
    .name = "pgo",
    .group = Group::kMomentum,
    .summary = "Johnson's pretty good oscillator: the close's distance from its mean in average true ranges; no value "
               "without a range.",
    .formula = "(close - sma(close, period)) / ema(true range, period)",
    .source = "Johnson's pretty good oscillator, as in TradingView's library of scripts and pandas-ta",
    .differs = "pandas-ta takes the exponential average of Wilder's average true range.",
    .inputs = kHighLowClose,
    .parameters = kPgoParameters,
    .outputs = kPgoOutput,
    .sparse = true,
});

TIERCEL_INDICATOR(kLaguerreRsi) = make_row<LaguerreRsi>({
    .name = "laguerreRsi",
    .group = Group::kMomentum,
    .summary = "Ehlers' Laguerre RSI, 0 to 1: the rises in parts of all differences between the stages of the Laguerre "
               "filter; it stays where there are none, 0 at first. Values before the first count as equal to it.",
    .formula = "l0 ... l3 as of laguerre(gamma)\n"
               "sum(max(l[i] - l[i + 1], 0)) / sum(|l[i] - l[i + 1]|), i = 0 ... 2",
    .source = "Ehlers, Cybernetic Analysis for Stocks and Futures (2004), ch. 14",
    .differs = "pandas-ta gives percent, and 0 where there are no differences.",
    .inputs = kOneSeries,
    .parameters = kLaguerreParameters,
    .outputs = kLaguerreOutput,
});

TIERCEL_INDICATOR(kWaveTrend) = make_row<WaveTrend>({
    .name = "waveTrend",
    .group = Group::kMomentum,
    .summary = "Wave trend: the typical price's distance from its average in parts of the average distance, smoothed; "
               "and its mean.",
    .formula = "p = (high + low + close) / 3,  c = ema(p, channelPeriod),  d = ema(|p - c|, channelPeriod)\n"
               "wave = ema((p - c) / (0.015 d), averagePeriod); 0 for the ratio where d is 0\n"
               "signal = sma(wave, signalPeriod)",
    .source = "WaveTrend Oscillator (LazyBear, a script in TradingView's library)",
    .inputs = kHighLowClose,
    .parameters = kWaveParameters,
    .outputs = kWaveOutputs,
});

TIERCEL_INDICATOR(kKst) = make_row<Kst>({
    .name = "kst",
    .group = Group::kMomentum,
    .summary =
        "Pring's know sure thing: four means of rates of change in percent, with weights 1 to 4. The usual signal "
        "is its mean of 9.",
    .formula = "sum(i sma(100 (x - x[rate i]) / x[rate i], average i)), i = 1 ... 4; a rate of 0 after a 0",
    .source = "Pring, Summed Rate of Change (Technical Analysis of Stocks & Commodities, September 1992)",
    .inputs = kOneSeries,
    .parameters = kKstParameters,
    .outputs = kKstOutput,
});

TIERCEL_INDICATOR(kFisher) = make_row<Fisher>({
    .name = "fisher",
    .group = Group::kMomentum,
    .summary =
        "Ehlers' Fisher transform of the place that the bars' middle has in its window; and the signal, its value "
        "in the row before. The middle place without a range.",
    .formula = "m = (high + low) / 2,  place = (m - lowest m) / (highest m - lowest m) - 1/2, over the last `period` "
               "bars\n"
               "v = 0.66 place + 0.67 v[1]; beyond +-0.99 it is +-0.999\n"
               "fisher = ln((1 + v) / (1 - v)) / 2 + fisher[1] / 2,  signal = fisher[1]",
    .source = "Ehlers, Using the Fisher Transform (Technical Analysis of Stocks & Commodities, November 2002)",
    .differs = "Tulip and pandas-ta take a range of at least 0.001, whatever the size of prices is.",
    .inputs = kHighLow,
    .parameters = kFisherParameters,
    .outputs = kFisherOutputs,
});

}  // namespace tiercel::indicators
