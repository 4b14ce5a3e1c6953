#pragma once
// A run of callbacks: the engine step by step, for a driver on the other side of a language border. It looks ahead over
// instants at which nothing but bars closing happens, so that the driver can serve them without a call each, and then
// moves on by as many as were served; nothing that can be seen depends on how far it looked.
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "native/sim/bar_engine.hpp"

namespace tiercel::sim {

// How a step ended: the data are over, a moment of the driver's own comes first, or what happened.
enum class Step : std::uint8_t { kEnd, kWait, kOpen, kClose, kSameClose };

// A bar that closes.
struct Closing {
  std::int32_t instrument;
  std::int32_t bar;
};
static_assert(sizeof(Closing) == 2 * sizeof(std::int32_t));

class Session {
 public:
  // After engine.start(), which must have asked for reports. `from`: the time before the first event.
  void start(BarEngine& engine, std::int64_t from, bool same_close);

  // The coming instants before `until` at which nothing but bars closing happens, as many as `ends` holds. Their bars
  // go to `closings` one after the other, in instrument order within an instant; `ends` says where each instant's end.
  [[nodiscard]] std::size_t peek(std::int64_t until, std::span<std::int32_t> ends, std::span<Closing> closings);
  // Passes over `count` of them.
  void move(std::size_t count);
  // Runs the next event, unless it is a close after `until` or an open at or after it: then it is `until` now. Of a
  // close the bars as above; both spans hold one instant at least.
  [[nodiscard]] Step step(std::int64_t until, std::span<std::int32_t> ends, std::span<Closing> closings);
  // Orders that have met no open expire.
  void finish();

  // `at_close`: a decision of step 4, which may fill at this close.
  std::uint32_t send(NewOrder order, bool at_close);
  // Returns how many orders the targets became; their ids follow `first`.
  std::uint32_t target(std::span<const TargetRequest> targets, bool at_close, std::uint32_t& first);
  void cancel(std::uint32_t id) { engine_->cancel(id, Reason::kCancelled, now_); }
  void modify(std::uint32_t id, std::int64_t ticks) { engine_->modify(id, ticks, now_); }

  [[nodiscard]] BarEngine& engine() const noexcept { return *engine_; }
  [[nodiscard]] std::int64_t now() const noexcept { return now_; }
  // Of the last step.
  [[nodiscard]] const std::vector<Report>& reports() const noexcept { return engine_->core().orders().reports(); }

 private:
  std::size_t closings_at(std::int64_t time, std::span<Closing> out) const noexcept;
  [[nodiscard]] std::int64_t next_close() const noexcept;
  void decide_at_close(bool at_close);
  Step run_close(std::int64_t time, std::span<std::int32_t> ends, std::span<Closing> closings);

  BarEngine* engine_ = nullptr;
  std::vector<std::size_t> cursors_;  // of each feed, its next bar or the one in progress
  std::int64_t now_ = 0;
  bool same_close_ = false;
  bool has_decisions_ = false;  // orders that may fill at the close just run
};

}  // namespace tiercel::sim
