// Average directional movement index, with the two directional indicators that it is made from.
#include "native/indicators/parts/adx_kernel.hpp"
#include "native/indicators/parts/unstable.hpp"

namespace tiercel::indicators {
namespace {

constexpr ParameterInfo kParameterInfo[] = {
    integer_parameter("period", "bars of the running sums and of the average", 14, 2), kUnstableParameter};
constexpr OutputInfo kOutputInfo[] = {real_output("adx"), real_output("plusDi"), real_output("minusDi")};

}  // namespace

TIERCEL_INDICATOR(kAdx) = make_row<Unstable<Adx, kParameterInfo>>({
    .name = "adx",
    .group = Group::kMomentum,
    .summary = "Average directional movement index, 0 to 100, with the two directional indicators from the row on in "
               "which it is known.",
    .formula =
        "up = high - high[1], down = low[1] - low\n"
        "+DM = up where up > 0 and up > down, else 0; -DM = down where down > 0 and down > up, else 0\n"
        "TR = max(high, close[1]) - min(low, close[1])\n"
        "+DI = 100 S(+DM) / S(TR), -DI = 100 S(-DM) / S(TR), where S is a running sum: S = S[1] - S[1] / period + x\n"
        "DX = 100 |+DI - -DI| / (+DI + -DI)\n"
        "adx = adx[1] + (DX - adx[1]) / period, from the mean of the first `period` DX on",
    .source = "Wilder, New Concepts in Technical Trading Systems (1978), section IV; seeded as TA-Lib's ADX",
    .talib = "ADX",
    .inputs = kHighLowClose,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
