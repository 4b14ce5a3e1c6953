// Phases and call auctions.
#include <limits>

#include "native/book/matching_venue.hpp"

namespace tiercel::book {
namespace {

TEST(MatchingEngine, OB1_AnAuctionTradesAtThePriceThatLetsTheMostTrade) {
  Venue v;
  v.phase(Phase::kOpeningAuction);
  v.buy(5, 102);
  v.buy(5, 100);
  v.sell(4, 99);
  v.sell(4, 101);
  EXPECT_EQ(v.told(), "accepted 4 q4");
  v.phase(Phase::kContinuous, 100);
  // 4 trade at 99 and 100; 5 at 101 and 102, where 3 of the sellers are left; 101 is nearer to the reference.
  EXPECT_EQ(v.told(), "auction q5 @101 left -3; filled 1<3 q4 @101 left 0; filled 1<4 q1 @101 left 3; phase q0");
}

TEST(MatchingEngine, OB1_MarketOrdersTradeFirstInAnAuctionAndEndWithIt) {
  Venue v;
  v.phase(Phase::kOpeningAuction);
  v.buy(2, 100);
  v.buy(3, 0, {.type = OrderType::kMarket});
  v.buy(1, 0, {.type = OrderType::kMarket, .time_in_force = TimeInForce::kAtClose});
  v.sell(2, 100);
  v.phase(Phase::kContinuous);
  EXPECT_EQ(v.told(), "auction q2 @100 left 3; filled 2<4 q2 @100 left 0; expired 2 q1 phase; phase q0");
}

TEST(MatchingEngine, OB1_MarketOrdersAloneNeedAReferenceToTradeAt) {
  const auto after = [](std::int32_t reference) {
    Venue v;
    v.phase(Phase::kOpeningAuction);
    v.buy(2, 0, {.type = OrderType::kMarket});
    v.sell(2, 0, {.type = OrderType::kMarket});
    v.phase(Phase::kContinuous, reference);
    return v.told();
  };
  EXPECT_EQ(after(50), "auction q2 @50 left 0; filled 1<2 q2 @50 left 0; phase q0");
  EXPECT_EQ(after(0), "expired 1 q2 phase; expired 2 q2 phase; phase q0");
  EXPECT_EQ(after(std::numeric_limits<std::int32_t>::min()), "rejected q0 bad price");
}

TEST(MatchingEngine, OB1_AnAuctionThatReduceOnlyOrdersLeaveGoesAnotherRound) {
  Venue v;
  v.buy(3, 90, {.owner = 7});
  v.sell(3, 90);
  v.phase(Phase::kOpeningAuction);
  v.sell(3, 80, {.flags = flags::kReduceOnly, .owner = 7});
  v.sell(3, 81, {.flags = flags::kReduceOnly, .owner = 7});
  v.sell(3, 105);
  v.buy(6, 110);
  v.phase(Phase::kContinuous, 81);
  EXPECT_EQ(v.told(),
            "auction q6 @81 left 0; filled 6<3 q3 @81 left 0; cancelled 4 q3 nothing to reduce; "
            "auction q3 @105 left 0; filled 6<5 q3 @105 left 0; phase q0");
}

TEST(MatchingEngine, OB1_AnAllOrNoneOrderStandsAsideInAnAuctionToo) {
  Venue v;
  v.buy(5, 100, {.flags = flags::kAllOrNone});
  v.phase(Phase::kOpeningAuction);
  v.modify(1, 4, 100);
  EXPECT_EQ(v.engine().auction_result(0, 100).volume, 0);
  v.sell(2, 100);
  v.phase(Phase::kContinuous);
  EXPECT_EQ(v.told(), "phase q0");
  v.sell(2, 100);
  EXPECT_EQ(v.told(), "accepted 3 q2; filled 1<2 q2 @100 left 0; filled 1<3 q2 @100 left 0");
}

TEST(MatchingEngine, OB1_InAHaltOrdersAreRefusedAndCancelsWork) {
  Venue v;
  v.buy(1, 100);
  v.phase(Phase::kHalted);
  v.buy(1, 100);
  EXPECT_EQ(v.told(), "rejected 2 q1 phase");
  v.modify(1, 1, 99);
  EXPECT_EQ(v.told(), "rejected 1 q1 phase");
  v.cancel(1);
  EXPECT_EQ(v.told(), "cancelled 1 q1 asked");
}

}  // namespace
}  // namespace tiercel::book
