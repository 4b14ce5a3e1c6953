// TRIX: the rate of change of a price that was smoothed three times.
#include "native/indicators/parts/triple_rate.hpp"

namespace tiercel::indicators {
namespace {

constexpr ParameterInfo kParameterInfo[] = {integer_parameter("period", "period of the averages", 30)};
constexpr OutputInfo kOutputInfo[] = {real_output("trix")};

}  // namespace

TIERCEL_INDICATOR(kTrix) = make_row<FlowRow<TripleRateForm>>({
    .name = "trix",
    .group = Group::kMomentum,
    .summary = "TRIX: the rate of change, in percent, of an exponential average of an exponential average of an "
               "exponential average; 0 after a 0.",
    .formula = "three = ema(ema(ema(x, period), period), period)\n"
               "trix = 100 (three - three[1]) / three[1]",
    .source = "Hutson, Good TRIX (Technical Analysis of Stocks & Commodities, July 1983)",
    .talib = "TRIX",
    .inputs = kOneSeries,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
