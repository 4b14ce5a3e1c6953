#pragma once
// The margin call. At a close, after the marks: where the equity is below the maintenance margin of all positions,
// each of them gets an order to close it at the next price of its instrument, that with the largest initial margin
// first (at equal margins the older one). When such an order meets its price and the equity is at least the initial
// margin of what is left by then, it is cancelled instead (Core::liquidate).
#include <algorithm>
#include <cstdint>
#include <vector>

#include "native/sim/core.hpp"

namespace tiercel::sim {

template <AccountRule Account>
[[nodiscard]] bool is_being_liquidated(const Core<Account>& core, const Position& p) {
  return std::ranges::any_of(core.orders().live(p.instrument), [&](std::uint32_t id) {
    const Order& o = core.orders().order(id);
    return o.intent == Intent::kLiquidation && o.position == p.id;
  });
}

// `closing(position)`: the price at which it could be closed now.
template <AccountRule Account, class Closing>
void check_margin(Core<Account>& core, std::int64_t time, Closing closing) {
  if (core.open_positions() == 0) return;
  const AccountView v = core.view(closing);
  const double equity = core.account().equity(v, kAccountCurrency);
  const MarginUse use = margin_use(core.account(), v);
  core.margin_log().note_use(use.initial, equity);
  if (covers(equity, use.maintenance)) return;

  struct Candidate {
    const Position* position;
    double margin;
  };
  std::vector<Candidate> all;
  for (const Position& p : core.positions()) {
    if (p.is_flat() || is_being_liquidated(core, p)) continue;
    all.push_back({&p, core.initial_margin(p, closing(p))});
  }
  if (all.empty()) return;
  std::ranges::stable_sort(all, [](const Candidate& a, const Candidate& b) {
    return a.margin != b.margin ? a.margin > b.margin : a.position->id < b.position->id;
  });
  const auto first = static_cast<std::uint32_t>(core.orders().orders().size() + 1);
  for (const Candidate& c : all) {
    core.submit({.instrument = c.position->instrument,
                 .side = opposite(c.position->side),
                 .intent = Intent::kLiquidation,
                 .size_kind = SizeKind::kPosition,
                 .decided = time,
                 .size = 1.0});
  }
  core.margin_log().add({.time = time,
                         .order = first,
                         .kind = MarginEventKind::kCall,
                         .equity = equity,
                         .required = use.maintenance,
                         .available = equity});
}

}  // namespace tiercel::sim
