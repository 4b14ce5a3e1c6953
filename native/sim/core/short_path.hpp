#pragma once
// The short path of market orders that are all that is under way: sent, filled and recorded in one step.
#include <array>
#include <cassert>
#include <cmath>
#include <cstdint>
#include <limits>

#include "native/sim/core/fill_costs.hpp"
#include "native/sim/execution.hpp"
#include "native/sim/levels.hpp"
#include "native/sim/new_order.hpp"
#include "native/sim/position.hpp"
#include "native/sim/sizing.hpp"
#include "native/sim/types.hpp"

namespace tiercel::sim {

template <AccountRule Account>
class ShortPath : public FillCosts<Account> {
  using Base = FillCosts<Account>;

 public:
  void start(const CoreSettings& settings, const Account& account, std::int64_t time) {
    Base::start(settings, account, time);
    same_size_ = {std::numeric_limits<double>::quiet_NaN(), 0, 0.0, 0};
  }

  // submit(), arrive() and run_event() in one step, for a market order that is all that is under way on an account
  // which holds at most the one position of the order's instrument: an entry finds none, an exit closes it whole.
  [[gnu::always_inline]] void trade(const MarketOrder& m, const Execution& x, Bracket* bracket = nullptr) {
    Order order = orders_.next_at_work({.decided = m.decided,
                                        .asked = m.size,
                                        .instrument = m.instrument,
                                        .side = m.side,
                                        .intent = m.intent,
                                        .size_kind = m.size_kind});
    const InstrumentRules& own = settings_.instruments[m.instrument];
    const double slip = x.slips ? own.slippage.of(x.price) : 0.0;
    const double price = slipped(m.side, x.price, slip);
    Position& p = joined(order);
    const Reason refused = m.intent == Intent::kEntry ? trade_entry(order, p, x, {price, slip, 0.0},
                                                                    bracket != nullptr ? bracket->risk_distance : 0.0)
                                                      : trade_exit(order, p, x, {price, slip, 0.0});
    order.done = x.time;
    order.reason = refused;
    order.state = refused == Reason::kNone ? OrderState::kFilled : OrderState::kRejected;
    orders_.append(order);
    if (bracket != nullptr) append_bracket(order, *bracket);
    if (refused != Reason::kNone) count_rejection(refused);
  }

  // Adds an attached order to those of an entry that would fill here; does nothing for a distance that asks for
  // nothing. False where there is no such price.
  [[nodiscard]] bool add_level(const MarketOrder& m, const Execution& x, Bracket::Level level, Bracket& out) const {
    if (!is_distance_given(level.distance)) return true;
    const InstrumentRules& own = settings_.instruments[m.instrument];
    const double price = slipped(m.side, x.price, x.slips ? own.slippage.of(x.price) : 0.0);
    level.ticks = level_ticks(own.ticks, price, m.side, level.intent, level.distance);
    out.levels[out.count++] = level;
    const bool is_risk = level.intent == Intent::kStopLoss && out.risk_distance == 0.0;
    if (is_risk) out.risk_distance = std::fabs(price - own.ticks.value(level.ticks));
    return is_price(price) && level.ticks > 0;
  }
  // Its orders end with the position that they would reduce.
  void end_bracket(Bracket& b, std::int64_t time) noexcept {
    for (std::uint32_t id = b.first; id < b.first + b.count; ++id)
      orders_.end_at_work(id, Reason::kPositionClosed, time);
    b.count = 0;
  }
  // Its orders join those that live, since something may happen to them.
  void resume(const Bracket& b) {
    for (std::uint32_t id = b.first; id < b.first + b.count; ++id) orders_.enlist(id);
  }

 protected:
  using Base::account_;
  using Base::count_rejection;
  using Base::fills_;
  using Base::is_price;
  using Base::joined;
  using Base::nothing_held;
  using Base::open_positions_;
  using Base::orders_;
  using Base::positions_made_;
  using Base::record_fill;
  using Base::rules;
  using Base::settings_;
  using Base::trades_;

  // What the units that trade() was last asked for came to, since most strategies ask for the same each time.
  struct SameSize {
    double asked;
    std::int64_t lots;
    double units;
    std::uint16_t instrument;
  };

  [[gnu::always_inline]] Reason trade_entry(Order& order, Position& p, const Execution& x, const Priced& at,
                                            double risk_distance) {
    const double price = at.price;
    assert(open_positions_ == 0);
    const InstrumentRules& own = rules(order);
    if (!is_price(price)) return Reason::kBadPrice;
    const AccountView v = nothing_held();
    const double equity = account_.equity(v, own.currency);
    if (!(equity > 0.0)) return Reason::kNoEquity;
    const SizingMoment m{order.size_kind, order.asked, price, risk_distance, equity, account_.room(v, own.currency), 0};
    SameSize size = same_size_;
    if (order.asked != size.asked || order.size_kind != SizeKind::kUnits || order.instrument != size.instrument) {
      const SizingResult sized = size_entry(own.sizing, m);
      if (sized.reason != Reason::kNone) return sized.reason;
      size = {order.asked, sized.lots, own.sizing.lots.value(sized.lots), order.instrument};
      if (order.size_kind == SizeKind::kUnits) same_size_ = size;
    } else if (!fits(own.sizing, price, price, size.units, m.room)) {
      return Reason::kLeverage;
    }
    order.lots = size.lots;
    const auto index = static_cast<std::uint32_t>(fills_.size());
    const double fee = own.sizing.commission.of(size.units, size.units * price);
    p.open(++positions_made_, record_fill(x, order, {size.lots, size.units, fee}, at), index, size.units, x.closing);
    ++open_positions_;
    order.position = positions_made_;
    return Reason::kNone;
  }

  [[gnu::always_inline]] Reason trade_exit(Order& order, Position& p, const Execution& x, const Priced& at) {
    assert(!p.is_flat());
    p.walked.add(p.side == Side::kBuy ? x.walked_bid : x.walked_ask);
    order.lots = p.lots;
    order.position = p.id;
    const auto index = static_cast<std::uint32_t>(fills_.size());
    const double fee = rules(order).sizing.commission.of(p.units, p.units * at.price);
    const Fill fill = record_fill(x, order, {p.lots, p.units, fee}, at);
    trades_.append() = p.reduce(fill, index, p.units, 0.0);
    --open_positions_;
    return Reason::kNone;
  }

  // The attached orders of an entry that was filled, or refused as they then are.
  void append_bracket(const Order& entry, Bracket& b) {
    b.first = entry.id + 1;
    const bool is_filled = entry.state == OrderState::kFilled;
    for (std::uint32_t i = 0; i < b.count; ++i) {
      const Bracket::Level& level = b.levels[i];
      Order order = orders_.next_at_work({.parent = entry.id,
                                          .position = entry.position,
                                          .decided = is_filled ? entry.done : 0,
                                          .asked = level.distance,
                                          .price = is_filled ? level.ticks : 0,
                                          .instrument = entry.instrument,
                                          .side = opposite(entry.side),
                                          .type = level.type,
                                          .intent = level.intent});
      if (!is_filled) {
        order.has_arrived = false;
        order.state = OrderState::kCancelled;
        order.reason = entry.reason;
        order.done = entry.done;
      }
      orders_.append(order);
    }
    if (!is_filled) b.count = 0;
  }

  SameSize same_size_{};
};

}  // namespace tiercel::sim
