#pragma once
// Crossing: a was at or below b in the row before and now is above it.
#include <cstdint>
#include <span>

#include "native/indicators/registry.hpp"

namespace tiercel::indicators {

// out[i] = 1 where a[i - 1] <= b[i - 1] and a[i] > b[i], else 0; a comparison with NaN is false.
[[nodiscard]] Status crossed_above(std::span<const double> a, std::span<const double> b,
                                   std::span<std::uint8_t> out) noexcept;
[[nodiscard]] std::size_t crossed_above_lookback() noexcept;

extern const Indicator kCrossedAbove;

}  // namespace tiercel::indicators
