#pragma once
// Crossing: a was at or above b in the row before and now is below it.
#include <cstdint>
#include <span>

#include "native/indicators/registry.hpp"

namespace tiercel::indicators {

// out[i] = 1 where a[i - 1] >= b[i - 1] and a[i] < b[i], else 0; a comparison with NaN is false.
[[nodiscard]] Status crossed_below(std::span<const double> a, std::span<const double> b,
                                   std::span<std::uint8_t> out) noexcept;
[[nodiscard]] std::size_t crossed_below_lookback() noexcept;

extern const Indicator kCrossedBelow;

}  // namespace tiercel::indicators
