// TRIX with a signal, and the distance of the two.
#include <cmath>

#include "native/indicators/parts/moving_average.hpp"
#include "native/indicators/parts/simple_kernel.hpp"
#include "native/indicators/parts/triple_rate.hpp"

namespace tiercel::indicators {
namespace {

struct TrixHistogram : SimpleKernel<1, 3, 3> {
  using Rate = FlowPart<TripleRateForm>;
  struct Setup {
    Rate::Setup rate;
    AverageSetup signal;
  };
  struct State {
    Rate::State rate;
    MovingAverage signal;
  };

  static Setup setup(const Params& p, const int* /*decimals*/) noexcept {
    return {TripleRateForm::setup(static_cast<std::int64_t>(p[0])),
            average_setup(average_kind(p[2]), static_cast<std::int64_t>(p[1]))};
  }
  static std::size_t lookback(const Params& p) noexcept {
    return TripleRateForm::lookback(static_cast<std::int64_t>(p[0])) +
           MovingAverage::lookback(average_kind(p[2]), static_cast<std::int64_t>(p[1]));
  }
  static std::size_t cells(const Setup& s) noexcept { return MovingAverage::cells(s.signal); }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& past, const In& x, Out& y) noexcept {
    std::array<double, 1> rate{kNoValue};
    double signal = 0.0;
    Rate::step(s.rate, state.rate, past, x, rate);
    if (std::isnan(rate[0]) || !state.signal.step(s.signal, past, 0, rate[0], &signal)) return;
    y = {rate[0], signal, rate[0] - signal};
  }
};

constexpr ParameterInfo kParameterInfo[] = {
    integer_parameter("period", "period of the three averages", 15),
    integer_parameter("signalPeriod", "period of the signal", 9),
    average_parameter("signalAverage", "kind of the signal", AverageKind::kExponential)};
constexpr OutputInfo kOutputInfo[] = {real_output("trix"), real_output("signal"), real_output("histogram")};

}  // namespace

TIERCEL_INDICATOR(kTrixHistogram) = make_row<TrixHistogram>({
    .name = "trixHistogram",
    .group = Group::kMomentum,
    .summary = "TRIX, its average as signal, and the distance of the two.",
    .formula = "three = ema(ema(ema(x, period), period), period)\n"
               "trix = 100 (three - three[1]) / three[1]; 0 after a 0\n"
               "signal = average(trix, signalPeriod)\n"
               "histogram = trix - signal",
    .source = "Hutson, Good TRIX (Technical Analysis of Stocks & Commodities, July 1983); the signal as in StockCharts "
              "ChartSchool, TRIX",
    .differs = "pandas-ta takes a plain mean for the signal: signalAverage 'sma'.",
    .inputs = kOneSeries,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
