// Time: orders under way, reports under way, timers, bars, several feeds; and the sums that must come out.
#include "native/sim/stream/stream_engine.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "native/sim/records.hpp"
#include "native/sim/stream/stream_test_run.hpp"

namespace tiercel::sim {
namespace {

constexpr BookSide kBids = BookSide::kBuy;
constexpr BookSide kAsks = BookSide::kSell;

struct Timed : StreamTestRun {
  Timed() { script.bid(1, 9900, 50).ask(2, 10100, 5); }
};

// [BT-2] Sent at 10, at the venue at 15: the ask of that time is met, not that of 10.
TEST(StreamEngine, AnOrderMeetsTheMarketOfItsArrival) {
  Timed run;
  run.settings.latency = {.order = 5, .report = 0};
  run.script.ask(12, 10100, 0).ask(13, 10300, 4).ask(15, 10250, 1).ask(16, 10200, 9);
  run.start();
  run.to(10);
  const std::uint32_t id = run.market(Side::kBuy, 1);
  run.to(20);
  ASSERT_EQ(run.fills().size(), 1U);
  EXPECT_EQ(run.fills()[0].time, 15);
  EXPECT_EQ(run.fills()[0].price, 102.5);  // what is told at 15 comes first
  EXPECT_EQ(run.engine.core().orders().arrived(run.order(id)), 15);
  EXPECT_EQ(run.engine.core().orders().decided(run.order(id)), 10);
}

TEST(StreamEngine, WithoutLatencyAnOrderArrivesWithTheNextMessage) {
  Timed run;
  run.script.ask(12, 10100, 3).trade(13, kBids, 9900, 60);
  run.start();
  run.to(10);
  const std::uint32_t taker = run.market(Side::kBuy, 5);
  const std::uint32_t maker = run.limit(Side::kBuy, 9900, 5);
  run.to(13);
  EXPECT_EQ(run.order(taker).lots, 3);  // of the 3 that the next message leaves
  EXPECT_EQ(run.ahead(maker), 50);
  run.to(20);
  EXPECT_EQ(run.order(maker).state, OrderState::kFilled);
}

TEST(StreamEngine, ATradeIsAMessageTooAndDoesNotFillTheOrderThatComesWithIt) {
  Timed run;
  run.script.trade(12, kBids, 9900, 60).trade(13, kBids, 9900, 60);
  run.start();
  run.to(10);
  const std::uint32_t id = run.limit(Side::kBuy, 9900, 5);
  run.to(13);
  EXPECT_EQ(run.ahead(id), 50);
  run.to(14);
  EXPECT_EQ(run.order(id).state, OrderState::kFilled);
}

TEST(StreamEngine, PricesBeyondAllStepsFillAsTheyMay) {
  Timed run;
  run.instrument.steps_per_tick = 1 << 20;
  run.script.bid(12, 9800, 3).bid(13, 9800, 4);
  run.start();
  run.to(10);
  const std::uint32_t takes = run.limit(Side::kBuy, (std::int64_t{1} << 52) - 1, 5);
  const std::uint32_t rests = run.limit(Side::kSell, (std::int64_t{1} << 52) - 1, 5);
  run.to(20);
  EXPECT_EQ(run.order(takes).state, OrderState::kFilled);
  EXPECT_EQ(run.order(rests).state, OrderState::kWorking);
}

TEST(StreamEngine, ACancelThatIsUnderWayDoesNotSaveAnOrder) {
  Timed run;
  run.settings.latency = {.order = 5, .report = 0};
  run.script.trade(22, kBids, 9900, 53).trade(30, kBids, 9900, 100);
  run.start();
  run.to(10);
  const std::uint32_t id = run.limit(Side::kBuy, 9900, 10);
  run.to(20);
  run.engine.cancel(id);
  run.to(24);
  EXPECT_EQ(run.order(id).lots, 3);
  run.to(40);
  EXPECT_EQ(run.order(id).state, OrderState::kCancelled);
  EXPECT_EQ(run.order(id).done, 25);
  EXPECT_EQ(run.held(), 3);
}

TEST(StreamEngine, AModifiedOrderLosesItsPlace) {
  Timed run;
  run.script.bid(3, 9800, 8).bid(4, 9700, 1).bid(11, 9700, 2).bid(15, 9900, 40);
  run.start();
  run.to(10);
  const std::uint32_t id = run.limit(Side::kBuy, 9900, 10);
  run.to(12);
  EXPECT_EQ(run.ahead(id), 50);
  run.engine.modify(id, 9800);
  EXPECT_EQ(run.ahead(id), 8);
  run.to(20);
  EXPECT_EQ(run.ahead(id), 8);
}

// [BT-2] The fill of 12 is known at 19.
TEST(StreamEngine, TheStrategyKnowsWhatReportsHaveToldIt) {
  Timed run;
  run.settings.latency = {.order = 2, .report = 7};
  run.settings.hears_reports = true;
  run.script.bid(30, 9700, 1);
  run.start();
  ASSERT_EQ(run.engine.run(10), StreamStop::kTimer);
  const std::uint32_t id = run.market(Side::kBuy, 4);
  EXPECT_EQ(run.engine.known().live().size(), 1U);
  EXPECT_EQ(run.engine.run(15), StreamStop::kTimer);
  EXPECT_EQ(run.held(), 4);
  EXPECT_EQ(run.engine.known().position(0).units, 0.0);
  EXPECT_EQ(run.engine.known().cash(), 1'000'000);
  EXPECT_EQ(run.engine.known().state(id), OrderState::kSent);
  EXPECT_EQ(run.engine.run(kForever), StreamStop::kReports);
  EXPECT_EQ(run.engine.now(), 19);
  ASSERT_EQ(run.engine.reports().size(), 2U);  // working, filled
  EXPECT_EQ(run.engine.reports()[1].state, OrderState::kFilled);
  EXPECT_EQ(run.engine.known().position(0).units, 4.0);
  EXPECT_EQ(run.engine.known().position(0).entry_price, 101.0);
  EXPECT_EQ(run.engine.known().cash(), 1'000'000 - 404);
  EXPECT_TRUE(run.engine.known().live().empty());
}

TEST(StreamEngine, BarsCloseBeforeWhatIsToldAtTheSameTime) {
  Timed run;
  run.closes = {10, 20};
  run.settings.hears_bars = true;
  run.script.ask(10, 10100, 0).ask(10, 10200, 5).bid(11, 9950, 2);
  run.start();
  ASSERT_EQ(run.engine.run(kForever), StreamStop::kBars);
  EXPECT_EQ(run.engine.now(), 10);
  EXPECT_EQ(run.engine.quote(0).ask, 101.0);
  EXPECT_EQ(run.engine.bars_closed(0), 1U);
  run.market(Side::kBuy, 1);  // acts at the first message of 10
  EXPECT_EQ(run.engine.run(kForever), StreamStop::kBars);
  EXPECT_EQ(run.fills()[0].time, 10);
  EXPECT_EQ(run.fills()[0].bar, 1U);
  EXPECT_EQ(run.fills()[0].price, 102.0);
  EXPECT_EQ(run.engine.run(kForever), StreamStop::kEnd);
  ASSERT_EQ(run.engine.equity().size(), 2U);
  EXPECT_EQ(run.engine.equity()[0], 1'000'000.0);
  EXPECT_EQ(run.engine.equity()[1], 1'000'000.0 - 102 + 99.5);
}

TEST(StreamEngine, OrdersEndAtTheirTime) {
  Timed run;
  run.script.bid(12, 9700, 1).trade(25, kBids, 9900, 100);
  run.start();
  run.to(10);
  const std::uint32_t id = run.limit(Side::kBuy, 9900, 5, {.time_in_force = TimeInForce::kGtd, .expires = 20});
  run.to(30);
  EXPECT_EQ(run.order(id).state, OrderState::kExpired);
  EXPECT_EQ(run.order(id).done, 20);
}

TEST(StreamEngine, MessagesAreHeardWhereTheyAreAskedFor) {
  Timed run;
  run.settings.hears_messages = true;
  run.script.trade(3, kBids, 9900, 1).bid(4, 9800, 1, false).bid(4, 9700, 1);
  run.start();
  std::vector<std::int64_t> heard;
  while (run.engine.run(kForever) == StreamStop::kMessage) heard.push_back(run.engine.now());
  EXPECT_EQ(heard, (std::vector<std::int64_t>{1, 2, 4}));
}

TEST(StreamEngine, FeedsRunByTimeOnOneAccount) {
  StreamScript a;
  StreamScript b;
  a.bid(1, 9900, 5).ask(2, 10000, 5).ask(30, 10100, 5);
  b.bid(3, 4900, 5).ask(4, 5000, 5).bid(25, 4950, 5);
  StreamTestRun rules;
  rules.settings.core.instruments.push_back(rules.settings.core.instruments[0]);
  const std::vector<std::int64_t> closes{50};
  const StreamFeed feeds[] = {{.events = a.events, .closes = closes, .venue = rules.instrument},
                              {.events = b.events, .closes = closes, .venue = rules.instrument}};
  StreamEngine engine;
  ASSERT_EQ(engine.start(feeds, rules.settings, 0), Status::kOk);
  EXPECT_EQ(engine.run(10), StreamStop::kTimer);
  engine.submit({.instrument = 0, .size = 1});
  engine.submit({.instrument = 1, .side = Side::kSell, .size = 1});
  EXPECT_EQ(engine.run(40), StreamStop::kTimer);
  ASSERT_EQ(engine.core().fills().size(), 2U);
  EXPECT_EQ(engine.core().fills()[0].instrument, 1);
  EXPECT_EQ(engine.core().fills()[0].time, 25);
  EXPECT_EQ(engine.core().fills()[1].time, 30);
}

TEST(StreamEngine, RefusesWhatIsOutOfOrder) {
  Timed run;
  run.script.bid(1, 9900, 1);
  const StreamFeed feed{.events = run.script.events, .closes = run.closes, .venue = run.instrument};
  EXPECT_EQ(run.engine.start({&feed, 1}, run.settings, 0), Status::kParameterRange);
  EXPECT_EQ(run.engine.start({}, run.settings, 0), Status::kParameterRange);
}

// [BT-1] Whatever is sent: fills sum to the position, the ledger to the cash, no more is taken from a level than it
// showed, and the market is never better for a taker than it was told.
TEST(StreamEngine, SumsHoldUnderRandomOrders) {
  std::mt19937_64 random(7);
  const auto below = [&](std::uint64_t n) { return static_cast<std::int64_t>(random() % n); };
  for (int round = 0; round < 40; ++round) {
    StreamTestRun run;
    run.settings.venue.crossed = CrossedRule::kNewest;
    run.settings.venue.queue.model = static_cast<QueueModel>(round % 3);
    run.settings.latency = {.order = below(3) * 5, .report = below(2) * 8};
    run.settings.core.instruments[0].sizing.commission.per_unit = 0.01;
    run.closes = {2000, 4000, 9000};
    for (std::int64_t t = 1; t < 6000; t += below(4)) {
      const bool buys = below(2) == 0;
      const auto price = static_cast<std::int32_t>(10000 + (buys ? -1 - below(5) : 1 + below(5)) + t / 600);
      if (below(5) == 0) {
        run.script.trade(t, buys ? kBids : kAsks, price, 1 + below(30));
      } else {
        run.script.level(t, buys ? kBids : kAsks, price, below(40));
      }
    }
    run.start();
    for (std::int64_t t = 10; t < 5500; t += 20) {
      run.to(t);
      const Side side = below(2) == 0 ? Side::kBuy : Side::kSell;
      const std::int64_t price = 10000 + below(11) - 5;
      switch (below(6)) {
        case 0:
          run.market(side, static_cast<double>(1 + below(60)));
          break;
        case 1:
          run.limit(side, price, static_cast<double>(1 + below(9)), {.stop_distance = 0.03, .target_distance = 0.02});
          break;
        case 2:
          run.limit(side, price, static_cast<double>(1 + below(9)), {.time_in_force = TimeInForce::kIoc});
          break;
        case 3:
          run.engine.submit({.side = side, .type = OrderType::kStop, .size = 3, .price = price});
          break;
        case 4:
          run.limit(side, price, 4, {.all_or_none = true});
          break;
        default:
          if (!run.engine.known().live().empty()) run.engine.cancel(run.engine.known().live().front());
      }
    }
    while (run.engine.run(kForever) != StreamStop::kEnd) {
    }
    run.engine.finish();
    const auto& core = run.engine.core();
    ASSERT_GT(core.fills().size(), 50U);
    std::int64_t held = 0;
    for (const Fill& f : core.fills()) {
      ASSERT_GT(f.lots, 0);
      held += f.side == Side::kBuy ? f.lots : -f.lots;
    }
    const Position& p = core.position();
    EXPECT_EQ(held, p.is_flat() ? 0 : p.side == Side::kBuy ? p.lots : -p.lots);
    double cash = 0.0;
    for_each_ledger_row(
        core.ledger(), core.fills(), [](std::size_t) { return Grid(1); },
        [&](const LedgerRow& row) { cash += row.amount; });
    EXPECT_DOUBLE_EQ(cash, core.cash());
    // The reports told of each order as it ended.
    for (const Order& o : core.orders().orders()) {
      if (o.id > 0 && is_done(o.state) && o.state != OrderState::kExpired) {
        EXPECT_EQ(run.engine.known().state(o.id), o.state);
      }
    }
    EXPECT_EQ(run.engine.known().cash(), core.cash());
    EXPECT_EQ(run.engine.equity().size(), 3U);
  }
}

}  // namespace
}  // namespace tiercel::sim
