// Queue models by hand.
#include "native/sim/stream/queue_model.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace tiercel::sim {
namespace {

QueuePlace behind(double front) { return {front, 0.0}; }

// [BT-2] 50 ahead. 20 trade: 30 ahead. 10 go of the 30 that are left: nobody can say whose, but no more than 20 are
// there.
TEST(QueueModels, RiskAverseMovesForwardByTradesAndByLevelsThatShrinkBelowIt) {
  const QueueRule rule{QueueModel::kRiskAverse};
  QueuePlace place = behind(50);
  EXPECT_EQ(place.trade(20), 0.0);
  EXPECT_EQ(place.front, 30.0);
  place.change(rule, 50, 30, 1.0);
  EXPECT_EQ(place.front, 30.0);
  place.change(rule, 30, 60, 1.0);  // others join behind it
  place.change(rule, 60, 40, 1.0);  // 20 of 60 go: behind it, as far as it knows
  EXPECT_EQ(place.front, 30.0);
  place.change(rule, 40, 20, 1.0);
  EXPECT_EQ(place.front, 20.0);
  EXPECT_EQ(place.trade(25), 5.0);
  EXPECT_EQ(place.front, 0.0);
}

// 20 ahead and 60 behind it; 10 of the 80 go. n = 1: 20/80 of them from ahead, 2.5. n = 3: 20^3 / (20^3 + 60^3) = 1/28.
TEST(QueueModels, PowerTakesTheShareOfWhatStandsAhead) {
  QueuePlace one = behind(20);
  one.change({QueueModel::kPower, 1.0}, 80, 70, 1.0);
  EXPECT_DOUBLE_EQ(one.front, 17.5);
  QueuePlace three = behind(20);
  three.change({QueueModel::kPower, 3.0}, 80, 70, 1.0);
  EXPECT_DOUBLE_EQ(three.front, 20.0 - 10.0 / 28.0);
  // The same in lots of a tenth: shares of a power have no unit.
  QueuePlace tenths = behind(200);
  tenths.change({QueueModel::kPower, 3.0}, 800, 700, 0.1);
  EXPECT_NEAR(tenths.front, 200.0 - 100.0 / 28.0, 1e-9);
}

TEST(QueueModels, LogTakesItsShareInUnits) {
  const double share = std::log(21.0) / (std::log(21.0) + std::log(61.0));
  QueuePlace units = behind(20);
  units.change({QueueModel::kLog}, 80, 70, 1.0);
  EXPECT_NEAR(units.front, 20.0 - 10.0 * share, 1e-12);
  QueuePlace tenths = behind(200);  // 200 lots of 0.1
  tenths.change({QueueModel::kLog}, 800, 700, 0.1);
  EXPECT_NEAR(tenths.front, 200.0 - 100.0 * share, 1e-9);
}

// 50 ahead, 50 behind. 20 trade: 30 ahead. Then the level is told to be 70: of the 30 that are gone 20 are the trade's.
// The other 10: 30 of the 100 told before stand ahead, 70 count as behind; n = 1 takes 3 from ahead.
TEST(QueueModels, WhatTradedIsNotTakenTwice) {
  QueuePlace place = behind(50);
  EXPECT_EQ(place.trade(20), 0.0);
  place.change({QueueModel::kPower, 1.0}, 100, 70, 1.0);
  EXPECT_DOUBLE_EQ(place.front, 27.0);
  place.change({QueueModel::kPower, 1.0}, 70, 70, 1.0);
  EXPECT_DOUBLE_EQ(place.front, 27.0);
}

// 2 ahead, 10 behind, all 12 go: the share from behind, 12 * 1000 / 1008, is more than stands there.
TEST(QueueModels, NoMoreIsTakenFromBehindThanStandsThere) {
  QueuePlace place = behind(2);
  place.change({QueueModel::kPower, 3.0}, 12, 0, 1.0);
  EXPECT_EQ(place.front, 0.0);
  QueuePlace most = behind(2);
  most.change({QueueModel::kPower, 3.0}, 12, 1, 1.0);  // 11 go, 10 of them from behind
  EXPECT_DOUBLE_EQ(most.front, 1.0);
}

}  // namespace
}  // namespace tiercel::sim
