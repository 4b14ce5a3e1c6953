#pragma once
// Sortino ratio: mean of daily returns / downside deviation * sqrt(days per year), for a target of 0; the downside
// deviation is sqrt(sum of min(r, 0)^2 / days) over all days, not only the losing ones.
// Source: Sortino, Price, "Performance measurement in a downside risk framework", Journal of Investing 3 (3), 1994.
#include "native/sim/metrics/facts.hpp"

namespace tiercel::sim::metrics {

struct Sortino {
  static constexpr std::string_view kName = "sortino";
  double squares = 0.0;

  void on_day(double /*equity*/, double day_return) noexcept {
    if (day_return < 0.0) squares += day_return * day_return;
  }

  [[nodiscard]] Value finish(const Facts& f) const noexcept {
    const Undefined reason = f.daily.undefined();
    if (reason != Undefined::kDefined) return undefined(reason);
    if (!f.daily.any_losing()) return undefined(Undefined::kNoLosingDay);
    const double downside = std::sqrt(squares / static_cast<double>(f.daily.days));
    return defined(f.daily.mean / downside * std::sqrt(f.days_per_year));
  }
};

}  // namespace tiercel::sim::metrics
