#pragma once
// What a matcher says: which order meets which price.
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <limits>

#include "native/sim/order_machine.hpp"
#include "native/sim/position.hpp"
#include "native/sim/types.hpp"

namespace tiercel::sim {

inline constexpr std::int64_t kAllLots = std::numeric_limits<std::int64_t>::max();

struct Quote {
  double bid = 0.0;
  double ask = 0.0;

  // Where a position of this side could be closed.
  [[nodiscard]] double closing(Side position) const noexcept { return position == Side::kBuy ? bid : ask; }
};

// One order meets one price.
struct Execution {
  std::uint32_t order = 0;
  std::uint32_t bar = 0;
  std::int64_t time = 0;
  std::int64_t lots = kAllLots;  // that can be had at this price; the rest of the order goes on working
  double price = 0.0;            // on the side on which the order fills, before slippage
  double closing = 0.0;          // on the other side at the same moment: there a position just opened could be closed
  double spread = 0.0;           // ask - bid at that moment
  Range walked_bid{};            // what the path has walked since the execution before this one
  Range walked_ask{};
  FillRule rule = FillRule::kMarketOpen;
  Liquidity liquidity = Liquidity::kTaker;
  bool slips = false;
  bool ambiguous = false;
  bool only_triggers = false;  // the order is triggered here, and its limit lets it take nothing
  double bound = 0.0;          // worst price that it may pay or get, slippage included; 0: any
};

// A matcher gives the next execution of its present event, given the orders as they now stand (false: none is left),
// and knows at which prices other instruments stand.
template <class T>
concept Matcher = requires(T& matcher, const OrderMachine& orders, Execution& out, std::size_t instrument) {
  { matcher.next(orders, out) } -> std::same_as<bool>;
  { matcher.quote(instrument) } -> std::same_as<Quote>;
};

}  // namespace tiercel::sim
