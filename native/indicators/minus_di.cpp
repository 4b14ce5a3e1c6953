#include "native/indicators/directional.hpp"

namespace tiercel::indicators {
namespace {

TIERCEL_BODY bool minus_di_block_body(const DirectionalSetup& s, const DirectionalBar& last,
                                      const std::array<const double*, 3>& in, DirectionalBlock& b, double* out,
                                      std::size_t rows) noexcept {
  return directional_block<Direction::kMinus>(s, last, in, b, out, rows);
}

TIERCEL_VARIANTS(bool, minus_di_block,
                 (const DirectionalSetup& s, const DirectionalBar& last, const std::array<const double*, 3>& in,
                  DirectionalBlock& b, double* out, std::size_t rows),
                 (s, last, in, b, out, rows))

constexpr ParameterInfo kParameterInfo[] = {integer_parameter("period", "bars of the running sums", 14, 2)};
constexpr OutputInfo kOutputInfo[] = {real_output("minusDi")};

}  // namespace

TIERCEL_INDICATOR(kMinusDi) = make_row<DirectionalRow<Direction::kMinus, minus_di_block>>({
    .name = "minusDi",
    .summary = "Directional indicator, 0 to 100: how much of the true range of the last bars were falls of the lows.",
    .source = "Wilder, New Concepts in Technical Trading Systems (1978), section IV; seeded as TA-Lib's MINUS_DI",
    .inputs = kHighLowClose,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
