#pragma once
// An open position and the trade that it becomes.
//
// MAE and MFE are the worst and best open profit in money over the prices at which the position could have been
// closed (bid for a long one, ask for a short one), before slippage and commission:
// - an entry at the open counts from that open, so its whole bar; an entry at a close counts from that close;
// - every bar in between counts with its low and high;
// - on the exit bar only what the path had walked before the exit counts, and the exit's own price.
// They are at most and at least 0.
#include <algorithm>
#include <cstdint>
#include <limits>

#include "native/sim/types.hpp"

namespace tiercel::sim {

// Lowest and highest price of a stretch, on one side.
struct Range {
  double low = std::numeric_limits<double>::infinity();
  double high = -std::numeric_limits<double>::infinity();

  void add(double price) noexcept {
    low = std::min(low, price);
    high = std::max(high, price);
  }
  void add(const Range& r) noexcept {
    low = std::min(low, r.low);
    high = std::max(high, r.high);
  }
};

struct Position {
  std::uint32_t id = 0;  // 0: flat
  Side side = Side::kBuy;
  std::int64_t lots = 0;
  double units = 0.0;  // positive
  double entry_price = 0.0;
  double entry_commission = 0.0;
  std::int64_t entry_time = 0;
  std::uint32_t entry_fill = 0;
  std::uint32_t entry_bar = 0;
  Range walked{};  // closing side

  [[nodiscard]] bool is_flat() const noexcept { return id == 0; }
  [[nodiscard]] double signed_units() const noexcept { return id == 0 ? 0.0 : units * sign(side); }
  // Money; before exit costs.
  [[nodiscard]] double profit_at(double price) const noexcept { return (price - entry_price) * units * sign(side); }
};

[[nodiscard]] inline Position opened(std::uint32_t id, const Fill& fill, std::uint32_t index, double units,
                                     double closing_price) noexcept {
  return {.id = id,
          .side = fill.side,
          .lots = fill.lots,
          .units = units,
          .entry_price = fill.price,
          .entry_commission = fill.commission,
          .entry_time = fill.time,
          .entry_fill = index,
          .entry_bar = fill.bar,
          .walked = {closing_price, closing_price}};
}

[[nodiscard]] inline Trade closed(const Position& p, const Fill& fill, std::uint32_t index, Intent intent) noexcept {
  const double gross = p.profit_at(fill.price);
  const double commission = p.entry_commission + fill.commission;
  const bool is_long = p.side == Side::kBuy;
  return {.entry_time = p.entry_time,
          .exit_time = fill.time,
          .lots = p.lots,
          .entry_price = p.entry_price,
          .exit_price = fill.price,
          .gross_profit = gross,
          .commission = commission,
          .profit = gross - commission,
          .adverse = std::min(0.0, p.profit_at(is_long ? p.walked.low : p.walked.high)),
          .favourable = std::max(0.0, p.profit_at(is_long ? p.walked.high : p.walked.low)),
          .entry_fill = p.entry_fill,
          .exit_fill = index,
          .entry_bar = p.entry_bar,
          .exit_bar = fill.bar,
          .instrument = fill.instrument,
          .side = p.side,
          .exit_intent = intent,
          .ambiguous = fill.ambiguous};
}

}  // namespace tiercel::sim
