#pragma once
// Recovery factor: total return / deepest drawdown, at every bar. Source: Pardo, The Evaluation and Optimization of
// Trading Strategies, 2nd ed. (2008), there profit / drawdown in money.
#include "native/sim/metrics/facts.hpp"

namespace tiercel::sim::metrics {

struct RecoveryFactor {
  static constexpr std::string_view kName = "recoveryFactor";

  [[nodiscard]] Value finish(const Facts& f) const noexcept {
    if (f.bars == 0) return undefined(Undefined::kNoBars);
    if (!(f.drawdown.depth > 0.0)) return undefined(Undefined::kNoDrawdown);
    return defined((f.closing / f.opening - 1.0) / f.drawdown.depth);
  }
};

}  // namespace tiercel::sim::metrics
