#pragma once
// How often the account was turned over: value bought and sold / average equity at day ends, over the whole run.
// Source: Grinold, Kahn, Active Portfolio Management, 2nd ed. (2000), chapter 16, both sides counted.
#include "native/sim/metrics/facts.hpp"
#include "native/sim/types.hpp"

namespace tiercel::sim::metrics {

struct Turnover {
  static constexpr std::string_view kName = "turnover";
  double value = 0.0;

  void on_fill(const Fill& fill, double lot_size) noexcept {
    value += fill.price * (static_cast<double>(fill.lots) * lot_size);
  }

  [[nodiscard]] Value finish(const Facts& f) const noexcept {
    if (f.bars == 0) return undefined(Undefined::kNoBars);
    return f.daily.mean_equity > 0.0 ? defined(value / f.daily.mean_equity) : undefined(Undefined::kTotalLoss);
  }
};

}  // namespace tiercel::sim::metrics
