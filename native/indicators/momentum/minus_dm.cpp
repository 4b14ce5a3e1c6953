// Directional movement: the running sum of the falls of the lows.
#include "native/indicators/parts/directional_sum.hpp"
#include "native/indicators/parts/unstable.hpp"

namespace tiercel::indicators {
namespace {

constexpr ParameterInfo kParameterInfo[] = {integer_parameter("period", "bars of the running sum", 14),
                                            kUnstableParameter};
constexpr OutputInfo kOutputInfo[] = {real_output("minusDm")};

}  // namespace

TIERCEL_INDICATOR(kMinusDm) = make_row<Unstable<DirectionalSum<Direction::kMinus>, kParameterInfo>>({
    .name = "minusDm",
    .group = Group::kMomentum,
    .summary = "Directional movement: the running sum of the falls of the lows over about `period` bars.",
    .formula =
        "up = high - high[1], down = low[1] - low\n"
        "-DM = down where down > 0 and down > up, else 0\n"
        "minusDm = S[1] - S[1] / period + -DM, from the sum of the first `period - 1` on; -DM itself for period 1",
    .source = "Wilder, New Concepts in Technical Trading Systems (1978), section IV; seeded as TA-Lib's MINUS_DM",
    .talib = "MINUS_DM",
    .inputs = kHighLow,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
