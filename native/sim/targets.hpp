#pragma once
// What brings positions to their targets: reductions of all of them first, so that increases find what they free.
#include <cstdlib>
#include <span>
#include <vector>

#include "native/sim/core.hpp"

namespace tiercel::sim {

// What is to be held of an instrument: units, money or a fraction of equity, below 0 for a short position.
struct TargetRequest {
  std::uint16_t instrument = 0;
  SizeKind kind = SizeKind::kTargetUnits;
  double value = 0.0;
  double stop_distance = 0.0;
  double target_distance = 0.0;
  double trailing_distance = 0.0;
};

[[nodiscard]] inline NewOrder order_of(const TargetRequest& t, Intent intent, Side side,
                                       std::int64_t decided) noexcept {
  return NewOrder{.instrument = t.instrument,
                  .side = side,
                  .intent = intent,
                  .size_kind = t.kind,
                  .decided = decided,
                  .size = t.value,
                  .stop_distance = t.stop_distance,
                  .target_distance = t.target_distance,
                  .trailing_distance = t.trailing_distance};
}

// `quote(instrument)`: where it stands; `submit(order)` sends one.
template <class Account, class QuoteOf, class Submit>
void submit_targets(Core<Account>& core, const AccountView& view, std::span<const TargetRequest> targets,
                    std::int64_t decided, QuoteOf quote, Submit submit) {
  std::vector<std::int64_t> wanted(targets.size());
  std::vector<std::int64_t> held(targets.size());
  for (std::size_t i = 0; i < targets.size(); ++i) {
    const TargetRequest& t = targets[i];
    const Position& p = core.position(t.instrument);
    const Side side = t.value < 0.0 ? Side::kSell : Side::kBuy;
    const InstrumentRules& rules = core.settings().instruments[t.instrument];
    const double price = quote(t.instrument).closing(side);
    const double equity = core.account().equity(view, rules.currency);
    const EntryCosts costs = core.entry_costs(t.instrument, decided);
    const bool is_plain = rules.fees.is_plain() && rules.sizing.commission.minimum >= 0.0;
    const double asked = core.asked_in(rules.currency, t.kind, t.value);
    const SizingMoment m{t.kind, asked, price, 0.0, equity, 0.0, 0, 0.0, is_plain ? nullptr : &costs};
    // Without a price yet there is something to do wherever something is asked for.
    const bool is_known = price > 0.0 || t.kind == SizeKind::kTargetUnits;
    const std::int64_t lots = is_known ? target_lots(rules.sizing, m) : t.value != 0.0 ? 1 : 0;
    wanted[i] = side == Side::kSell ? -lots : lots;
    held[i] = p.is_flat() ? 0 : p.side == Side::kBuy ? p.lots : -p.lots;
    const bool turns = held[i] != 0 && (wanted[i] == 0 || (wanted[i] > 0) != (held[i] > 0));
    if (turns) {
      NewOrder exit = order_of(t, Intent::kExit, opposite(p.side), decided);
      exit.size_kind = SizeKind::kPosition;
      exit.size = 1.0;
      submit(exit);
    } else if (std::abs(wanted[i]) < std::abs(held[i])) {
      submit(order_of(t, Intent::kExit, opposite(p.side), decided));
    }
  }
  for (std::size_t i = 0; i < targets.size(); ++i) {
    const bool turns = held[i] != 0 && wanted[i] != 0 && (wanted[i] > 0) != (held[i] > 0);
    if (!turns && std::abs(wanted[i]) <= std::abs(held[i])) continue;
    submit(order_of(targets[i], Intent::kEntry, wanted[i] > 0 ? Side::kBuy : Side::kSell, decided));
  }
}

}  // namespace tiercel::sim
