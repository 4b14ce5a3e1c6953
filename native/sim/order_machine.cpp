#include "native/sim/order_machine.hpp"

#include <algorithm>
#include <cassert>

namespace tiercel::sim {

void OrderMachine::clear() noexcept {
  orders_.clear();
  live_.clear();
  sent_ = 0;
}

std::uint32_t OrderMachine::create(const OrderRequest& r) {
  const auto id = static_cast<std::uint32_t>(orders_.size() + 1);
  const bool held = r.parent != 0;
  orders_.emplace_back() = {.id = id,
                            .parent = r.parent,
                            .group = r.parent,
                            .position = r.position,
                            .lots = 0,
                            .price = 0,
                            .decided = r.decided,
                            .sent = held ? 0 : r.decided,
                            .arrived = 0,
                            .done = 0,
                            .asked = r.asked,
                            .instrument = r.instrument,
                            .side = r.side,
                            .type = r.type,
                            .time_in_force = TimeInForce::kGtc,
                            .state = held ? OrderState::kHeld : OrderState::kSent,
                            .intent = r.intent,
                            .reason = Reason::kNone,
                            .size_kind = r.size_kind};
  if (!held) {
    live_.push_back(id);
    ++sent_;
  }
  return id;
}

Order& OrderMachine::move(std::uint32_t id, OrderState to) {
  Order& o = orders_[id - 1];
  assert(can_become(o.state, to));
  if (o.state == OrderState::kSent) --sent_;
  o.state = to;
  return o;
}

void OrderMachine::leave(std::uint32_t id) {
  const auto at = std::lower_bound(live_.begin(), live_.end(), id);
  if (at != live_.end() && *at == id) live_.erase(at);
}

void OrderMachine::arrive() {
  for (std::size_t i = live_.size(); sent_ > 0; --i) {
    const std::uint32_t id = live_[i - 1];
    if (orders_[id - 1].state != OrderState::kSent) continue;
    Order& o = move(id, OrderState::kWorking);
    o.arrived = o.sent;
  }
}

void OrderMachine::activate(std::uint32_t id, std::int64_t price, std::uint32_t position, std::int64_t time) {
  Order& o = move(id, OrderState::kWorking);
  o.price = price;
  o.position = position;
  o.sent = time;
  o.arrived = time;
  live_.insert(std::lower_bound(live_.begin(), live_.end(), id), id);
}

void OrderMachine::trigger(std::uint32_t id) { move(id, OrderState::kTriggered); }

void OrderMachine::fill(std::uint32_t id, std::int64_t lots, std::uint32_t position, std::int64_t time) {
  Order& o = move(id, OrderState::kFilled);
  o.lots = lots;
  o.position = position;
  o.done = time;
  leave(id);
}

void OrderMachine::close(std::uint32_t id, OrderState state, Reason reason, std::int64_t time) {
  Order& o = move(id, state);
  o.reason = reason;
  o.done = time;
  leave(id);
}

template <class Match>
void OrderMachine::cancel_live(Match match, Reason reason, std::int64_t time) {
  for (std::size_t i = live_.size(); i-- > 0;) {
    const std::uint32_t id = live_[i];
    if (match(orders_[id - 1])) close(id, OrderState::kCancelled, reason, time);
  }
}

void OrderMachine::cancel_group(std::uint32_t group, std::uint32_t except, Reason reason, std::int64_t time) {
  if (group == 0) return;
  cancel_live([=](const Order& o) { return o.group == group && o.id != except; }, reason, time);
}

void OrderMachine::cancel_position(std::uint32_t position, std::uint32_t except, Reason reason, std::int64_t time) {
  cancel_live([=](const Order& o) { return o.position == position && o.id != except; }, reason, time);
}

void OrderMachine::cancel_children(std::uint32_t parent, Reason reason, std::int64_t time) {
  for (std::uint32_t id = parent + 1; id <= orders_.size() && orders_[id - 1].parent == parent; ++id) {
    if (orders_[id - 1].state == OrderState::kHeld) close(id, OrderState::kCancelled, reason, time);
  }
}

}  // namespace tiercel::sim
