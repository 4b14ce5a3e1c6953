// Modify, mass cancel and self-trade prevention.
#include "native/book/matching_venue.hpp"

namespace tiercel::book {
namespace {

TEST(MatchingEngine, OB1_LessQuantityKeepsThePlaceAndMoreLosesIt) {
  Venue v;
  v.sell(5, 100);
  v.sell(5, 100);
  v.modify(1, 4, 100);
  EXPECT_EQ(v.told(), "modified 1 q4");
  v.modify(1, 6, 100);
  EXPECT_EQ(v.told(), "modified 1 q6 lost place");
  v.buy(6, 100);
  EXPECT_EQ(v.told(), "accepted 3 q6; filled 3<2 q5 @100 left 0; filled 3<1 q1 @100 left 5");
}

TEST(MatchingEngine, OB1_SelfTradePreventionIsTheRuleOfTheOrderThatComes) {
  const auto after = [](SelfTrade rule) {
    Venue v;
    v.sell(3, 100, {.owner = 7});
    v.sell(3, 100);
    v.buy(5, 100, {.time_in_force = TimeInForce::kIoc, .self_trade = rule, .owner = 7});
    return v.told();
  };
  EXPECT_EQ(after(SelfTrade::kAllow), "accepted 3 q5; filled 3<1 q3 @100 left 0; filled 3<2 q2 @100 left 1");
  EXPECT_EQ(after(SelfTrade::kCancelNewest), "accepted 3 q5; cancelled 3 q5 self trade");
  EXPECT_EQ(after(SelfTrade::kCancelOldest),
            "accepted 3 q5; cancelled 1 q3 self trade; filled 3<2 q3 @100 left 0; cancelled 3 q2 no liquidity");
  EXPECT_EQ(after(SelfTrade::kCancelBoth), "accepted 3 q5; cancelled 1 q3 self trade; cancelled 3 q5 self trade");
  EXPECT_EQ(after(SelfTrade::kDecrement),
            "accepted 3 q5; cancelled 3 q3 self trade; cancelled 1 q3 self trade; filled 3<2 q2 @100 left 1");
}

TEST(MatchingEngine, OB1_AnOrderThatWasCancelledAtAPriceIsNoTradeThere) {
  Venue v;
  v.trade_at(90);
  v.sell(3, 100, {.owner = 7});
  v.buy(1, 0, {.type = OrderType::kStop, .trigger = 100});
  v.buy(3, 100, {.self_trade = SelfTrade::kCancelBoth, .owner = 7});
  EXPECT_EQ(v.told(), "accepted 5 q3; cancelled 3 q3 self trade; cancelled 5 q3 self trade");
  EXPECT_EQ(v.engine().last(0), 90);
}

TEST(MatchingEngine, OB1_AMassCancelEndsTheOrdersOfAnOwner) {
  Venue v;
  v.buy(1, 99, {.owner = 7});
  v.buy(1, 100, {.owner = 7});
  v.sell(1, 101, {.owner = 8});
  v.mass_cancel(7);
  EXPECT_EQ(v.told(), "cancelled 2 q1 asked; cancelled 1 q1 asked");
}

}  // namespace
}  // namespace tiercel::book
