#pragma once
// Builds bars of one spec from blocks of rows. The same bars with the same bits come out whatever the blocks.
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "native/bars/builder/block.hpp"
#include "native/bars/builder/open_bar.hpp"
#include "native/bars/builder/range_rule.hpp"
#include "native/bars/builder/renko_rule.hpp"
#include "native/bars/builder/tick_rule.hpp"
#include "native/bars/builder/time_rule.hpp"

namespace tiercel::bars {

// All that is remembered between two blocks.
struct MachineState {
  OpenBar bar;
  std::int64_t last_close_time = std::numeric_limits<std::int64_t>::min();
  TimeSpan span;
  double last_close = 0, last_ask_close = 0, last_spread = 0;  // for flat bars
  std::int64_t outside = 0;                                    // rows that are in no bar
  bool has_last = false;
  bool is_ticks = true;
  ImbalanceState imbalance;
  RunState runs;
  RangeState range;
  RenkoState renko;
};

class BarMachine {
 public:
  explicit BarMachine(const BarSpec& spec) noexcept : spec_(spec) {}

  [[nodiscard]] BarFault take(const Block& block, const Boundaries& table, std::size_t* bad_row);
  // Bars that end at or before `time` are closed, though no row has come after them.
  [[nodiscard]] BarFault close_until(std::int64_t time, const Boundaries& table);
  // The unfinished bar; false where it has no row.
  [[nodiscard]] bool partial(BuiltBar& bar) const noexcept;

  [[nodiscard]] const BarSpec& spec() const noexcept { return spec_; }
  [[nodiscard]] const MachineState& state() const noexcept { return state_; }
  void set_state(const MachineState& state) noexcept { state_ = state; }
  [[nodiscard]] const std::vector<BuiltBar>& closed() const noexcept { return closed_; }
  void drop_closed(std::size_t kept) noexcept { closed_.resize(kept); }

 private:
  BarFault take_time(const Block& block, const Boundaries& table, std::size_t* bad_row);
  BarFault open_span(const Block& block, std::size_t row, BoundaryWalk& walk, std::size_t* next_row);
  BarFault fill(const TimeSpan& until, const Boundaries& table);
  BarFault fill_periods(std::int64_t to, const Boundaries& table);
  void add_flat(const TimeSpan& span);
  void close_span(const BarScales& scales);
  template <class Rule>
  void take_cuts(const Block& block, Rule rule);
  BarFault take_renko(const Block& block, std::size_t* bad_row);
  void close_bricks(const BarScales& scales);
  void close_at(BuiltBar& bar, const BarScales& scales, const TimeSpan& ticks);

  BarSpec spec_;
  MachineState state_;
  std::vector<BuiltBar> closed_;
  std::size_t last_rows_ = 0;  // of the bar before: a guess, no more
};

}  // namespace tiercel::bars
