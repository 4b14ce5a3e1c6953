// Each type of order and time in force of docs/order-book.md on an example made by hand. What random commands do stands
// in matching_property_test.cpp.
#include <limits>

#include "native/book/matching_venue.hpp"

namespace tiercel::book {
namespace {

TEST(MatchingEngine, OB1_BetterPricesTradeFirstThenThoseThatCameFirst) {
  Venue v;
  v.sell(5, 101);
  v.sell(5, 100);
  v.sell(5, 100);
  v.buy(12, 101);
  EXPECT_EQ(v.told(),
            "accepted 4 q12; filled 4<2 q5 @100 left 0; filled 4<3 q5 @100 left 0; filled 4<1 q2 @101 left 3");
}

TEST(MatchingEngine, OB1_WhatIsLeftOfAMarketOrderIsCancelled) {
  Venue v;
  v.sell(5, 100);
  v.buy(8, 0, {.type = OrderType::kMarket});
  EXPECT_EQ(v.told(), "accepted 2 q8; filled 2<1 q5 @100 left 0; cancelled 2 q3 no liquidity");
}

TEST(MatchingEngine, OB1_AnIcebergOfMoreThanAThousandPartsIsRefused) {
  Venue v;
  v.sell(2000, 100, {.terms = {.display = 2}});
  EXPECT_EQ(v.told(), "accepted 1 q2000");
  v.sell(2001, 100, {.terms = {.display = 2}});
  EXPECT_EQ(v.told(), "rejected 2 q2001 bad terms");
}

TEST(MatchingEngine, OB1_AStopIsAMarketOrderOnceATradeIsAtItsTrigger) {
  Venue v;
  v.sell(5, 103);
  v.buy(2, 0, {.type = OrderType::kStop, .trigger = 101});
  v.sell(1, 101);
  v.buy(1, 101);
  EXPECT_EQ(v.told(), "accepted 4 q1; filled 4<3 q1 @101 left 0; triggered 2 q2; filled 2<1 q2 @103 left 3");
}

TEST(MatchingEngine, OB1_AnIfTouchedOrderFiresFromTheOtherSide) {
  Venue v;
  v.buy(2, 99, {.type = OrderType::kLimitIfTouched, .trigger = 100});
  v.trade_at(101);
  EXPECT_EQ(v.engine().top(0, Side::kBuy).orders, 0U);
  v.trade_at(100);
  EXPECT_EQ(v.engine().top(0, Side::kBuy).price, 99);
}

TEST(MatchingEngine, OB1_ATrailingStopFollowsTheLastTradeAndNeverGoesBack) {
  Venue v;
  v.trade_at(100);
  v.sell(1, 0, {.type = OrderType::kTrailingStop, .terms = {.trail = 5}});
  v.trade_at(110);
  v.trade_at(106);
  EXPECT_EQ(v.engine().orders(), 1U);
  v.trade_at(105);
  EXPECT_EQ(v.told(), "accepted 9 q1; filled 9<8 q1 @105 left 0; triggered 3 q1; cancelled 3 q1 no liquidity");
}

TEST(MatchingEngine, OB1_TheTriggerOfATrailingStopIsItsOwnWhateverTheCommandSays) {
  Venue v;
  v.trade_at(100);
  v.sell(
      1, 0,
      {.type = OrderType::kTrailingStop, .trigger = std::numeric_limits<std::int32_t>::min(), .terms = {.trail = 5}});
  EXPECT_EQ(v.told(), "accepted 3 q1");
  v.trade_at(95);
  EXPECT_EQ(v.told(), "accepted 5 q1; filled 5<4 q1 @95 left 0; triggered 3 q1; cancelled 3 q1 no liquidity");
}

TEST(MatchingEngine, OB1_ATrailingStopWhoseTriggerIsZeroStaysThereWhenItIsModified) {
  Venue v;
  v.trade_at(5);
  const auto stop = v.sell(1, 0, {.type = OrderType::kTrailingStop, .terms = {.trail = 5}});
  v.trade_at(3);
  v.modify(stop, 2, 0);
  v.trade_at(1);
  v.trade_at(0);
  EXPECT_EQ(v.told(), "accepted 9 q1; filled 9<8 q1 @0 left 0; triggered 3 q2; cancelled 3 q2 no liquidity");
}

TEST(MatchingEngine, OB1_ADistanceIsTicksOrAPartOfThePriceAndNothingBelowZero) {
  Venue v;
  v.trade_at(100);
  v.sell(1, 0, {.type = OrderType::kTrailingStop, .terms = {.trail = -5, .trail_millionths = 100}});
  EXPECT_EQ(v.told(), "rejected 3 q1 bad trigger");
}

TEST(MatchingEngine, OB1_AnIcebergGoesToTheEndOfTheQueueWithEachPart) {
  Venue v;
  v.sell(6, 100, {.terms = {.display = 2}});
  v.sell(3, 100);
  v.buy(6, 100);
  EXPECT_EQ(v.told(), "accepted 3 q6; filled 3<1 q2 @100 left 4; filled 3<2 q3 @100 left 0; filled 3<1 q1 @100 left 3");
}

TEST(MatchingEngine, OB1_AHiddenOrderStandsBehindWhatIsShown) {
  Venue v;
  v.sell(5, 100, {.flags = flags::kHidden});
  v.sell(5, 100);
  EXPECT_EQ(v.engine().top(0, Side::kSell).quantity, 5);
  v.buy(7, 100);
  EXPECT_EQ(v.told(), "accepted 3 q7; filled 3<2 q5 @100 left 0; filled 3<1 q2 @100 left 3");
}

TEST(MatchingEngine, OB1_APostOnlyOrderIsRefusedWhereItWouldTrade) {
  Venue v;
  v.sell(5, 100);
  v.buy(5, 100, {.flags = flags::kPostOnly});
  EXPECT_EQ(v.told(), "rejected 2 q5 would take");
  v.buy(5, 99, {.flags = flags::kPostOnly});
  v.modify(3, 5, 100);
  EXPECT_EQ(v.told(), "rejected 3 q5 would take");
}

TEST(MatchingEngine, OB1_APostOnlyOrderTakesNoOrderThatStandsAside) {
  Venue v;
  v.sell(5, 100, {.flags = flags::kAllOrNone});
  v.buy(5, 100, {.flags = flags::kPostOnly});
  EXPECT_EQ(v.told(), "rejected 2 q5 would take");
  v.buy(4, 100, {.flags = flags::kPostOnly});
  EXPECT_EQ(v.told(), "accepted 3 q4");
}

TEST(MatchingEngine, OB1_AReduceOnlyOrderIsNeverMoreThanThePosition) {
  Venue v;
  v.buy(3, 100, {.owner = 7});
  v.sell(3, 100);
  v.sell(5, 101, {.flags = flags::kReduceOnly, .owner = 7});
  EXPECT_EQ(v.told(), "accepted 3 q5; modified 3 q3 nothing to reduce");
  v.buy(5, 102, {.flags = flags::kReduceOnly, .owner = 7});
  EXPECT_EQ(v.told(), "rejected 4 q5 nothing to reduce");
  v.sell(2, 99, {.owner = 7});
  v.buy(2, 99);
  v.buy(3, 101);
  EXPECT_EQ(v.told(), "accepted 7 q3; filled 7<3 q1 @101 left 2; cancelled 3 q2 nothing to reduce");
  EXPECT_EQ(v.engine().position(0, 7), 0);
}

TEST(MatchingEngine, OB1_AllOrNoneStandsAsideUntilAllOfItTrades) {
  Venue v;
  v.buy(5, 100, {.flags = flags::kAllOrNone});
  v.sell(3, 100);
  EXPECT_EQ(v.told(), "accepted 2 q3");
  v.sell(2, 99);
  EXPECT_EQ(v.told(), "accepted 3 q2; filled 1<3 q2 @99 left 0; filled 1<2 q3 @100 left 0");
}

TEST(MatchingEngine, OB1_FillOrKillCountsTheRestOfAnIcebergBehindItsQueue) {
  Venue v;
  v.sell(10, 100, {.terms = {.display = 2}});
  v.sell(1, 100, {.owner = 7});
  v.buy(10, 100, {.time_in_force = TimeInForce::kFok, .self_trade = SelfTrade::kCancelNewest, .owner = 7});
  EXPECT_EQ(v.told(), "accepted 3 q10; cancelled 3 q10 cannot fill");
}

TEST(MatchingEngine, OB1_FillOrKillDoesNotCountOnWhatComesAfterReduceOnlyOrders) {
  Venue v;
  v.buy(3, 90, {.owner = 7});
  v.sell(3, 90);
  v.sell(3, 100, {.flags = flags::kReduceOnly, .owner = 7});
  v.sell(4, 100);
  v.sell(6, 100, {.flags = flags::kAllOrNone});
  v.buy(10, 100, {.time_in_force = TimeInForce::kFok});
  EXPECT_EQ(v.told(), "accepted 6 q10; cancelled 6 q10 cannot fill");
}

TEST(MatchingEngine, OB1_ImmediateOrCancelTakesWhatItMay) {
  Venue v;
  v.sell(3, 100);
  v.buy(5, 100, {.time_in_force = TimeInForce::kIoc});
  EXPECT_EQ(v.told(), "accepted 2 q5; filled 2<1 q3 @100 left 0; cancelled 2 q2 no liquidity");
}

TEST(MatchingEngine, OB1_ADayOrderEndsWhenItsInstrumentCloses) {
  Venue v;
  v.buy(3, 100, {.time_in_force = TimeInForce::kDay});
  v.buy(3, 100);
  v.phase(Phase::kClosed);
  EXPECT_EQ(v.told(), "phase q4; expired 1 q3 phase");
}

TEST(MatchingEngine, OB1_AnOrderIsOverBeforeWhatHappensAtItsTime) {
  Venue v;
  v.buy(3, 100, {.time_in_force = TimeInForce::kGtd, .terms = {.expires = 50}});
  v.clock(50);
  EXPECT_EQ(v.told(), "expired 1 q3");
}

TEST(MatchingEngine, OB1_LevelsAndTopsAreToldWhereAsked) {
  Venue v({.instruments = 1, .nodes = 1024, .dense_ids = 16, .tells_levels = true});
  v.sell(5, 101);
  EXPECT_EQ(v.told(), "accepted 1 q5; level q5 @101 left 1; top q5 @101 left 1");
  v.sell(5, 102);
  EXPECT_EQ(v.told(), "accepted 2 q5; level q5 @102 left 1");
  v.buy(5, 101);
  EXPECT_EQ(v.told(), "accepted 3 q5; filled 3<1 q5 @101 left 0; level q0 @101 left 0; top q5 @102 left 1");
}

}  // namespace
}  // namespace tiercel::book
