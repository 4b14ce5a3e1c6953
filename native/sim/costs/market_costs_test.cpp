// [BT-3]
#include "native/sim/costs/market_costs.hpp"

#include <gtest/gtest.h>

namespace tiercel::sim {
namespace {

constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();

TEST(VolumeSlippage, MovesThePriceByTheSquareOfTheShareUpToALimit) {
  const double volume[] = {10'000, 0};
  const VolumeSlippage model{.volume = volume, .coefficient = 0.1, .limit = 0.25};
  EXPECT_DOUBLE_EQ(model.of(50, 0, 100), 50 * 0.1 * 0.01 * 0.01);  // share 0.01
  EXPECT_DOUBLE_EQ(model.of(50, 0, 2'500), 50 * 0.1 * 0.0625);
  EXPECT_EQ(model.of(50, 0, 9'000), model.of(50, 0, 2'500));
  EXPECT_EQ(model.of(50, 1, 1), model.of(50, 0, 2'500));  // nothing traded: as at the limit
}

TEST(SquareRootImpact, IsTheRootOfTheSize) {
  // Y = 1, sigma = 2 % a day, ADV = 1,000,000: 10,000 units are 1 %, whose root is 0.1; 100 x 0.02 x 0.1 = 0.2
  const double scale[] = {0.02 / std::sqrt(1e6)};
  EXPECT_DOUBLE_EQ((SquareRootImpact{scale}.of(100, 0, 10'000)), 0.2);
}

TEST(MarketCosts, ALimitIsNeverPassedAndCutsTheImpactFirst) {
  EXPECT_EQ(priced(Side::kBuy, 100, 0.5, 0.25, kNoLimitPrice).price, 100.75);
  EXPECT_EQ(priced(Side::kSell, 100, 0.5, 0.25, kNoLimitPrice).price, 99.25);
  const Priced cut = priced(Side::kBuy, 100, 0.5, 0.25, 100.625);
  EXPECT_EQ(cut.price, 100.625);
  EXPECT_EQ(cut.slip, 0.5);
  EXPECT_EQ(cut.impact, 0.125);
  EXPECT_EQ(priced(Side::kSell, 100, 0.5, 0.25, 99.75).price, 99.75);
  EXPECT_EQ(priced(Side::kBuy, 0.1, 0.5, 0.0, 0.3).price, 0.3);  // the limit itself, not what adding up comes to
  EXPECT_EQ(priced(Side::kSell, 100, 0.5, 0.25, 101).price, 100.0);
  EXPECT_EQ(priced(Side::kSell, 100, 150, 10, kNoLimitPrice).slip, 100.0);  // a sell never gets less than nothing
}

TEST(MarketCosts, WhatIsNotKnownIsSaidAndIsNothing) {
  const double distance[] = {kUnknown, 0.5};
  const MarketCosts costs{.volatility = {distance}};
  EXPECT_TRUE(costs.is_unknown(0));
  EXPECT_FALSE(costs.is_unknown(1));
  EXPECT_EQ(priced(Side::kBuy, 100, costs.slip(100, 0, 1), 0, kNoLimitPrice).price, 100.0);
  EXPECT_FALSE(MarketCosts{}.is_unknown(0));
}

}  // namespace
}  // namespace tiercel::sim
