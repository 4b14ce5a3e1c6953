// Average daily range: the mean range of the last bars.
#include "native/indicators/parts/mean_distance.hpp"

namespace tiercel::indicators {
namespace {

constexpr ParameterInfo kParameterInfo[] = {integer_parameter("period", "bars in the window", 14)};
constexpr OutputInfo kOutputInfo[] = {real_output("adr")};

}  // namespace

TIERCEL_INDICATOR(kAdr) = make_row<WindowRow<MeanDistanceForm<1>>>({
    .name = "adr",
    .group = Group::kVolatility,
    .summary = "Average range: the mean of high - low over the last `period` bars, without gaps between bars.",
    .formula = "mean(high - low, period)",
    .source = "Definition; TA-Lib's ADR",
    .talib = "ADR",
    .inputs = kHighLow,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
