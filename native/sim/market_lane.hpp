#pragma once
// The short way through signals on which market orders alone trade. Nothing else is under way, so each order meets its
// price as soon as it is made: no list of live orders, no matcher and no timeline stand between them. What comes of it
// is what the bar engine comes to step by step, bit for bit; what follows from a fill is the core's in both.
#include <cstddef>

#include "native/sim/bar_engine.hpp"
#include "native/sim/per_bar.hpp"
#include "native/sim/signals.hpp"

namespace tiercel::sim {

class MarketLane {
 public:
  struct Rules {
    PerBar size;
    SizeKind size_kind = SizeKind::kUnits;
    bool reverse = false;
  };

  // `engine` runs one feed, whose signals these are.
  MarketLane(BarEngine& engine, const SignalReader& signals, const Rules& rules) noexcept
      : engine_(engine), signals_(signals), rules_(rules) {}

  // From the feed's next bar on, over at most so many decisions: to the end of the signals, to the next corporate
  // action, or to the decision that no bar follows. False when the
  // number alone stopped it.
  [[nodiscard]] bool run(std::size_t decisions);

 private:
  struct Point;
  struct Place {
    std::size_t bar;          // the next one
    std::size_t walked;       // bars that the position has walked
    std::size_t settled;      // points of the equity curve
    std::size_t in_position;  // of them, while a position was held
    std::size_t prefetched;   // bars whose memory was asked for
  };

  void trade(std::int64_t decided, std::size_t bar, const Point& at);
  void pass(const BarSeries& bars, Place& place, std::size_t closed, std::size_t walked);
  void prefetch(const BarSeries& bars, std::size_t bar, std::size_t& prefetched) const noexcept;

  BarEngine& engine_;
  const SignalReader& signals_;
  Rules rules_;
};

}  // namespace tiercel::sim
