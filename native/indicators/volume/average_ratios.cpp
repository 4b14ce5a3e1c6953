// Ratios of two averages, one of them of the volume: volume zone oscillator and Twiggs money flow.
#include "native/indicators/parts/price_grid.hpp"
#include "native/indicators/parts/simple_kernel.hpp"
#include "native/indicators/parts/smoother.hpp"
#include "native/indicators/parts/true_range.hpp"

namespace tiercel::indicators {
namespace {

struct RatioSetup {
  TickScale ticks;
  SmootherSetup average;
};

// F::of(setup, last close, bar, volume) is what is averaged beside the volume, from the second bar on.
template <class F>
struct AverageRatio : SimpleKernel<F::kPrices + 1, 1, 1> {
  using Base = SimpleKernel<F::kPrices + 1, 1, 1>;
  using Setup = RatioSetup;
  struct State {
    bool has_last = false;
    double close = 0.0;  // of the last bar, in ticks
    Smoother flow;
    Smoother volume;
  };

  static Setup setup(const typename Base::Params& p, const int* decimals) noexcept {
    return {tick_scale(decimals, F::kPrices), smoother_setup(static_cast<std::int64_t>(p[0]), F::weight(p[0]))};
  }
  static std::size_t lookback(const typename Base::Params& p) noexcept { return rows_of(p[0]); }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& /*past*/, const typename Base::In& x,
                   typename Base::Out& y) noexcept {
    std::array<double, F::kPrices> bar;
    for (std::size_t i = 0; i < F::kPrices; ++i) bar[i] = in_ticks(s.ticks, x[i]);
    if (state.has_last) {
      double flow = 0.0;
      double volume = 0.0;
      const double now = x[F::kPrices];
      const bool has_flow = state.flow.step(s.average, F::of(state.close, bar, now), &flow);
      if (state.volume.step(s.average, now, &volume) && has_flow && volume != 0.0) y[0] = F::kFactor * flow / volume;
    }
    state.has_last = true;
    state.close = bar[F::kPrices - 1];
  }
};

struct Zone {
  static constexpr std::size_t kPrices = 1;
  static constexpr double kFactor = 100.0;
  static double weight(double period) noexcept { return 2.0 / (period + 1.0); }
  static double of(double last, const std::array<double, 1>& bar, double volume) noexcept {
    return bar[0] > last ? volume : (bar[0] < last ? -volume : 0.0);
  }
};

struct Twiggs {
  static constexpr std::size_t kPrices = 3;
  static constexpr double kFactor = 1.0;
  static double weight(double period) noexcept { return 1.0 / period; }
  static double of(double last, const std::array<double, 3>& bar, double volume) noexcept {
    const auto& [high, low, close] = bar;
    const double range = true_range(high, low, last);
    const double bottom = low < last ? low : last;
    return range > 0.0 ? (2.0 * ((close - bottom) / range) - 1.0) * volume : 0.0;
  }
};

constexpr InputInfo kZoneInputs[] = {{"close", InputRole::kClose}, {"volume", InputRole::kVolume}};
constexpr InputInfo kTwiggsInputs[] = {
    {"high", InputRole::kHigh}, {"low", InputRole::kLow}, {"close", InputRole::kClose}, {"volume", InputRole::kVolume}};
constexpr ParameterInfo kZoneParameters[] = {integer_parameter("period", "of the averages", 14)};
constexpr ParameterInfo kTwiggsParameters[] = {integer_parameter("period", "of the averages", 21)};
constexpr OutputInfo kZoneOutputs[] = {real_output("vzo")};
constexpr OutputInfo kTwiggsOutputs[] = {real_output("twiggsMoneyFlow")};

}  // namespace

TIERCEL_INDICATOR(kTwiggsMoneyFlow) = make_row<AverageRatio<Twiggs>>({
    .name = "twiggsMoneyFlow",
    .group = Group::kVolume,
    .summary = "Twiggs money flow: Chaikin's with the true range, so that gaps count, and Wilder's averages for sums; "
               "no value while there was no volume.",
    .formula = "top = max(high, close[1]); bottom = min(low, close[1])\n"
               "flow = volume (2 (close - bottom) / (top - bottom) - 1), 0 without a range\n"
               "rma(flow, period) / rma(volume, period), from the second bar on",
    .source = "Twiggs, Twiggs Money Flow (Incredible Charts)",
    .differs = "averages start from the mean of their first values",
    .inputs = kTwiggsInputs,
    .parameters = kTwiggsParameters,
    .outputs = kTwiggsOutputs,
    .sparse = true,
});

TIERCEL_INDICATOR(kVzo) = make_row<AverageRatio<Zone>>({
    .name = "vzo",
    .group = Group::kVolume,
    .summary = "Volume zone oscillator, -100 to 100: the average volume with the sign of the close's change, in "
               "percent of the average volume; no value while there was none.",
    .formula = "signed = volume, -volume or 0 where the close rises, falls or stays\n"
               "100 ema(signed, period) / ema(volume, period), from the second bar on",
    .source = "Khalil and Steckler, In the Volume Zone (Technical Analysis of Stocks & Commodities, May 2011)",
    .differs = "vector-ta takes an unchanged close for a fall",
    .inputs = kZoneInputs,
    .parameters = kZoneParameters,
    .outputs = kZoneOutputs,
    .sparse = true,
});

}  // namespace tiercel::indicators
