#include "native/indicators/crossed_below.hpp"

#include "native/indicators/crossing.hpp"

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

Status crossed_below(std::span<const double> a, std::span<const double> b, std::span<std::uint8_t> out) noexcept {
  const double* inputs[] = {a.data(), b.data()};
  const int decimals[] = {kOffStep, kOffStep};
  void* outputs[] = {out.data()};
  if (a.size() != out.size() || b.size() != out.size()) return Status::kLengthMismatch;
  return compute(kCrossedBelow, {}, {inputs, decimals, outputs, out.size()});
}

std::size_t crossed_below_lookback() noexcept { return CrossedBelow::lookback({}); }

constinit const Indicator kCrossedBelow = make_row<CrossedBelow>({
    .name = "crossedBelow",
    .summary = "1 where `a` was at or above `b` in the row before and now is below it, else 0.",
    .source = "Definition; a comparison with NaN is false",
    .inputs = kCrossingInputs,
    .parameters = {},
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
