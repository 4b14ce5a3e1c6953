// Crossing: a was at or above b in the row before and now is below it.
#include "native/indicators/parts/crossing.hpp"

namespace tiercel::indicators {
namespace {

TIERCEL_BODY void crossed_below_block_body(const double* upper, const double* lower, double last_upper,
                                           double last_lower, std::uint8_t* out, std::size_t rows) noexcept {
  crossing_block(upper, lower, last_upper, last_lower, out, rows);
}

TIERCEL_VARIANTS(void, crossed_below_block,
                 (const double* upper, const double* lower, double last_upper, double last_lower, std::uint8_t* out,
                  std::size_t rows),
                 (upper, lower, last_upper, last_lower, out, rows))

using CrossedBelow = Crossing<1, crossed_below_block>;

constexpr OutputInfo kOutputInfo[] = {{"crossed", OutputKind::kMask}};

}  // namespace

TIERCEL_INDICATOR(kCrossedBelow) = make_row<CrossedBelow>({
    .name = "crossedBelow",
    .group = Group::kMath,
    .summary = "1 where `a` was at or above `b` in the row before and now is below it, else 0.",
    .formula = "a[1] >= b[1] and a < b",
    .source = "Definition; a comparison with NaN is false",
    .inputs = kCrossingInputs,
    .parameters = {},
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
