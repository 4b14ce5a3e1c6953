#pragma once
// Simple moving average: the mean of the last `period` values, rounded once. On the price step the sum is one of whole
// ticks, so that averages which are equal as decimals are equal as doubles; off it the sum of the doubles is exact.
#include <cstddef>
#include <cstdint>
#include <span>

#include "native/indicators/registry.hpp"

namespace tiercel::indicators {

struct SmaParams {
  std::int64_t period;  // 1 to 100000
};

// out[i] is the mean of values[i - period + 1 .. i], NaN where one of them is missing. All values are multiples of
// 10^-decimals, or decimals is kOffStep. A window that holds a value off the step is averaged as doubles.
[[nodiscard]] Status sma(std::span<const double> values, int decimals, SmaParams params,
                         std::span<double> out) noexcept;
[[nodiscard]] std::size_t sma_lookback(SmaParams params) noexcept;

extern const Indicator kSma;

}  // namespace tiercel::indicators
