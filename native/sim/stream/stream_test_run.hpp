#pragma once
// A run on a stream written by hand, for tests: prices in cents, quantities in lots of 1, time in plain numbers.
#include <gtest/gtest.h>

#include <cstdint>
#include <limits>
#include <vector>

#include "native/sim/stream/stream_engine.hpp"

namespace tiercel::sim {

inline constexpr std::int64_t kForever = std::numeric_limits<std::int64_t>::max();

struct StreamScript {
  std::vector<StreamEvent> events;

  StreamScript& level(std::int64_t time, BookSide side, std::int32_t price, std::int64_t lots, bool is_last = true) {
    events.push_back({time, lots, price, StreamKind::kLevel, static_cast<std::uint8_t>(side), is_last});
    return *this;
  }
  StreamScript& bid(std::int64_t time, std::int32_t price, std::int64_t lots, bool is_last = true) {
    return level(time, BookSide::kBuy, price, lots, is_last);
  }
  StreamScript& ask(std::int64_t time, std::int32_t price, std::int64_t lots, bool is_last = true) {
    return level(time, BookSide::kSell, price, lots, is_last);
  }
  StreamScript& quote(std::int64_t time, std::int32_t bid, std::int32_t ask, std::int64_t bid_lots = kUnknownLots,
                      std::int64_t ask_lots = kUnknownLots) {
    events.push_back({time, bid_lots, bid, StreamKind::kQuote, 0, false});
    events.push_back({time, ask_lots, ask, StreamKind::kQuote, 1, true});
    return *this;
  }
  // `rested`: the side that stood in the book.
  StreamScript& trade(std::int64_t time, BookSide rested, std::int32_t price, std::int64_t lots) {
    events.push_back({time, lots, price, StreamKind::kTrade, static_cast<std::uint8_t>(rested), true});
    return *this;
  }
  StreamScript& gap(std::int64_t time) {
    events.push_back({time, 0, 0, StreamKind::kGap, 0, true});
    return *this;
  }
  StreamScript& snapshot(std::int64_t time) {
    events.push_back({time, 0, 0, StreamKind::kClear, 0, false});
    return *this;
  }
};

struct StreamTestRun {
  StreamScript script;
  std::vector<std::int64_t> closes{1'000'000};
  StreamSettings settings{
      .core = {.cash = {1'000'000}, .instruments = {{.ticks = Grid(0.01), .sizing = {.lots = Grid(1), .minimum = 1}}}},
      .account = {.leverage = 10},
      .hears_bars = false,
      .hears_reports = false};
  VenueInstrument instrument{.prices = Grid(0.01), .lots = Grid(1)};
  StreamEngine engine;

  void start() {
    const StreamFeed feed{.events = script.events, .closes = closes, .venue = instrument};
    ASSERT_EQ(engine.start({&feed, 1}, settings, 0), Status::kOk);
  }
  // Runs all that comes before a time.
  void to(std::int64_t time) { engine.run(time); }

  std::uint32_t limit(Side side, std::int64_t ticks, double units, NewOrder order = {}) {
    order.side = side;
    order.type = OrderType::kLimit;
    order.price = ticks;
    order.size = units;
    return engine.submit(order);
  }
  std::uint32_t market(Side side, double units, NewOrder order = {}) {
    order.side = side;
    order.size = units;
    return engine.submit(order);
  }
  [[nodiscard]] const Order& order(std::uint32_t id) const { return engine.core().orders().order(id); }
  [[nodiscard]] double ahead(std::uint32_t id) const { return engine.venue().ahead(0, id); }
  [[nodiscard]] std::int64_t held() const {
    return engine.core().position().is_flat() ? 0 : engine.core().position().lots;
  }
  [[nodiscard]] const RecordList<Fill>& fills() const { return engine.core().fills(); }
};

}  // namespace tiercel::sim
