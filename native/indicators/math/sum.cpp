// Sum of the last values.
#include "native/indicators/parts/window_mean.hpp"

namespace tiercel::indicators {
namespace {

constexpr ParameterInfo kParameterInfo[] = {integer_parameter("period", "values in the window", 30)};
constexpr OutputInfo kOutputInfo[] = {real_output("sum")};

}  // namespace

TIERCEL_INDICATOR(kSum) = make_row<WindowMeanRow<false>>({
    .name = "sum",
    .group = Group::kMath,
    .summary = "Sum of the last `period` values, exact on the price step.",
    .formula = "x[0] + x[1] + ... + x[period - 1]",
    .source = "Definition; TA-Lib's SUM",
    .talib = "SUM",
    .inputs = kOneSeries,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
