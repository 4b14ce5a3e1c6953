#pragma once
// The longest time, in days of 24 hours, from a peak of the equity until it is reached again (or until the end).
// Source: Bacon, Practical Portfolio Performance Measurement and Attribution, 2nd ed. (2008), drawdown duration.
#include "native/sim/metrics/facts.hpp"

namespace tiercel::sim::metrics {

struct LongestDrawdown {
  static constexpr std::string_view kName = "longestDrawdown";

  [[nodiscard]] Value finish(const Facts& f) const noexcept {
    constexpr double kDay = 86'400e9;
    return f.bars == 0 ? undefined(Undefined::kNoBars) : defined(static_cast<double>(f.drawdown.longest) / kDay);
  }
};

}  // namespace tiercel::sim::metrics
