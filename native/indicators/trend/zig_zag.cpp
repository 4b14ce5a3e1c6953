// Zigzag: the turning points of moves of at least some percent, in the bar that confirms them.
#include "native/indicators/parts/simple_kernel.hpp"

namespace tiercel::indicators {
namespace {

struct ZigZag : SimpleKernel<2, 3, 1> {
  using Setup = double;  // least move, in parts of the turning point
  struct State {
    int side = 0;  // 1 while a high is sought, -1 while a low, 0 before the first turn
    bool has_bar = false;
    double high = 0.0;  // since the last turn
    double low = 0.0;
    double high_ago = 0.0;  // bars since then
    double low_ago = 0.0;
  };

  static Setup setup(const Params& p, const int* /*decimals*/) noexcept { return p[0] / 100.0; }
  static std::size_t lookback(const Params& /*p*/) noexcept { return 1; }

  template <class Past>
  static void step(const Setup& share, State& state, const Past& /*past*/, const In& x, Out& y) noexcept {
    ++state.high_ago;
    ++state.low_ago;
    if (!state.has_bar || (state.side >= 0 && x[0] >= state.high)) {
      state.high = x[0];
      state.high_ago = 0.0;
    }
    if (!state.has_bar || (state.side <= 0 && x[1] <= state.low)) {
      state.low = x[1];
      state.low_ago = 0.0;
    }
    state.has_bar = true;
    if (state.side >= 0 && state.high_ago > 0.0 && state.high - x[1] >= share * state.high) {
      y = {state.high, kNoValue, state.high_ago};
      state.side = -1;
      state.low = x[1];
      state.low_ago = 0.0;
    } else if (state.side <= 0 && state.low_ago > 0.0 && x[0] - state.low >= share * state.low) {
      y = {kNoValue, state.low, state.low_ago};
      state.side = 1;
      state.high = x[0];
      state.high_ago = 0.0;
    }
  }
};

constexpr ParameterInfo kParameterInfo[] = {
    {"percent", "least move that makes a turn, in percent of the turning point", ParameterKind::kReal, 0.0001, 100, 5}};
constexpr OutputInfo kOutputInfo[] = {real_output("high"), real_output("low"), real_output("ago")};

}  // namespace

TIERCEL_INDICATOR(kZigZag) = make_row<ZigZag>({
    .name = "zigZag",
    .group = Group::kTrend,
    .summary = "Zigzag: in the bar that confirms a turning point, its price (as a high or as a low) and how many bars "
               "ago it was; no value in other bars. A line through these points is drawn in hindsight.",
    .formula = "a high is confirmed by the first bar after it whose low lies `percent` below it,\n"
               "a low by the first bar after it whose high lies `percent` above it; they alternate,\n"
               "and a bar that goes beyond the point moves it there",
    .source = "Kaufman, Trading Systems and Methods (5th ed.), ch. 5, swing filters",
    .inputs = kHighLow,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
    .sparse = true,
});

}  // namespace tiercel::indicators
