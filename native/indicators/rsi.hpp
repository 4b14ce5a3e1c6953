#pragma once
// Relative strength index (Wilder): 100 times the smoothed gains over the smoothed gains and losses.
#include <cstddef>
#include <cstdint>
#include <span>

#include "native/indicators/registry.hpp"

namespace tiercel::indicators {

struct RsiParams {
  std::int64_t period;  // 1 to 100000
};

// Gains and losses of a value against the one before are smoothed with weight 1 / period, each started from the mean of
// its first `period`. Without any gain or loss the result is 0, as in TA-Lib.
[[nodiscard]] Status rsi(std::span<const double> values, RsiParams params, std::span<double> out) noexcept;
[[nodiscard]] std::size_t rsi_lookback(RsiParams params) noexcept;

extern const Indicator kRsi;

}  // namespace tiercel::indicators
