#include "native/sim/grid.hpp"

#include <gtest/gtest.h>

#include <limits>

#include "native/sim/levels.hpp"

namespace tiercel::sim {
namespace {

TEST(Grid, ValuesAreTheDoublesNearestToTheDecimals) {
  EXPECT_EQ(Grid(0.00001).value(109900), 1.099);
  EXPECT_NE(109900 * 0.00001, 1.099);
  EXPECT_EQ(Grid(0.05).value(3), 0.15);
  EXPECT_EQ(Grid(0.25).value(-5), -1.25);
  EXPECT_EQ(Grid(1e-8).value(123456789), 1.23456789);
  EXPECT_EQ(Grid(25).value(4), 100.0);
  EXPECT_EQ(Grid(1.0 / 128).value(3), 0.0234375);
}

TEST(Grid, RoundsDownAndUpButNotByNoise) {
  const Grid g(0.00001);
  EXPECT_EQ(g.down(1.1 - 0.001), 109900);
  EXPECT_EQ(g.up(1.099 + 1e-13), 109900);
  EXPECT_EQ(g.down(1.099009), 109900);
  EXPECT_EQ(g.up(1.099001), 109901);
  EXPECT_EQ(g.down(-1.099009), -109901);
}

TEST(Grid, HoldsWhatHasNoSteps) {
  const Grid g(0.01);
  EXPECT_EQ(g.down(std::numeric_limits<double>::quiet_NaN()), 0);
  EXPECT_EQ(g.up(std::numeric_limits<double>::infinity()), std::int64_t{1} << 52);
  EXPECT_EQ(g.up(-1e300), -(std::int64_t{1} << 52));
}

TEST(Levels, AwayFromThePosition) {
  const Grid g(0.01);
  EXPECT_EQ(level_ticks(g, 100, Side::kBuy, Intent::kStopLoss, 1.234), 9876);
  EXPECT_EQ(level_ticks(g, 100, Side::kBuy, Intent::kTakeProfit, 1.234), 10124);
  EXPECT_EQ(level_ticks(g, 100, Side::kSell, Intent::kStopLoss, 1.234), 10124);
  EXPECT_EQ(level_ticks(g, 100, Side::kSell, Intent::kTakeProfit, 1.234), 9876);
}

TEST(Levels, ThatDoNotExistAreZero) {
  const Grid g(0.01);
  EXPECT_EQ(level_ticks(g, 100, Side::kBuy, Intent::kStopLoss, 100), 0);
  EXPECT_EQ(level_ticks(g, 100, Side::kBuy, Intent::kStopLoss, -1), 0);
  EXPECT_EQ(level_ticks(g, 100, Side::kBuy, Intent::kTakeProfit, std::numeric_limits<double>::infinity()), 0);
  EXPECT_EQ(level_ticks(g, 1e300, Side::kBuy, Intent::kStopLoss, 1e299), 0);
  EXPECT_EQ(price_ticks(g, OrderType::kLimit, Side::kBuy, 0x1p52 / 100), 0);
  EXPECT_EQ(price_ticks(g, OrderType::kLimit, Side::kBuy, (0x1p52 - 1) / 100), (std::int64_t{1} << 52) - 1);
  EXPECT_EQ(trailing_ticks(g, Side::kBuy, 100, 1e300), 0);
  EXPECT_FALSE(is_distance_given(0.0));
  EXPECT_FALSE(is_distance_given(std::numeric_limits<double>::quiet_NaN()));
  EXPECT_TRUE(is_distance_given(-1.0));
}

}  // namespace
}  // namespace tiercel::sim
