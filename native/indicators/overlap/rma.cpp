// Wilder's moving average.
#include "native/indicators/parts/smoothed_row.hpp"
#include "native/indicators/parts/unstable.hpp"

namespace tiercel::indicators {
namespace {

double weight(std::int64_t period) noexcept { return 1.0 / static_cast<double>(period); }

constexpr ParameterInfo kParameterInfo[] = {
    integer_parameter("period", "values of the seed; a new value weighs 1 / period", 14), kUnstableParameter};
constexpr OutputInfo kOutputInfo[] = {real_output("rma")};

}  // namespace

TIERCEL_INDICATOR(kRma) = make_row<Unstable<SmoothedRow<weight>, kParameterInfo>>({
    .name = "rma",
    .group = Group::kOverlap,
    .summary = "Wilder's moving average, seeded with the mean of the first `period` values.",
    .formula = "rma = rma[1] + (x - rma[1]) / period, from the mean of the first `period` values on",
    .source = "Wilder, New Concepts in Technical Trading Systems (1978)",
    .talib = "RMA",
    .differs = "TradingView's ta.rma has the same seed.",
    .inputs = kOneSeries,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
