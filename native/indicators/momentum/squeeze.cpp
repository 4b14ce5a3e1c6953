// Squeezes: Bollinger bands inside Keltner channels of one or three widths, and the momentum of the price meanwhile.
#include <algorithm>
#include <cmath>

#include "native/indicators/parts/price_grid.hpp"
#include "native/indicators/parts/simple_kernel.hpp"
#include "native/indicators/parts/true_range.hpp"
#include "native/indicators/parts/window_fold.hpp"
#include "native/indicators/parts/window_line.hpp"

namespace tiercel::indicators {
namespace {

struct Channel {
  double middle;
  double apart;  // from the middle to a band
};

double is_inside(const Channel& inner, const Channel& outer) noexcept {
  const bool above = inner.middle - inner.apart > outer.middle - outer.apart;
  return above && inner.middle + inner.apart < outer.middle + outer.apart ? 1.0 : 0.0;
}

// Momentum, and for each width of the channel whether the bands lie inside.
template <std::size_t Widths>
struct Squeeze : SimpleKernel<3, 1 + Widths, 3 + Widths> {
  using Base = SimpleKernel<3, 1 + Widths, 3 + Widths>;
  using typename Base::In;
  using typename Base::Out;
  using typename Base::Params;
  using Sum = WindowFold<SumFold<1>>;
  struct Setup {
    std::size_t band;
    double deviations;
    std::size_t channel;
    std::array<double, Widths> widths;
    LineSetup line;
    TickScale ticks;
  };
  struct State {
    bool has_close = false;
    double last_close = 0.0;
    WindowFold<SpreadFold> band;
    Sum ranges;
    Sum closes;
    WindowFold<ExtremeFold<1>> highest;
    WindowFold<ExtremeFold<-1>> lowest;
    WindowFold<WeightedFold> line;
  };

  static Setup setup(const Params& p, const int* decimals) noexcept {
    Setup s{rows_of(p[0]),
            p[1],
            rows_of(p[2]),
            {},
            line_setup(LineValue::kEnd, static_cast<std::int64_t>(p[2]), kOffStep),
            tick_scale(decimals, 3)};
    for (std::size_t i = 0; i < Widths; ++i) s.widths[i] = p[3 + i];
    return s;
  }
  static std::size_t lookback(const Params& p) noexcept { return std::max(rows_of(p[0]) - 1, 2 * rows_of(p[2]) - 2); }
  static std::size_t cells(const Setup& s) noexcept { return 2 * s.band + 6 * s.channel; }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& past, const In& x, Out& y) noexcept {
    const double high = in_ticks(s.ticks, x[0]);
    const double low = in_ticks(s.ticks, x[1]);
    const double close = in_ticks(s.ticks, x[2]);
    std::array<double, 2> spread{};
    std::array<double, 1> range{};
    const bool has_band = state.band.step(past, 0, s.band, {close}, &spread);
    const bool has_range = state.has_close && state.ranges.step(past, 2 * s.band, s.channel,
                                                                {true_range(high, low, state.last_close)}, &range);
    state.has_close = true;
    state.last_close = close;

    const std::size_t cells = 2 * s.band + s.channel;  // of what follows
    std::array<double, 1> closes{};
    std::array<double, 1> highest{};
    std::array<double, 1> lowest{};
    state.closes.step(past, cells, s.channel, {close}, &closes);
    state.highest.step(past, cells + s.channel, s.channel, {high}, &highest);
    if (!state.lowest.step(past, cells + 2 * s.channel, s.channel, {low}, &lowest)) return;
    const auto rows = static_cast<double>(s.channel);
    // The distance from the middle of range and mean, times 4 n: a whole number on the step.
    const double apart = 4.0 * rows * close - rows * (highest[0] + lowest[0]) - 2.0 * closes[0];
    std::array<double, 2> line{};
    if (!state.line.step(past, cells + 3 * s.channel, s.channel, {apart}, &line) || !has_band || !has_range) return;

    y[0] = line_value(s.line, line[0], line[1], 0.0) / (4.0 * rows * s.ticks.scale);
    const auto values = static_cast<double>(s.band);
    const Channel band{spread[0] / values, s.deviations * std::sqrt(spread[1] / values)};
    for (std::size_t i = 0; i < Widths; ++i) {
      y[1 + i] = is_inside(band, {closes[0] / rows, s.widths[i] * (range[0] / rows)});
    }
  }
};

constexpr ParameterInfo width(const char* name, const char* summary, double standard) noexcept {
  return {name, summary, ParameterKind::kReal, 0, 1000, standard};
}

constexpr ParameterInfo kBandPeriod = integer_parameter("bandPeriod", "closes of the Bollinger bands", 20, 2);
constexpr ParameterInfo kDeviations = width("deviations", "standard deviations from the mean to a Bollinger band", 2);
constexpr ParameterInfo kChannelPeriod =
    integer_parameter("channelPeriod", "bars of the Keltner channel and of the momentum", 20, 2);
constexpr ParameterInfo kOneWidth[] = {
    kBandPeriod, kDeviations, kChannelPeriod,
    width("multiplier", "mean true ranges from the mean to a side of the channel", 1.5)};
constexpr ParameterInfo kThreeWidths[] = {kBandPeriod,
                                          kDeviations,
                                          kChannelPeriod,
                                          width("wideMultiplier", "mean true ranges to a side of the wide channel", 2),
                                          width("normalMultiplier", "to one of the normal channel", 1.5),
                                          width("narrowMultiplier", "to one of the narrow channel", 1)};
constexpr OutputInfo kOneOutput[] = {real_output("momentum"), real_output("on")};
constexpr OutputInfo kThreeOutputs[] = {real_output("momentum"), real_output("wide"), real_output("normal"),
                                        real_output("narrow")};

}  // namespace

TIERCEL_INDICATOR(kSqueeze) = make_row<Squeeze<1>>({
    .name = "squeeze",
    .group = Group::kMomentum,
    .summary = "TTM squeeze: 1 while the Bollinger bands lie inside the Keltner channel, else 0; and the momentum: the "
               "end of the line that fits the close's distances from the middle of range and mean best.",
    .formula = "m = sma(close, bandPeriod), d = deviations * stddev(close, bandPeriod)\n"
               "c = sma(close, channelPeriod), w = multiplier * sma(true range, channelPeriod)\n"
               "on = m - d > c - w and m + d < c + w\n"
               "middle = ((highest high + lowest low) / 2 + c) / 2, over the last `channelPeriod` bars\n"
               "momentum = linearReg(close - middle, channelPeriod)",
    .source = "Carter, Mastering the Trade (2005); the momentum as in Squeeze Momentum Indicator (LazyBear, a script "
              "in TradingView's library)",
    .differs =
        "LazyBear's first version has the multiplier of the channel for the bands as well. pandas-ta gives "
        "the mean of a change as momentum unless it is asked for this one, talipp takes exponential averages for "
        "the channel.",
    .inputs = kHighLowClose,
    .parameters = kOneWidth,
    .outputs = kOneOutput,
});

TIERCEL_INDICATOR(kSqueezePro) = make_row<Squeeze<3>>({
    .name = "squeezePro",
    .group = Group::kMomentum,
    .summary =
        "TTM squeeze with three widths of the Keltner channel: 1 for each in which the Bollinger bands lie, else "
        "0, the narrow one being the tightest squeeze; and the momentum as of `squeeze`.",
    .formula = "m = sma(close, bandPeriod), d = deviations * stddev(close, bandPeriod)\n"
               "c = sma(close, channelPeriod), w = multiplier * sma(true range, channelPeriod), for each multiplier\n"
               "wide, normal, narrow = m - d > c - w and m + d < c + w\n"
               "middle = ((highest high + lowest low) / 2 + c) / 2, over the last `channelPeriod` bars\n"
               "momentum = linearReg(close - middle, channelPeriod)",
    .source = "Carter's squeeze of three levels, as in Squeeze PRO (Makit0, a script in TradingView's library); the "
              "momentum as in Squeeze Momentum Indicator (LazyBear, another)",
    .differs = "pandas-ta gives the mean of a change as momentum.",
    .inputs = kHighLowClose,
    .parameters = kThreeWidths,
    .outputs = kThreeOutputs,
});

}  // namespace tiercel::indicators
