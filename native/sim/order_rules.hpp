#pragma once
// How an order acts in its present state. A trigger makes of a stop, a trailing stop and a market-if-touched a market
// order, of a stop-limit and a limit-if-touched a limit order.
//
//              waits as   then acts as
//   market                market
//   limit                 limit
//   stop       stop       market        fires when the price is at its trigger or beyond, against the order
//   trailing   stop       market
//   stop-limit stop       limit
//   MIT        touch      market        fires when the price is at its trigger or beyond, in favour of the order
//   LIT        touch      limit
#include <array>
#include <cstddef>
#include <cstdint>

#include "native/sim/types.hpp"

namespace tiercel::sim {

enum class Acts : std::uint8_t { kMarket, kLimit, kStop, kTouch };

[[nodiscard]] constexpr bool has_trigger(OrderType t) noexcept { return t >= OrderType::kStop; }
// Whether a trigger makes a limit order of it.
[[nodiscard]] constexpr bool has_limit_after_trigger(OrderType t) noexcept {
  return t == OrderType::kStopLimit || t == OrderType::kLimitIfTouched;
}

[[nodiscard]] constexpr Acts acts_as(OrderType type, bool is_triggered) noexcept {
  constexpr std::array<std::array<Acts, 2>, 7> kTable = {{
      {Acts::kMarket, Acts::kMarket},
      {Acts::kLimit, Acts::kLimit},
      {Acts::kStop, Acts::kMarket},
      {Acts::kStop, Acts::kMarket},
      {Acts::kStop, Acts::kLimit},
      {Acts::kTouch, Acts::kMarket},
      {Acts::kTouch, Acts::kLimit},
  }};
  return kTable[static_cast<std::size_t>(type)][is_triggered ? 1 : 0];
}
[[nodiscard]] constexpr Acts acts_as(const Order& o) noexcept {
  return acts_as(o.type, o.state == OrderState::kTriggered);
}

// Whether rising prices fill or trigger it: a sell limit, a buy stop. Else falling ones do.
[[nodiscard]] constexpr bool rises(const Order& o) noexcept {
  return (acts_as(o) == Acts::kStop) == (o.side == Side::kBuy);
}

// Whether it waits for a price.
[[nodiscard]] constexpr bool rests(const Order& o) noexcept {
  return acts_as(o) != Acts::kMarket && o.state != OrderState::kSent && o.price > 0 && !o.at_auction;
}

// What cannot be had at once is cancelled.
[[nodiscard]] constexpr bool is_immediate(TimeInForce t) noexcept {
  return t == TimeInForce::kIoc || t == TimeInForce::kFok;
}
[[nodiscard]] constexpr bool is_for_auction(TimeInForce t) noexcept { return t >= TimeInForce::kAtOpen; }
// All of it, or nothing of it.
[[nodiscard]] constexpr bool needs_whole(const OrderTerms& t) noexcept {
  return t.all_or_none || t.time_in_force == TimeInForce::kFok;
}

}  // namespace tiercel::sim
