// Linearly weighted moving average: weights 1, 2, 3 ... from the oldest value of the window to the newest.
#include "native/indicators/parts/weighted_mean.hpp"

namespace tiercel::indicators {
namespace {

constexpr ParameterInfo kParameterInfo[] = {integer_parameter("period", "values in the window", 30)};
constexpr OutputInfo kOutputInfo[] = {real_output("wma")};

}  // namespace

TIERCEL_INDICATOR(kWma) = make_row<WeightedMean>({
    .name = "wma",
    .group = Group::kOverlap,
    .summary =
        "Weighted moving average of the last `period` values, the newest with weight `period`, the oldest with 1.",
    .formula = "(period x[0] + (period - 1) x[1] + ... + 1 x[period - 1]) / (period (period + 1) / 2)",
    .source = "Kaufman, Trading Systems and Methods (5th ed.), ch. 7",
    .talib = "WMA",
    .inputs = kOneSeries,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
