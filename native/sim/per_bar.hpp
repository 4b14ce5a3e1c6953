#pragma once
// A column of a strategy: one value a bar, or the same value at every bar.
#include <cstddef>
#include <limits>

namespace tiercel::sim {

struct PerBar {
  const double* values = nullptr;
  double constant = 0.0;

  [[nodiscard]] double at(std::size_t bar) const noexcept { return values != nullptr ? values[bar] : constant; }
};

inline constexpr PerBar kNoPrice{nullptr, std::numeric_limits<double>::quiet_NaN()};

}  // namespace tiercel::sim
