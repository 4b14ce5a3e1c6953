// Aroon oscillator: the up line less the down line.
#include "native/indicators/parts/aroon_row.hpp"

namespace tiercel::indicators {
namespace {

struct AroonDistance {
  static constexpr std::size_t kOutputs = 1;
  static void finish(double period, double high, double low, std::array<double, 1>& y) noexcept {
    y = {100.0 * (high - low) / period};
  }
};

constexpr ParameterInfo kParameterInfo[] = {integer_parameter("period", "bars that the extremes may lie back", 14, 2)};
constexpr OutputInfo kOutputInfo[] = {real_output("aroonOsc")};

}  // namespace

TIERCEL_INDICATOR(kAroonOsc) = make_row<AroonRow<AroonDistance>>({
    .name = "aroonOsc",
    .group = Group::kMomentum,
    .summary = "Aroon oscillator, -100 to 100: the up line of aroon less its down line.",
    .formula = "aroon(period).up - aroon(period).down",
    .source = "Chande, A Time Price Oscillator (Technical Analysis of Stocks & Commodities, September 1995)",
    .talib = "AROONOSC",
    .inputs = kHighLow,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
    .cost = UpdateCost::kPeriod,
});

}  // namespace tiercel::indicators
