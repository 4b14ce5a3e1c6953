#include "native/sim/sizing.hpp"

#include <gtest/gtest.h>

namespace tiercel::sim {
namespace {

SizingRules rules(SizeKind kind, double lot = 1, Commission commission = {}) {
  return {.kind = kind, .lots = Grid(lot), .minimum = 1, .commission = commission};
}

SizingMoment moment(double asked, double room = 10'000) {
  return {.asked = asked, .price = 100, .stop_distance = 4, .equity = 10'000, .room = room};
}

TEST(Sizing, UnitsAreRejectedByTheRoomAndNeverCut) {
  EXPECT_EQ(size_entry(rules(SizeKind::kUnits), moment(100.9)).lots, 100);
  EXPECT_EQ(size_entry(rules(SizeKind::kUnits), moment(101)).reason, Reason::kLeverage);
  EXPECT_EQ(size_entry(rules(SizeKind::kUnits), moment(0.5)).reason, Reason::kBelowMinimum);
}

TEST(Sizing, OtherKindsAreCutToTheRoom) {
  EXPECT_EQ(size_entry(rules(SizeKind::kCash), moment(1e9)).lots, 100);
  EXPECT_EQ(size_entry(rules(SizeKind::kEquityFraction), moment(3)).lots, 100);
  EXPECT_EQ(size_entry(rules(SizeKind::kRiskFraction), moment(0.5)).lots, 100);
  EXPECT_EQ(size_entry(rules(SizeKind::kRiskFraction), moment(0.01)).lots, 25);
}

TEST(Sizing, WhatIsNoSizeIsBelowTheMinimum) {
  for (const double asked : {0.0, -1.0, std::numeric_limits<double>::quiet_NaN()}) {
    EXPECT_EQ(size_entry(rules(SizeKind::kCash), moment(asked)).reason, Reason::kBelowMinimum);
  }
  EXPECT_EQ(size_entry(rules(SizeKind::kCash), moment(100, 0)).reason, Reason::kBelowMinimum);
}

// The definition, by bisection.
std::int64_t most(const SizingRules& r, double per_unit, double price, double budget) {
  const auto fits = [&](std::int64_t n) {
    const double units = r.lots.value(n);
    return units * per_unit + r.commission.of(units, units * price) <= budget * kBudgetSlack;
  };
  std::int64_t yes = 0;
  std::int64_t no = (std::int64_t{1} << 52) + 1;
  while (no - yes > 1) {
    const std::int64_t middle = yes + (no - yes) / 2;
    (fits(middle) ? yes : no) = middle;
  }
  return yes;
}

TEST(Sizing, TheClosedFormFindsTheLargestThatFits) {
  const Commission commissions[] = {{},
                                    {.per_unit = 0.01, .per_value = 0.001, .minimum = 5, .maximum_rate = 0.01},
                                    {.per_unit = 0.35, .per_value = 0, .minimum = 35},
                                    {.per_unit = 0, .per_value = 0.01, .minimum = 1, .maximum_rate = 0}};
  for (const double lot : {1.0, 0.01, 1e-8, 25.0}) {
    for (const Commission& c : commissions) {
      for (double budget = 0.7; budget < 1e7; budget *= 3.1) {
        for (const double price : {0.0137, 1.23456, 100.0, 43'210.5}) {
          const SizingRules r = rules(SizeKind::kCash, lot, c);
          ASSERT_EQ(lots_within(r, price, price, budget), most(r, price, price, budget));
          ASSERT_EQ(lots_within(r, price * 0.01, price, budget), most(r, price * 0.01, price, budget));
        }
      }
    }
  }
}

}  // namespace
}  // namespace tiercel::sim
