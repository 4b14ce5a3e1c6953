#pragma once
// Average true range (Wilder): the smoothed distance that the price went from the last close through a bar.
#include <cstddef>
#include <cstdint>
#include <span>

#include "native/indicators/registry.hpp"

namespace tiercel::indicators {

struct AtrParams {
  std::int64_t period;  // 1 to 100000
};

struct AtrInputs {
  std::span<const double> high;
  std::span<const double> low;
  std::span<const double> close;
};

// The true range max(high, last close) - min(low, last close) is smoothed with weight 1 / period, started from the mean
// of the first `period`.
[[nodiscard]] Status atr(const AtrInputs& bars, AtrParams params, std::span<double> out) noexcept;
[[nodiscard]] std::size_t atr_lookback(AtrParams params) noexcept;

extern const Indicator kAtr;

}  // namespace tiercel::indicators
