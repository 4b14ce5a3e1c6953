// Chaikin's oscillator: the difference of two averages of the accumulation/distribution line.
#include "native/indicators/parts/money_flow.hpp"
#include "native/indicators/parts/smoother.hpp"
#include "native/indicators/row.hpp"

namespace tiercel::indicators {
namespace {

struct AdOscSetup {
  std::size_t lookback;
  TickScale ticks;
  SmootherSetup fast;
  SmootherSetup slow;
};

struct AdOscHistory {
  double total;
  SmoothHistory fast;
  SmoothHistory slow;
};

// False, with nothing to be used, where a value is no number.
template <int W>
TIERCEL_BODY bool ad_osc_block_body(const AdOscSetup& s, AdOscHistory& last, const std::array<const double*, 4>& in,
                                    double* out, std::size_t rows) noexcept {
  LaneSmoother<W> fast(s.fast, last.fast);
  LaneSmoother<W> slow(s.slow, last.slow);
  double total = last.total;
  Lanes<W> bad{};
  for (std::size_t i = 0; i < rows; i += W) {
    const std::array<Lanes<W>, 4> x{read_lanes<W>(in[0] + i), read_lanes<W>(in[1] + i), read_lanes<W>(in[2] + i),
                                    read_lanes<W>(in[3] + i)};
    double line[W];
    write_lanes(line, money_flow(flow_bar(s.ticks, x)));
    for (int lane = 0; lane < W; ++lane) line[lane] = total += line[lane];
    const Lanes<W> lines = read_lanes<W>(line);
    write_lanes(out + i, fast.take(lines) - slow.take(lines));
    bad += (x[0] + x[1] + x[2] + x[3]) * 0.0;
  }
  fast.finish();
  slow.finish();
  last.total = total;
  return are_zero(bad);
}

TIERCEL_LANE_VARIANTS(bool, ad_osc_block,
                      (const AdOscSetup& s, AdOscHistory& last, const std::array<const double*, 4>& in, double* out,
                       std::size_t rows),
                      (s, last, in, out, rows))

struct AdOsc {
  struct Params {
    std::int64_t fast;
    std::int64_t slow;
  };
  using Setup = AdOscSetup;
  using Value = double;
  static constexpr std::size_t kInputs = 4;
  static constexpr std::size_t kOutputs = 1;

  struct State {
    std::size_t run = 0;  // rows since the start or the last gap, up to the lookback
    double total = 0.0;
    Smoother fast;
    Smoother slow;
  };

  static Params params(const double* numbers) noexcept {
    return {static_cast<std::int64_t>(numbers[0]), static_cast<std::int64_t>(numbers[1])};
  }
  static Setup setup(const Params& p, const int* decimals) noexcept {
    return {lookback(p), tick_scale(decimals, 3), averaging(p.fast), averaging(p.slow)};
  }
  static std::size_t lookback(const Params& p) noexcept {
    return static_cast<std::size_t>(std::max(p.fast, p.slow)) - 1;
  }
  static std::size_t past(const Setup& /*s*/) noexcept { return 0; }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& /*past*/, const InputRow<AdOsc>& x,
                   OutputRow<AdOsc>& y) noexcept {
    state.total += money_flow(flow_bar(s.ticks, x));
    double fast = 0.0;
    double slow = 0.0;
    state.fast.step(s.fast, state.total, &fast);
    state.slow.step(s.slow, state.total, &slow);
    if (state.run < s.lookback) {
      ++state.run;
    } else {
      y[0] = fast - slow;
    }
  }

  template <class Past>
  static std::size_t fast(const Setup& s, State& state, const Past& /*past*/, const InputColumns<AdOsc>& in,
                          const OutputColumns<AdOsc>& out, std::size_t rows) noexcept {
    rows -= rows % kStepRows;
    if (rows == 0 || state.run < s.lookback || !state.fast.is_warm(s.fast)) return 0;
    AdOscHistory last;
    last.total = state.total;
    state.fast.write_history(s.fast, last.fast);
    state.slow.write_history(s.slow, last.slow);
    if (!ad_osc_block(s, last, in, out[0], rows)) return 0;
    state.fast.read_history(last.fast, rows);
    state.slow.read_history(last.slow, rows);
    state.total = last.total;
    return rows;
  }

 private:
  // Started from the line's first value.
  static SmootherSetup averaging(std::int64_t period) noexcept {
    return smoother_setup(1, 2.0 / static_cast<double>(period + 1));
  }
};

constexpr InputInfo kInputInfo[] = {
    {"high", InputRole::kHigh}, {"low", InputRole::kLow}, {"close", InputRole::kClose}, {"volume", InputRole::kVolume}};
constexpr ParameterInfo kParameterInfo[] = {integer_parameter("fastPeriod", "of the fast average", 3, 2),
                                            integer_parameter("slowPeriod", "of the slow average", 10, 2)};
constexpr OutputInfo kOutputInfo[] = {real_output("adOsc")};

}  // namespace

TIERCEL_INDICATOR(kAdOsc) = make_row<AdOsc>({
    .name = "adOsc",
    .group = Group::kVolume,
    .summary =
        "Chaikin's oscillator: a fast less a slow exponential average of the accumulation/distribution line, both "
        "started from its first value.",
    .formula = "ad = ad[1] + volume * ((close - low) - (high - close)) / (high - low)\n"
               "average = average[1] + 2 / (period + 1) * (ad - average[1])\n"
               "adOsc = average of fastPeriod - average of slowPeriod",
    .source = "Chaikin; Murphy, Technical Analysis of the Financial Markets (1999), ch. 7; TA-Lib's ADOSC",
    .talib = "ADOSC",
    .inputs = kInputInfo,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
