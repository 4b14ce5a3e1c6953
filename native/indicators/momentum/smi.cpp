// Stochastic momentum index: how far the close lies from the middle of the range, smoothed twice.
#include "native/indicators/parts/flow_row.hpp"
#include "native/indicators/parts/window_extreme.hpp"

namespace tiercel::indicators {
namespace {

// From the distance to the middle of the range and the range, both in ticks.
struct SmiFlow {
  static constexpr std::size_t kInputs = 2;
  static constexpr std::size_t kOutputs = 2;
  static constexpr std::size_t kSmoothers = 5;
  static constexpr std::size_t kKept = 0;
  static constexpr std::size_t kStages = 3;
  static constexpr std::size_t kWires = 2;

  template <class T, class Flow>
  TIERCEL_BODY bool take(std::integral_constant<std::size_t, 0> /*stage*/, Flow& flow, const std::array<T, kInputs>& x,
                         std::array<T, kWires>& w) noexcept {
    const bool warm = flow.smooth(constant<0>, x[0], &w[0]);
    flow.smooth(constant<1>, x[1], &w[1]);
    return warm;
  }
  template <class T, class Flow>
  TIERCEL_BODY bool take(std::integral_constant<std::size_t, 1> /*stage*/, Flow& flow,
                         const std::array<T, kInputs>& /*x*/, std::array<T, kWires>& w) noexcept {
    const bool warm = flow.smooth(constant<2>, w[0], &w[0]);
    flow.smooth(constant<3>, w[1], &w[1]);
    return warm;
  }
  template <class T, class Flow>
  TIERCEL_BODY bool take(std::integral_constant<std::size_t, 2> /*stage*/, Flow& flow,
                         const std::array<T, kInputs>& /*x*/, std::array<T, kWires>& w) noexcept {
    w[0] = quotient_or<T>(200.0 * w[0], w[1], 0.0);
    return flow.smooth(constant<4>, w[0], &w[1]);
  }
};

struct SmiSetup {
  std::size_t period;
  TickScale ticks;
  FlowSetup<SmiFlow> flow;
};

struct SmiRange {
  double away;
  double range;
};

TIERCEL_BODY SmiRange range_of(const TickScale& s, double highest, double lowest, double close) noexcept {
  const double high = in_ticks(s, highest);
  const double low = in_ticks(s, lowest);
  return {in_ticks(s, close) - 0.5 * (high + low), high - low};
}

struct SmiBlock {
  std::array<const double*, 2> windows;
  std::array<const double*, 3> in;
  std::array<double*, 2> out;  // distances and ranges
  std::size_t rows;
};

struct SmiBody {
  // False where a value is no number.
  template <int W>
  TIERCEL_BODY bool run(const SmiSetup* s, const SmiBlock* block) noexcept {
    const SmiBlock b = *block;
    double highest[kExtremeRows];
    double lowest[kExtremeRows];
    for (const double* column : b.in) {
      if (!all_finite(column, b.rows)) return false;
    }
    slide_extreme<1>(b.windows[0], s->period, highest, b.rows);
    slide_extreme<-1>(b.windows[1], s->period, lowest, b.rows);
    for (std::size_t i = 0; i < b.rows; ++i) {
      const SmiRange range = range_of(s->ticks, highest[i], lowest[i], b.in[2][i]);
      b.out[0][i] = range.away;
      b.out[1][i] = range.range;
    }
    return true;
  }
};

struct Smi {
  struct Params {
    std::int64_t period;
    std::int64_t fast;
    std::int64_t slow;
    std::int64_t signal;
  };
  using Setup = SmiSetup;
  using Value = double;
  static constexpr std::size_t kInputs = 3;
  static constexpr std::size_t kOutputs = 2;

  struct State {
    WindowExtreme<1> highest;
    WindowExtreme<-1> lowest;
    FlowState<SmiFlow> flow;
  };

  static Params params(const double* numbers) noexcept {
    return {static_cast<std::int64_t>(numbers[0]), static_cast<std::int64_t>(numbers[1]),
            static_cast<std::int64_t>(numbers[2]), static_cast<std::int64_t>(numbers[3])};
  }
  static Setup setup(const Params& p, const int* decimals) noexcept {
    const SmootherSetup slow = exponential_setup(p.slow);
    const SmootherSetup fast = exponential_setup(p.fast);
    return {static_cast<std::size_t>(p.period),
            tick_scale(decimals, 3),
            {slow, slow, fast, fast, exponential_setup(p.signal)}};
  }
  static std::size_t lookback(const Params& p) noexcept {
    return static_cast<std::size_t>(p.period + p.fast + p.slow + p.signal - 4);
  }
  static std::size_t past(const Setup& s) noexcept { return s.period; }
  static std::size_t cells(const Setup& s) noexcept { return 2 * WindowExtreme<1>::cells(s.period); }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& past, const InputRow<Smi>& x, OutputRow<Smi>& y) noexcept {
    double highest = 0.0;
    double lowest = 0.0;
    const bool full = state.highest.step(past, 0, 0, s.period, x[0], &highest);
    state.lowest.step(past, 1, WindowExtreme<1>::cells(s.period), s.period, x[1], &lowest);
    if (!full) return;
    const SmiRange range = range_of(s.ticks, highest, lowest, x[2]);
    FlowKernel::step(s.flow, state.flow, past, {range.away, range.range}, y);
  }

  template <class Past>
  static std::size_t fast(const Setup& s, State& state, const Past& past, const InputColumns<Smi>& in,
                          const OutputColumns<Smi>& out, std::size_t rows) noexcept {
    double away[kExtremeRows];
    double range[kExtremeRows];
    rows = std::min(rows - rows % kStepRows, kFlowRows);
    if (rows == 0 || !state.highest.is_warm(s.period) || !FlowKernel::is_warm(s.flow, state.flow)) return 0;
    const SmiBlock block{{past.block(0, s.period - 1), past.block(1, s.period - 1)}, in, {away, range}, rows};
    if (block.windows[0] == nullptr || !at_best_level<SmiBody>(&s, &block)) return 0;
    if (FlowKernel::fast(s.flow, state.flow, past, {away, range}, out, rows) == 0) return 0;
    state.highest.skip();
    state.lowest.skip();
    return rows;
  }

 private:
  using FlowKernel = FlowPart<SmiFlow>;
};

constexpr ParameterInfo kParameterInfo[] = {integer_parameter("period", "bars of the range", 13, 2),
                                            integer_parameter("fastPeriod", "period of the second smoothing", 2, 2),
                                            integer_parameter("slowPeriod", "period of the first smoothing", 25, 2),
                                            integer_parameter("signalPeriod", "period of the signal", 9, 2)};
constexpr OutputInfo kOutputInfo[] = {real_output("smi"), real_output("signal")};

}  // namespace

TIERCEL_INDICATOR(kSmi) = make_row<Smi>({
    .name = "smi",
    .group = Group::kMomentum,
    .summary = "Stochastic momentum index, -100 to 100: how far the close lies from the middle of the range of the "
               "last `period` bars, smoothed twice, in percent of half that range, smoothed twice; 0 without a range. "
               "With its average as signal.",
    .formula =
        "middle = (highest high + lowest low) / 2 and range = highest high - lowest low, over the last `period` bars\n"
        "smi = 200 ema(ema(close - middle, slowPeriod), fastPeriod) / ema(ema(range, slowPeriod), fastPeriod)\n"
        "signal = ema(smi, signalPeriod)",
    .source = "Blau, Stochastic Momentum (Technical Analysis of Stocks & Commodities, January 1993)",
    .talib = "SMI",
    .inputs = kHighLowClose,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
