// Heikin-Ashi bars.
#include "native/indicators/parts/price_grid.hpp"
#include "native/indicators/parts/smoother.hpp"
#include "native/indicators/parts/unstable.hpp"
#include "native/indicators/row.hpp"

namespace tiercel::indicators {
namespace {

struct HeikinAshiSetup {
  TickScale ticks;
  double divisor;        // of the sum of four prices in ticks
  SmootherSetup halves;  // open = open[1] + (close[1] - open[1]) / 2
};

struct HeikinAshiHistory {
  double close;  // of the last bar of this kind
  SmoothHistory open;
};

template <class T>
struct PriceBar {
  T open;
  T high;
  T low;
  T close;
};

template <class T>
TIERCEL_BODY T mean_price(const HeikinAshiSetup& s, const PriceBar<T>& x) noexcept {
  return (in_ticks(s.ticks, x.open) + in_ticks(s.ticks, x.high) + in_ticks(s.ticks, x.low) +
          in_ticks(s.ticks, x.close)) /
         s.divisor;
}

template <class T>
TIERCEL_BODY PriceBar<T> averaged_bar(const PriceBar<T>& x, const T& open, const T& close) noexcept {
  const T top = open > close ? open : close;
  const T bottom = open < close ? open : close;
  return {open, x.high > top ? x.high : top, x.low < bottom ? x.low : bottom, close};
}

// False, with nothing to be used, where a value is no number.
template <int W>
TIERCEL_BODY bool heikin_ashi_block_body(const HeikinAshiSetup& s, HeikinAshiHistory& last,
                                         const std::array<const double*, 4>& in, const std::array<double*, 4>& out,
                                         std::size_t rows) noexcept {
  LastRows<W, 1> closes(same_rows(last.close));
  LaneSmoother<W> opens(s.halves, last.open);
  Lanes<W> bad{};
  for (std::size_t i = 0; i < rows; i += W) {
    const PriceBar<Lanes<W>> x{read_lanes<W>(in[0] + i), read_lanes<W>(in[1] + i), read_lanes<W>(in[2] + i),
                               read_lanes<W>(in[3] + i)};
    const Lanes<W> close = mean_price(s, x);
    const auto bar = averaged_bar(x, opens.take(closes.template ago<1>(close)), close);
    closes.push(close);
    bad += close * 0.0;
    write_lanes(out[0] + i, bar.open);
    write_lanes(out[1] + i, bar.high);
    write_lanes(out[2] + i, bar.low);
    write_lanes(out[3] + i, bar.close);
  }
  opens.finish();
  last.close = out[3][rows - 1];
  return are_zero(bad);
}

TIERCEL_LANE_VARIANTS(bool, heikin_ashi_block,
                      (const HeikinAshiSetup& s, HeikinAshiHistory& last, const std::array<const double*, 4>& in,
                       const std::array<double*, 4>& out, std::size_t rows),
                      (s, last, in, out, rows))

struct HeikinAshi {
  struct Params {};
  using Setup = HeikinAshiSetup;
  using Value = double;
  static constexpr std::size_t kInputs = 4;
  static constexpr std::size_t kOutputs = 4;

  struct State {
    bool has_last = false;
    double close = 0.0;
    Smoother open;
  };

  static Params params(const double* /*numbers*/) noexcept { return {}; }
  static Setup setup(const Params& /*p*/, const int* decimals) noexcept {
    const TickScale ticks = tick_scale(decimals, 4);
    return {ticks, 4.0 * ticks.scale, smoother_setup(1, 0.5)};
  }
  static std::size_t lookback(const Params& /*p*/) noexcept { return 0; }
  static std::size_t past(const Setup& /*s*/) noexcept { return 0; }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& /*past*/, const InputRow<HeikinAshi>& x,
                   OutputRow<HeikinAshi>& y) noexcept {
    const PriceBar<double> prices{x[0], x[1], x[2], x[3]};
    const double before = state.has_last ? state.close : (x[0] + x[3]) * 0.5;
    double open = 0.0;
    state.open.step(s.halves, before, &open);
    state.close = mean_price(s, prices);
    state.has_last = true;
    const auto bar = averaged_bar(prices, open, state.close);
    y = {bar.open, bar.high, bar.low, bar.close};
  }

  template <class Past>
  static std::size_t fast(const Setup& s, State& state, const Past& /*past*/, const InputColumns<HeikinAshi>& in,
                          const OutputColumns<HeikinAshi>& out, std::size_t rows) noexcept {
    rows -= rows % kStepRows;
    if (rows == 0 || !state.open.is_warm(s.halves)) return 0;
    HeikinAshiHistory last;
    last.close = state.close;
    state.open.write_history(s.halves, last.open);
    if (!heikin_ashi_block(s, last, in, out, rows)) return 0;
    state.open.read_history(last.open, rows);
    state.close = last.close;
    return rows;
  }
};

constexpr InputInfo kInputInfo[] = {
    {"open", InputRole::kOpen}, {"high", InputRole::kHigh}, {"low", InputRole::kLow}, {"close", InputRole::kClose}};
constexpr ParameterInfo kParameterInfo[] = {kUnstableParameter};
constexpr OutputInfo kOutputInfo[] = {real_output("open"), real_output("high"), real_output("low"),
                                      real_output("close")};

}  // namespace

TIERCEL_INDICATOR(kHeikinAshi) = make_row<Unstable<HeikinAshi, kParameterInfo>>({
    .name = "heikinAshi",
    .group = Group::kPrice,
    .summary = "Heikin-Ashi bars: averages of a bar with those before it, in which trends show as runs of one colour.",
    .formula = "close = (open + high + low + close) / 4, of the bar's own prices\n"
               "open = (open[1] + close[1]) / 2 of these bars; at first the mean of the bar's own open and close\n"
               "high = max(high, open, close), low = min(low, open, close), with the bar's own high and low",
    .source = "Valcu, Using the Heikin-Ashi technique (Stocks & Commodities, February 2004); TA-Lib's HA",
    .talib = "HA",
    .inputs = kInputInfo,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
