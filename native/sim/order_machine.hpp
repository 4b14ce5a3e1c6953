#pragma once
// The one order state machine, for backtest, paper and live: which reports may follow which, the list of all orders
// ever made, and the short list of those that can still act.
//
//   held ──────► working ──► triggered ──► filled
//    │  sent ──────┘ │ └─────────────────────┘
//    └────┴──────────┴──► cancelled, rejected, expired
#include <cstdint>
#include <span>
#include <vector>

#include "native/sim/types.hpp"

namespace tiercel::sim {

[[nodiscard]] constexpr bool is_done(OrderState s) noexcept { return s >= OrderState::kFilled; }

[[nodiscard]] constexpr bool can_become(OrderState from, OrderState to) noexcept {
  switch (from) {
    case OrderState::kHeld:
      return to == OrderState::kWorking || to > OrderState::kFilled;
    case OrderState::kSent:
      return to == OrderState::kWorking || to > OrderState::kFilled;
    case OrderState::kWorking:
      return to == OrderState::kTriggered || to >= OrderState::kFilled;
    case OrderState::kTriggered:
      return to >= OrderState::kFilled;
    default:
      return false;
  }
}

// What must be known to make an order; the machine gives the id and the state.
struct OrderRequest {
  std::uint32_t parent = 0;
  std::uint32_t position = 0;
  std::int64_t decided = 0;
  double asked = 0.0;
  std::uint16_t instrument = 0;
  Side side = Side::kBuy;
  OrderType type = OrderType::kMarket;
  Intent intent = Intent::kEntry;
  SizeKind size_kind = SizeKind::kUnits;
};

class OrderMachine {
 public:
  void clear() noexcept;

  // Makes an order: kSent, or kHeld when it has a parent (whose group it then joins).
  std::uint32_t create(const OrderRequest& request);

  // All sent orders reach the venue, without delay so far.
  void arrive();
  // Each moves one order; `id` counts from 1. The time is that of the report. A held order is activated.
  void activate(std::uint32_t id, std::int64_t price, std::uint32_t position, std::int64_t time);  // a held one
  void trigger(std::uint32_t id);
  void fill(std::uint32_t id, std::int64_t lots, std::uint32_t position, std::int64_t time);
  void close(std::uint32_t id, OrderState state, Reason reason, std::int64_t time);  // cancelled, rejected, expired

  // Ends all orders of one group or one position that can still act, but for `except`.
  void cancel_group(std::uint32_t group, std::uint32_t except, Reason reason, std::int64_t time);
  void cancel_position(std::uint32_t position, std::uint32_t except, Reason reason, std::int64_t time);
  // Ends the held orders of an entry that was not made, with the entry's own reason.
  void cancel_children(std::uint32_t parent, Reason reason, std::int64_t time);

  [[nodiscard]] const Order& order(std::uint32_t id) const noexcept { return orders_[id - 1]; }
  [[nodiscard]] const std::vector<Order>& orders() const noexcept { return orders_; }
  // Ids of sent, working and triggered orders, ascending.
  [[nodiscard]] std::span<const std::uint32_t> live() const noexcept { return live_; }
  // Sent orders: they meet the matcher at its next event.
  [[nodiscard]] std::uint32_t sent() const noexcept { return sent_; }

 private:
  Order& move(std::uint32_t id, OrderState to);
  void leave(std::uint32_t id);

  template <class Match>
  void cancel_live(Match match, Reason reason, std::int64_t time);

  std::vector<Order> orders_;
  std::vector<std::uint32_t> live_;
  std::uint32_t sent_ = 0;
};

}  // namespace tiercel::sim
