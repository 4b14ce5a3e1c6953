#pragma once
// Range bars: a bar closes with the tick at which its high less its low has come to the range. Prices are those that
// were traded; a jump across several ranges makes one bar.
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>

#include "native/bars/builder/count_rules.hpp"

namespace tiercel::bars {

// Prices where no step is known are counted in billionths.
[[nodiscard]] inline std::int64_t price_steps(const BarSpec& spec, double price) noexcept {
  const double scale = power_of_ten(spec.price_decimals < 0 ? 9 : spec.price_decimals);
  return std::max<std::int64_t>(1, static_cast<std::int64_t>(std::rint(price * scale)));
}

struct RangeState {
  std::int64_t high = 0;
  std::int64_t low = 0;
  bool has_ticks = false;

  [[nodiscard]] Cut cut(const BarSpec& spec, const Block& b, std::size_t from) noexcept {
    const auto range = static_cast<std::uint64_t>(price_steps(spec, spec.amount));
    for (std::size_t i = from; i < b.size; ++i) {
      const std::int64_t price = b.ticks[i];
      high = has_ticks ? std::max(high, price) : price;
      low = has_ticks ? std::min(low, price) : price;
      has_ticks = true;
      if (static_cast<std::uint64_t>(high) - static_cast<std::uint64_t>(low) < range) continue;
      has_ticks = false;
      return {i + 1, true};
    }
    return {b.size, false};
  }
};

}  // namespace tiercel::bars
