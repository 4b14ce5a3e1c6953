#pragma once
// The short way through signals on which market orders alone trade. Nothing else is under way, so each order meets its
// price as soon as it is made: no list of live orders, no matcher and no timeline stand between them. Stops, targets
// and trailing stops attached to an entry stay on it too, as long as no price between entry and exit comes near them;
// where one does, they join the live orders and the engine goes on bar by bar. What comes of it is what the engine
// comes to step by step, bit for bit; what follows from a fill is the core's in both.
#include <cstddef>

#include "native/sim/bar_engine.hpp"
#include "native/sim/per_bar.hpp"
#include "native/sim/signals.hpp"

namespace tiercel::sim {

class MarketLane {
 public:
  // Distances are in the strategy's prices: those of the bars times `factor`.
  struct Rules {
    PerBar size;
    PerBar stop_distance;
    PerBar target_distance;
    PerBar trailing_distance;
    PerBar factor{nullptr, 1.0};
    bool attaches = false;  // a distance may be given
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
    std::size_t end;          // decisions from this bar on are not made here
  };

  template <bool kAttaches>
  bool run_as(std::size_t decisions);
  template <bool kAttaches>
  bool trade(Place& place, std::int64_t decided, std::size_t bar, const Point& at);
  [[nodiscard]] bool attach(const MarketOrder& entry, std::size_t bar, const Execution& x, Bracket& out) const;
  [[nodiscard]] bool stays_untouched(Side side, const Place& place);
  bool leave();
  [[nodiscard]] std::size_t next_exit(Side held, std::size_t from) const noexcept {
    return signals_.next(held == Side::kBuy ? Holding::kLong : Holding::kShort, from);
  }
  void pass(const BarSeries& bars, Place& place, std::size_t closed, std::size_t walked);
  void prefetch(const BarSeries& bars, std::size_t bar, std::size_t& prefetched) const noexcept;

  BarEngine& engine_;
  const SignalReader& signals_;
  Rules rules_;
  Bracket bracket_;  // of the position held
};

}  // namespace tiercel::sim
