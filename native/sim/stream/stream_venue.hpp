#pragma once
// The venue of a run on streams: the market as the feeds show it, and the user's orders in it. A matcher of the core
// (core.hpp): after each message it says which order fills, at which price, with how many lots.
//
// Rounds. Orders that arrive take what they can have from the levels of the other side, best first. After each message
// of the market: triggers fire, orders that wait for liquidity take it, and resting limits that the other side has come
// to are filled at their own price by as much as stands there. A trade fills resting limits that it has gone through,
// and those at its price with what it leaves behind the quantity ahead of them (queue_model.hpp).
// Exits come before entries, then lower ids; at trades the better price, then the place in the queue.
#include <array>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "native/sim/bar_matcher.hpp"
#include "native/sim/core.hpp"
#include "native/sim/stream/queue_model.hpp"
#include "native/sim/stream/stream_book.hpp"
#include "native/sim/stream/stream_event.hpp"

namespace tiercel::sim {

struct VenueInstrument {
  Grid prices{};                    // steps of the feed's prices
  std::int64_t steps_per_tick = 1;  // 1 or more
  double lot = 1.0;                 // units
  Grid lots{};
  bool is_quotes = false;  // the feed shows the best levels only
};

struct VenueRules {
  QueueRule queue{};
  LimitRule limit = LimitRule::kThrough;  // of feeds of quotes
  CrossedRule crossed = CrossedRule::kWait;
};

struct VenueCounts {
  std::uint64_t messages = 0;
  std::uint64_t trades = 0;
  std::uint64_t gaps = 0;
  std::uint64_t stale = 0;    // messages while the book was not known
  std::uint64_t crossed = 0;  // messages that left it crossed; with CrossedRule::kNewest, levels taken out
};

class StreamVenue {
 public:
  void start(std::span<const VenueInstrument> instruments, const VenueRules& rules);

  // One row of a feed. True where an order may act, or one waits to arrive: react() is due.
  bool take(std::size_t instrument, const StreamEvent& e);

  // --- the rounds: each prepares the next run_event() of the core
  void begin_message(std::size_t instrument, const OrderMachine& orders, std::int64_t time);
  void begin_arrivals(std::size_t instrument, std::span<const std::uint32_t> ids, std::int64_t time);
  // After whatever happened to orders of the instrument.
  void sync(std::size_t instrument, const OrderMachine& orders);
  // A modified order loses its place.
  void forget(std::size_t instrument, std::uint32_t id);

  [[nodiscard]] bool next(const OrderMachine& orders, Execution& out);

  // --- what is known
  [[nodiscard]] Quote quote(std::size_t instrument) const noexcept { return lanes_[instrument].quote; }
  // For orders that arrive: a side without levels lets nothing be taken.
  [[nodiscard]] Quote arrival_quote(std::size_t instrument) const noexcept;
  // Whether orders can arrive and fill.
  [[nodiscard]] bool is_known(std::size_t instrument) const noexcept {
    const Lane& lane = lanes_[instrument];
    return !lane.is_stale && !lane.is_crossed && lane.has_quote;
  }
  [[nodiscard]] bool trails(std::size_t instrument) const noexcept { return lanes_[instrument].trails; }
  [[nodiscard]] const StreamBook& book(std::size_t instrument) const noexcept { return lanes_[instrument].book; }
  [[nodiscard]] double price(std::size_t instrument, std::int32_t steps) const noexcept {
    return lanes_[instrument].rules.prices.value(steps);
  }
  [[nodiscard]] const VenueCounts& counts(std::size_t instrument) const noexcept { return lanes_[instrument].counts; }
  [[nodiscard]] double last_trade(std::size_t instrument) const noexcept { return lanes_[instrument].last_trade; }
  // Lots ahead of a resting order; below 0: it does not rest.
  [[nodiscard]] double ahead(std::size_t instrument, std::uint32_t id) const noexcept;
  // Orders of this instrument wait to arrive: the next message is of interest.
  void expect(std::size_t instrument, bool waits) noexcept { lanes_[instrument].is_awaited = waits; }
  // The bar in which the instrument stands, for its fills.
  void set_bar(std::size_t instrument, std::uint32_t bar) noexcept { lanes_[instrument].bar = bar; }

 private:
  static constexpr std::int64_t kNoPrice = std::numeric_limits<std::int64_t>::max();

  struct Resting {
    std::uint32_t id = 0;
    BookSide side = BookSide::kBuy;
    std::int64_t price = 0;  // steps
    QueuePlace place{};
    double reach = 0.0;  // lots of the present trade that came to it
  };
  // Prices at which something may happen.
  struct Watch {
    std::int64_t ask_falls_to = -kNoPrice;  // buy limits and touches
    std::int64_t ask_rises_to = kNoPrice;   // buy stops
    std::int64_t bid_rises_to = kNoPrice;   // sell limits and touches
    std::int64_t bid_falls_to = -kNoPrice;  // sell stops
    // Of resting limits, by side.
    std::array<std::int64_t, 2> lowest{kNoPrice, kNoPrice};
    std::array<std::int64_t, 2> highest{-kNoPrice, -kNoPrice};
  };
  struct Lane {
    VenueInstrument rules;
    StreamBook book;
    std::vector<Resting> resting;  // by id
    Watch watch;
    Quote quote{};
    std::int32_t bid = 0;  // the best when quote was taken; 0: none
    std::int32_t ask = 0;
    Range walked_bid{};
    Range walked_ask{};
    double last_trade = 0.0;
    std::uint32_t bar = 0;
    bool has_quote = false;
    bool is_stale = false;
    bool is_snapshot = false;  // a message that began with kClear is under way
    bool is_crossed = false;
    bool is_hungry = false;  // an order waits for liquidity, whatever its price
    bool is_awaited = false;
    bool trails = false;
    VenueCounts counts;
  };
  enum class Round : std::uint8_t { kArrivals, kMessage, kTrade };

  bool take_level(Lane& lane, const StreamEvent& e);
  void change_level(Lane& lane, BookSide side, std::int32_t price, std::int64_t lots);
  bool take_quote(Lane& lane, const StreamEvent& e);
  bool take_trade(Lane& lane, const StreamEvent& e);
  void reach(Lane& lane, BookSide side, const StreamEvent& e);
  bool finish_message(Lane& lane);
  void requote(Lane& lane);
  [[nodiscard]] bool is_due(const Lane& lane) const noexcept;

  void place(Lane& lane, const OrderMachine& orders, const Order& o);
  void watch_order(Lane& lane, const Order& o);
  [[nodiscard]] double front_of(const Lane& lane, BookSide side, std::int64_t price) const noexcept;
  // Ticks of an order in steps of the feed; beyond all prices where there is no such number.
  [[nodiscard]] static std::int64_t steps(const Lane& lane, std::int64_t ticks) noexcept {
    constexpr std::int64_t kMost = kNoPrice / 2;
    return ticks > kMost / lane.rules.steps_per_tick ? kMost : ticks * lane.rules.steps_per_tick;
  }
  [[nodiscard]] static std::int64_t steps(const Lane& lane, const Order& o) noexcept { return steps(lane, o.price); }
  [[nodiscard]] Resting* find(Lane& lane, std::uint32_t id) noexcept;

  void settle(const OrderMachine& orders);
  bool offer(Lane& lane, const OrderMachine& orders, const Order& o, Execution& out);
  bool offer_trade(Lane& lane, const Order& o, Execution& out);
  bool offer_rest(Lane& lane, const Order& o, Execution& out);
  bool offer_take(Lane& lane, const OrderMachine& orders, const Order& o, std::int64_t limit, Execution& out);
  bool offer_trigger(Lane& lane, const OrderMachine& orders, const Order& o, Execution& out);
  void fill_in(Lane& lane, const Order& o, Execution& out);
  [[nodiscard]] std::int64_t wanted(const Lane& lane, const OrderMachine& orders, const Order& o) const noexcept;

  std::vector<Lane> lanes_;
  VenueRules rules_;

  // The round under way.
  std::size_t lane_ = 0;
  Round kind_ = Round::kMessage;
  std::int64_t time_ = 0;
  std::vector<std::uint32_t> ids_;
  std::size_t at_ = 0;
  double traded_away_ = 0.0;  // lots of the present trade that own orders have had
  std::uint32_t last_ = 0;    // order of the last execution, and how it fills
  std::int64_t had_ = 0;
  bool triggers_ = false;
  bool takes_ = false;
  BookSide taken_side_ = BookSide::kBuy;
};

static_assert(Matcher<StreamVenue>);

}  // namespace tiercel::sim
