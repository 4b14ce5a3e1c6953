#pragma once
// Calmar ratio: CAGR / deepest drawdown of the equity at day ends (over the whole run).
// Source: Young, "Calmar ratio: a smoother tool", Futures 20 (1), 1991, there over three years.
#include "native/sim/metrics/cagr.hpp"

namespace tiercel::sim::metrics {

struct Calmar {
  static constexpr std::string_view kName = "calmar";
  double peak = 0.0;
  double depth = 0.0;

  void begin(double cash) noexcept { peak = cash; }

  void on_day(double equity, double /*day_return*/) noexcept {
    if (equity > peak) peak = equity;
    const double fall = (peak - equity) / peak;
    if (fall > depth) depth = fall;
  }

  [[nodiscard]] Value finish(const Facts& f) const noexcept {
    const Value cagr = Cagr{}.finish(f);
    if (cagr.reason != Undefined::kDefined) return cagr;
    return depth == 0.0 ? undefined(Undefined::kNoDrawdown) : defined(cagr.value / depth);
  }
};

}  // namespace tiercel::sim::metrics
