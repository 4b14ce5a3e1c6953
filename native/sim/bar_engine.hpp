#pragma once
// Bars of several instruments against one account: it owns the core, the matchers and the merged timeline, and runs
// the sub-steps of docs/semantics.md in their order. What decides - signals or callbacks - is its driver.
//
// At each instant a driver calls, for an instant of opens: run_opens(); for one of closes: run_closes(),
// begin_decisions(), its decisions, and run_same_close(). Instants in which nothing but bars closing happens need not
// be run: advance() (handlers) or skip_to() (signals) pass over them, and the equity curve and the range that positions
// have walked are made up for when they are next needed.
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "native/core/status.hpp"
#include "native/sim/bar_matcher.hpp"
#include "native/sim/core.hpp"
#include "native/sim/corporate_action.hpp"
#include "native/sim/equity.hpp"
#include "native/sim/financing.hpp"
#include "native/sim/latency.hpp"
#include "native/sim/margin_account.hpp"
#include "native/sim/quotes.hpp"
#include "native/sim/rates.hpp"
#include "native/sim/signals.hpp"
#include "native/sim/targets.hpp"

namespace tiercel::sim {

struct Feed {
  BarSeries bars;
  std::size_t first_bar = 0;  // bars before it are lookback: they have no events
  std::span<const CorporateAction> actions;
  std::span<const FinancingEvent> financing{};
};

struct EngineSettings {
  CoreSettings core;
  MarginAccount account;
  LimitRule limit = LimitRule::kThrough;
  bool same_close = false;
  bool mark_last = false;
  std::vector<RateSeries> rates{};  // by currency, where there are several
  double volume_share = 0.0;        // of each bar's volume, for all orders on it; 0: all that is asked for can be had
  LatencyModel order_latency{};     // of orders, cancels and modifications on their way to the venue
};

// Where the equity curve goes: one value for each distinct close time from the run's start; either may be empty, which
// keeps none. Both must hold count_points() values.
struct EngineOutput {
  std::span<double> equity;
  std::span<std::int64_t> times;
};

// An instant of the timeline: all opens, or all closes, of one time.
struct Instant {
  std::int64_t time = 0;
  bool is_close = false;
  bool is_end = false;  // there is none left
};

class BarEngine {
 public:
  // Number of equity points of a run, kParameterRange without feeds or with a first bar beyond one.
  [[nodiscard]] static std::size_t count_points(std::span<const Feed> feeds);

  // The feeds' columns and the output must outlive the run. kLengthMismatch: the output. kParameterRange: no feeds, as
  // many rules as feeds, a first bar that is none, a share of a volume that a feed does not have, latencies that mean
  // nothing or of orders that fill at the close of their decision.
  [[nodiscard]] Status start(std::span<const Feed> feeds, const EngineSettings& settings, const EngineOutput& output);

  // When an instrument's sessions open and close, before its first order for an auction; without them each bar is one.
  void set_sessions(std::size_t feed, Sessions sessions) { states_[feed].matcher.set_sessions(std::move(sessions)); }

  // --- the timeline
  [[nodiscard]] Instant next_instant() const noexcept;
  // Feeds that take part in the instant last run, ascending.
  [[nodiscard]] std::span<const std::uint32_t> present() const noexcept { return present_; }
  void run_opens(std::int64_t time);
  void run_closes(std::int64_t time);
  // From here on orders are decisions at this close, which may fill at it.
  void begin_decisions() noexcept { first_decision_ = next_order(); }
  void run_same_close();
  // After the last instant.
  void finish();

  // --- commands, between instants
  std::uint32_t submit(const NewOrder& order);
  // Reductions of all of them get lower ids than increases.
  void submit_targets(std::span<const TargetRequest> targets, std::int64_t decided);
  // `sent`: when; kNow: at the instant last run.
  static constexpr std::int64_t kNow = std::numeric_limits<std::int64_t>::min();
  void cancel(std::uint32_t id, Reason reason = Reason::kCancelled, std::int64_t sent = kNow);
  void modify(std::uint32_t id, std::int64_t ticks, std::int64_t sent = kNow);

  // --- passing over bars
  // Number of coming instants of closes, at most `max` and none later than `until`, before and in which nothing but
  // bars closing happens. Changes nothing that can be seen.
  [[nodiscard]] std::size_t quiet(std::size_t max, std::int64_t until);
  // Passes over so many of them.
  void advance(std::size_t closes);

  // The first bar of a feed, from its next one on and at most `limit`, at whose open or in which something can happen.
  [[nodiscard]] std::size_t next_event(std::size_t feed, std::size_t limit);
  // The feed's next bar is this one: those before it pass. Its memory is asked for, since others come before it.
  void skip_to(std::size_t feed, std::size_t bar) noexcept {
    FeedState& s = states_[feed];
    s.bar = bar;
    const BarSeries& b = s.feed.bars;
    if (bar >= b.size) return;
    __builtin_prefetch(b.time + bar);
    __builtin_prefetch(b.bid.column.open + bar);
    __builtin_prefetch(b.ask.column.open + bar);
  }

  // --- one feed alone, which needs no timeline: the sub-steps of one bar, by its index
  void open_bar(std::size_t bar);
  void path_bar(std::size_t bar);
  void close_bar(std::size_t bar);  // market orders decided at this close

  // Whether nothing is under way on an account of one feed: no order lives and no command waits.
  [[nodiscard]] bool is_idle() const noexcept {
    return core_.orders().live(0).empty() && states_[0].waiting == 0 && !settings_.core.reports;
  }

  // --- what is known now
  [[nodiscard]] std::size_t feeds() const noexcept { return states_.size(); }
  [[nodiscard]] const Feed& feed(std::size_t i) const noexcept { return states_[i].feed; }
  // The feed's next bar, or the one in progress.
  [[nodiscard]] std::size_t bar(std::size_t feed) const noexcept { return states_[feed].bar; }
  [[nodiscard]] bool is_in_progress(std::size_t feed) const noexcept { return states_[feed].is_open; }
  [[nodiscard]] const Core<MarginAccount>& core() const noexcept { return core_; }
  [[nodiscard]] Core<MarginAccount>& core() noexcept { return core_; }
  [[nodiscard]] std::int64_t now() const noexcept { return now_; }
  [[nodiscard]] Holding holding(std::size_t instrument) const noexcept {
    const Position& p = core_.position(instrument);
    return p.is_flat() ? Holding::kFlat : p.side == Side::kBuy ? Holding::kLong : Holding::kShort;
  }
  // Quotes of an instrument's last event.
  [[nodiscard]] Quote quote(std::size_t instrument) const noexcept;
  // The price at which a position would be marked now.
  [[nodiscard]] double mark(const Position& position) const noexcept;
  // After finish(): the price at which a position stood at the end.
  [[nodiscard]] double final_mark(const Position& position) const noexcept {
    const FeedState& s = states_[position.instrument];
    return last_price(s, position.side, s.feed.bars.size, s.feed.bars.size);
  }
  // What a unit of an instrument's currency was worth in the account's at a time.
  [[nodiscard]] double rate_at(std::size_t instrument, std::int64_t time) const noexcept {
    if (!has_currencies()) return 1.0;
    return settings_.rates[settings_.core.instruments[instrument].currency].at(time);
  }
  // After finish(): the margin of what is held.
  [[nodiscard]] MarginUse final_margin() const noexcept { return final_margin_; }
  // Cash and positions at their marks.
  [[nodiscard]] double marked_equity() const noexcept;
  // At the prices at which positions could be closed.
  [[nodiscard]] AccountView account_view() noexcept;
  // Points written or passed so far.
  [[nodiscard]] std::size_t points() const noexcept { return settled_; }
  [[nodiscard]] std::uint64_t points_in_position() const noexcept { return points_in_position_; }
  [[nodiscard]] double final_equity() const noexcept { return final_equity_; }

 private:
  struct FeedState {
    Feed feed;
    BarMatcher matcher;
    std::size_t bar = 0;     // the next one, or the one in progress
    bool is_open = false;    // it is in progress
    std::size_t walked = 0;  // bars that the position has walked
    // The scan before: bars [from, to) walk this range of raw prices of the closing side.
    std::size_t scan_from = 0;
    std::size_t scan_to = 0;
    const double* scan_low = nullptr;  // the side that was scanned
    Range scanned;
    std::size_t next_action = 0;
    std::size_t next_financing = 0;
    std::uint32_t waiting = 0;  // cancels and modifications that wait for its next open
    // Cursors of the equity curve and of quotes: bars opened and closed at some time.
    mutable std::size_t marked_open = 0;
    mutable std::size_t marked_close = 0;
    mutable std::size_t quoted_open = 0;
    mutable std::size_t quoted_close = 0;
  };

  // A position while the equity curve is written.
  struct Held {
    Mark mark;
    std::size_t bar;  // of the first point
    double units;     // signed
  };

  struct Command {
    std::uint32_t order;
    std::uint32_t orders;  // that had been made before it
    std::int64_t ticks;
    std::int64_t arrives;  // at the venue; kNow: as soon as that opens
    Reason reason;         // kNone: a modification
    std::uint16_t instrument;
  };

  enum class Phase : std::uint8_t { kOpen, kPath, kClosed };
  static constexpr std::size_t kNoBar = ~std::size_t{0};

  struct FeedMatcher;
  struct JointMatcher;
  friend class MarketLane;

  [[nodiscard]] std::uint32_t next_order() const noexcept {
    return static_cast<std::uint32_t>(core_.orders().orders().size() + 1);
  }
  void gather(std::int64_t time, bool is_close);
  [[nodiscard]] Instant next_common() const noexcept;
  [[nodiscard]] std::size_t points_before(std::int64_t time, bool is_close) const noexcept;
  // Of the common bar: whether this instrument's has closed by now.
  [[nodiscard]] bool has_common_closed(std::size_t instrument) const noexcept {
    return phase_ == Phase::kClosed || (phase_ == Phase::kPath && instrument < current_);
  }
  void begin_open(std::size_t feed, std::size_t bar, std::int64_t time);
  void act_before_open(std::size_t feed, std::size_t bar, std::int64_t time);
  void apply(std::size_t feed, const CorporateAction& action, std::int64_t time);
  void take_commands(std::size_t feed, std::int64_t time);
  void take_joint_commands(std::int64_t time);
  void arrive_joint(std::uint32_t last, std::int64_t time);
  void act(const Command& command, std::int64_t time);
  [[nodiscard]] std::int64_t arrival_of_command(std::int64_t sent) noexcept {
    return line_.takes_time() ? line_.send(sent == kNow ? now_ : sent) : kNow;
  }
  [[nodiscard]] std::uint32_t last_arrived(std::int64_t time) noexcept;
  void put_liquidations_to_work(std::uint32_t first);
  void trail(std::size_t feed, const Quote& quote);
  void check_margin_now();
  [[nodiscard]] bool has_currencies() const noexcept { return settings_.core.cash.size() > 1; }
  void set_now(std::int64_t time) {
    now_ = time;
    if (has_currencies()) core_.set_rates(rates_.at(time));
  }
  // Whether each close of a feed counts, since a margin call may follow.
  [[nodiscard]] bool watches_margin(std::size_t feed) const noexcept {
    return settings_.account.counts_margin() && core_.holds(feed);
  }
  void path(std::size_t feed, std::size_t bar);
  void walk_legs(FeedState& s, std::size_t feed);
  void keep_markets(std::size_t feed);
  void end_open(std::size_t feed, std::int64_t time);
  void run_auctions(std::int64_t time);
  void end_auction(std::size_t feed, std::size_t bar, std::int64_t time);
  [[nodiscard]] std::size_t event_after(std::size_t feed, std::size_t from, std::size_t limit);
  [[nodiscard]] std::size_t scan(std::size_t feed, std::size_t from, std::size_t to);
  void walk_to(std::size_t feed, std::size_t bar);
  [[nodiscard]] std::size_t action_bar(const FeedState& s, std::size_t limit) const noexcept;
  [[nodiscard]] std::size_t margin_bar(std::size_t from, std::size_t limit) const noexcept;
  void note_margin(std::size_t from, std::size_t to) noexcept;
  // Of one instrument alone the closes can be looked through; the equity of several hangs on all of them.
  [[nodiscard]] bool can_scan_margin() const noexcept { return states_.size() == 1 && !has_currencies(); }
  [[nodiscard]] std::size_t financing_bar(const FeedState& s, std::size_t limit) const noexcept;
  [[nodiscard]] std::size_t expiry_bar(std::size_t feed, std::size_t limit) const noexcept;

  [[nodiscard]] std::int64_t point_time(std::size_t point) const noexcept;
  [[nodiscard]] std::size_t points_to(std::int64_t time, bool inclusive) const noexcept;
  void settle(std::size_t points) {
    if (points <= settled_) return;
    if (core_.open_positions() > 0) points_in_position_ += points - settled_;
    if (!output_.equity.empty()) write_points(settled_, points);
    settled_ = points;
  }
  void write_points(std::size_t from, std::size_t to);
  void write_few(std::span<double> equity) const noexcept;
  [[nodiscard]] double point_equity(std::size_t point) const noexcept;
  [[nodiscard]] Mark mark_of(const FeedState& s, Side side) const noexcept {
    if (settings_.mark_last) return {s.feed.bars.own.close};
    const QuoteSide& q = s.feed.bars.fill_side(opposite(side));
    return {q.column.close, q.factor, q.offset};
  }
  [[nodiscard]] double last_price(const FeedState& s, Side side, std::size_t opened, std::size_t closed) const noexcept;

  std::vector<FeedState> states_;
  std::vector<std::uint32_t> present_;
  std::vector<Command> commands_;
  std::vector<Held> held_;
  std::vector<std::int64_t> point_times_;  // empty where all feeds have the same bars
  Core<MarginAccount> core_;
  EngineSettings settings_;
  EngineOutput output_;
  Rates rates_;
  mutable Rates point_rates_;  // of points of the equity curve, which lie behind
  std::size_t points_ = 0;
  std::size_t settled_ = 0;
  std::uint64_t points_in_position_ = 0;
  double final_equity_ = 0.0;
  MarginUse final_margin_{};
  std::int64_t now_ = 0;
  Phase phase_ = Phase::kClosed;
  bool has_common_bars_ = false;     // all of several feeds have the same bars, one after the other
  std::size_t common_bar_ = kNoBar;  // then: the one that opens or closes now
  std::size_t current_ = 0;          // the feed whose path is walked
  std::uint32_t first_decision_ = 1;
  MessageLine line_;           // to the venue
  std::uint32_t arrived_ = 0;  // orders that have come to it, all with lower ids included
};

}  // namespace tiercel::sim
