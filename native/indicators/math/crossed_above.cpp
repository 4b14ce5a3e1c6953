// Crossing: a was at or below b in the row before and now is above it.
#include "native/indicators/parts/crossing.hpp"

namespace tiercel::indicators {
namespace {

TIERCEL_BODY void crossed_above_block_body(const double* upper, const double* lower, double last_upper,
                                           double last_lower, std::uint8_t* out, std::size_t rows) noexcept {
  crossing_block(upper, lower, last_upper, last_lower, out, rows);
}

TIERCEL_VARIANTS(void, crossed_above_block,
                 (const double* upper, const double* lower, double last_upper, double last_lower, std::uint8_t* out,
                  std::size_t rows),
                 (upper, lower, last_upper, last_lower, out, rows))

using CrossedAbove = Crossing<0, crossed_above_block>;

constexpr OutputInfo kOutputInfo[] = {{"crossed", OutputKind::kMask}};

}  // namespace

TIERCEL_INDICATOR(kCrossedAbove) = make_row<CrossedAbove>({
    .name = "crossedAbove",
    .group = Group::kMath,
    .summary = "1 where `a` was at or below `b` in the row before and now is above it, else 0.",
    .formula = "a[1] <= b[1] and a > b",
    .source = "Definition; a comparison with NaN is false",
    .inputs = kCrossingInputs,
    .parameters = {},
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
