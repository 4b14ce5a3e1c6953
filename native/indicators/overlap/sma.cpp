// Simple moving average: the mean of the last values.
#include "native/indicators/parts/window_mean.hpp"

namespace tiercel::indicators {
namespace {

constexpr ParameterInfo kParameterInfo[] = {integer_parameter("period", "values in the window", 30)};
constexpr OutputInfo kOutputInfo[] = {real_output("sma")};

}  // namespace

TIERCEL_INDICATOR(kSma) = make_row<WindowMeanRow<true>>({
    .name = "sma",
    .group = Group::kOverlap,
    .summary = "Simple moving average: the mean of the last `period` values, exact on the price step.",
    .formula = "(x[0] + x[1] + ... + x[period - 1]) / period",
    .source = "Arithmetic mean; Kaufman, Trading Systems and Methods (5th ed.), ch. 7",
    .talib = "SMA",
    .inputs = kOneSeries,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
