// Relative vigor index (Ehlers): the bodies of the bars in parts of their ranges.
#include "native/indicators/parts/price_grid.hpp"
#include "native/indicators/parts/simple_kernel.hpp"
#include "native/indicators/parts/window_fold.hpp"

namespace tiercel::indicators {
namespace {

struct Rvgi : SimpleKernel<4, 2, 1> {
  using Sums = WindowFold<SumFold<2>>;
  using Three = std::array<double, 3>;  // of the last rows, the newest first
  struct Setup {
    std::size_t period;
    TickScale ticks;
  };
  struct State {
    std::size_t bars = 0;
    std::size_t ratios = 0;
    Three bodies{};
    Three ranges{};
    Three last{};
    Sums sums;
  };

  static Setup setup(const Params& p, const int* decimals) noexcept { return {rows_of(p[0]), tick_scale(decimals, 4)}; }
  static std::size_t lookback(const Params& p) noexcept { return rows_of(p[0]) + 5; }
  static std::size_t cells(const Setup& s) noexcept { return Sums::cells(s.period); }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& past, const In& x, Out& y) noexcept {
    const double body = in_ticks(s.ticks, x[3]) - in_ticks(s.ticks, x[0]);
    const double range = in_ticks(s.ticks, x[1]) - in_ticks(s.ticks, x[2]);
    std::array<double, 2> sums{};
    const bool full =
        state.bars >= 3 &&
        state.sums.step(past, 0, s.period, {weighed(body, state.bodies), weighed(range, state.ranges)}, &sums);
    ++state.bars;
    push(body, state.bodies);
    push(range, state.ranges);
    if (!full) return;
    if (!(sums[1] != 0.0)) {
      state.ratios = 0;
      return;
    }
    const double ratio = sums[0] / sums[1];
    if (state.ratios >= 3) y = {ratio, weighed(ratio, state.last) / 6.0};
    ++state.ratios;
    push(ratio, state.last);
  }

 private:
  static double weighed(double now, const Three& last) noexcept { return now + 2.0 * (last[0] + last[1]) + last[2]; }
  static void push(double now, Three& last) noexcept { last = {now, last[0], last[1]}; }
};

constexpr InputInfo kBars[] = {
    {"open", InputRole::kOpen}, {"high", InputRole::kHigh}, {"low", InputRole::kLow}, {"close", InputRole::kClose}};
constexpr ParameterInfo kParameterInfo[] = {integer_parameter("period", "weighted bars in the window", 10)};
constexpr OutputInfo kOutputInfo[] = {real_output("rvgi"), real_output("signal")};

}  // namespace

TIERCEL_INDICATOR(kRvgi) = make_row<Rvgi>({
    .name = "rvgi",
    .group = Group::kMomentum,
    .summary =
        "Ehlers' relative vigor index: the bodies of the bars in parts of their ranges, and its signal; no value "
        "without ranges.",
    .formula = "w(v) = (v + 2 v[1] + 2 v[2] + v[3]) / 6\n"
               "rvgi = sum(w(close - open)) / sum(w(high - low)), over the last `period` rows\n"
               "signal = w(rvgi)",
    .source = "Ehlers, Relative Vigor Index (Technical Analysis of Stocks & Commodities, January 2002)",
    .inputs = kBars,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
    .sparse = true,
});

}  // namespace tiercel::indicators
