// Orders, cancels and modifications that travel to the venue. Bars of ten open at 100, 101, ... and walk one down and
// two up; everything takes five.
#include <gtest/gtest.h>

#include <vector>

#include "native/sim/bar_engine.hpp"

namespace tiercel::sim {
namespace {

constexpr std::int64_t kBar = 10;
constexpr std::size_t kBars = 6;

struct Venue {
  std::vector<double> open, high, low, close;
  std::vector<std::int64_t> time;
  std::vector<Feed> feeds;
  BarEngine engine;

  explicit Venue(const LatencyModel& latency, std::size_t instruments = 1) {
    for (std::size_t i = 0; i < kBars; ++i) {
      const double p = 100.0 + static_cast<double>(i);
      open.push_back(p);
      low.push_back(p - 1);
      high.push_back(p + 2);
      close.push_back(p + 1);
      time.push_back(static_cast<std::int64_t>(i) * kBar);
    }
    const Ohlc own{open.data(), high.data(), low.data(), close.data()};
    const BarSeries bars{.size = kBars,
                         .time = time.data(),
                         .duration = kBar,
                         .own = own,
                         .bid = {.column = own},
                         .ask = {.column = own}};
    feeds.assign(instruments, {.bars = bars, .first_bar = 0, .actions = {}});
    EngineSettings s;
    s.core.cash = {1000};
    s.core.instruments.assign(instruments, {.ticks = Grid(0.5), .sizing = {.lots = Grid(1), .minimum = 1}});
    s.account.leverage = 10;
    s.order_latency = latency;
    EXPECT_EQ(engine.start(feeds, s, {}), Status::kOk);
  }
  // Up to the close of this bar, that included.
  void close_bar(std::int64_t bar) {
    for (;;) {
      const Instant at = engine.next_instant();
      if (at.time > (bar + 1) * kBar || (at.time == (bar + 1) * kBar && !at.is_close)) return;
      if (at.is_close) {
        engine.run_closes(at.time);
        engine.begin_decisions();
      } else {
        engine.run_opens(at.time);
      }
    }
  }
  [[nodiscard]] const Order& order(std::uint32_t id) const { return engine.core().orders().order(id); }
  [[nodiscard]] const Fill& fill(std::size_t i) const { return engine.core().fills()[i]; }
};

const LatencyModel kFive{.kind = LatencyKind::kConstant, .first = 5};

// [BT-3]
TEST(OrderLatency, AnOrderActsAtTheFirstOpenAtOrAfterItsArrival) {
  Venue v(kFive);
  v.close_bar(0);
  const std::uint32_t id = v.engine.submit({.decided = 10, .size = 1});
  v.close_bar(1);
  EXPECT_EQ(v.order(id).state, OrderState::kSent);  // it arrives at 15, between two opens
  v.close_bar(2);
  ASSERT_EQ(v.engine.core().fills().size(), 1U);
  EXPECT_EQ(v.fill(0).time, 20);
  EXPECT_EQ(v.fill(0).price, 102);
  EXPECT_EQ(v.order(id).sent, 10);
  EXPECT_EQ(v.engine.core().orders().arrived(v.order(id)), 15);
}

TEST(OrderLatency, OneThatArrivesAtAnOpenActsAtIt) {
  Venue v({.kind = LatencyKind::kConstant, .first = 10});
  v.close_bar(0);
  v.engine.submit({.decided = 10, .size = 1});
  v.close_bar(2);
  ASSERT_EQ(v.engine.core().fills().size(), 1U);
  EXPECT_EQ(v.fill(0).time, 20);
}

TEST(OrderLatency, AnOrderCanFillWhileItsCancelIsUnderWay) {
  for (const bool travels : {false, true}) {
    Venue v(travels ? kFive : LatencyModel{});
    const std::uint32_t id =
        v.engine.submit({.side = Side::kSell, .type = OrderType::kLimit, .size = 1, .price = 207});  // 103.5
    v.close_bar(1);
    v.engine.cancel(id);  // at 20; bar 2 goes up to 104 before it arrives at 25
    v.close_bar(3);
    EXPECT_EQ(v.order(id).state, travels ? OrderState::kFilled : OrderState::kCancelled);
    EXPECT_EQ(v.engine.core().fills().size(), travels ? 1U : 0U);
  }
}

TEST(OrderLatency, AModificationTravelsToo) {
  Venue v(kFive);
  const std::uint32_t id =
      v.engine.submit({.side = Side::kSell, .type = OrderType::kLimit, .size = 1, .price = 212});  // 106
  v.close_bar(1);
  v.engine.modify(id, 207);  // bar 2 passes 103.5, bar 3, in which it holds, opens at 103 and does too
  v.close_bar(2);
  EXPECT_EQ(v.order(id).state, OrderState::kWorking);
  v.close_bar(3);
  EXPECT_EQ(v.order(id).state, OrderState::kFilled);
  EXPECT_EQ(v.fill(0).price, 103.5);
}

TEST(OrderLatency, ACancelNeverOvertakesItsOrder) {
  Venue v({.kind = LatencyKind::kUniform, .first = 1, .second = 25, .seed = 3});
  v.close_bar(0);
  const std::uint32_t id = v.engine.submit({.decided = 10, .size = 1});
  v.engine.cancel(id, Reason::kCancelled, 10);
  v.close_bar(5);
  EXPECT_TRUE(v.order(id).has_arrived);
  EXPECT_EQ(v.order(id).state, OrderState::kCancelled);
}

TEST(OrderLatency, OrdersOfSeveralInstrumentsTravelOverOneLine) {
  Venue v(kFive, 2);
  v.close_bar(0);
  v.engine.submit({.instrument = 1, .decided = 10, .size = 1});
  v.engine.submit({.instrument = 0, .decided = 10, .size = 1});
  v.close_bar(1);
  EXPECT_EQ(v.engine.core().fills().size(), 0U);
  v.close_bar(2);
  ASSERT_EQ(v.engine.core().fills().size(), 2U);
  EXPECT_EQ(v.fill(0).instrument, 1);
  EXPECT_EQ(v.fill(1).time, 20);
}

TEST(OrderLatency, WhatIsStillUnderWayAtTheEndExpires) {
  Venue v(kFive);
  v.close_bar(4);
  const std::uint32_t id = v.engine.submit({.decided = 50, .size = 1});
  v.close_bar(5);
  v.engine.finish();
  EXPECT_EQ(v.order(id).state, OrderState::kExpired);
  EXPECT_EQ(v.order(id).reason, Reason::kEndOfData);
  EXPECT_EQ(v.engine.core().orders().arrived(v.order(id)), 0);
}

TEST(OrderLatency, IsRefusedWhereOrdersFillAtTheCloseOfTheirDecision) {
  Venue v(kFive);
  EngineSettings s;
  s.core.cash = {1000};
  s.core.instruments.resize(1);
  s.same_close = true;
  s.order_latency = kFive;
  BarEngine engine;
  EXPECT_EQ(engine.start(v.feeds, s, {}), Status::kParameterRange);
  s.same_close = false;
  s.order_latency.first = -1;
  EXPECT_EQ(engine.start(v.feeds, s, {}), Status::kParameterRange);
}

}  // namespace
}  // namespace tiercel::sim
