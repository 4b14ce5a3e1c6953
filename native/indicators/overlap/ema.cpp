// Exponential moving average.
#include "native/indicators/parts/smoothed_row.hpp"

namespace tiercel::indicators {
namespace {

double weight(std::int64_t period) noexcept { return 2.0 / (static_cast<double>(period) + 1.0); }

constexpr ParameterInfo kParameterInfo[] = {
    integer_parameter("period", "values of the seed; a new value weighs 2 / (period + 1)", 30)};
constexpr OutputInfo kOutputInfo[] = {real_output("ema")};

}  // namespace

TIERCEL_INDICATOR(kEma) = make_row<SmoothedRow<weight>>({
    .name = "ema",
    .group = Group::kOverlap,
    .summary = "Exponential moving average, seeded with the mean of the first `period` values.",
    .formula = "k = 2 / (period + 1)\n"
               "ema = ema[1] + k (x - ema[1]), from the mean of the first `period` values on",
    .source = "Kaufman, Trading Systems and Methods (5th ed.), ch. 7; seed as in TA-Lib",
    .talib = "EMA",
    .inputs = kOneSeries,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
