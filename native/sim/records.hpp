#pragma once
// The records of a run as whole rows. What a run keeps is as small as can be, since a dense one is bound by the
// memory that it writes; what follows from other records is put together here, when it is read.
#include <cstdint>
#include <span>
#include <vector>

#include "native/sim/grid.hpp"
#include "native/sim/ledger.hpp"
#include "native/sim/order_machine.hpp"
#include "native/sim/types.hpp"

namespace tiercel::sim {

struct TradeRow {
  std::int64_t entry_time;
  std::int64_t exit_time;
  std::int64_t lots;
  double entry_price;
  double exit_price;
  double gross_profit;  // (exit - entry) * units * direction
  double commission;
  double profit;
  double adverse;
  double favourable;
  std::uint32_t entry_fill;
  std::uint32_t exit_fill;
  std::uint32_t entry_bar;
  std::uint32_t exit_bar;
  std::uint16_t instrument;
  Side side;           // kBuy: a long trade
  Intent exit_intent;  // what closed it
  bool ambiguous;
};

// `lots`: the lot grid of the trade's instrument.
[[nodiscard]] inline TradeRow trade_row(const Trade& t, std::span<const Fill> fills, const OrderMachine& orders,
                                        const Grid& lots) noexcept {
  const Fill& entry = fills[t.entry_fill];
  const Fill& exit = fills[t.exit_fill];
  const Side side = opposite(exit.side);
  return {.entry_time = t.entry_time,
          .exit_time = t.exit_time,
          .lots = exit.lots,
          .entry_price = t.entry_price,
          .exit_price = exit.price,
          .gross_profit = (exit.price - t.entry_price) * lots.value(exit.lots) * sign(side),
          .commission = t.commission,
          .profit = t.profit,
          .adverse = t.adverse,
          .favourable = t.favourable,
          .entry_fill = t.entry_fill,
          .exit_fill = t.exit_fill,
          .entry_bar = entry.bar,
          .exit_bar = exit.bar,
          .instrument = exit.instrument,
          .side = side,
          .exit_intent = orders.order(exit.order).intent,
          .ambiguous = exit.ambiguous};
}

// Calls visit(row) for each row of the ledger in order. `lots_of(instrument)` gives its lot grid.
template <class LotsOf, class Visit>
void for_each_ledger_row(const Ledger& ledger, std::span<const Fill> fills, LotsOf lots_of, Visit visit) {
  std::size_t next = 0;
  const auto entries_before = [&](std::size_t fill) {
    for (; next < ledger.entries().size() && ledger.entries()[next].fills_before <= fill; ++next)
      visit(ledger.entries()[next].row);
  };
  for (std::size_t i = 0; i < fills.size(); ++i) {
    entries_before(i);
    const Fill& f = fills[i];
    const auto index = static_cast<std::int32_t>(i);
    const double value = lots_of(f.instrument).value(f.lots) * f.price;
    visit(LedgerRow{f.time, f.side == Side::kBuy ? -value : value, index, LedgerCause::kTrade, f.currency});
    if (f.commission != 0.0) visit(LedgerRow{f.time, -f.commission, index, LedgerCause::kCommission, f.currency});
  }
  entries_before(fills.size());
}

}  // namespace tiercel::sim
