#pragma once
// What trading cost, in money: commissions, half spreads and slippage of all fills, and their sum with market impact.
// The spread and the slippage are in the fill prices already; they are shown here, not charged again.
#include "native/sim/metrics/facts.hpp"
#include "native/sim/types.hpp"

namespace tiercel::sim::metrics {

struct CommissionPaid {
  static constexpr std::string_view kName = "commissionPaid";
  double money = 0.0;

  void on_fill(const Fill& fill, double /*lot_size*/) noexcept { money += fill.commission; }
  [[nodiscard]] Value finish(const Facts& /*facts*/) const noexcept { return defined(money); }
};

struct SpreadPaid {
  static constexpr std::string_view kName = "spreadPaid";
  double money = 0.0;

  void on_fill(const Fill& fill, double /*lot_size*/) noexcept { money += fill.spread_cost; }
  [[nodiscard]] Value finish(const Facts& /*facts*/) const noexcept { return defined(money); }
};

struct SlippagePaid {
  static constexpr std::string_view kName = "slippagePaid";
  double money = 0.0;

  void on_fill(const Fill& fill, double /*lot_size*/) noexcept { money += fill.slippage_cost; }
  [[nodiscard]] Value finish(const Facts& /*facts*/) const noexcept { return defined(money); }
};

struct CostsPaid {
  static constexpr std::string_view kName = "costsPaid";
  double money = 0.0;

  void on_fill(const Fill& fill, double /*lot_size*/) noexcept {
    money += fill.commission + fill.spread_cost + fill.slippage_cost;
  }
  [[nodiscard]] Value finish(const Facts& facts) const noexcept { return defined(money + facts.impact_paid); }
};

}  // namespace tiercel::sim::metrics
