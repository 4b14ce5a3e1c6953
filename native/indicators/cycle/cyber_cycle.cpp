// Cyber cycle (Ehlers): a smoothed value through a high pass of two poles.
#include "native/indicators/parts/simple_kernel.hpp"

namespace tiercel::indicators {
namespace {

struct CyberCycle : SimpleKernel<1, 2, 1> {
  struct Setup {
    double gain, c1, c2;
  };
  struct State {
    bool has_value = false;
    std::array<double, 3> values{};   // before this one, the newest first
    std::array<double, 2> smooths{};  // the same
    std::array<double, 2> cycles{};
  };

  static Setup setup(const Params& p, const int* /*decimals*/) noexcept {
    const double half = 1.0 - p[0] / 2.0;
    const double rest = 1.0 - p[0];
    return {half * half, 2.0 * rest, rest * rest};
  }
  static std::size_t lookback(const Params& /*p*/) noexcept { return 0; }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& /*past*/, const In& x, Out& y) noexcept {
    auto& [has_value, values, smooths, cycles] = state;
    if (!has_value) {
      values.fill(x[0]);
      smooths.fill(x[0]);
    }
    has_value = true;
    // Relative to the last smooth value: exact zeros in a flat market.
    const double level = smooths[0];
    const double smooth =
        level + ((x[0] - level) + 2.0 * ((values[0] - level) + (values[1] - level)) + (values[2] - level)) / 6.0;
    const double bend = (smooth - level) - (level - smooths[1]);
    const double cycle = (s.gain * bend - s.c2 * cycles[1]) + s.c1 * cycles[0];
    y = {cycle, cycles[0]};
    values = {x[0], values[0], values[1]};
    smooths = {smooth, level};
    cycles = {cycle, cycles[0]};
  }
};

constexpr ParameterInfo kParameterInfo[] = {
    {"alpha", "weight, 2 / (period + 1) of an average", ParameterKind::kReal, 0.001, 1, 0.07}};
constexpr OutputInfo kOutputInfo[] = {real_output("cycle"), real_output("trigger")};

}  // namespace

TIERCEL_INDICATOR(kCyberCycle) = make_row<CyberCycle>({
    .name = "cyberCycle",
    .group = Group::kCycle,
    .summary = "Ehlers' cyber cycle, and its trigger, the cycle of the row before; values before the first count as "
               "equal to it.",
    .formula = "smooth = (x + 2 x[1] + 2 x[2] + x[3]) / 6\n"
               "cycle = (1 - alpha / 2)^2 (smooth - 2 smooth[1] + smooth[2]) + 2 (1 - alpha) cycle[1] - (1 - alpha)^2 "
               "cycle[2]\n"
               "trigger = cycle[1]",
    .source = "Ehlers, Cybernetic Analysis for Stocks and Futures (2004), ch. 4",
    .differs = "Ehlers starts with (x - 2 x[1] + x[2]) / 4 in the first six rows.",
    .inputs = kOneSeries,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
