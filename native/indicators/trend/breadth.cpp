// Breadth of a market: of how many instruments rose and how many fell in each bar, and with what volume. The counts
// come from outside; `breadth` of the TypeScript side makes them from bars.
#include <algorithm>

#include "native/indicators/parts/simple_kernel.hpp"
#include "native/indicators/parts/smoother.hpp"

namespace tiercel::indicators {
namespace {

struct NoSetup {};

double ratio_of(double a, double b) noexcept { return b != 0.0 ? a / b : kNoValue; }

struct AdvanceDeclineLine : SimpleKernel<2, 1, 0> {
  using Setup = NoSetup;
  using State = double;  // the line

  static Setup setup(const Params& /*p*/, const int* /*decimals*/) noexcept { return {}; }
  static std::size_t lookback(const Params& /*p*/) noexcept { return 0; }

  template <class Past>
  static void step(const Setup& /*s*/, State& line, const Past& /*past*/, const In& x, Out& y) noexcept {
    y[0] = line += x[0] - x[1];
  }
};

struct AdvanceDeclineRatio : SimpleKernel<2, 1, 0> {
  using Setup = NoSetup;
  struct State {};

  static Setup setup(const Params& /*p*/, const int* /*decimals*/) noexcept { return {}; }
  static std::size_t lookback(const Params& /*p*/) noexcept { return 0; }
  static bool exact(const Params& /*p*/) noexcept { return true; }

  template <class Past>
  static void step(const Setup& /*s*/, State& /*state*/, const Past& /*past*/, const In& x, Out& y) noexcept {
    y[0] = ratio_of(x[0], x[1]);
  }
};

struct Trin : SimpleKernel<4, 1, 0> {
  using Setup = NoSetup;
  struct State {};

  static Setup setup(const Params& /*p*/, const int* /*decimals*/) noexcept { return {}; }
  static std::size_t lookback(const Params& /*p*/) noexcept { return 0; }
  static bool exact(const Params& /*p*/) noexcept { return true; }

  template <class Past>
  static void step(const Setup& /*s*/, State& /*state*/, const Past& /*past*/, const In& x, Out& y) noexcept {
    y[0] = ratio_of(ratio_of(x[0], x[1]), ratio_of(x[2], x[3]));
  }
};

struct McClellanSetup {
  SmootherSetup fast;
  SmootherSetup slow;
};

struct McClellan : SimpleKernel<2, 2, 2> {
  using Setup = McClellanSetup;
  struct State {
    double sum = 0.0;
    Smoother fast;
    Smoother slow;
  };

  static Setup setup(const Params& p, const int* /*decimals*/) noexcept {
    const auto average = [](double period) {
      return smoother_setup(static_cast<std::int64_t>(period), 2.0 / (period + 1.0));
    };
    return {average(p[0]), average(p[1])};
  }
  static std::size_t lookback(const Params& p) noexcept { return rows_of(std::max(p[0], p[1])) - 1; }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& /*past*/, const In& x, Out& y) noexcept {
    double fast = 0.0;
    double slow = 0.0;
    const bool has_fast = state.fast.step(s.fast, x[0] - x[1], &fast);
    const bool has_slow = state.slow.step(s.slow, x[0] - x[1], &slow);
    if (!has_fast || !has_slow) return;
    state.sum += fast - slow;
    y = {fast - slow, state.sum};
  }
};

constexpr InputInfo kCounts[] = {{"advances", InputRole::kSeries}, {"declines", InputRole::kSeries}};
constexpr InputInfo kCountsAndVolumes[] = {{"advances", InputRole::kSeries},
                                           {"declines", InputRole::kSeries},
                                           {"advancingVolume", InputRole::kSeries},
                                           {"decliningVolume", InputRole::kSeries}};
constexpr ParameterInfo kMcClellanParameters[] = {integer_parameter("fastPeriod", "of the shorter average", 19),
                                                  integer_parameter("slowPeriod", "of the longer average", 39)};
constexpr OutputInfo kLineOutput[] = {real_output("advanceDeclineLine")};
constexpr OutputInfo kRatioOutput[] = {real_output("advanceDeclineRatio")};
constexpr OutputInfo kTrinOutput[] = {real_output("trin")};
constexpr OutputInfo kMcClellanOutputs[] = {real_output("oscillator"), real_output("summation")};

}  // namespace

TIERCEL_INDICATOR(kAdvanceDeclineLine) = make_row<AdvanceDeclineLine>({
    .name = "advanceDeclineLine",
    .group = Group::kTrend,
    .summary = "Advance/decline line: the sum, over all bars so far, of the instruments that rose less those that "
               "fell. Of new highs and new lows it is the line of these.",
    .formula = "line = line[1] + advances - declines",
    .source = "Murphy, Technical Analysis of the Financial Markets (1999), market breadth",
    .inputs = kCounts,
    .parameters = {},
    .outputs = kLineOutput,
});

TIERCEL_INDICATOR(kAdvanceDeclineRatio) = make_row<AdvanceDeclineRatio>({
    .name = "advanceDeclineRatio",
    .group = Group::kTrend,
    .summary = "Advance/decline ratio: the instruments that rose for each that fell; no value where none fell.",
    .formula = "advances / declines",
    .source = "Murphy, Technical Analysis of the Financial Markets (1999), market breadth",
    .inputs = kCounts,
    .parameters = {},
    .outputs = kRatioOutput,
    .sparse = true,
});

TIERCEL_INDICATOR(kMcclellan) = make_row<McClellan>({
    .name = "mcclellan",
    .group = Group::kTrend,
    .summary = "McClellan oscillator: two exponential averages of the instruments that rose less those that fell; and "
               "its summation index, the sum of the oscillator over all bars so far.",
    .formula = "oscillator = ema(advances - declines, fastPeriod) - ema(advances - declines, slowPeriod)\n"
               "summation = summation[1] + oscillator",
    .source = "McClellan and McClellan, Patterns for Profit (1970)",
    .differs = "the summation index starts from 0, some start it from 1000",
    .inputs = kCounts,
    .parameters = kMcClellanParameters,
    .outputs = kMcClellanOutputs,
});

TIERCEL_INDICATOR(kTrin) = make_row<Trin>({
    .name = "trin",
    .group = Group::kTrend,
    .summary = "Arms index (TRIN): the advance/decline ratio over that of the volumes; below 1 the rising instruments "
               "have more volume each than the falling ones. No value where a divisor is 0.",
    .formula = "(advances / declines) / (advancingVolume / decliningVolume)",
    .source = "Arms, The Arms Index (1989)",
    .inputs = kCountsAndVolumes,
    .parameters = {},
    .outputs = kTrinOutput,
    .sparse = true,
});

}  // namespace tiercel::indicators
