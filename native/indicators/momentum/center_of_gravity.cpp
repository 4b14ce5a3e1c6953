// Center of gravity (Ehlers): where in the window the weight of the prices lies.
#include "native/indicators/parts/window_row.hpp"

namespace tiercel::indicators {
namespace {

struct CenterForm : WindowForm<1, 1, 0, 1, true> {
  static constexpr std::size_t kOutputs = 1;

  static std::size_t lookback(Params period) noexcept { return period - 1; }
  static Setup setup(Params period, const int* decimals) noexcept { return make_setup(decimals, {period}); }

  template <class T>
  TIERCEL_BODY std::array<T, 1> series(const Setup& /*s*/, const Row<T>& now, const Before<T>& /*before*/) noexcept {
    return {now[0]};
  }
  template <class T>
  TIERCEL_BODY std::array<T, 1> combine(const Setup& s, const Row<T>& /*now*/, const Before<T>& /*before*/,
                                        const Sums<T>& sums) noexcept {
    // Counted from the newest value on, the weights are period + 1 less ours.
    const auto all = static_cast<double>(s.periods[0] + 1);
    return {quotient_or<T>(sums[0][0].weighted - all * sums[0][0].plain, sums[0][0].plain, 0.0)};
  }
};

constexpr ParameterInfo kParameterInfo[] = {integer_parameter("period", "values in the window", 10)};
constexpr OutputInfo kOutputInfo[] = {real_output("centerOfGravity")};

}  // namespace

TIERCEL_INDICATOR(kCenterOfGravity) = make_row<WindowRow<CenterForm>>({
    .name = "centerOfGravity",
    .group = Group::kMomentum,
    .summary = "Center of gravity: minus the place in the window, counted from 1 at the newest value, around which the "
               "prices balance; 0 where they add up to 0.",
    .formula = "-(1 x[0] + 2 x[1] + ... + period x[period - 1]) / (x[0] + x[1] + ... + x[period - 1])",
    .source = "Ehlers, The CG Oscillator (Technical Analysis of Stocks & Commodities, May 2002)",
    .differs = "Ehlers takes the middle of the bar; give it as the values where it is meant.",
    .inputs = kOneSeries,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
