// Chaikin's oscillator: the difference of two averages of the accumulation/distribution line. It is that of how far
// they lie behind the line, which needs its changes only.
#include "native/indicators/parts/fading_sum.hpp"
#include "native/indicators/parts/money_flow.hpp"
#include "native/indicators/row.hpp"

namespace tiercel::indicators {
namespace {

struct AdOscSetup {
  std::size_t lookback;
  TickScale ticks;
  FadingSetup fast;
  FadingSetup slow;
};

struct AdOscHistory {
  FadingHistory fast;
  FadingHistory slow;
};

// False, with nothing to be used, where a value is no number.
template <int W>
TIERCEL_BODY bool ad_osc_block_body(const AdOscSetup& s, AdOscHistory& last, const std::array<const double*, 4>& in,
                                    double* out, std::size_t rows) noexcept {
  LaneFadingSum<W> fast(s.fast, last.fast);
  LaneFadingSum<W> slow(s.slow, last.slow);
  Lanes<W> bad{};
  for (std::size_t i = 0; i < rows; i += W) {
    const std::array<Lanes<W>, 4> x{read_lanes<W>(in[0] + i), read_lanes<W>(in[1] + i), read_lanes<W>(in[2] + i),
                                    read_lanes<W>(in[3] + i)};
    const Lanes<W> flow = money_flow(s.ticks, x);
    write_lanes(out + i, slow.take(flow) - fast.take(flow));
    bad += (x[0] + x[1] + x[2] + x[3]) * 0.0;
  }
  fast.finish();
  slow.finish();
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
    std::size_t run = 0;  // rows since the start or the last gap, up to the lookback and one
    FadingSum fast;
    FadingSum slow;
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
    const double flow = state.run == 0 ? 0.0 : money_flow(s.ticks, x);  // the averages start on the line
    const double behind = state.slow.step(s.slow, flow) - state.fast.step(s.fast, flow);
    if (state.run <= s.lookback) ++state.run;
    if (state.run > s.lookback) y[0] = behind;
  }

  template <class Past>
  static std::size_t fast(const Setup& s, State& state, const Past& /*past*/, const InputColumns<AdOsc>& in,
                          const OutputColumns<AdOsc>& out, std::size_t rows) noexcept {
    rows -= rows % kStepRows;
    if (rows == 0 || state.run <= s.lookback) return 0;
    AdOscHistory last{state.fast.history(), state.slow.history()};
    if (!ad_osc_block(s, last, in, out[0], rows)) return 0;
    state.fast.history() = last.fast;
    state.slow.history() = last.slow;
    return rows;
  }

 private:
  static FadingSetup averaging(std::int64_t period) noexcept {
    return fading_setup(1.0 - 2.0 / static_cast<double>(period + 1));
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
