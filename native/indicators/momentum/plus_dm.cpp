// Directional movement: the running sum of the rises of the highs.
#include "native/indicators/parts/directional_sum.hpp"
#include "native/indicators/parts/unstable.hpp"

namespace tiercel::indicators {
namespace {

constexpr ParameterInfo kParameterInfo[] = {integer_parameter("period", "bars of the running sum", 14),
                                            kUnstableParameter};
constexpr OutputInfo kOutputInfo[] = {real_output("plusDm")};

}  // namespace

TIERCEL_INDICATOR(kPlusDm) = make_row<Unstable<DirectionalSum<Direction::kPlus>, kParameterInfo>>({
    .name = "plusDm",
    .group = Group::kMomentum,
    .summary = "Directional movement: the running sum of the rises of the highs over about `period` bars.",
    .formula =
        "up = high - high[1], down = low[1] - low\n"
        "+DM = up where up > 0 and up > down, else 0\n"
        "plusDm = S[1] - S[1] / period + +DM, from the sum of the first `period - 1` on; +DM itself for period 1",
    .source = "Wilder, New Concepts in Technical Trading Systems (1978), section IV; seeded as TA-Lib's PLUS_DM",
    .talib = "PLUS_DM",
    .inputs = kHighLow,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
