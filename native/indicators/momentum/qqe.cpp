// QQE: a smoothed relative strength index with a level that trails it.
#include <cmath>
#include <utility>

#include "native/indicators/parts/relative_strength.hpp"
#include "native/indicators/parts/simple_kernel.hpp"
#include "native/indicators/parts/smoother.hpp"

namespace tiercel::indicators {
namespace {

struct TrailingLevel {
  bool is_set = false;
  double level = 0.0;
  double last = 0.0;  // the value in the row before

  // The level stays `apart` behind the value; it moves towards it only, until the value crosses it.
  double follow(double value, double apart) noexcept {
    const double lower = value - apart;
    const double upper = value + apart;
    if (!is_set) {
      level = lower;
    } else if (value > level) {
      level = last > level && lower < level ? level : lower;
    } else if (value < level) {
      level = last < level && upper > level ? level : upper;
    }
    is_set = true;
    last = value;
    return level;
  }
};

struct Qqe : SimpleKernel<1, 4, 3> {
  struct Setup {
    RelativeStrength::Setup strength;
    SmootherSetup average;
    SmootherSetup range;
    double factor;
  };
  struct State {
    RelativeStrength::State strength;
    Smoother average;
    bool has_last = false;
    double last = 0.0;
    Smoother range;
    Smoother twice;
    TrailingLevel line;
  };

  static Setup setup(const Params& p, const int* decimals) noexcept {
    const auto period = static_cast<std::int64_t>(p[0]);
    return {RelativeStrength::setup(period, decimals), exponential_setup(static_cast<std::int64_t>(p[1])),
            exponential_setup(2 * period - 1), p[2]};
  }
  static std::size_t lookback(const Params& p) noexcept { return rows_of(5.0 * p[0] + p[1]) - 4; }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& /*past*/, const In& x, Out& y) noexcept {
    double value = 0.0;
    if (!RelativeStrength::take(s.strength, state.strength, x[0], &value)) return;
    if (!state.average.step(s.average, value, &value)) return;
    const double last = std::exchange(state.last, value);
    double range = 0.0;
    if (!std::exchange(state.has_last, true)) return;
    if (!state.range.step(s.range, std::fabs(value - last), &range)) return;
    if (!state.twice.step(s.range, range, &range)) return;
    const double apart = s.factor * range;
    y = {value, state.line.follow(value, apart), value + apart, value - apart};
  }
};

constexpr ParameterInfo kParameterInfo[] = {
    integer_parameter("rsiPeriod", "period of the relative strength index", 14, 2),
    integer_parameter("smoothPeriod", "period of its exponential average", 5),
    {"factor", "average changes of a row from the average to a band", ParameterKind::kReal, 0, 1000, 4.236}};
constexpr OutputInfo kOutputInfo[] = {real_output("qqe"), real_output("line"), real_output("upper"),
                                      real_output("lower")};

}  // namespace

TIERCEL_INDICATOR(kQqe) = make_row<Qqe>({
    .name = "qqe",
    .group = Group::kMomentum,
    .summary = "QQE, quantitative qualitative estimation: the average of the relative strength index, bands at some "
               "average changes of a row from it, and the line that trails it at that distance: below it until it "
               "falls through, then above it.",
    .formula = "q = ema(rsi(x, rsiPeriod), smoothPeriod)\n"
               "w = factor * ema(ema(|q - q[1]|, n), n), n = 2 rsiPeriod - 1\n"
               "upper, lower = q + w, q - w; the line begins with lower\n"
               "line = max(line[1], lower) where q and q[1] > line[1], lower where only q is\n"
               "line = min(line[1], upper) where q and q[1] < line[1], upper where only q is",
    .source = "Ignatov, Qualitative Quantitative Estimation (an indicator for MetaTrader 4, 2006)",
    .differs = "pandas-ta and scripts for TradingView keep a line on each side, and after a crossing go on with the "
               "one there; the original begins anew at its distance. vector-ta smooths the changes in another way.",
    .inputs = kOneSeries,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
