// Premier stochastic oscillator: the place in the range, smoothed twice, between -1 and 1.
#include <cmath>

#include "native/core/math.hpp"
#include "native/indicators/parts/range_place.hpp"
#include "native/indicators/parts/simple_kernel.hpp"
#include "native/indicators/parts/smoother.hpp"

namespace tiercel::indicators {
namespace {

struct PremierStoch : SimpleKernel<3, 1, 2> {
  struct Setup {
    RangePlaceSetup range;
    SmootherSetup average;
  };
  struct State {
    RangePlace range;
    Smoother first;
    Smoother second;
  };

  static Setup setup(const Params& p, const int* decimals) noexcept {
    const double length = std::sqrt(p[1]);  // its fraction counts in the weight
    return {{rows_of(p[0]), tick_scale(decimals, 3)},
            smoother_setup(static_cast<std::int64_t>(length), 2.0 / (length + 1.0))};
  }
  static std::size_t lookback(const Params& p) noexcept {
    return rows_of(p[0]) + 2 * static_cast<std::size_t>(std::sqrt(p[1])) - 3;
  }
  static std::size_t cells(const Setup& s) noexcept { return RangePlace::cells(s.range); }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& past, const In& x, Out& y) noexcept {
    double value = 0.0;
    if (!state.range.step(s.range, past, x, &value)) return;
    value = 0.1 * (value - 50.0);
    if (!state.first.step(s.average, value, &value) || !state.second.step(s.average, value, &value)) return;
    y[0] = exact_tanh(0.5 * value);
  }
};

constexpr ParameterInfo kParameterInfo[] = {
    integer_parameter("stochPeriod", "bars of the range", 8),
    integer_parameter("period", "whose root is the period of both smoothings", 25)};
constexpr OutputInfo kOutputInfo[] = {real_output("premierStoch")};

}  // namespace

TIERCEL_INDICATOR(kPremierStoch) = make_row<PremierStoch>({
    .name = "premierStoch",
    .group = Group::kMomentum,
    .summary = "Leibfarth's premier stochastic oscillator, -1 to 1: the fast stochastic between -5 and 5, smoothed "
               "twice, and bent towards the ends; 0 for the stochastic where there is no range.",
    .formula = "k = 100 (close - lowest low) / (highest high - lowest low), over the last `stochPeriod` bars\n"
               "n = sqrt(period); an average of n has the weight 2 / (n + 1) and a seed of floor(n) values\n"
               "s = ema(ema(0.1 (k - 50), n), n)\n"
               "premierStoch = (e^s - 1) / (e^s + 1)",
    .source = "Leibfarth, Premier Stochastic Oscillator (Technical Analysis of Stocks & Commodities, August "
              "2008)",
    .inputs = kHighLowClose,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
