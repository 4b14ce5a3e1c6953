#pragma once
// The deepest drawdown over all bars: how deep, from the last bar at the peak to the first at the low, and the first
// bar at the peak again. drawdown.hpp holds the definition and its source.
#include "native/sim/metrics/facts.hpp"

namespace tiercel::sim::metrics {

[[nodiscard]] inline Undefined drawdown_undefined(const Facts& f) noexcept {
  if (f.bars == 0) return Undefined::kNoBars;
  return f.drawdown.depth == 0.0 ? Undefined::kNoDrawdown : Undefined::kDefined;
}

struct MaxDrawdown {
  static constexpr std::string_view kName = "maxDrawdown";

  [[nodiscard]] Value finish(const Facts& f) const noexcept {
    return f.bars == 0 ? undefined(Undefined::kNoBars) : defined(f.drawdown.depth);
  }
};

struct MaxDrawdownStart {
  static constexpr std::string_view kName = "maxDrawdownStart";

  [[nodiscard]] Value finish(const Facts& f) const noexcept {
    const Undefined reason = drawdown_undefined(f);
    return reason == Undefined::kDefined ? defined_time(f.drawdown.start) : undefined(reason);
  }
};

struct MaxDrawdownEnd {
  static constexpr std::string_view kName = "maxDrawdownEnd";

  [[nodiscard]] Value finish(const Facts& f) const noexcept {
    const Undefined reason = drawdown_undefined(f);
    return reason == Undefined::kDefined ? defined_time(f.drawdown.end) : undefined(reason);
  }
};

struct MaxDrawdownRecovery {
  static constexpr std::string_view kName = "maxDrawdownRecovery";

  [[nodiscard]] Value finish(const Facts& f) const noexcept {
    const Undefined reason = drawdown_undefined(f);
    if (reason != Undefined::kDefined) return undefined(reason);
    return f.drawdown.recovered ? defined_time(f.drawdown.recovery) : undefined(Undefined::kNotRecovered);
  }
};

}  // namespace tiercel::sim::metrics
