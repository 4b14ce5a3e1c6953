// Groups, parents and their children.
#include "native/book/matching_venue.hpp"

namespace tiercel::book {
namespace {

TEST(MatchingEngine, OB1_OneOfAGroupThatTradesCancelsTheOthers) {
  Venue v;
  const CommandTerms oco{.group = 1, .group_rule = GroupRule::kCancel};
  v.sell(3, 105, {.terms = oco});
  v.sell(3, 0, {.type = OrderType::kStop, .trigger = 95, .terms = oco});
  v.buy(1, 105);
  EXPECT_EQ(v.told(), "accepted 3 q1; filled 3<1 q1 @105 left 2; cancelled 2 q3 group");
}

TEST(MatchingEngine, OB1_OneOfAGroupThatTradesMakesTheOthersSmaller) {
  Venue v;
  const CommandTerms ouo{.group = 1, .group_rule = GroupRule::kUpdate};
  v.sell(3, 105, {.terms = ouo});
  v.sell(3, 0, {.type = OrderType::kStop, .trigger = 95, .terms = ouo});
  v.buy(1, 105);
  EXPECT_EQ(v.told(), "accepted 3 q1; filled 3<1 q1 @105 left 2; modified 2 q2 group");
  v.buy(2, 105);
  EXPECT_EQ(v.told(), "accepted 4 q2; filled 4<1 q2 @105 left 0; cancelled 2 q2 group");
}

TEST(MatchingEngine, OB1_ABracketGrowsWithItsParentAndEndsWithIt) {
  Venue v;
  v.buy(4, 100);
  v.sell(4, 110, {.terms = {.group = 1, .parent = 1, .group_rule = GroupRule::kUpdate}});
  v.sell(
      4, 0,
      {.type = OrderType::kStop, .trigger = 90, .terms = {.group = 1, .parent = 1, .group_rule = GroupRule::kUpdate}});
  v.sell(1, 100);
  EXPECT_EQ(v.told(), "accepted 4 q1; filled 4<1 q1 @100 left 3; modified 2 q1 parent; modified 3 q1 parent");
  v.sell(3, 100);
  EXPECT_EQ(v.told(), "accepted 5 q3; filled 5<1 q3 @100 left 0; modified 2 q4 parent; modified 3 q4 parent");
  v.buy(4, 110);
  EXPECT_EQ(v.told(), "accepted 6 q4; filled 6<2 q4 @110 left 0; cancelled 3 q4 group");
}

TEST(MatchingEngine, OB1_WhatWasNeverLetGoEndsWithItsParent) {
  Venue v;
  v.buy(4, 100);
  v.sell(4, 110, {.terms = {.parent = 1}});
  v.cancel(1);
  EXPECT_EQ(v.told(), "cancelled 1 q4 asked; cancelled 2 q4 parent");
}

TEST(MatchingEngine, OB1_AParentMayComeAfterItsChildInAnotherInstrument) {
  Venue v;
  v.sell(4, 110, {.instrument = 1, .terms = {.parent = 3}});
  v.sell(1, 100);
  Command plain = v.blank(CommandKind::kNew);
  plain.order = 3;
  plain.quantity = 1;
  plain.price = 100;
  v.run(plain, {});
  EXPECT_EQ(v.told(), "accepted 3 q1; filled 3<2 q1 @100 left 0; modified 1 q1 parent");
}

TEST(MatchingEngine, OB1_AChildThatTradesWithItsParentGrowsByThat) {
  Venue v;
  v.buy(4, 100);
  v.sell(4, 100, {.terms = {.parent = 1}});
  v.sell(1, 100);
  // Let go with 1, which trades with the parent; by that the child may have 1 more, and so on.
  EXPECT_EQ(v.told(), "accepted 3 q1; filled 3<1 q1 @100 left 3; modified 2 q1 parent; filled 2<1 q1 @100 left 2");
}

TEST(MatchingEngine, OB1_AHeldOrderTakesItsNewTriggerAndLosesWhatItsGroupTraded) {
  Venue v;
  v.buy(4, 100);
  v.sell(
      4, 0,
      {.type = OrderType::kStop, .trigger = 90, .terms = {.group = 1, .parent = 1, .group_rule = GroupRule::kUpdate}});
  v.modify(2, 4, 0, 95);
  v.sell(3, 120, {.terms = {.group = 1, .group_rule = GroupRule::kUpdate}});
  v.buy(1, 120);
  EXPECT_EQ(v.told(), "accepted 4 q1; filled 4<3 q1 @120 left 2; modified 2 q3 group");
  v.sell(4, 100);
  EXPECT_EQ(v.told(), "accepted 5 q4; filled 5<1 q4 @100 left 0; modified 2 q3 parent");
  v.trade_at(95);
  EXPECT_EQ(v.engine().orders(), 1U);
}

TEST(MatchingEngine, OB1_ATrailingChildHasNothingToFollowWhereNothingTraded) {
  Venue v;
  v.buy(1, 100);
  v.sell(1, 0, {.type = OrderType::kTrailingStop, .instrument = 1, .terms = {.parent = 1, .trail = 5}});
  v.sell(1, 100);
  EXPECT_EQ(v.told(), "accepted 3 q1; filled 3<1 q1 @100 left 0; modified 2 q1 parent; cancelled 2 q1 bad trigger");
}

}  // namespace
}  // namespace tiercel::book
