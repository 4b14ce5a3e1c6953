#pragma once
// The matcher for bars: which order fills where at the open, along the path and at the close of one bar
// (docs/semantics.md, "One step of a bar simulation").
//
// "At" a level means within a millionth of a tick of it, since half spreads and basis points make quotes that lie a
// rounding error beside the tick that they mean. A stop fires when the price is at its level or beyond; a limit fills
// when the price is beyond its level (`through`) or at it (`touch`).
#include <cstdint>
#include <utility>
#include <vector>

#include "native/sim/core.hpp"
#include "native/sim/path.hpp"
#include "native/sim/quotes.hpp"
#include "native/sim/sessions.hpp"
#include "native/sim/volume_share.hpp"

namespace tiercel::sim {

enum class LimitRule : std::uint8_t { kThrough, kTouch };

class BarMatcher {
 public:
  BarMatcher() = default;
  BarMatcher(const BarSeries& series, const Grid& ticks, LimitRule limit, std::size_t instrument = 0) noexcept
      : series_(&series), ticks_(ticks), limit_(limit), instrument_(instrument) {}

  void set_sessions(Sessions sessions) noexcept { sessions_ = std::move(sessions); }
  // Without it all of an order can be had at its price. The column must outlive the matcher's use.
  void set_share(const VolumeShare& share) noexcept { share_ = share; }
  [[nodiscard]] bool opens_session(std::uint32_t bar) const noexcept { return sessions_.opens_at(*series_, bar); }
  [[nodiscard]] bool closes_session(std::uint32_t bar) const noexcept { return sessions_.closes_at(*series_, bar); }

  // Each begins one event of a bar; next() then gives its executions one by one. Orders from `newest` on arrive at this
  // open: limits among them that it has passed take liquidity.
  void begin_open(std::uint32_t bar, std::uint32_t newest = ~std::uint32_t{0}) noexcept;
  void begin_path(std::uint32_t bar) noexcept;     // after the open of the same bar
  void begin_auction(std::uint32_t bar) noexcept;  // after the path: orders for the close
  void begin_close(std::uint32_t bar) noexcept;    // market orders decided at this close

  [[nodiscard]] bool next(const OrderMachine& orders, Execution& out) noexcept;

  // Of an open or a close: the order that fills next, or null; several instruments at one time choose among theirs.
  [[nodiscard]] const Order* candidate(const OrderMachine& orders) noexcept;
  void fill_at_point(const OrderMachine& orders, const Order& o, Execution& out) noexcept;

  // Of a path: how far next() goes. Where orders trail, the legs are walked one by one.
  void walk_to(std::uint32_t point) noexcept { last_point_ = point; }
  // The legs walked so far are over: a level that moves now is not met on them.
  void leave_behind() noexcept;
  [[nodiscard]] Quote at_point(std::uint32_t point) const noexcept { return {path_.bid[point], path_.ask[point]}; }
  // Of an open or close event: its quotes.
  [[nodiscard]] Quote quote() const noexcept { return {bid_, ask_}; }

  // Whether any resting order lies inside the bar. Where none does, its open and its path fill nothing.
  [[nodiscard]] bool reaches_any(const OrderMachine& orders, std::uint32_t bar) const noexcept;

  // After the path, or the legs walked so far: what it walked beyond the last execution, on the side on which an order
  // of `side` fills.
  [[nodiscard]] Range rest(Side side) const noexcept;

 private:
  enum class Event : std::uint8_t { kOpen, kPath, kAuction, kClose };

  // A place on the path: leg 0 runs from the open to the first extreme.
  struct Place {
    std::uint32_t leg = 0;
    double fraction = 0.0;
  };

  [[nodiscard]] bool next_at_point(const OrderMachine& orders, Execution& out) noexcept;
  [[nodiscard]] bool next_on_path(const OrderMachine& orders, Execution& out) noexcept;
  [[nodiscard]] bool can_fill_at_point(const OrderMachine& orders, const Order& o) const noexcept;
  [[nodiscard]] bool can_fill_at_auction(const OrderMachine& orders, const Order& o) const noexcept;
  void bound(const OrderMachine& orders, const Order& o, Execution& out) noexcept;
  [[nodiscard]] bool is_out_of_reach(const Order& o) const noexcept;
  [[nodiscard]] bool place_on_leg(const Order& o, double from, double to, double& fraction) const noexcept;
  [[nodiscard]] bool is_born_past(const Order& o) const noexcept;
  [[nodiscard]] bool is_placed(std::uint32_t entry) const noexcept;
  [[nodiscard]] bool reaches(const Order& o, double price) const noexcept;
  [[nodiscard]] bool is_ambiguous(const OrderMachine& orders, const Order& filled) const noexcept;
  [[nodiscard]] bool lies_in(const Order& o, std::uint32_t bar) const noexcept;
  void fill_on_path(const OrderMachine& orders, const Order& o, Place place, Execution& out) noexcept;

  const BarSeries* series_ = nullptr;
  Grid ticks_;
  LimitRule limit_ = LimitRule::kThrough;
  std::size_t instrument_ = 0;
  Sessions sessions_;
  VolumeShare share_;
  std::uint32_t newest_ = ~std::uint32_t{0};
  Event event_ = Event::kOpen;
  std::uint32_t bar_ = 0;
  double bid_ = 0.0;  // quotes of an open or close event
  double ask_ = 0.0;
  Path path_{};
  std::uint32_t last_point_ = kPathPoints - 1;
  Place at_{};
  std::vector<std::uint32_t> placed_;  // orders that filled at that place
  double at_bid_ = 0.0;                // quotes at that place
  double at_ask_ = 0.0;
};

}  // namespace tiercel::sim
