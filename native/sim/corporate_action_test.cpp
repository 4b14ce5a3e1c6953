#include "native/sim/corporate_action.hpp"

#include <gtest/gtest.h>

namespace tiercel::sim {
namespace {

constexpr CorporateAction kSevenForOne{.time = 0, .numerator = 7, .denominator = 1, .dividend = 0};
constexpr CorporateAction kThreeForTwo{.time = 0, .numerator = 3, .denominator = 2, .dividend = 0};
constexpr CorporateAction kOneForTen{.time = 0, .numerator = 1, .denominator = 10, .dividend = 0};

TEST(CorporateAction, MultipliesLotsExactly) {
  EXPECT_EQ(split_lots(100, kSevenForOne).whole, 700);
  EXPECT_EQ(split_lots(100, kSevenForOne).lost, 0);
  EXPECT_EQ(split_lots(std::int64_t{1} << 40, kSevenForOne).whole, 7 * (std::int64_t{1} << 40));
}

TEST(CorporateAction, WhatLiesBeyondTheMostLotsIsLost) {
  EXPECT_EQ(split_lots(kMostLots, kSevenForOne).whole, kMostLots);
  EXPECT_EQ(split_lots(kMostLots, kSevenForOne).lost, 6.0 * static_cast<double>(kMostLots));
  EXPECT_EQ(split_lots_up(kMostLots, kSevenForOne), kMostLots);
}

TEST(CorporateAction, SaysWhatFractionOfALotIsLost) {
  EXPECT_EQ(split_lots(5, kThreeForTwo).whole, 7);
  EXPECT_EQ(split_lots(5, kThreeForTwo).lost, 0.5);
  EXPECT_EQ(split_lots(9, kOneForTen).whole, 0);
  EXPECT_EQ(split_lots(9, kOneForTen).lost, 0.9);
}

TEST(CorporateAction, ReductionsAreRoundedUpSoThatNoLotIsLeftWithoutThem) {
  EXPECT_EQ(split_lots_up(5, kThreeForTwo), 8);
  EXPECT_EQ(split_lots_up(4, kThreeForTwo), 6);
}

TEST(CorporateAction, DividesPricesAndMultipliesUnits) {
  EXPECT_EQ(split_price(645.75, kSevenForOne), 645.75 / 7);
  EXPECT_EQ(split_price(3, kThreeForTwo), 2);
  EXPECT_EQ(split_units(10, kThreeForTwo), 15);
}

}  // namespace
}  // namespace tiercel::sim
