// Relative strength index (Wilder): 100 times the smoothed gains over the smoothed gains and losses.
#include "native/indicators/parts/relative_strength.hpp"
#include "native/indicators/parts/unstable.hpp"

namespace tiercel::indicators {
namespace {

constexpr ParameterInfo kParameterInfo[] = {
    integer_parameter("period", "changes of the seed; a new one weighs 1 / period", 14), kUnstableParameter};
constexpr OutputInfo kOutputInfo[] = {real_output("rsi")};

}  // namespace

TIERCEL_INDICATOR(kRsi) = make_row<Unstable<RelativeStrength, kParameterInfo>>({
    .name = "rsi",
    .group = Group::kMomentum,
    .summary = "Relative strength index, 0 to 100; 0 where the smoothed gains and losses are both 0.",
    .formula = "gain = max(x - x[1], 0), loss = max(x[1] - x, 0)\n"
               "G = G[1] + (gain - G[1]) / period, L = L[1] + (loss - L[1]) / period, from the means of the first "
               "`period` on\n"
               "rsi = 100 G / (G + L)",
    .source = "Wilder, New Concepts in Technical Trading Systems (1978), section VI",
    .talib = "RSI",
    .differs = "TradingView's ta.rsi has the same seed; without any change of price it gives 100 and not 0.",
    .inputs = kOneSeries,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
