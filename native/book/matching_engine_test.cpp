// Each rule of docs/order-book.md on an example made by hand. What random commands do stands in
// matching_property_test.cpp.
#include "native/book/matching_engine.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <string>
#include <vector>

namespace tiercel::book {
namespace {

struct Extra {
  OrderType type = OrderType::kLimit;
  TimeInForce time_in_force = TimeInForce::kGtc;
  std::uint8_t flags = 0;
  SelfTrade self_trade = SelfTrade::kAllow;
  std::uint32_t owner = 0;
  std::int32_t trigger = 0;
  std::uint16_t instrument = 0;
  CommandTerms terms = {};
};

// Commands by hand: order numbers count up from 1.
class Venue {
 public:
  explicit Venue(const EngineLimits& limits = {.instruments = 2, .nodes = 1U << 16, .dense_ids = 1024})
      : engine_(limits) {}

  std::uint64_t buy(std::int64_t quantity, std::int32_t price, const Extra& e = {}) {
    return send(Side::kBuy, quantity, price, e);
  }
  std::uint64_t sell(std::int64_t quantity, std::int32_t price, const Extra& e = {}) {
    return send(Side::kSell, quantity, price, e);
  }
  void cancel(std::uint64_t order, std::uint16_t instrument = 0) {
    Command c = blank(CommandKind::kCancel);
    c.order = order;
    c.instrument = instrument;
    run(c, {});
  }
  void modify(std::uint64_t order, std::int64_t quantity, std::int32_t price, std::int32_t trigger = 0) {
    Command c = blank(CommandKind::kModify);
    c.order = order;
    c.quantity = quantity;
    c.price = price;
    c.trigger = trigger;
    run(c, {});
  }
  void mass_cancel(std::uint32_t owner) {
    Command c = blank(CommandKind::kMassCancel);
    c.owner = owner;
    run(c, {});
  }
  void phase(Phase phase, std::int32_t reference = 0) {
    Command c = blank(CommandKind::kPhase);
    c.quantity = static_cast<std::int64_t>(phase);
    c.price = reference;
    run(c, {});
  }
  void clock(std::int64_t time) {
    time_ = time;
    run(blank(CommandKind::kClock), {});
  }
  // A trade at this price that leaves nothing behind.
  void trade_at(std::int32_t price) {
    sell(1, price);
    buy(1, price);
  }
  // What the last command told: "accepted 3 q10", "filled 3<2 q4 @100 left 1", "cancelled 3 q6 group".
  [[nodiscard]] std::string told() const {
    std::string out;
    for (const Event& e : engine_.events().all()) out += (out.empty() ? "" : "; ") + text(e);
    return out;
  }
  [[nodiscard]] MatchingEngine& engine() { return engine_; }
  void run(const Command& c, const CommandTerms& terms) {
    engine_.events().clear();
    engine_.on(c, {&terms, 1});
    EXPECT_EQ(engine_.broken_invariant(), nullptr);
  }
  [[nodiscard]] Command blank(CommandKind kind) const {
    Command c{};
    c.kind = kind;
    c.time = time_;
    return c;
  }

 private:
  std::uint64_t send(Side side, std::int64_t quantity, std::int32_t price, const Extra& e) {
    Command c = blank(CommandKind::kNew);
    c.order = ++orders_;
    c.quantity = quantity;
    c.price = price;
    c.trigger = e.trigger;
    c.owner = e.owner;
    c.terms = 1;
    c.instrument = e.instrument;
    c.side = side;
    c.type = e.type;
    c.time_in_force = e.time_in_force;
    c.flags = e.flags;
    c.self_trade = e.self_trade;
    run(c, e.terms);
    return c.order;
  }
  static std::string text(const Event& e) {
    static constexpr const char* kTypes[] = {"accepted",  "rejected", "filled", "modified", "cancelled", "expired",
                                             "triggered", "level",    "top",    "phase",    "auction"};
    static constexpr const char* kReasons[] = {"",
                                               "unknown instrument",
                                               "unknown order",
                                               "reused id",
                                               "bad quantity",
                                               "bad price",
                                               "bad trigger",
                                               "bad terms",
                                               "full",
                                               "would take",
                                               "cannot fill",
                                               "no liquidity",
                                               "nothing to reduce",
                                               "self trade",
                                               "asked",
                                               "group",
                                               "parent",
                                               "phase",
                                               "lost place",
                                               "auction"};
    std::string out = kTypes[static_cast<int>(e.type)];
    if (e.order != 0) out += " " + std::to_string(e.order);
    if (e.type == EventType::kFilled) {
      return out + "<" + std::to_string(e.other) + " q" + std::to_string(e.quantity) + " @" + std::to_string(e.price) +
             " left " + std::to_string(e.left);
    }
    out += " q" + std::to_string(e.quantity);
    if (e.type == EventType::kAuction || e.type == EventType::kLevel || e.type == EventType::kTop)
      out += " @" + std::to_string(e.price) + " left " + std::to_string(e.left);
    if (e.reason != Reason::kNone) out += std::string(" ") + kReasons[static_cast<int>(e.reason)];
    return out;
  }

  MatchingEngine engine_;
  std::uint64_t orders_ = 0;
  std::int64_t time_ = 0;
};

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

TEST(MatchingEngine, OB1_AMassCancelEndsTheOrdersOfAnOwner) {
  Venue v;
  v.buy(1, 99, {.owner = 7});
  v.buy(1, 100, {.owner = 7});
  v.sell(1, 101, {.owner = 8});
  v.mass_cancel(7);
  EXPECT_EQ(v.told(), "cancelled 2 q1 asked; cancelled 1 q1 asked");
}

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

TEST(MatchingEngine, OB1_LevelsAndTopsAreToldWhereAsked) {
  Venue v({.instruments = 1, .nodes = 1024, .dense_ids = 16, .tells_levels = true});
  v.sell(5, 101);
  EXPECT_EQ(v.told(), "accepted 1 q5; level q5 @101 left 1; top q5 @101 left 1");
  v.sell(5, 102);
  EXPECT_EQ(v.told(), "accepted 2 q5; level q5 @102 left 1");
  v.buy(5, 101);
  EXPECT_EQ(v.told(), "accepted 3 q5; filled 3<1 q5 @101 left 0; level q0 @101 left 0; top q5 @102 left 1");
}

TEST(MatchingEngine, OB1_BadCommandsAreRefusedAndChangeNothing) {
  Venue v;
  v.buy(0, 100);
  EXPECT_EQ(v.told(), "rejected 1 q0 bad quantity");
  v.buy(1, std::numeric_limits<std::int32_t>::min());
  EXPECT_EQ(v.told(), "rejected 2 q1 bad price");
  Command c = v.blank(CommandKind::kNew);
  c.order = 9;
  c.quantity = 1;
  c.side = static_cast<Side>(2);
  v.run(c, {});
  EXPECT_EQ(v.told(), "rejected 9 q1 bad terms");
  v.cancel(9);
  EXPECT_EQ(v.told(), "rejected 9 q0 unknown order");
  v.cancel(9, 99);
  EXPECT_EQ(v.told(), "rejected 9 q0 unknown instrument");
  v.buy(1, 100);
  v.cancel(3, 1);
  EXPECT_EQ(v.told(), "rejected 3 q0 unknown order");
  EXPECT_EQ(v.engine().orders(), 1U);
}

TEST(MatchingEngine, OB1_WhatWouldAddUpToTooMuchAtAPriceIsCancelledAsFull) {
  Venue v;
  v.buy(kLargestQuantity - 1, 100, {.flags = flags::kHidden});
  v.buy(2, 100);
  EXPECT_EQ(v.told(), "accepted 2 q2; cancelled 2 q2 full");
  v.buy(1, 100);
  EXPECT_EQ(v.told(), "accepted 3 q1");
}

TEST(MatchingEngine, OB1_AFullPoolCancelsWhatWouldRest) {
  Venue v({.instruments = 1, .nodes = 70, .dense_ids = 1024});
  std::uint64_t order = 0;
  do order = v.buy(1, 100);
  while (v.engine().events().all().back().type == EventType::kAccepted && order < 100);
  EXPECT_EQ(v.told(), "accepted " + std::to_string(order) + " q1; cancelled " + std::to_string(order) + " q1 full");
  v.cancel(1);
  v.buy(1, 100);
  EXPECT_EQ(v.engine().events().all().back().type, EventType::kAccepted);
}

TEST(MatchingEngine, OB1_AStateThatIsNoneIsRefusedAndNothingIsLost) {
  Venue v;
  v.buy(3, 100);
  std::vector<std::uint8_t> bytes = v.engine().save();
  bytes[20] ^= 1;
  EXPECT_EQ(v.engine().restore(bytes), Status::kCorrupt);
  EXPECT_EQ(v.engine().restore({}), Status::kCorrupt);
  MatchingEngine other({.instruments = 3});
  EXPECT_EQ(other.restore(v.engine().save()), Status::kLengthMismatch);
  EXPECT_EQ(v.engine().top(0, Side::kBuy).quantity, 3);
}

}  // namespace
}  // namespace tiercel::book
