#pragma once
// An open position and the trade that it becomes.
//
// MAE and MFE are the worst and best open profit in money over the prices at which the position could have been
// closed (bid for a long one, ask for a short one), before slippage and commission:
// - an entry at the open counts from that open, so its whole bar; an entry at a close counts from that close;
// - every bar in between counts with its low and high;
// - on the exit bar only what the path had walked before the exit counts, and the exit's own price.
// They are at most and at least 0. A part of a position takes the same prices for its own units.
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
  std::uint16_t instrument = 0;
  Side side = Side::kBuy;
  std::int64_t lots = 0;
  double units = 0.0;        // positive
  double entry_price = 0.0;  // average
  double entry_commission = 0.0;
  std::int64_t entry_time = 0;  // of the first fill
  std::uint32_t entry_fill = 0;
  std::uint32_t entry_bar = 0;
  Range walked{};  // closing side

  [[nodiscard]] bool is_flat() const noexcept { return id == 0; }
  [[nodiscard]] double signed_units() const noexcept { return id == 0 ? 0.0 : units * sign(side); }
  // Money; before exit costs.
  [[nodiscard]] double profit_at(double price) const noexcept { return profit_of(units, price); }
  [[nodiscard]] double profit_of(double part, double price) const noexcept {
    return (price - entry_price) * part * sign(side);
  }

  void open(std::uint32_t new_id, const Fill& fill, std::uint32_t index, double new_units, double closing) noexcept {
    id = new_id;
    instrument = fill.instrument;
    side = fill.side;
    lots = fill.lots;
    units = new_units;
    entry_price = fill.price;
    entry_commission = fill.commission;
    entry_time = fill.time;
    entry_fill = index;
    entry_bar = fill.bar;
    walked = {closing, closing};
  }

  // `total` are the units of the lots after it.
  void add(const Fill& fill, double added, double total, double closing) noexcept {
    entry_price = (entry_price * units + fill.price * added) / (units + added);
    lots += fill.lots;
    units = total;
    entry_commission += fill.commission;
    walked.add(closing);
  }

  // Takes lots off, at most all: the trade that this closes. `part` are their units, `rest` those that stay.
  [[nodiscard]] Trade reduce(const Fill& fill, std::uint32_t index, double part, double rest) noexcept {
    const bool is_all = fill.lots == lots;
    const double share = is_all ? entry_commission : entry_commission * (part / units);
    const double gross = profit_of(part, fill.price);
    const double commission = share + fill.commission;
    const bool is_long = side == Side::kBuy;
    const Trade trade{.entry_time = entry_time,
                      .exit_time = fill.time,
                      .entry_price = entry_price,
                      .commission = commission,
                      .profit = gross - commission,
                      .adverse = std::min(0.0, profit_of(part, is_long ? walked.low : walked.high)),
                      .favourable = std::max(0.0, profit_of(part, is_long ? walked.high : walked.low)),
                      .entry_fill = entry_fill,
                      .exit_fill = index};
    lots -= fill.lots;
    units = rest;
    entry_commission -= share;
    if (is_all) id = 0;
    return trade;
  }
};

}  // namespace tiercel::sim
