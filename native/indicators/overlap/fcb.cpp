// Fractal chaos bands: the last fractal high and the last fractal low.
#include "native/indicators/parts/simple_kernel.hpp"

namespace tiercel::indicators {
namespace {

struct Fcb : SimpleKernel<2, 2, 1> {
  using Setup = std::size_t;  // bars on each side of a fractal
  struct State {
    std::size_t run = 0;
    double upper = kNoValue;
    double lower = kNoValue;
  };

  static Setup setup(const Params& p, const int* /*decimals*/) noexcept { return rows_of(p[0]); }
  static std::size_t lookback(const Params& p) noexcept { return 2 * rows_of(p[0]); }
  static std::size_t past(const Setup& span) noexcept { return 2 * span; }

  template <class Past>
  static void step(const Setup& span, State& state, const Past& past, const In& x, Out& y) noexcept {
    if (state.run >= 2 * span) {
      const double high = past.ago(0, span);
      const double low = past.ago(1, span);
      bool is_high = x[0] < high;
      bool is_low = x[1] > low;
      for (std::size_t ago = 1; ago <= 2 * span && (is_high || is_low); ++ago) {
        if (ago == span) continue;
        is_high = is_high && past.ago(0, ago) < high;
        is_low = is_low && past.ago(1, ago) > low;
      }
      if (is_high) state.upper = high;
      if (is_low) state.lower = low;
      y = {state.upper, state.lower};
    }
    ++state.run;
  }
};

constexpr ParameterInfo kParameterInfo[] = {integer_parameter("span", "bars on each side of a fractal", 2)};
constexpr OutputInfo kOutputInfo[] = {real_output("upper"), real_output("lower")};

}  // namespace

TIERCEL_INDICATOR(kFcb) = make_row<Fcb>({
    .name = "fcb",
    .group = Group::kOverlap,
    .summary = "Fractal chaos bands: the high of the last fractal high and the low of the last fractal low, from the "
               "bar on that confirms it; a fractal lies beyond all of the `span` bars on each side.",
    .formula = "upper = high[span] where it is above the highs of the span bars before and after it; else upper[1]\n"
               "lower = low[span] where it is below the lows of the span bars before and after it; else lower[1]",
    .source = "Williams, Trading Chaos (1995), for the fractals",
    .inputs = kHighLow,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
    .cost = UpdateCost::kPeriod,
    .sparse = true,
});

}  // namespace tiercel::indicators
