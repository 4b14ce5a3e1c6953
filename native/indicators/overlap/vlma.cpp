// Variable length moving average (Arrington): an exponential average that is longer in quiet markets.
#include <algorithm>
#include <cmath>

#include "native/indicators/parts/simple_kernel.hpp"
#include "native/indicators/parts/window_spread.hpp"

namespace tiercel::indicators {
namespace {

struct Vlma : SimpleKernel<1, 1, 2> {
  struct Setup {
    double least;
    double most;
    SpreadSetup window;
  };
  struct State {
    bool has_average = false;
    double average = 0.0;
    double period = 0.0;
    WindowSpread window;
  };

  static Setup setup(const Params& p, const int* decimals) noexcept {
    return {p[0], std::max(p[0], p[1]), spread_setup(static_cast<std::int64_t>(std::max(p[0], p[1])), decimals[0])};
  }
  static std::size_t lookback(const Params& p) noexcept { return rows_of(std::max(p[0], p[1])) - 1; }
  static std::size_t past(const Setup& s) noexcept { return static_cast<std::size_t>(s.window.period); }
  static std::size_t cells(const Setup& s) noexcept { return WindowSpread::cells(s.window); }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& past, const In& x, Out& y) noexcept {
    Spread spread{};
    const bool full = state.window.step(s.window, past, 0, x[0], &spread);
    if (!state.has_average) {
      state.has_average = true;
      state.average = x[0];
      state.period = s.most;
      if (full) y[0] = x[0];
      return;
    }
    if (full) {
      const double apart = std::fabs(x[0] - spread.mean);
      const double change = apart <= 0.25 * spread.deviation ? 1.0 : apart > 1.75 * spread.deviation ? -1.0 : 0.0;
      state.period = std::max(std::min(state.period + change, s.most), s.least);
    }
    state.average += 2.0 / (state.period + 1.0) * (x[0] - state.average);
    if (full) y[0] = state.average;
  }
};

constexpr ParameterInfo kParameterInfo[] = {
    integer_parameter("minPeriod", "shortest length", 5),
    integer_parameter("maxPeriod", "longest length, and values of the mean and the deviation", 50)};
constexpr OutputInfo kOutputInfo[] = {real_output("vlma")};

}  // namespace

TIERCEL_INDICATOR(kVlma) = make_row<Vlma>({
    .name = "vlma",
    .group = Group::kOverlap,
    .summary = "Variable length moving average: an exponential average whose length grows by one while the value stays "
               "close to the mean and shrinks by one while it is far from it; it starts with the first value and the "
               "longest length.",
    .formula = "apart = |x - mean|, deviation: both of the last `maxPeriod` values\n"
               "length = length[1] + 1 where apart <= deviation / 4, - 1 where apart > 7/4 deviation; within "
               "minPeriod ... maxPeriod\n"
               "vlma = vlma[1] + 2 / (length + 1) (x - vlma[1])",
    .source = "Arrington, Building a Variable-Length Moving Average (Technical Analysis of Stocks & Commodities, June "
              "1991)",
    .inputs = kOneSeries,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
