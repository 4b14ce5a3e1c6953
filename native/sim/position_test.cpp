#include "native/sim/position.hpp"

#include <gtest/gtest.h>

#include "native/sim/path.hpp"

namespace tiercel::sim {
namespace {

Fill fill(Side side, double price, double commission, std::uint32_t bar) {
  Fill f{};
  f.bar = bar;
  f.time = bar * 10;
  f.lots = 2;
  f.price = price;
  f.commission = commission;
  f.side = side;
  return f;
}

TEST(Position, ALongTrade) {
  Position p = opened(7, fill(Side::kBuy, 100, 1, 3), 0, 2, 99.5);
  p.walked.add({98, 104});
  const Trade t = closed(p, fill(Side::kSell, 103, 1.5, 5), 1, Intent::kExit);
  EXPECT_EQ(t.gross_profit, 6);
  EXPECT_EQ(t.commission, 2.5);
  EXPECT_EQ(t.profit, 3.5);
  EXPECT_EQ(t.adverse, -4);
  EXPECT_EQ(t.favourable, 8);
  EXPECT_EQ(t.entry_bar, 3U);
  EXPECT_EQ(t.exit_bar, 5U);
}

TEST(Position, AShortTradeThatNeverShowedAProfit) {
  Position p = opened(1, fill(Side::kSell, 100, 0, 0), 0, 2, 100.5);
  p.walked.add(102);
  const Trade t = closed(p, fill(Side::kBuy, 101, 0, 1), 1, Intent::kStopLoss);
  EXPECT_EQ(t.profit, -2);
  EXPECT_EQ(t.adverse, -4);
  EXPECT_EQ(t.favourable, 0);
  EXPECT_EQ(p.signed_units(), -2);
  EXPECT_TRUE(Position{}.is_flat());
  EXPECT_EQ(Position{}.signed_units(), 0);
}

TEST(Path, NearerExtremeFirstAndTiesByTheClose) {
  EXPECT_TRUE(is_high_first(100, 103, 95, 100, 0));
  EXPECT_FALSE(is_high_first(100, 106, 95, 100, 0));
  EXPECT_FALSE(is_high_first(100, 105, 95, 100, 0));
  EXPECT_TRUE(is_high_first(100, 105, 95, 99, 0));
}

TEST(Path, DistancesOnTheStepAreEqualAlthoughTheirDoublesDiffer) {
  ASSERT_LT(1.0012 - 1.0011, 1.0011 - 1.001);
  EXPECT_TRUE(is_high_first(1.0011, 1.0012, 1.001, 1.0011, 0));
  EXPECT_FALSE(is_high_first(1.0011, 1.0012, 1.001, 1.0011, 0.0001));
}

TEST(Path, BothSidesWalkTheSameOrder) {
  const double o = 100, h = 103, l = 99, c = 101;
  BarSeries s{.size = 1, .own = {&o, &h, &l, &c}};
  s.bid = {.column = s.own};
  s.ask = {.column = s.own, .offset = 1};
  const Path p = path_of(s, 0);
  EXPECT_EQ(p.bid, (std::array<double, 4>{100, 99, 103, 101}));
  EXPECT_EQ(p.of(Side::kBuy), (std::array<double, 4>{101, 100, 104, 102}));
}

}  // namespace
}  // namespace tiercel::sim
