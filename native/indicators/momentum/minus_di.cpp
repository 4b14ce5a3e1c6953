#include "native/indicators/parts/directional.hpp"
#include "native/indicators/parts/unstable.hpp"

namespace tiercel::indicators {
namespace {

template <int W>
TIERCEL_BODY bool minus_di_block_body(const DirectionalSetup& s, DirectionalHistory& last,
                                      const std::array<const double*, 3>& in, double* out, std::size_t rows) noexcept {
  return directional_block<Direction::kMinus, W>(s, last, in, out, rows);
}

TIERCEL_LANE_VARIANTS(bool, minus_di_block,
                      (const DirectionalSetup& s, DirectionalHistory& last, const std::array<const double*, 3>& in,
                       double* out, std::size_t rows),
                      (s, last, in, out, rows))

constexpr ParameterInfo kParameterInfo[] = {integer_parameter("period", "bars of the running sums", 14, 2),
                                            kUnstableParameter};
constexpr OutputInfo kOutputInfo[] = {real_output("minusDi")};

}  // namespace

TIERCEL_INDICATOR(kMinusDi) = make_row<Unstable<DirectionalRow<Direction::kMinus, minus_di_block>, kParameterInfo>>({
    .name = "minusDi",
    .group = Group::kMomentum,
    .summary = "Directional indicator, 0 to 100: how much of the true range of the last bars were falls of the lows.",
    .formula = "up = high - high[1], down = low[1] - low\n"
               "-DM = down where down > 0 and down > up, else 0\n"
               "TR = max(high, close[1]) - min(low, close[1])\n"
               "minusDi = 100 S(-DM) / S(TR), where S is a running sum: S = S[1] - S[1] / period + x",
    .source = "Wilder, New Concepts in Technical Trading Systems (1978), section IV; seeded as TA-Lib's MINUS_DI",
    .talib = "MINUS_DI",
    .inputs = kHighLowClose,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
