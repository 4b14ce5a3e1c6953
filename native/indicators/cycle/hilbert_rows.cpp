// The rows of Ehlers' cycle measures: htDcPeriod, htDcPhase, htPhasor, htSine, htTrendMode and htTrendline.
#include <algorithm>

#include "native/indicators/parts/hilbert_cycle.hpp"
#include "native/indicators/parts/unstable.hpp"
#include "native/indicators/row.hpp"

namespace tiercel::indicators {
namespace {

struct NoParameters {};

struct DcPeriod {
  using Params = NoParameters;
  using Setup = NoParameters;
  using State = HilbertCycle;
  using Value = double;
  static constexpr std::size_t kInputs = 1;
  static constexpr std::size_t kOutputs = 1;
  static constexpr std::size_t kBlockRows = kCycleRows;
  static Params params(const double* /*numbers*/) noexcept { return {}; }
  static Setup setup(const Params& p, const int* /*decimals*/) noexcept { return p; }
  static std::size_t lookback(const Params& /*p*/) noexcept { return kPeriodLookback; }
  static std::size_t past(const Setup& /*s*/) noexcept { return 0; }

  template <class Past>
  static void step(const Setup& /*s*/, State& state, const Past& /*past*/, const InputRow<DcPeriod>& x,
                   OutputRow<DcPeriod>& y) noexcept {
    state.take(x[0], kPeriodBegin);
    if (state.rows() > kPeriodLookback) y[0] = state.period();
  }

  template <class Past>
  static std::size_t fast(const Setup& /*s*/, State& state, const Past& /*past*/, const InputColumns<DcPeriod>& in,
                          const OutputColumns<DcPeriod>& out, std::size_t rows) noexcept {
    if (state.rows() < kPeriodLookback) return 0;
    return state.take_rows(in[0], {.in_phase = nullptr, .quadrature = nullptr, .period = out[0]}, rows);
  }
};

struct Phasor : DcPeriod {
  static constexpr std::size_t kOutputs = 2;

  template <class Past>
  static void step(const Setup& /*s*/, State& state, const Past& /*past*/, const InputRow<Phasor>& x,
                   OutputRow<Phasor>& y) noexcept {
    state.take(x[0], kPeriodBegin);
    if (state.rows() > kPeriodLookback) y = {state.in_phase(), state.quadrature()};
  }

  template <class Past>
  static std::size_t fast(const Setup& /*s*/, State& state, const Past& /*past*/, const InputColumns<Phasor>& in,
                          const OutputColumns<Phasor>& out, std::size_t rows) noexcept {
    if (state.rows() < kPeriodLookback) return 0;
    return state.take_rows(in[0], {.in_phase = out[0], .quadrature = out[1], .period = nullptr}, rows);
  }
};

struct DcPhase : DcPeriod {
  struct State {
    HilbertCycle cycle;
    CyclePhase phase;
  };
  static std::size_t lookback(const Params& /*p*/) noexcept { return kPhaseLookback; }

  // True once there are values.
  static bool take(State& state, double x) noexcept {
    if (state.cycle.take(x, kPhaseBegin)) state.phase.take(state.cycle);
    return state.cycle.rows() > kPhaseLookback;
  }

  template <class Past>
  static void step(const Setup& /*s*/, State& state, const Past& /*past*/, const InputRow<DcPhase>& x,
                   OutputRow<DcPhase>& y) noexcept {
    if (take(state, x[0])) y[0] = state.phase.degrees();
  }
};

struct SineWave : DcPhase {
  static constexpr std::size_t kOutputs = 2;

  template <class Past>
  static void step(const Setup& /*s*/, State& state, const Past& /*past*/, const InputRow<SineWave>& x,
                   OutputRow<SineWave>& y) noexcept {
    if (!take(state, x[0])) return;
    y = {sine_of(state.phase.degrees()), sine_of(state.phase.degrees() + 45.0)};
  }
};

// The means of whole cycles, and a weighted average of the last four of them.
class Trendline {
 public:
  // `ago` gives earlier values.
  template <class Ago>
  double take(double x, double period, Ago ago) noexcept {
    const std::size_t length = whole_cycle(period);
    double sum = length == 0 ? 0.0 : x;
    for (std::size_t i = 1; i < length; ++i) sum += ago(i);
    const double mean = length == 0 ? 0.0 : sum / static_cast<double>(length);
    const double line = (4.0 * mean + 3.0 * means_[0] + 2.0 * means_[1] + means_[2]) / 10.0;
    means_ = {mean, means_[0], means_[1]};
    return line;
  }

 private:
  std::array<double, 3> means_{};
};

struct TrendlineRow : DcPeriod {
  struct State {
    HilbertCycle cycle;
    Trendline line;
  };
  static std::size_t lookback(const Params& /*p*/) noexcept { return kPhaseLookback; }
  static std::size_t past(const Setup& /*s*/) noexcept { return kLongestCycle; }

  template <class Past>
  static void step(const Setup& /*s*/, State& state, const Past& past, const InputRow<TrendlineRow>& x,
                   OutputRow<TrendlineRow>& y) noexcept {
    if (!state.cycle.take(x[0], kPhaseBegin)) return;
    const double line = state.line.take(x[0], state.cycle.period(), [&](std::size_t i) { return past.ago(0, i); });
    if (state.cycle.rows() > kPhaseLookback) y[0] = line;
  }

  // The periods first, in the place of the lines.
  template <class Past>
  static std::size_t fast(const Setup& /*s*/, State& state, const Past& past, const InputColumns<TrendlineRow>& in,
                          const OutputColumns<TrendlineRow>& out, std::size_t rows) noexcept {
    if (state.cycle.rows() < kPhaseLookback || past.block(0, kLongestCycle) == nullptr) return 0;
    rows = state.cycle.take_rows(in[0], {.in_phase = nullptr, .quadrature = nullptr, .period = out[0]}, rows);
    for (std::size_t r = 0; r < rows; ++r) {
      const double* const now = in[0] + r;
      out[0][r] = state.line.take(*now, out[0][r], [now](std::size_t i) { return *(now - i); });
    }
    return rows;
  }
};

struct TrendMode : DcPeriod {
  struct State {
    DcPhase::State cycle;
    Trendline line;
    std::uint64_t rows_in_trend = 0;
    double sine = 0.0;
    double lead = 0.0;
  };
  using Value = std::int32_t;
  static std::size_t lookback(const Params& /*p*/) noexcept { return kPhaseLookback; }
  static std::size_t past(const Setup& /*s*/) noexcept { return kLongestCycle; }

  template <class Past>
  static void step(const Setup& /*s*/, State& state, const Past& past, const InputRow<TrendMode>& x,
                   OutputRow<TrendMode>& y) noexcept {
    const bool full = DcPhase::take(state.cycle, x[0]);
    const HilbertCycle& cycle = state.cycle.cycle;
    if (cycle.rows() <= kPhaseBegin) return;
    const double line = state.line.take(x[0], cycle.period(), [&](std::size_t i) { return past.ago(0, i); });
    const bool is_trend = keeps_trend(state, cycle.period());
    const bool is_far = line != 0.0 && std::fabs((cycle.smoothed() - line) / line) >= 0.015;
    if (full) y[0] = is_trend || is_far ? 1 : 0;
  }

 private:
  // Half a cycle after the sine lines have crossed, unless the phase turns as a cycle's.
  static bool keeps_trend(State& state, double period) noexcept {
    const CyclePhase& phase = state.cycle.phase;
    const double sine = sine_of(phase.degrees());
    const double lead = sine_of(phase.degrees() + 45.0);
    const bool crosses = (sine > lead && state.sine <= state.lead) || (sine < lead && state.sine >= state.lead);
    state.sine = sine;
    state.lead = lead;
    state.rows_in_trend = crosses ? 1 : state.rows_in_trend + 1;
    const double turn = phase.degrees() - phase.last_degrees();
    const bool turns_as_cycle = turn > 0.67 * 360.0 / period && turn < 1.5 * 360.0 / period;
    return !crosses && static_cast<double>(state.rows_in_trend) >= 0.5 * period && !turns_as_cycle;
  }
};

constexpr ParameterInfo kParameterInfo[] = {kUnstableParameter};
constexpr OutputInfo kPeriodOutput[] = {real_output("htDcPeriod")};
constexpr OutputInfo kPhaseOutput[] = {real_output("htDcPhase")};
constexpr OutputInfo kPhasorOutput[] = {real_output("inPhase"), real_output("quadrature")};
constexpr OutputInfo kSineOutput[] = {real_output("sine"), real_output("leadSine")};
constexpr OutputInfo kTrendlineOutput[] = {real_output("htTrendline")};
constexpr OutputInfo kTrendModeOutput[] = {{"htTrendMode", OutputKind::kInteger}};

#define TIERCEL_TRANSFORM_FORMULA                                                          \
  "smooth = (4 x + 3 x[1] + 2 x[2] + x[3]) / 10\n"                                         \
  "H(s) = (0.0962 s + 0.5769 s[2] - 0.5769 s[4] - 0.0962 s[6]) (0.075 period[1] + 0.54)\n" \
  "detrended = H(smooth), inPhase = detrended[3], quadrature = H(detrended)\n"
#define TIERCEL_PERIOD_FORMULA                                                                             \
  TIERCEL_TRANSFORM_FORMULA                                                                                \
  "I = smoothed inPhase - H(quadrature), Q = smoothed quadrature + H(inPhase), each 0.2 new + 0.8 old\n"   \
  "turn = atan((I Q[1] - Q I[1]) / (I I[1] + Q Q[1])) in degrees, both sums smoothed likewise\n"           \
  "period = 0.8 period[1] + 0.2 (360 / turn, held within 0.67 and 1.5 of period[1] and within 6 and 50)\n" \
  "smoothPeriod = 0.67 smoothPeriod[1] + 0.33 period\n"
#define TIERCEL_PHASE_FORMULA                                                                                \
  "n = floor(smoothPeriod + 0.5), of htDcPeriod begun in row 37\n"                                           \
  "phase = atan(sum of sin(360 i / n) smooth[i] / sum of cos(360 i / n) smooth[i], i below n) + 90 + 360 / " \
  "smoothPeriod\n"                                                                                           \
  "180 more where the second sum is negative; 360 less above 315\n"

}  // namespace

TIERCEL_INDICATOR(kHtDcPeriod) = make_row<Unstable<DcPeriod, kParameterInfo>>({
    .name = "htDcPeriod",
    .group = Group::kCycle,
    .summary = "Period of the dominant cycle in rows, 6 to 50, by Hilbert transforms; in the first rows it comes up "
               "from 0.",
    .formula = TIERCEL_PERIOD_FORMULA "htDcPeriod = smoothPeriod",
    .source = "Ehlers, Rocket Science for Traders (2001), ch. 7; cold start of TA-Lib's HT_DCPERIOD",
    .talib = "HT_DCPERIOD",
    .inputs = kOneSeries,
    .parameters = kParameterInfo,
    .outputs = kPeriodOutput,
});

TIERCEL_INDICATOR(kHtPhasor) = make_row<Unstable<Phasor, kParameterInfo>>({
    .name = "htPhasor",
    .group = Group::kCycle,
    .summary = "The parts of the dominant cycle in phase and a quarter of a cycle apart.",
    .formula = TIERCEL_TRANSFORM_FORMULA "with the period of htDcPeriod before it is smoothed",
    .source = "Ehlers, Rocket Science for Traders (2001), ch. 6; cold start of TA-Lib's HT_PHASOR",
    .talib = "HT_PHASOR",
    .inputs = kOneSeries,
    .parameters = kParameterInfo,
    .outputs = kPhasorOutput,
});

TIERCEL_INDICATOR(kHtDcPhase) = make_row<Unstable<DcPhase, kParameterInfo>>({
    .name = "htDcPhase",
    .group = Group::kCycle,
    .summary = "Phase of the dominant cycle in degrees, -45 to 315.",
    .formula = TIERCEL_PHASE_FORMULA "htDcPhase = phase",
    .source = "Ehlers, Rocket Science for Traders (2001), ch. 9; cold start of TA-Lib's HT_DCPHASE",
    .talib = "HT_DCPHASE",
    .inputs = kOneSeries,
    .parameters = kParameterInfo,
    .outputs = kPhaseOutput,
});

TIERCEL_INDICATOR(kHtSine) = make_row<Unstable<SineWave, kParameterInfo>>({
    .name = "htSine",
    .group = Group::kCycle,
    .summary = "Sine of the dominant cycle's phase, and the sine 45 degrees ahead, which it crosses at turns.",
    .formula = TIERCEL_PHASE_FORMULA "sine = sin(phase), leadSine = sin(phase + 45)",
    .source = "Ehlers, Rocket Science for Traders (2001), ch. 9; cold start of TA-Lib's HT_SINE",
    .talib = "HT_SINE",
    .inputs = kOneSeries,
    .parameters = kParameterInfo,
    .outputs = kSineOutput,
});

TIERCEL_INDICATOR(kHtTrendline) = make_row<Unstable<TrendlineRow, kParameterInfo>>({
    .name = "htTrendline",
    .group = Group::kOverlap,
    .summary = "Instantaneous trendline: the mean over one dominant cycle, which leaves the cycle out, smoothed.",
    .formula = "n = floor(smoothPeriod + 0.5), of htDcPeriod begun in row 37\n"
               "m = mean of the last n values\n"
               "htTrendline = (4 m + 3 m[1] + 2 m[2] + m[3]) / 10",
    .source = "Ehlers, Rocket Science for Traders (2001), ch. 10; cold start of TA-Lib's HT_TRENDLINE",
    .talib = "HT_TRENDLINE",
    .inputs = kOneSeries,
    .parameters = kParameterInfo,
    .outputs = kTrendlineOutput,
});

TIERCEL_INDICATOR(kHtTrendMode) = make_row<Unstable<TrendMode, kParameterInfo>>({
    .name = "htTrendMode",
    .group = Group::kCycle,
    .summary = "1 while the market is in a trend and 0 while it is in a cycle.",
    .formula =
        "cycle for half a period after the lines of htSine have crossed, and while the phase turns by 0.67 to 1.5 "
        "times 360 / smoothPeriod a row; else trend\n"
        "trend in any case where smooth lies 1.5 % or more from the line of htTrendline",
    .source = "Ehlers, Rocket Science for Traders (2001), ch. 11; cold start of TA-Lib's HT_TRENDMODE",
    .talib = "HT_TRENDMODE",
    .inputs = kOneSeries,
    .parameters = kParameterInfo,
    .outputs = kTrendModeOutput,
});

#undef TIERCEL_PHASE_FORMULA
#undef TIERCEL_PERIOD_FORMULA
#undef TIERCEL_TRANSFORM_FORMULA

}  // namespace tiercel::indicators
