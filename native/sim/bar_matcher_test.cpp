#include "native/sim/bar_matcher.hpp"

#include <gtest/gtest.h>

namespace tiercel::sim {
namespace {

// One bar and resting orders at whole prices.
struct Fixture {
  double open, high, low, close;
  std::int64_t time = 5;
  BarSeries series;
  OrderMachine orders;

  Fixture(double o, double h, double l, double c, double spread = 0) : open(o), high(h), low(l), close(c) {
    series = {.size = 1, .time = &time, .duration = 10, .own = {&open, &high, &low, &close}};
    series.bid = {.column = series.own};
    series.ask = {.column = series.own, .offset = spread};
  }

  std::uint32_t rest(Side side, OrderType type, std::int64_t price, std::uint32_t parent = 0,
                     Intent intent = Intent::kStopLoss) {
    const bool held = parent != 0;
    const auto id = orders.create({.parent = held ? parent : 999, .side = side, .type = type, .intent = intent});
    orders.activate(id, price, 1, 0);
    return id;
  }

  BarMatcher matcher(LimitRule rule = LimitRule::kThrough) const { return {series, Grid(1), rule}; }
};

TEST(BarMatcher, PathEventsRunByTheFractionOfTheirOwnLeg) {
  // Bid 100 up to 110, ask 104 up to 114: the buy stop at 106 lies at 0.2, the sell limit at 108 at 0.8.
  Fixture f(100, 110, 80, 90, 4);
  const auto limit = f.rest(Side::kSell, OrderType::kLimit, 108);
  const auto stop = f.rest(Side::kBuy, OrderType::kStop, 106);
  BarMatcher m = f.matcher();
  m.begin_path(0);
  Execution x;
  ASSERT_TRUE(m.next(f.orders, x));
  EXPECT_EQ(x.order, stop);
  EXPECT_EQ(x.price, 106);
  EXPECT_EQ(x.closing, 102);
  EXPECT_EQ(x.time, 15);
  EXPECT_EQ(x.walked_bid.high, 102);
  f.orders.fill(stop, 1, 1, 15, 0);
  ASSERT_TRUE(m.next(f.orders, x));
  EXPECT_EQ(x.order, limit);
  EXPECT_EQ(x.walked_bid.low, 102);  // only what was walked since the stop
  EXPECT_EQ(x.liquidity, Liquidity::kMaker);
  f.orders.fill(limit, 1, 1, 15, 0);
  EXPECT_FALSE(m.next(f.orders, x));
  EXPECT_EQ(m.rest(Side::kSell).low, 80);
  EXPECT_EQ(m.rest(Side::kSell).high, 110);
}

TEST(BarMatcher, ExitsBeforeEntriesThenById) {
  Fixture f(100, 101, 99, 100);
  const auto entry = f.orders.create({.side = Side::kSell});
  const auto first = f.rest(Side::kSell, OrderType::kStop, 105);
  const auto second = f.orders.create({.position = 1, .side = Side::kSell, .intent = Intent::kExit});
  for (const auto id : {entry, second}) f.orders.arrive(id);
  BarMatcher m = f.matcher();
  m.begin_open(0);
  std::vector<std::uint32_t> met;
  for (Execution x; m.next(f.orders, x); f.orders.fill(x.order, 1, 1, 5, 0)) met.push_back(x.order);
  EXPECT_EQ(met, (std::vector<std::uint32_t>{first, second, entry}));
}

TEST(BarMatcher, OnlyMarketOrdersMeetTheClose) {
  Fixture f(100, 101, 99, 100);
  f.rest(Side::kSell, OrderType::kStop, 105);
  const auto exit = f.orders.create({.position = 1, .side = Side::kSell, .intent = Intent::kExit});
  f.orders.arrive(exit);
  BarMatcher m = f.matcher();
  m.begin_close(0);
  Execution x;
  ASSERT_TRUE(m.next(f.orders, x));
  EXPECT_EQ(x.order, exit);
  EXPECT_EQ(x.rule, FillRule::kMarketClose);
  f.orders.fill(exit, 1, 1, 15, 0);
  EXPECT_FALSE(m.next(f.orders, x));
}

TEST(BarMatcher, ThroughAndTouch) {
  Fixture f(100, 105, 99, 104);
  f.rest(Side::kSell, OrderType::kLimit, 105);
  EXPECT_FALSE(f.matcher().reaches_any(f.orders, 0));
  EXPECT_TRUE(f.matcher(LimitRule::kTouch).reaches_any(f.orders, 0));
  f.rest(Side::kSell, OrderType::kStop, 99);
  EXPECT_TRUE(f.matcher().reaches_any(f.orders, 0));
}

TEST(BarMatcher, ALevelThatMovedIsNotMetOnALegThatIsOver) {
  // The low comes first: 9999, then 10002, then the close. A level raised to 9999 at the high lies on the first leg
  // only.
  Fixture f(10'000, 10'002, 9'999, 10'000);
  const auto trailing = f.rest(Side::kSell, OrderType::kTrailing, 9'997);
  BarMatcher m = f.matcher();
  m.begin_path(0);
  Execution x;
  for (const std::uint32_t point : {1U, 2U}) {
    m.walk_to(point);
    EXPECT_FALSE(m.next(f.orders, x));
    m.leave_behind();
  }
  EXPECT_EQ(m.rest(Side::kSell).low, 10'002);
  f.orders.set_price(trailing, 9'999);
  m.walk_to(3);
  EXPECT_FALSE(m.next(f.orders, x));
  EXPECT_EQ(m.rest(Side::kSell).low, 10'000);
}

TEST(BarMatcher, StopAndTargetInOneBarAreAmbiguous) {
  Fixture f(100, 110, 80, 90);
  const auto stop = f.rest(Side::kSell, OrderType::kStop, 85, 42);
  const auto target = f.rest(Side::kSell, OrderType::kLimit, 105, 42, Intent::kTakeProfit);
  BarMatcher m = f.matcher();
  m.begin_path(0);
  Execution x;
  ASSERT_TRUE(m.next(f.orders, x));
  EXPECT_EQ(x.order, target);
  EXPECT_TRUE(x.ambiguous);
  f.orders.fill(target, 1, 1, 15, 0);
  f.orders.close(stop, OrderState::kCancelled, Reason::kSiblingFilled, 15);
  EXPECT_FALSE(m.next(f.orders, x));
}

}  // namespace
}  // namespace tiercel::sim
