#include "native/indicators/crossed_above.hpp"

#include "native/indicators/crossing.hpp"

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

Status crossed_above(std::span<const double> a, std::span<const double> b, std::span<std::uint8_t> out) noexcept {
  const double* inputs[] = {a.data(), b.data()};
  const int decimals[] = {kOffStep, kOffStep};
  void* outputs[] = {out.data()};
  if (a.size() != out.size() || b.size() != out.size()) return Status::kLengthMismatch;
  return compute(kCrossedAbove, {}, {inputs, decimals, outputs, out.size()});
}

std::size_t crossed_above_lookback() noexcept { return CrossedAbove::lookback({}); }

constinit const Indicator kCrossedAbove = make_row<CrossedAbove>({
    .name = "crossedAbove",
    .summary = "1 where `a` was at or below `b` in the row before and now is above it, else 0.",
    .source = "Definition; a comparison with NaN is false",
    .inputs = kCrossingInputs,
    .parameters = {},
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
