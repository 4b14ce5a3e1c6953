// Arms' ease of movement.
#include "native/indicators/parts/price_grid.hpp"
#include "native/indicators/parts/simple_kernel.hpp"
#include "native/indicators/parts/window_fold.hpp"

namespace tiercel::indicators {
namespace {

struct EmvSetup {
  std::size_t period;
  double divisor;
  TickScale ticks;
};

struct Emv : SimpleKernel<3, 1, 2> {
  using Setup = EmvSetup;
  struct State {
    bool has_last = false;
    double twice_middle = 0.0;  // of the last bar, in ticks
    WindowFold<SumFold<1>> sum;
  };

  static Setup setup(const Params& p, const int* decimals) noexcept {
    return {rows_of(p[0]), p[1], tick_scale(decimals, 2)};
  }
  static std::size_t lookback(const Params& p) noexcept { return rows_of(p[0]); }
  static std::size_t cells(const Setup& s) noexcept { return WindowFold<SumFold<1>>::cells(s.period); }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& past, const In& x, Out& y) noexcept {
    const double high = in_ticks(s.ticks, x[0]);
    const double low = in_ticks(s.ticks, x[1]);
    const double twice_middle = high + low;
    const double moved = (twice_middle - state.twice_middle) / 2.0 * (high - low);
    const double ease = x[2] != 0.0 ? moved / (s.ticks.scale * s.ticks.scale) / (x[2] / s.divisor) : 0.0;
    std::array<double, 1> sum{};
    if (state.has_last && state.sum.step(past, 0, s.period, {ease}, &sum)) {
      y[0] = sum[0] / static_cast<double>(s.period);
    }
    state.has_last = true;
    state.twice_middle = twice_middle;
  }
};

constexpr InputInfo kInputInfo[] = {
    {"high", InputRole::kHigh}, {"low", InputRole::kLow}, {"volume", InputRole::kVolume}};
constexpr ParameterInfo kParameterInfo[] = {
    integer_parameter("period", "bars of the mean; 1 for the bar's own", 14),
    {"divisor", "of the volume, so that values have a handy size", ParameterKind::kReal, 1, 1e12, 10000}};
constexpr OutputInfo kOutputInfo[] = {real_output("emv")};

}  // namespace

TIERCEL_INDICATOR(kEmv) = make_row<Emv>({
    .name = "emv",
    .group = Group::kVolume,
    .summary = "Ease of movement: how far the middle of the bar moved for its volume and range, as the mean of the "
               "last `period` bars; a bar without volume counts as 0.",
    .formula = "middle = (high + low) / 2\n"
               "ease = (middle - middle[1]) / ((volume / divisor) / (high - low)), 0 without a range or volume\n"
               "emv = mean of `period` eases",
    .source = "Arms, Volume Cycles in the Stock Market (1983); Achelis, Technical Analysis from A to Z (2nd ed.)",
    .differs = "libraries divide the volume by 10,000 (Tulip) or by 100,000,000 (pandas-ta)",
    .inputs = kInputInfo,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
