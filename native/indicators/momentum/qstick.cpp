// Qstick: the mean body of the last bars.
#include "native/indicators/parts/mean_distance.hpp"

namespace tiercel::indicators {
namespace {

constexpr ParameterInfo kParameterInfo[] = {integer_parameter("period", "bars in the window", 10)};
constexpr OutputInfo kOutputInfo[] = {real_output("qstick")};

}  // namespace

TIERCEL_INDICATOR(kQstick) = make_row<WindowRow<MeanDistanceForm<-1>>>({
    .name = "qstick",
    .group = Group::kMomentum,
    .summary = "Qstick: the mean of close - open over the last `period` bars.",
    .formula = "mean(close - open, period)",
    .source = "Chande and Kroll, The New Technical Trader (1994)",
    .talib = "QSTICK",
    .inputs = kOpenClose,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
