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
  Position p;
  p.open(7, fill(Side::kBuy, 100, 1, 3), 0, 2, 99.5);
  p.walked.add({98, 104});
  const Trade t = p.reduce(fill(Side::kSell, 103, 1.5, 5), 1, 2, 0);
  EXPECT_EQ(t.commission, 2.5);
  EXPECT_EQ(t.profit, 3.5);
  EXPECT_EQ(t.adverse, -4);
  EXPECT_EQ(t.favourable, 8);
  EXPECT_EQ(t.exit_fill, 1U);
  EXPECT_TRUE(p.is_flat());
}

TEST(Position, AShortTradeThatNeverShowedAProfit) {
  Position p;
  p.open(1, fill(Side::kSell, 100, 0, 0), 0, 2, 100.5);
  p.walked.add(102);
  EXPECT_EQ(p.signed_units(), -2);
  const Trade t = p.reduce(fill(Side::kBuy, 101, 0, 1), 1, 2, 0);
  EXPECT_EQ(t.profit, -2);
  EXPECT_EQ(t.adverse, -4);
  EXPECT_EQ(t.favourable, 0);
  EXPECT_EQ(Position{}.signed_units(), 0);
}

TEST(Position, AdditionsMakeAnAverageAndReductionsTakeTheirPart) {
  Position p;
  p.open(1, fill(Side::kBuy, 100, 1, 0), 0, 2, 100);
  p.add(fill(Side::kBuy, 110, 2, 1), 2, 4, 110);
  EXPECT_EQ(p.entry_price, 105);
  EXPECT_EQ(p.lots, 4);
  Fill part = fill(Side::kSell, 108, 0.5, 2);
  part.lots = 1;
  const Trade first = p.reduce(part, 2, 1, 3);
  EXPECT_EQ(first.commission, 3 * 0.25 + 0.5);
  EXPECT_EQ(first.profit, 3 - 1.25);
  EXPECT_EQ(first.adverse, -5);
  EXPECT_EQ(first.entry_fill, 0U);
  EXPECT_EQ(p.entry_commission, 2.25);
  part.lots = 3;
  EXPECT_EQ(p.reduce(part, 3, 3, 0).commission, 2.75);
  EXPECT_TRUE(p.is_flat());
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
