// Orders against streams, by hand: what is taken, what the queue gives, what triggers.
#include <gtest/gtest.h>

#include "native/sim/stream/stream_test_run.hpp"

namespace tiercel::sim {
namespace {

constexpr BookSide kBids = BookSide::kBuy;
constexpr BookSide kAsks = BookSide::kSell;

// 99.00 x 50 bid, 101.00 x 5 and 102.00 x 5 asked.
struct OnLevels : StreamTestRun {
  OnLevels() { script.bid(1, 9900, 50).ask(2, 10100, 5).ask(3, 10200, 5).bid(4, 9800, 70); }
  void begin() {
    start();
    to(4);
  }
};

// [BT-2] The queue at 99.00: 50 ahead; 20 trade (30 left); the level says 30; 10 cancel (20 are left, so 20 ahead); 40
// join behind; 25 trade: 20 were ahead, 5 of the order's 10 fill; then 100 trade at 98.00: the rest fills at 99.00.
TEST(StreamVenue, ARestingLimitFillsWhenTheTradesComeToIt) {
  OnLevels run;
  run.script.trade(10, kBids, 9900, 20).bid(11, 9900, 30).bid(12, 9900, 20).bid(13, 9900, 60);
  run.script.trade(20, kBids, 9900, 25).bid(21, 9900, 35).trade(30, kBids, 9800, 100);
  run.begin();
  const std::uint32_t id = run.limit(Side::kBuy, 9900, 10);
  run.to(10);
  EXPECT_EQ(run.ahead(id), 50);
  run.to(11);
  EXPECT_EQ(run.ahead(id), 30);
  run.to(13);
  EXPECT_EQ(run.ahead(id), 20);
  run.to(20);
  EXPECT_EQ(run.ahead(id), 20);
  run.to(21);
  ASSERT_EQ(run.fills().size(), 1U);
  EXPECT_EQ(run.fills()[0].lots, 5);
  EXPECT_EQ(run.fills()[0].price, 99.0);
  EXPECT_EQ(run.fills()[0].time, 20);
  EXPECT_EQ(run.fills()[0].rule, FillRule::kQueue);
  EXPECT_EQ(run.fills()[0].liquidity, Liquidity::kMaker);
  EXPECT_EQ(run.fills()[0].spread_cost, 0.0);
  run.to(31);
  ASSERT_EQ(run.fills().size(), 2U);
  EXPECT_EQ(run.fills()[1].lots, 5);
  EXPECT_EQ(run.fills()[1].price, 99.0);
  EXPECT_EQ(run.order(id).state, OrderState::kFilled);
}

// Of 35 that trade the market's 20 ahead of the first go first, then its own 10; the second stands behind the market's
// 20 and what joined between (8), and behind the first: 35 - 28 - 10 is nothing.
TEST(StreamVenue, OwnOrdersOfOnePriceShareATradeInTheirOrder) {
  OnLevels run;
  run.script.bid(5, 9900, 20).bid(8, 9900, 28).bid(9, 9700, 1).trade(10, kBids, 9900, 35).trade(12, kBids, 9900, 4);
  run.begin();
  const std::uint32_t first = run.limit(Side::kBuy, 9900, 10);
  run.to(6);
  EXPECT_EQ(run.ahead(first), 20);
  run.to(8);
  const std::uint32_t second = run.limit(Side::kBuy, 9900, 10);
  run.to(10);
  EXPECT_EQ(run.ahead(second), 28);
  run.to(11);
  EXPECT_EQ(run.order(first).state, OrderState::kFilled);
  EXPECT_EQ(run.order(second).lots, 0);
  run.to(13);
  EXPECT_EQ(run.order(second).lots, 4);
}

TEST(StreamVenue, TradesOfTheOtherSideDoNotMoveTheQueue) {
  OnLevels run;
  run.script.trade(10, kAsks, 9900, 100);
  run.begin();
  const std::uint32_t id = run.limit(Side::kBuy, 9900, 10);
  run.script.events.clear();
  run.to(20);
  EXPECT_TRUE(run.fills().empty());
  EXPECT_EQ(run.order(id).lots, 0);
}

// [BT-2] 8 lots take 5 at 101 and 3 at 102; the next 4 find 2 at 102 and wait. The market says again that 5 stand at
// 101: those are taken already. It says 7: they are new, and the 2 that wait take of them.
TEST(StreamVenue, WhatWasTakenIsNotGivenTwice) {
  OnLevels run;
  run.script.bid(9, 9700, 1).ask(20, 10100, 5).ask(30, 10100, 7);
  run.begin();
  const std::uint32_t first = run.market(Side::kBuy, 8);
  const std::uint32_t second = run.market(Side::kBuy, 4);
  run.to(10);
  ASSERT_EQ(run.fills().size(), 3U);
  EXPECT_EQ(run.fills()[0].lots, 5);
  EXPECT_EQ(run.fills()[0].price, 101.0);
  EXPECT_EQ(run.fills()[0].rule, FillRule::kTaken);
  EXPECT_EQ(run.fills()[0].spread_cost, 5 * (101.0 - 100.0));  // the middle is 100
  EXPECT_EQ(run.fills()[1].lots, 3);
  EXPECT_EQ(run.fills()[1].price, 102.0);
  EXPECT_EQ(run.fills()[2].lots, 2);
  EXPECT_EQ(run.order(first).state, OrderState::kFilled);
  EXPECT_EQ(run.order(second).state, OrderState::kWorking);
  run.to(21);
  EXPECT_EQ(run.fills().size(), 3U);
  run.to(31);
  ASSERT_EQ(run.fills().size(), 4U);
  EXPECT_EQ(run.fills()[3].price, 101.0);
  EXPECT_EQ(run.order(second).state, OrderState::kFilled);
  EXPECT_EQ(run.held(), 12);
}

TEST(StreamVenue, ALimitTakesWhatItMayAndTheRestJoinsTheQueue) {
  OnLevels run;
  run.script.bid(9, 9700, 1).bid(20, 10100, 6).trade(30, kBids, 10100, 3);
  run.settings.venue.crossed = CrossedRule::kNewest;
  run.begin();
  const std::uint32_t id = run.limit(Side::kBuy, 10100, 9);
  run.to(10);
  EXPECT_EQ(run.order(id).lots, 5);
  EXPECT_EQ(run.ahead(id), 0);  // the first at 101 bid
  run.to(31);
  EXPECT_EQ(run.order(id).lots, 8);
  EXPECT_EQ(run.fills()[1].liquidity, Liquidity::kMaker);
}

// [BT-2] An ask comes down to a resting bid: the bid gets its own price for as much as stands there.
TEST(StreamVenue, ARestingLimitFillsWhenTheOtherSideComesToIt) {
  OnLevels run;
  run.script.bid(5, 9900, 50)
      .bid(9, 9700, 1)
      .bid(10, 9900, 0, false)
      .ask(10, 9890, 4)
      .ask(11, 9890, 4)
      .ask(12, 9890, 9);
  run.begin();
  const std::uint32_t id = run.limit(Side::kBuy, 9900, 10);
  run.to(11);
  ASSERT_EQ(run.fills().size(), 1U);
  EXPECT_EQ(run.fills()[0].lots, 4);
  EXPECT_EQ(run.fills()[0].price, 99.0);
  EXPECT_EQ(run.fills()[0].rule, FillRule::kCrossed);
  run.to(12);
  EXPECT_EQ(run.fills().size(), 1U);  // those 4 are gone
  run.to(13);
  EXPECT_EQ(run.order(id).state, OrderState::kFilled);
}

TEST(StreamVenue, ImmediateOrdersEndWithTheMessageThatTheyMeet) {
  OnLevels run;
  run.script.bid(9, 9700, 1);
  run.begin();
  const std::uint32_t ioc = run.limit(Side::kBuy, 10100, 9, {.time_in_force = TimeInForce::kIoc});
  const std::uint32_t fok = run.limit(Side::kBuy, 10200, 9, {.time_in_force = TimeInForce::kFok});
  const std::uint32_t all = run.limit(Side::kBuy, 10200, 5, {.time_in_force = TimeInForce::kFok});
  run.to(10);
  EXPECT_EQ(run.order(ioc).lots, 5);
  EXPECT_EQ(run.order(ioc).state, OrderState::kCancelled);
  EXPECT_EQ(run.order(ioc).reason, Reason::kTimeInForce);
  EXPECT_EQ(run.order(fok).lots, 0);
  EXPECT_EQ(run.order(fok).state, OrderState::kCancelled);
  EXPECT_EQ(run.order(all).state, OrderState::kFilled);
  EXPECT_EQ(run.held(), 10);
}

// 5 at 101 and 4 at 102 are 913 / 9 on average.
TEST(StreamVenue, AnOrderThatMustBeFilledWholeTakesLevelsAtTheirAverage) {
  OnLevels run;
  run.script.bid(9, 9700, 1);
  run.begin();
  const std::uint32_t id = run.market(Side::kBuy, 9, {.time_in_force = TimeInForce::kFok});
  run.to(10);
  EXPECT_EQ(run.order(id).state, OrderState::kFilled);
  ASSERT_EQ(run.fills().size(), 1U);
  EXPECT_DOUBLE_EQ(run.fills()[0].price, 913.0 / 9);
}

TEST(StreamVenue, PostOnlyIsRejectedWhereItWouldTake) {
  OnLevels run;
  run.script.bid(9, 9700, 1);
  run.begin();
  const std::uint32_t takes = run.limit(Side::kBuy, 10100, 1, {.post_only = true});
  const std::uint32_t rests = run.limit(Side::kBuy, 10099, 1, {.post_only = true});
  run.to(10);
  EXPECT_EQ(run.order(takes).reason, Reason::kPostOnly);
  EXPECT_EQ(run.order(rests).state, OrderState::kWorking);
}

TEST(StreamVenue, ReduceOnlyReducesAndNeverTurns) {
  OnLevels run;
  run.script.bid(9, 9700, 1).bid(19, 9700, 2);
  run.begin();
  run.market(Side::kBuy, 3);
  run.to(10);
  const std::uint32_t sell = run.market(Side::kSell, 10, {.intent = Intent::kExit, .reduce_only = true});
  const std::uint32_t none = run.market(Side::kSell, 10, {.intent = Intent::kExit, .reduce_only = true});
  run.to(20);
  EXPECT_EQ(run.order(sell).lots, 3);
  EXPECT_EQ(run.held(), 0);
  EXPECT_EQ(run.order(none).state, OrderState::kCancelled);
  EXPECT_EQ(run.order(none).reason, Reason::kReduceOnly);
}

TEST(StreamVenue, StopsAndTouchesFireOnTheirSideAndTakeLevels) {
  OnLevels run;
  run.script.bid(9, 9700, 1).ask(20, 10100, 0).trade(21, kAsks, 10300, 9).bid(25, 9900, 0);
  run.begin();
  const std::uint32_t stop = run.engine.submit({.type = OrderType::kStop, .size = 3, .price = 10200});
  const std::uint32_t capped =
      run.engine.submit({.type = OrderType::kStopLimit, .size = 9, .price = 10150, .limit = 10200});
  const std::uint32_t touch = run.engine.submit(
      {.side = Side::kSell, .type = OrderType::kMarketIfTouched, .intent = Intent::kEntry, .size = 1, .price = 10000});
  run.to(20);
  EXPECT_TRUE(run.fills().empty());
  run.to(22);  // asks now begin at 102
  EXPECT_EQ(run.order(stop).state, OrderState::kFilled);
  EXPECT_EQ(run.fills()[0].price, 102.0);
  EXPECT_EQ(run.order(capped).state, OrderState::kTriggered);
  EXPECT_EQ(run.order(capped).lots, 2);
  EXPECT_EQ(run.order(touch).state, OrderState::kWorking);
  run.to(26);
  EXPECT_EQ(run.ahead(capped), 0);  // it rests at 102 now
}

// Long at 101, so the trailing sell of 2.5 stands at 98.50; the bid gets to 101.50, it to 99; the bid falls back to 99.
TEST(StreamVenue, TrailingStopsFollowTheBestPrice) {
  OnLevels run;
  run.script.bid(9, 9700, 1).ask(10, 10100, 0).bid(11, 10150, 5).bid(12, 10150, 0).bid(20, 9600, 1);
  run.begin();
  run.market(Side::kBuy, 2, {.trailing_distance = 2.5});
  run.to(11);
  EXPECT_EQ(run.order(2).price, 9850);
  run.to(12);
  EXPECT_EQ(run.order(2).price, 9900);
  EXPECT_EQ(run.order(2).state, OrderState::kWorking);
  run.to(30);
  EXPECT_EQ(run.order(2).state, OrderState::kFilled);
  EXPECT_EQ(run.fills()[1].price, 99.0);
  ASSERT_EQ(run.engine.core().trades().size(), 1U);
  EXPECT_EQ(run.engine.core().trades()[0].favourable, 2 * (101.5 - 101.0));
  EXPECT_EQ(run.engine.core().trades()[0].adverse, 2 * (99.0 - 101.0));
}

TEST(StreamVenue, ABracketLivesFromTheEntryOnAndItsPartsEndEachOther) {
  OnLevels run;
  run.script.bid(9, 9700, 1).trade(20, kAsks, 10300, 50).bid(30, 9700, 3);
  run.begin();
  run.market(Side::kBuy, 5, {.stop_distance = 4, .target_distance = 2});
  run.to(10);
  EXPECT_EQ(run.order(2).price, 9700);
  EXPECT_EQ(run.order(3).price, 10300);
  EXPECT_EQ(run.ahead(3), 0);
  run.to(31);
  EXPECT_EQ(run.order(3).state, OrderState::kFilled);
  EXPECT_EQ(run.order(2).reason, Reason::kSiblingFilled);
  EXPECT_EQ(run.held(), 0);
  EXPECT_EQ(run.engine.core().cash(), 1'000'000 + 5 * 2);
}

// --- gaps and crossed books

TEST(StreamVenue, NothingFillsWhileTheBookIsNotKnown) {
  OnLevels run;
  run.script.gap(10)
      .trade(11, kBids, 9800, 100)
      .ask(12, 9700, 5)
      .snapshot(20)
      .bid(20, 9900, 30, false)
      .ask(20, 10100, 5);
  run.script.bid(21, 9000, 1);
  run.begin();
  const std::uint32_t id = run.limit(Side::kBuy, 9900, 10);
  run.to(10);
  EXPECT_EQ(run.ahead(id), 50);
  const std::uint32_t market = run.market(Side::kBuy, 1);
  run.to(20);
  EXPECT_TRUE(run.fills().empty());
  EXPECT_EQ(run.order(market).state, OrderState::kSent);
  run.to(30);
  EXPECT_EQ(run.ahead(id), 30);
  EXPECT_EQ(run.order(market).state, OrderState::kFilled);
  EXPECT_EQ(run.engine.venue().counts(0).gaps, 1U);
  EXPECT_EQ(run.engine.venue().counts(0).stale, 1U);
}

TEST(StreamVenue, ASnapshotBringsAnOrderForwardToWhatItShows) {
  OnLevels run;
  run.script.bid(9, 9700, 1).gap(10).snapshot(20).bid(20, 9900, 12, false).ask(20, 10100, 5);
  run.begin();
  const std::uint32_t id = run.limit(Side::kBuy, 9900, 10);
  run.to(10);
  EXPECT_EQ(run.ahead(id), 50);
  run.to(30);
  EXPECT_EQ(run.ahead(id), 12);
}

TEST(StreamVenue, ACrossedBookWaitsOrTheNewestRowWins) {
  for (const CrossedRule rule : {CrossedRule::kWait, CrossedRule::kNewest}) {
    OnLevels run;
    run.settings.venue.crossed = rule;
    run.script.bid(9, 9700, 1).bid(10, 10150, 5).bid(11, 9700, 2);
    run.begin();
    run.to(10);
    const std::uint32_t id = run.market(Side::kBuy, 3);
    run.to(20);
    EXPECT_EQ(run.engine.venue().counts(0).crossed, rule == CrossedRule::kWait ? 2U : 1U);
    EXPECT_EQ(run.order(id).state, rule == CrossedRule::kWait ? OrderState::kSent : OrderState::kFilled);
    EXPECT_EQ(run.fills().size(), rule == CrossedRule::kNewest ? 1U : 0U);
  }
}

// --- quotes

struct OnQuotes : StreamTestRun {
  OnQuotes() {
    instrument.is_quotes = true;
    script.quote(1, 9990, 10000);
  }
};

TEST(StreamVenue, OnQuotesALimitFillsWhenTheOtherSideGoesThroughIt) {
  for (const LimitRule rule : {LimitRule::kThrough, LimitRule::kTouch}) {
    OnQuotes run;
    run.settings.venue.limit = rule;
    run.script.quote(10, 9980, 9990).quote(20, 9970, 9980).quote(30, 9960, 9970);
    run.start();
    run.to(5);
    const std::uint32_t id = run.limit(Side::kBuy, 9980, 7);
    run.to(30);
    EXPECT_EQ(run.fills().size(), rule == LimitRule::kTouch ? 1U : 0U);
    run.to(40);
    ASSERT_EQ(run.fills().size(), 1U);
    EXPECT_EQ(run.fills()[0].price, 99.8);
    EXPECT_EQ(run.fills()[0].lots, 7);
    EXPECT_EQ(run.order(id).state, OrderState::kFilled);
  }
}

// The ask shows 3: a market order for 5 gets 3, and 2 of the next ask, above.
TEST(StreamVenue, OnQuotesTheQuantityAtTheTouchIsAllThereIs) {
  OnQuotes run;
  run.script.quote(9, 9990, 10000, 8, 3).quote(20, 9990, 10000, 9, 3).quote(30, 9990, 10010, 9, 4);
  run.start();
  run.to(9);
  run.market(Side::kBuy, 5);
  run.to(25);
  ASSERT_EQ(run.fills().size(), 1U);
  EXPECT_EQ(run.fills()[0].lots, 3);
  run.to(31);
  ASSERT_EQ(run.fills().size(), 2U);
  EXPECT_EQ(run.fills()[1].price, 100.1);
}

// 8 at the bid stand ahead; 6 trade, then 4: 2 come to the order. One behind the bid learns of its queue when the bid
// comes there.
TEST(StreamVenue, OnQuotesWithSizesTheQueueOfTheTouchIsKept) {
  OnQuotes run;
  run.script.quote(9, 9990, 10000, 8, 3).trade(10, kBids, 9990, 6).trade(11, kBids, 9990, 4);
  run.script.quote(20, 9980, 10000, 5, 3).trade(21, kBids, 9980, 9);
  run.start();
  run.to(9);
  const std::uint32_t at_touch = run.limit(Side::kBuy, 9990, 5);
  const std::uint32_t behind = run.limit(Side::kBuy, 9980, 5);
  run.to(10);
  EXPECT_EQ(run.ahead(at_touch), 8);
  EXPECT_EQ(run.ahead(behind), static_cast<double>(kUnknownLots));
  run.to(15);
  EXPECT_EQ(run.order(at_touch).lots, 2);
  run.to(21);
  EXPECT_EQ(run.ahead(behind), 5);
  run.to(30);
  // The 9 go through the first price, where 3 fill; of the 5 ahead at the second and the order there 6 are left.
  EXPECT_EQ(run.order(at_touch).state, OrderState::kFilled);
  EXPECT_EQ(run.order(behind).lots, 1);
}

}  // namespace
}  // namespace tiercel::sim
