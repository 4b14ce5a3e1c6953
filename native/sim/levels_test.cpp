#include "native/sim/levels.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace tiercel::sim {
namespace {

const Grid kCents(0.01);

TEST(Levels, AskForNothingWithoutADistance) {
  EXPECT_FALSE(is_distance_given(0));
  EXPECT_FALSE(is_distance_given(std::numeric_limits<double>::quiet_NaN()));
  EXPECT_TRUE(is_distance_given(-1));  // which is then a bad price
}

TEST(Levels, AreRoundedAwayFromThePosition) {
  EXPECT_EQ(level_ticks(kCents, 100, Side::kBuy, Intent::kStopLoss, 0.995), 9900);
  EXPECT_EQ(level_ticks(kCents, 100, Side::kBuy, Intent::kTakeProfit, 0.995), 10100);
  EXPECT_EQ(level_ticks(kCents, 100, Side::kSell, Intent::kStopLoss, 0.995), 10100);
  EXPECT_EQ(level_ticks(kCents, 100, Side::kSell, Intent::kTakeProfit, 0.995), 9900);
}

TEST(Levels, AreNoneWhereThereIsNoSuchPrice) {
  EXPECT_EQ(level_ticks(kCents, 1, Side::kBuy, Intent::kStopLoss, 1), 0);
  EXPECT_EQ(level_ticks(kCents, 1, Side::kBuy, Intent::kStopLoss, -1), 0);
  EXPECT_EQ(level_ticks(kCents, 1, Side::kBuy, Intent::kTakeProfit, std::numeric_limits<double>::infinity()), 0);
}

TEST(Levels, PricesGoToThePassiveSideForLimitsAndToTheFarSideForStops) {
  EXPECT_EQ(price_ticks(kCents, OrderType::kLimit, Side::kBuy, 1.005), 100);
  EXPECT_EQ(price_ticks(kCents, OrderType::kLimit, Side::kSell, 1.005), 101);
  EXPECT_EQ(price_ticks(kCents, OrderType::kStop, Side::kBuy, 1.005), 101);
  EXPECT_EQ(price_ticks(kCents, OrderType::kTrailing, Side::kSell, 1.005), 100);
}

TEST(Levels, TrailFarFromTheBestPrice) {
  EXPECT_EQ(trailing_ticks(kCents, Side::kSell, 100, 0.995), 9900);
  EXPECT_EQ(trailing_ticks(kCents, Side::kBuy, 100, 0.995), 10100);
  EXPECT_EQ(trailing_ticks(kCents, Side::kSell, 1, 2), 0);
}

}  // namespace
}  // namespace tiercel::sim
