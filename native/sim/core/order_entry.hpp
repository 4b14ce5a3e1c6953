#pragma once
// The way of orders to the venue and out of it: sent, arrived, rejected there, changed, cancelled, expired.
#include <cstdint>

#include "native/sim/core/account_state.hpp"
#include "native/sim/execution.hpp"
#include "native/sim/grid.hpp"
#include "native/sim/levels.hpp"
#include "native/sim/new_order.hpp"
#include "native/sim/order_rules.hpp"
#include "native/sim/types.hpp"

namespace tiercel::sim {

template <AccountRule Account>
class OrderEntry : public AccountState<Account> {
  using Base = AccountState<Account>;

 public:
  // Sends an order, and makes its attached ones (which wait for its fill). An exit belongs to the position that it
  // finds now and ends with it. Returns its id; those attached follow it.
  std::uint32_t submit(const NewOrder& n) {
    const std::uint32_t id = orders_.create({.decided = n.decided,
                                             .asked = n.size,
                                             .price = n.price,
                                             .instrument = n.instrument,
                                             .side = n.side,
                                             .type = n.type,
                                             .intent = n.intent,
                                             .size_kind = n.size_kind});
    if (n.intent != Intent::kEntry && !n.reduce_only) orders_.set_position(id, joined(orders_.order(id)).id);
    if (has_terms(n)) set_terms(id, n);
    if (n.intent == Intent::kEntry) {
      attach(id, n, OrderType::kStop, Intent::kStopLoss, n.stop_distance);
      attach(id, n, OrderType::kLimit, Intent::kTakeProfit, n.target_distance);
      attach(id, n, OrderType::kTrailing, Intent::kStopLoss, n.trailing_distance);
    }
    return id;
  }

  // Sent orders of an instrument, up to an id, reach the venue, where it has opened at `open`. One without a price that
  // can be is rejected there.
  void arrive(std::size_t instrument, const Quote& open, std::int64_t time, std::uint32_t last = ~std::uint32_t{0}) {
    if (orders_.sent(instrument) == 0) return;
    for (std::size_t i = 0; i < orders_.live(instrument).size();) {
      const std::uint32_t id = orders_.live(instrument)[i];
      if (id > last) break;
      if (orders_.order(id).state == OrderState::kSent) arrive_one(id, open, time);
      if (!is_done(orders_.order(id).state)) ++i;
    }
  }
  // One order reaches it at its own time.
  void arrive_late(std::uint32_t id, std::int64_t time) { orders_.arrive_at(id, time); }
  // Market orders from an id on arrive: those decided at a close that fill at it.
  void arrive_at_close(std::size_t instrument, std::uint32_t first) { orders_.arrive_markets(instrument, first); }

  void cancel(std::uint32_t id, Reason reason, std::int64_t time) {
    if (is_done(orders_.order(id).state)) return;
    orders_.close(id, OrderState::kCancelled, reason, time);
    orders_.cancel_children(id, reason, time);
  }
  void modify(std::uint32_t id, std::int64_t ticks) {
    if (!is_done(orders_.order(id).state)) orders_.set_price(id, ticks);
  }
  // Orders of an instrument whose time is over.
  void expire(std::size_t instrument, std::int64_t time) {
    if (!orders_.any_expires()) return;
    const auto is_due = [&](const Order& o) {
      const std::int64_t at = orders_.terms(o).expires;
      return at != 0 && at <= time;
    };
    close_each(instrument, is_due, OrderState::kExpired, Reason::kTimeInForce, time);
  }

  // After an event: what must be had at once and was not, and what was for the auction (kAtOpen, kAtClose) that this
  // event held, ends.
  void end_immediate(std::size_t instrument, std::int64_t time, TimeInForce auction = TimeInForce::kGtc) {
    if (orders_.restless(instrument) == 0) return;
    close_each(
        instrument,
        [&](const Order& o) {
          const TimeInForce life = orders_.terms(o).time_in_force;
          const bool acts = acts_as(o) == Acts::kMarket || acts_as(o) == Acts::kLimit;
          return o.state != OrderState::kSent && acts && is_immediate(life);
        },
        OrderState::kCancelled, Reason::kTimeInForce, time);
    if (auction == TimeInForce::kGtc) return;
    close_each(
        instrument,
        [&](const Order& o) {
          return o.at_auction && o.state != OrderState::kSent && orders_.terms(o).time_in_force == auction;
        },
        OrderState::kExpired, Reason::kTimeInForce, time);
  }

  // Trailing orders of an instrument follow these prices of their own sides.
  void trail(std::size_t instrument, const Quote& q) {
    for (const std::uint32_t id : orders_.live(instrument)) {
      const Order& o = orders_.order(id);
      if (o.type != OrderType::kTrailing || o.state != OrderState::kWorking) continue;
      const bool sells = o.side == Side::kSell;
      const double best = sells ? q.bid : q.ask;
      const std::int64_t level = trailing_ticks(rules(o).ticks, o.side, best, orders_.trail_from(o, best));
      if (level > 0 && (o.price == 0 || (sells ? level > o.price : level < o.price))) orders_.set_price(id, level);
    }
  }

  // The data ends: what was decided and has met no event expires.
  void finish(std::int64_t time) {
    const auto is_sent = [](const Order& o) { return o.state == OrderState::kSent; };
    for (std::size_t i = 0; i < settings_.instruments.size(); ++i) {
      if (orders_.sent(i) > 0) close_each(i, is_sent, OrderState::kExpired, Reason::kEndOfData, time);
    }
  }

 protected:
  using Base::count_rejection;
  using Base::joined;
  using Base::orders_;
  using Base::rules;
  using Base::settings_;

  [[nodiscard]] static bool has_terms(const NewOrder& n) noexcept {
    return n.expires != 0 || n.time_in_force != TimeInForce::kGtc || n.type >= OrderType::kTrailing ||
           n.display >= 0.0 || n.all_or_none || n.post_only || n.reduce_only;
  }

  void set_terms(std::uint32_t id, const NewOrder& n) {
    OrderTerms& terms = orders_.terms_of(id);
    terms.limit = n.limit;
    terms.trail_rate = n.trail_rate;
    terms.display = n.display;
    terms.all_or_none = n.all_or_none;
    terms.post_only = n.post_only;
    terms.reduce_only = n.reduce_only;
    if (is_for_auction(n.time_in_force)) orders_.keep_for_auction(id);
    if (is_immediate(n.time_in_force) || n.all_or_none) orders_.disturb(id);
    terms.expires = n.expires;
    terms.time_in_force = n.time_in_force;
    terms.trail = n.trail;
    if (n.expires != 0) orders_.note_expiry();
  }

  void attach(std::uint32_t parent, const NewOrder& n, OrderType type, Intent intent, double distance) {
    if (!is_distance_given(distance)) return;
    orders_.create({.parent = parent,
                    .decided = n.decided,
                    .asked = distance,
                    .instrument = n.instrument,
                    .side = opposite(n.side),
                    .type = type,
                    .intent = intent});
  }

  void arrive_one(std::uint32_t id, const Quote& open, std::int64_t time) {
    orders_.arrive(id);
    const Order& o = orders_.order(id);
    if (o.type == OrderType::kMarket) return;
    const double own = o.side == Side::kSell ? open.bid : open.ask;
    const bool can_be = o.type == OrderType::kTrailing
                            ? trailing_ticks(rules(o).ticks, o.side, own, orders_.trail_from(o, own)) > 0
                            : o.price > 0 && (!has_limit_after_trigger(o.type) || orders_.terms(o).limit > 0);
    if (!can_be) return refuse(id, Reason::kBadPrice, time);
    if (orders_.terms(o).post_only && would_take(o, own)) refuse(id, Reason::kPostOnly, time);
  }

  // Whether a limit order that meets this price of its own side takes it.
  [[nodiscard]] bool would_take(const Order& o, double own) const noexcept {
    const Grid& ticks = rules(o).ticks;
    return sign(o.side) * (ticks.value(o.price) - own) >= -ticks.tolerance();
  }

  template <class Match>
  void close_each(std::size_t instrument, Match match, OrderState state, Reason reason, std::int64_t time) {
    for (std::size_t i = 0; i < orders_.live(instrument).size();) {
      const std::uint32_t id = orders_.live(instrument)[i];
      if (match(orders_.order(id))) {
        orders_.close(id, state, reason, time);
        orders_.cancel_children(id, reason, time);
      } else {
        ++i;
      }
    }
  }

  void refuse(std::uint32_t id, Reason reason, std::int64_t time) {
    const bool nothing_to_do = reason == Reason::kAtTarget;
    orders_.close(id, nothing_to_do ? OrderState::kCancelled : OrderState::kRejected, reason, time);
    orders_.cancel_children(id, reason, time);
    if (!nothing_to_do) count_rejection(reason);
  }
};

}  // namespace tiercel::sim
