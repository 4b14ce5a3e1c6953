#pragma once
// A whole run over bars from given signals, in one call. Between two bars at which something can happen a feed skips:
// to the next signal that can act in its present state, to the next bar at which one of its resting orders can fill,
// or to the end, whichever comes first. Feeds meet in the account alone, so each skips by itself.
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "native/core/status.hpp"
#include "native/sim/bar_engine.hpp"
#include "native/sim/per_bar.hpp"
#include "native/sim/signals.hpp"

namespace tiercel::sim {

// Prices and distances are in the strategy's prices: those of the bars times `factor`.
struct FeedInput {
  Feed feed;
  SignalMasks signals;
  PerBar size;
  PerBar stop_distance;
  PerBar target_distance;
  PerBar trailing_distance;
  PerBar limit = kNoPrice;  // of entries: NaN asks for a market order
  PerBar stop = kNoPrice;
  PerBar factor{nullptr, 1.0};
  bool has_targets = false;  // `target` takes the place of the masks; NaN: no change
  PerBar target;
};

struct RunSettings {
  EngineSettings engine;
  SizeKind size_kind = SizeKind::kUnits;
  bool reverse = false;
  bool accumulate = false;
  const std::int32_t* cancel = nullptr;  // polled: a value other than 0 ends the run
};

class Simulator {
 public:
  // On any status but kOk the records are not valid. The inputs must outlive the run only.
  [[nodiscard]] Status run(std::span<const FeedInput> inputs, const RunSettings& settings, const EngineOutput& output);

  [[nodiscard]] BarEngine& engine() noexcept { return engine_; }
  [[nodiscard]] const BarEngine& engine() const noexcept { return engine_; }
  [[nodiscard]] const Core<MarginAccount>& core() const noexcept { return engine_.core(); }
  // Of the last run of signals.
  [[nodiscard]] std::uint64_t conflicting_entries() const noexcept;

 private:
  [[nodiscard]] Status read_signals();
  [[nodiscard]] Status run_one();
  [[nodiscard]] Status run_many();
  [[nodiscard]] std::size_t next_event(std::size_t feed);
  void prefetch(std::size_t bar) noexcept;
  void decide(std::span<const std::uint32_t> feeds);
  [[nodiscard]] bool is_under_way(std::size_t feed, Intent intent, Side side) const noexcept;
  [[nodiscard]] bool repeats_entry(std::size_t feed, Side side) const noexcept;
  void decide_exit(std::size_t feed, std::size_t bar);
  void decide_entry(std::size_t feed, std::size_t bar);
  void cancel_resting(std::size_t feed, const SignalBits& s, bool replaces);
  void decide_targets(std::span<const std::uint32_t> feeds);
  void submit_entry(Side side, std::size_t feed, std::size_t bar);
  void set_prices(NewOrder& order, double limit, double stop) const;
  [[nodiscard]] bool is_cancelled() const noexcept;

  BarEngine engine_;
  std::vector<SignalReader> signals_;
  std::span<const FeedInput> inputs_;
  RunSettings settings_;
  std::vector<Feed> feeds_;
  std::vector<TargetRequest> targets_;
  std::vector<Holding> held_;  // by feed, at the decisions of one instant
  std::size_t prefetched_ = 0;
};

}  // namespace tiercel::sim
