#pragma once
// Omega ratio for a threshold of 0: sum of gaining daily returns / sum of losing ones.
// Source: Keating, Shadwick, "A universal performance measure", Journal of Performance Measurement 6 (3), 2002.
#include "native/sim/metrics/facts.hpp"

namespace tiercel::sim::metrics {

struct Omega {
  static constexpr std::string_view kName = "omega";
  double gained = 0.0;
  double lost = 0.0;

  void on_day(double /*equity*/, double day_return) noexcept {
    gained += day_return > 0.0 ? day_return : 0.0;
    lost -= day_return < 0.0 ? day_return : 0.0;
  }

  [[nodiscard]] Value finish(const Facts& f) const noexcept {
    const Undefined reason = f.daily.undefined();
    if (reason != Undefined::kDefined) return undefined(reason);
    return f.daily.any_losing() ? defined(gained / lost) : undefined(Undefined::kNoLosingDay);
  }
};

}  // namespace tiercel::sim::metrics
