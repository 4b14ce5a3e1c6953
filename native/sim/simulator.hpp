#pragma once
// A whole run over bars from given signals, in one call. The semantics live in step(); between two bars at which
// something can happen the loop skips: to the next signal that can act in the present state, to the next bar at which
// a resting order can fill, or to the end, whichever comes first.
#include <cstddef>
#include <cstdint>
#include <span>

#include "native/core/status.hpp"
#include "native/sim/bar_matcher.hpp"
#include "native/sim/cash_account.hpp"
#include "native/sim/core.hpp"
#include "native/sim/equity.hpp"
#include "native/sim/quotes.hpp"
#include "native/sim/signals.hpp"

namespace tiercel::sim {

// One value a bar, or the same value at every bar.
struct PerBar {
  const double* values = nullptr;
  double constant = 0.0;

  [[nodiscard]] double at(std::size_t bar) const noexcept { return values != nullptr ? values[bar] : constant; }
};

struct RunInput {
  BarSeries bars;
  SignalMasks signals;
  PerBar size;
  PerBar stop_distance;
  PerBar target_distance;
};

struct RunSettings {
  CoreSettings core;
  CashAccount account;
  LimitRule limit = LimitRule::kThrough;
  bool same_close = false;
  bool reverse = false;
  bool mark_last = false;
  std::size_t first_bar = 0;
  const std::int32_t* cancel = nullptr;  // polled: a value other than 0 ends the run
};

class Simulator {
 public:
  // `equity` takes one value for each bar from first_bar on. On any status but kOk the records are not valid.
  [[nodiscard]] Status run(const RunInput& input, const RunSettings& settings, std::span<double> equity);

  [[nodiscard]] const Core<CashAccount>& core() const noexcept { return core_; }
  [[nodiscard]] std::uint64_t conflicting_entries() const noexcept { return signals_.conflicts(); }
  [[nodiscard]] std::uint64_t bars_in_position() const noexcept { return bars_in_position_; }
  [[nodiscard]] double last_mark() const noexcept { return last_mark_; }  // of an open position

 private:
  [[nodiscard]] Status run_bars();
  [[nodiscard]] std::size_t next_event(std::size_t bar);
  [[nodiscard]] std::size_t scan(std::size_t from, std::size_t to);
  void skip(std::size_t from, std::size_t to) noexcept;
  void step(std::size_t bar);
  void walk_path(std::uint32_t bar);
  void prefetch(std::size_t bar) noexcept;
  void decide(std::size_t bar);
  void submit_entry(Side side, std::size_t bar);
  void mark(std::size_t bar) noexcept;
  [[nodiscard]] Holding holding() const noexcept;
  [[nodiscard]] Mark mark_of(Side side) const noexcept;
  [[nodiscard]] bool is_cancelled() const noexcept;

  Core<CashAccount> core_;
  BarMatcher matcher_;
  SignalReader signals_;
  RunInput input_;
  RunSettings settings_;
  std::span<double> equity_;
  std::uint64_t bars_in_position_ = 0;
  std::size_t prefetched_ = 0;
  double last_mark_ = 0.0;
};

}  // namespace tiercel::sim
