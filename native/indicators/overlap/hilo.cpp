// Gann HiLo activator (Krausz): the mean of the lows under a rising market, that of the highs over a falling one.
#include "native/indicators/parts/price_grid.hpp"
#include "native/indicators/parts/simple_kernel.hpp"
#include "native/indicators/parts/window_fold.hpp"

namespace tiercel::indicators {
namespace {

struct Hilo : SimpleKernel<3, 1, 2> {
  using Sum = WindowFold<SumFold<1>>;
  struct Setup {
    std::size_t high_period;
    std::size_t low_period;
    TickScale ticks;
  };
  struct State {
    Sum highs;
    Sum lows;
    double last_high = kNoValue;  // sums in ticks, of the bar before
    double last_low = kNoValue;
    double value = kNoValue;
  };

  static Setup setup(const Params& p, const int* decimals) noexcept {
    return {rows_of(p[0]), rows_of(p[1]), tick_scale(decimals, 3)};
  }
  // A break is told from the means of the bar before, and needs the other mean in its own.
  static std::size_t lookback(const Params& p) noexcept {
    return p[0] == p[1] ? rows_of(p[0]) : rows_of(p[0] < p[1] ? p[1] : p[0]) - 1;
  }
  static std::size_t cells(const Setup& s) noexcept { return Sum::cells(s.high_period) + Sum::cells(s.low_period); }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& past, const In& x, Out& y) noexcept {
    std::array<double, 1> high{kNoValue};
    std::array<double, 1> low{kNoValue};
    if (!state.highs.step(past, 0, s.high_period, {in_ticks(s.ticks, x[0])}, &high)) high[0] = kNoValue;
    if (!state.lows.step(past, Sum::cells(s.high_period), s.low_period, {in_ticks(s.ticks, x[1])}, &low)) {
      low[0] = kNoValue;
    }
    const auto highs = static_cast<double>(s.high_period);
    const auto lows = static_cast<double>(s.low_period);
    const double close = in_ticks(s.ticks, x[2]);
    if (close * highs > state.last_high) {
      state.value = low[0] / (lows * s.ticks.scale);
    } else if (close * lows < state.last_low) {
      state.value = high[0] / (highs * s.ticks.scale);
    }
    state.last_high = high[0];
    state.last_low = low[0];
    y[0] = state.value == state.value ? state.value : kNoValue;
  }
};

constexpr ParameterInfo kParameterInfo[] = {integer_parameter("highPeriod", "highs of the mean", 13),
                                            integer_parameter("lowPeriod", "lows of the mean", 21)};
constexpr OutputInfo kOutputInfo[] = {real_output("hilo")};

}  // namespace

TIERCEL_INDICATOR(kHilo) = make_row<Hilo>({
    .name = "hilo",
    .group = Group::kOverlap,
    .summary = "Gann HiLo activator: once the close breaks out above the mean of the highs of the bar before, the mean "
               "of the lows; once it breaks out below the mean of the lows, the mean of the highs; between, the value "
               "stays. No value before the first such bar.",
    .formula = "close > sma(high, highPeriod)[1]: hilo = sma(low, lowPeriod)\n"
               "close < sma(low, lowPeriod)[1]: hilo = sma(high, highPeriod)\n"
               "else hilo = hilo[1]",
    .source = "Krausz, The New Gann Swing Chartist (Technical Analysis of Stocks & Commodities, February 1998)",
    .inputs = kHighLowClose,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
    .sparse = true,
});

}  // namespace tiercel::indicators
