#pragma once
// Exponential moving average: weight k = 2 / (period + 1) for a new value, started from the mean of the first `period`.
#include <cstddef>
#include <cstdint>
#include <span>

#include "native/indicators/registry.hpp"

namespace tiercel::indicators {

struct EmaParams {
  std::int64_t period;  // 1 to 100000
};

// The first output of a run of values is that of row period - 1; a gap starts the warm-up anew. smoother.hpp has the
// recursion.
[[nodiscard]] Status ema(std::span<const double> values, EmaParams params, std::span<double> out) noexcept;
[[nodiscard]] std::size_t ema_lookback(EmaParams params) noexcept;

extern const Indicator kEma;

}  // namespace tiercel::indicators
