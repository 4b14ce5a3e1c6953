#pragma once
// The core: executions in, records out. A matcher says which order can fill at which price; everything that follows
// from it - costs, size, account rule, ledger, position, trade, what happens to the other orders - happens here, the
// same for bars, quotes and books. The matcher and the account rule are template parameters: no virtual call.
//
// Its jobs stand on each other, one class a file: the account's state (core/account_state.hpp), the way of orders
// (order_entry.hpp), what happens without trades (held_positions.hpp), what a fill costs (fill_costs.hpp), the short
// path of market orders alone (short_path.hpp), and here what an execution does.
#include <array>
#include <cmath>
#include <cstdint>

#include "native/sim/core/short_path.hpp"
#include "native/sim/costs/entry_costs.hpp"
#include "native/sim/execution.hpp"
#include "native/sim/levels.hpp"
#include "native/sim/order_rules.hpp"
#include "native/sim/position.hpp"
#include "native/sim/sizing.hpp"
#include "native/sim/types.hpp"

namespace tiercel::sim {

template <AccountRule Account>
class Core : public ShortPath<Account> {
  using Base = ShortPath<Account>;

 public:
  using Base::asked_in;
  using Base::cancel;
  using Base::entry_costs;
  using Base::view;
  using Base::walk;

  // Runs one event of a matcher to its end.
  template <Matcher M>
  void run_event(M& matcher) {
    Execution x;
    while (matcher.next(orders_, x)) {
      const std::size_t before = orders_.reports().size();
      execute(matcher, x);
      orders_.order_reports(before, x.order);
    }
  }

 private:
  using Base::account_;
  using Base::count_ambiguous;
  using Base::fee_of;
  using Base::fills_;
  using Base::grows_with_size;
  using Base::has_impact_;
  using Base::impacts_;
  using Base::is_price;
  using Base::joined;
  using Base::margin_;
  using Base::open_positions_;
  using Base::orders_;
  using Base::positions_made_;
  using Base::price_of;
  using Base::rates_;
  using Base::record_fill;
  using Base::refuse;
  using Base::rules;
  using Base::trades_;

  // Levels of an entry's attached orders, known with its fill price.
  struct Levels {
    struct Level {
      std::uint32_t order;
      std::int64_t ticks;
    };
    std::array<Level, 3> all;
    std::size_t count = 0;
    double stop_distance = 0.0;  // of the stop-loss, else of the trailing order
  };

  template <class M>
  void execute(M& matcher, const Execution& x) {
    const Order& order = orders_.order(x.order);
    if (has_trigger(order.type)) orders_.trigger(x.order);
    walk(order.instrument, x.walked_bid, x.walked_ask);
    if (x.only_triggers) return only_trigger(order, x.time);
    const Priced at = price_of(order, x, 0.0);
    if (order.intent == Intent::kEntry) {
      enter(matcher, x, at);
    } else {
      leave(matcher, x, at);
    }
  }

  void only_trigger(const Order& o, std::int64_t time) {
    if (acts_as(o) == Acts::kMarket) orders_.disturb(o.id);
    if (is_immediate(orders_.terms(o).time_in_force)) cancel(o.id, Reason::kTimeInForce, time);
  }

  // Whether an order may fill by a part; of one that may not nothing is filled.
  bool may_split(const Order& o, std::int64_t time) {
    const OrderTerms& terms = orders_.terms(o);
    if (terms.time_in_force == TimeInForce::kFok) cancel(o.id, Reason::kTimeInForce, time);
    return !needs_whole(terms);
  }

  template <class M>
  void enter(M& matcher, const Execution& x, Priced at) {
    const Order& order = orders_.order(x.order);
    Levels levels;
    const bool is_unknown = rules(order).market.is_unknown(x.bar);
    const Reason bad = is_unknown ? Reason::kUnknownCost : place_levels(order, at.price, levels);
    if (bad != Reason::kNone) return refuse(order.id, bad, x.time);
    Position& p = joined(order);
    const bool nets = !p.is_flat() && p.side != order.side;
    std::int64_t lots = orders_.terms(order).wanted;
    if (lots == 0) {
      const EntryCosts costs = entry_costs(order, x);
      const SizingMoment m =
          moment(matcher, x, at.price, risk_distance(order, x, levels), p.is_flat() ? 0 : p.lots, costs);
      if (!nets && !(m.equity > 0.0)) return refuse(order.id, Reason::kNoEquity, x.time);
      const SizingRules& sizing = rules(order).sizing;
      const SizingResult sized = nets ? size_netting(sizing, m, p.lots) : size_entry(sizing, m);
      if (sized.reason == Reason::kLeverage && counts_margin(account_)) return refuse_margin(order, m, x.time);
      if (sized.reason != Reason::kNone) return refuse(order.id, sized.reason, x.time);
      lots = sized.lots;
    }
    if (nets) {
      if (!reduce(x, p, lots, at)) return;
      orders_.cancel_children(order.id, Reason::kPositionClosed, x.time);
      return;
    }
    const std::int64_t part = lots < x.lots ? lots : x.lots;
    if (part < lots && !may_split(order, x.time)) return;
    if (grows_with_size(order, x)) {
      at = price_of(order, x, rules(order).sizing.lots.value(part));
      levels = {};
      const Reason worse = place_levels(order, at.price, levels);
      if (worse != Reason::kNone) return refuse(order.id, worse, x.time);
    }
    grow(x, p, part, lots - part, at);
    if (order.lots > 0) orders_.grow_children(order.id, part);
    complete(x, part, lots - part, p.id);
    for (std::size_t i = 0; i < levels.count; ++i) {
      orders_.activate(levels.all[i].order, levels.all[i].ticks, p.id, x.time);
    }
  }

  // The position takes lots in.
  void grow(const Execution& x, Position& p, std::int64_t lots, std::int64_t left, const Priced& at) {
    const Order& order = orders_.order(x.order);
    const Grid& grid = rules(order).sizing.lots;
    const double units = grid.value(lots);
    const auto index = static_cast<std::uint32_t>(fills_.size());
    const Fill fill = record_fill(x, order, {lots, units, fee_of(x, order, units, units * at.price, left)}, at);
    if (has_impact_) impacts_.append() = units * at.impact;
    if (p.is_flat()) {
      p.open(++positions_made_, fill, index, units, x.closing);
      ++open_positions_;
    } else {
      p.add(fill, units, grid.value(p.lots + lots), x.closing);
    }
  }

  template <class M>
  void leave(M& matcher, const Execution& x, const Priced& at) {
    const Order& order = orders_.order(x.order);
    Position& p = joined(order);
    const OrderTerms& terms = orders_.terms(order);
    if (p.is_flat() || (terms.reduce_only ? p.side == order.side : p.id != order.position)) {
      const Reason reason = terms.reduce_only ? Reason::kReduceOnly : Reason::kPositionClosed;
      return cancel(order.id, reason, x.time);
    }
    if (order.intent == Intent::kLiquidation) return liquidate(matcher, x, p, at);
    std::int64_t lots = terms.wanted;
    if (lots == 0 && is_attached(order)) lots = orders_.order(order.parent).lots;
    if (lots == 0) {
      const EntryCosts costs = entry_costs(order, x);  // of what a target would still hold
      const SizingResult sized = size_exit(rules(order).sizing, exit_moment(matcher, x, at.price, p, costs));
      if (sized.reason != Reason::kNone) return refuse(order.id, sized.reason, x.time);
      lots = sized.lots;
    }
    if (x.ambiguous) count_ambiguous(order.instrument, x.bar);
    reduce(x, p, lots, at);
  }

  // A position of an account that was called for margin; none while the others that are gone were enough.
  template <class M>
  void liquidate(M& matcher, const Execution& x, Position& p, const Priced& at) {
    const Order& order = orders_.order(x.order);
    const AccountView v = view_at(matcher, x, order);
    if (covers(account_.equity(v, kAccountCurrency), margin_use(account_, v).initial)) {
      return orders_.close(order.id, OrderState::kCancelled, Reason::kMarginRestored, x.time);
    }
    Execution forced = x;
    forced.rule = FillRule::kLiquidation;
    reduce(forced, p, p.lots, at);
  }

  // The position gives lots, at most all; what the others of its orders become. p.id is 0 when nothing is left. False
  // where nothing was filled, since the order must be filled whole.
  bool reduce(const Execution& x, Position& p, std::int64_t asked, Priced at) {
    const Order& order = orders_.order(x.order);
    const Grid& grid = rules(order).sizing.lots;
    const std::int64_t lots = asked < p.lots ? asked : p.lots;
    const std::int64_t part = lots < x.lots ? lots : x.lots;
    if (part < lots && !may_split(order, x.time)) return false;
    const std::uint32_t position = p.id;
    const double units = part == p.lots ? p.units : grid.value(part);
    const auto index = static_cast<std::uint32_t>(fills_.size());
    const std::int64_t left = part == p.lots ? 0 : lots - part;
    if (grows_with_size(order, x)) at = price_of(order, x, units);
    const Fill fill = record_fill(x, order, {part, units, fee_of(x, order, units, units * at.price, left)}, at);
    if (has_impact_) impacts_.append() = units * at.impact;
    trades_.append() = p.reduce(fill, index, units, grid.value(p.lots - part));
    complete(x, part, left, position);
    if (order.state == OrderState::kFilled) {
      end_group(order, x.time);
    } else {
      orders_.shrink_group(order, orders_.terms(order).wanted);
    }
    if (!p.is_flat()) return true;
    --open_positions_;
    orders_.cancel_position(order, position, Reason::kPositionClosed, x.time);
    return true;
  }

  // An attached order is filled: the others of its entry end, and what is left of that.
  void end_group(const Order& filled, std::int64_t time) {
    if (filled.parent == 0) return;
    orders_.cancel_group(filled, Reason::kSiblingFilled, time);
    if (!is_done(orders_.order(filled.parent).state)) cancel(filled.parent, Reason::kSiblingFilled, time);
  }

  void complete(const Execution& x, std::int64_t part, std::int64_t left, std::uint32_t position) {
    const auto fill = static_cast<std::int32_t>(fills_.size() - 1);
    if (left > 0) {
      orders_.fill_part(x.order, part, left, position, fill);
      const bool ends = is_immediate(orders_.terms(orders_.order(x.order)).time_in_force);
      if (ends) orders_.close(x.order, OrderState::kCancelled, Reason::kTimeInForce, x.time);
    } else {
      orders_.fill(x.order, part, position, x.time, fill);
    }
  }

  // The moment of a fill, for sizing: other instruments at the matcher's prices, this one at the execution's.
  template <class M>
  [[nodiscard]] AccountView view_at(M& matcher, const Execution& x, const Order& order) {
    return view([&](const Position& p) {
      if (p.instrument != order.instrument) return matcher.quote(p.instrument).closing(p.side);
      return p.side == order.side ? x.closing : x.price;
    });
  }

  template <class M>
  [[nodiscard]] SizingMoment moment(M& matcher, const Execution& x, double price, double stop_distance,
                                    std::int64_t held, const EntryCosts& costs) {
    const Order& order = orders_.order(x.order);
    const std::uint8_t currency = rules(order).currency;
    const AccountView v = view_at(matcher, x, order);
    return {.kind = order.size_kind,
            .asked = asked_in(rules(order).currency, order.size_kind, order.asked),
            .price = price,
            .stop_distance = stop_distance,
            .equity = account_.equity(v, currency),
            .room = account_.room(v, currency),
            .held = held,
            .unit_margin = unit_margin(account_, rules(order).margin, price),
            .costs = costs.fees != nullptr ? &costs : nullptr};
  }

  template <class M>
  [[nodiscard]] SizingMoment exit_moment(M& matcher, const Execution& x, double price, const Position& p,
                                         const EntryCosts& costs) {
    const Order& order = orders_.order(x.order);
    if (order.size_kind == SizeKind::kTargetWeight) return moment(matcher, x, price, 0.0, p.lots, costs);
    return {.kind = order.size_kind,
            .asked = asked_in(rules(order).currency, order.size_kind, order.asked),
            .price = price,
            .stop_distance = 0.0,
            .equity = 0.0,
            .room = 0.0,
            .held = p.lots,
            .costs = costs.fees != nullptr ? &costs : nullptr};
  }

  // An entry whose attached orders cannot be placed is not made.
  [[nodiscard]] Reason place_levels(const Order& entry, double price, Levels& out) const noexcept {
    if (!is_price(price)) return Reason::kBadPrice;
    const RecordList<Order>& all = orders_.orders();
    const Grid& ticks = rules(entry).ticks;
    for (std::uint32_t id = entry.id + 1; id <= all.size() && all[id - 1].parent == entry.id; ++id) {
      const Order& child = all[id - 1];
      if (child.state != OrderState::kHeld) continue;
      const std::int64_t level = level_ticks(ticks, price, entry.side, child.intent, child.asked);
      if (level == 0) return Reason::kBadPrice;
      out.all[out.count++] = {id, level};
      const bool is_risk = child.intent == Intent::kStopLoss && out.stop_distance == 0.0;
      if (is_risk) out.stop_distance = std::fabs(price - ticks.value(level));
    }
    return Reason::kNone;
  }

  // An entry of explicit units whose initial margin is not free: what it needed and what there was is kept.
  void refuse_margin(const Order& order, const SizingMoment& m, std::int64_t time) {
    const SizingRules& sizing = rules(order).sizing;
    const double held = is_target(m.kind) ? sizing.lots.value(m.held) : 0.0;
    const double units = std::fabs(m.asked) - held;
    const double value = units * m.price;
    const double costs = m.costs == nullptr ? sizing.commission.of(units, value) : m.costs->commission_of(units, value);
    const double rate = rates_[rules(order).currency];
    margin_.add({.time = time,
                 .order = order.id,
                 .kind = MarginEventKind::kRefused,
                 .equity = m.equity * rate,
                 .required = (units * m.room_per_unit() + costs) * rate,
                 .available = m.room * rate});
    refuse(order.id, Reason::kMargin, time);
  }
  // From the fill to the stop; where the price of the fill depends on its size, rounding may add a tick.
  [[nodiscard]] double risk_distance(const Order& order, const Execution& x, const Levels& levels) const noexcept {
    if (levels.stop_distance == 0.0 || !grows_with_size(order, x)) return levels.stop_distance;
    return levels.stop_distance + rules(order).ticks.step();
  }
};

}  // namespace tiercel::sim
