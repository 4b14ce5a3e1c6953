#pragma once
// A run on streams of market data: it owns the core and the venue, merges the feeds with the orders that are under way
// and runs until something that the strategy hears of.
//
// At one time: bars that close, then reports that reach the strategy, then its timer, then what the market tells, then
// orders and cancels that reach the venue. An order without latency arrives with the next message of its instrument,
// after it: what is decided on a message never meets that message.
#include <array>
#include <cstdint>
#include <deque>
#include <limits>
#include <span>
#include <vector>

#include "native/core/status.hpp"
#include "native/sim/core.hpp"
#include "native/sim/financing.hpp"
#include "native/sim/margin_account.hpp"
#include "native/sim/stream/known_account.hpp"
#include "native/sim/stream/stream_venue.hpp"
#include "native/sim/targets.hpp"

namespace tiercel::sim {

// One instrument of a run. Events are in order of time; bars are those that the strategy sees of it.
struct StreamFeed {
  std::span<const StreamEvent> events;
  std::span<const std::int64_t> closes;  // of its bars, ascending
  std::span<const FinancingEvent> financing{};
  VenueInstrument venue;
};

// Nanoseconds that orders need to the venue and reports need back.
struct StreamLatency {
  std::int64_t order = 0;
  std::int64_t report = 0;
};

struct StreamSettings {
  CoreSettings core;
  MarginAccount account;
  VenueRules venue{};
  StreamLatency latency{};
  bool mark_last = false;  // positions at the last trade, where there was one
  // Where run() ends, beside timers.
  bool hears_bars = true;
  bool hears_reports = true;
  bool hears_messages = false;  // of the market, but trades
};

// Why run() came back.
enum class StreamStop : std::uint8_t { kEnd, kTimer, kReports, kBars, kMessage };

class StreamEngine {
 public:
  // What the feeds point to must outlive the run. kParameterRange: no feeds, as many rules as feeds, events or bars out
  // of order.
  [[nodiscard]] Status start(std::span<const StreamFeed> feeds, const StreamSettings& settings, std::int64_t from);

  // Runs until something that the strategy hears of, at most until its timer.
  StreamStop run(std::int64_t timer);
  // After the last event: what has not arrived expires.
  void finish();

  // --- commands: they leave now
  std::uint32_t submit(NewOrder order);
  void submit_targets(std::span<const TargetRequest> targets);
  void cancel(std::uint32_t id);
  void modify(std::uint32_t id, std::int64_t ticks);

  // --- what the strategy knows
  [[nodiscard]] std::int64_t now() const noexcept { return now_; }
  [[nodiscard]] std::size_t feeds() const noexcept { return lanes_.size(); }
  [[nodiscard]] std::size_t bars_closed(std::size_t feed) const noexcept { return lanes_[feed].bar; }
  // Of the last stop: at kReports what reached the strategy, at kBars the feeds whose bars closed.
  [[nodiscard]] std::span<const Report> reports() const noexcept { return told_; }
  [[nodiscard]] std::span<const std::uint32_t> closed() const noexcept { return closed_; }
  [[nodiscard]] const KnownAccount& known() const noexcept { return known_; }
  [[nodiscard]] const StreamVenue& venue() const noexcept { return venue_; }
  [[nodiscard]] Quote quote(std::size_t instrument) const noexcept { return venue_.quote(instrument); }

  // --- records
  [[nodiscard]] const Core<MarginAccount>& core() const noexcept { return core_; }
  [[nodiscard]] double mark(const Position& p) const noexcept;
  [[nodiscard]] double marked_equity() const noexcept;
  // The equity curve: a point for each time at which bars closed.
  [[nodiscard]] std::span<const double> equity() const noexcept { return equity_; }
  [[nodiscard]] std::span<const std::int64_t> times() const noexcept { return times_; }
  [[nodiscard]] std::uint64_t points_in_position() const noexcept { return points_in_position_; }
  [[nodiscard]] AccountView account_view() noexcept {
    return core_.view([this](const Position& p) { return quote(p.instrument).closing(p.side); });
  }
  [[nodiscard]] std::size_t points() const noexcept { return equity_.size(); }
  // --- after finish()
  [[nodiscard]] double final_equity() const noexcept { return marked_equity(); }
  [[nodiscard]] double final_mark(const Position& p) const noexcept { return mark(p); }
  [[nodiscard]] MarginUse final_margin() const noexcept { return final_margin_; }
  [[nodiscard]] std::uint64_t events() const noexcept { return events_; }

 private:
  static constexpr std::int64_t kNever = std::numeric_limits<std::int64_t>::max();

  struct Lane {
    StreamFeed feed;
    std::size_t at = 0;   // the next event
    std::size_t bar = 0;  // bars closed
    std::size_t financed = 0;
    std::vector<std::uint32_t> waiting;  // arrive with the next message at which the book is known
    [[nodiscard]] std::int64_t next_event() const noexcept {
      return at < feed.events.size() ? feed.events[at].time : kNever;
    }
    [[nodiscard]] std::int64_t next_close() const noexcept {
      return bar < feed.closes.size() ? feed.closes[bar] : kNever;
    }
  };
  enum class CommandKind : std::uint8_t { kOrder, kCancel, kModify };
  struct Command {
    std::int64_t due;
    std::uint32_t order;
    CommandKind kind;
    std::int64_t ticks;
  };

  [[nodiscard]] std::int64_t next_close() const noexcept;
  [[nodiscard]] std::int64_t next_financing() const noexcept;
  [[nodiscard]] bool has_events() const noexcept;
  // Messages up to a time; true where what comes next must be looked at anew.
  bool run_messages(std::int64_t last);
  bool run_messages_of(std::size_t i, std::int64_t last);
  void react(std::size_t i);
  void arrive_waiting(std::size_t i);
  void arrive(std::size_t i, std::span<const std::uint32_t> ids);
  void run_command();
  void obey(const Command& c);
  void send(const Command& c);
  void close_bars(std::int64_t time);
  void finance(std::int64_t time);
  void expire(std::int64_t time);
  bool collect();

  StreamSettings settings_;
  Core<MarginAccount> core_;
  StreamVenue venue_;
  std::vector<Lane> lanes_;
  KnownAccount known_;
  std::deque<Command> commands_;
  std::vector<Report> told_;
  std::vector<std::uint32_t> closed_;
  std::vector<double> equity_;
  std::vector<std::int64_t> times_;
  std::int64_t now_ = 0;
  std::int64_t next_expiry_ = kNever;
  bool has_message_ = false;  // that is to be heard
  std::uint64_t events_ = 0;
  std::uint64_t points_in_position_ = 0;
  MarginUse final_margin_{};
};

}  // namespace tiercel::sim
