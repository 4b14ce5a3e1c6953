#include "native/sim/sizing.hpp"

#include <gtest/gtest.h>

namespace tiercel::sim {
namespace {

SizingRules rules(double lot = 1, Commission commission = {}) {
  return {.lots = Grid(lot), .minimum = 1, .commission = commission};
}

SizingMoment moment(SizeKind kind, double asked, double room = 10'000, std::int64_t held = 0) {
  return {.kind = kind, .asked = asked, .price = 100, .stop_distance = 4, .equity = 10'000, .room = room, .held = held};
}

TEST(Sizing, UnitsAreRejectedByTheRoomAndNeverCut) {
  EXPECT_EQ(size_entry(rules(), moment(SizeKind::kUnits, 100.9)).lots, 100);
  EXPECT_EQ(size_entry(rules(), moment(SizeKind::kUnits, 101)).reason, Reason::kLeverage);
  EXPECT_EQ(size_entry(rules(), moment(SizeKind::kUnits, 0.5)).reason, Reason::kBelowMinimum);
}

TEST(Sizing, OtherKindsAreCutToTheRoom) {
  EXPECT_EQ(size_entry(rules(), moment(SizeKind::kCash, 1e9)).lots, 100);
  EXPECT_EQ(size_entry(rules(), moment(SizeKind::kEquityFraction, 3)).lots, 100);
  EXPECT_EQ(size_entry(rules(), moment(SizeKind::kRiskFraction, 0.5)).lots, 100);
  EXPECT_EQ(size_entry(rules(), moment(SizeKind::kRiskFraction, 0.01)).lots, 25);
}

TEST(Sizing, WhatIsNoSizeIsBelowTheMinimum) {
  for (const double asked : {0.0, -1.0, std::numeric_limits<double>::quiet_NaN()}) {
    EXPECT_EQ(size_entry(rules(), moment(SizeKind::kCash, asked)).reason, Reason::kBelowMinimum);
  }
  EXPECT_EQ(size_entry(rules(), moment(SizeKind::kCash, 100, 0)).reason, Reason::kBelowMinimum);
}

TEST(Sizing, TargetsAddWhatIsMissingAndNothingElse) {
  EXPECT_EQ(size_entry(rules(), moment(SizeKind::kTargetUnits, -40, 10'000, 15)).lots, 25);
  EXPECT_EQ(size_entry(rules(), moment(SizeKind::kTargetValue, 4050, 10'000, 15)).lots, 25);
  EXPECT_EQ(size_entry(rules(), moment(SizeKind::kTargetWeight, 0.4, 1000, 15)).lots, 10);  // cut to the room
  EXPECT_EQ(size_entry(rules(), moment(SizeKind::kTargetUnits, 40, 1000, 15)).reason, Reason::kLeverage);
  EXPECT_EQ(size_entry(rules(), moment(SizeKind::kTargetUnits, 15, 1000, 15)).reason, Reason::kAtTarget);
}

TEST(Sizing, ExitsTakeUnitsAFractionOrWhatIsAboveTheTarget) {
  EXPECT_EQ(size_exit(rules(), moment(SizeKind::kUnits, 7.9, 0, 15)).lots, 7);
  EXPECT_EQ(size_exit(rules(), moment(SizeKind::kUnits, 99, 0, 15)).lots, 15);
  EXPECT_EQ(size_exit(rules(), moment(SizeKind::kPosition, 0.5, 0, 15)).lots, 7);
  EXPECT_EQ(size_exit(rules(), moment(SizeKind::kPosition, 1, 0, 15)).lots, 15);
  EXPECT_EQ(size_exit(rules(), moment(SizeKind::kPosition, -2e302, 0, 15)).reason, Reason::kBelowMinimum);
  EXPECT_EQ(size_exit(rules(), moment(SizeKind::kTargetUnits, 5, 0, 15)).lots, 10);
  EXPECT_EQ(size_exit(rules(), moment(SizeKind::kTargetUnits, 15, 0, 15)).reason, Reason::kAtTarget);
}

TEST(Sizing, AReductionUnderTheMinimumMustTakeAll) {
  SizingRules r = rules();
  r.minimum = 10;
  EXPECT_EQ(reduction(r, 9, 15).reason, Reason::kBelowMinimum);
  EXPECT_EQ(reduction(r, 10, 15).lots, 10);
  EXPECT_EQ(reduction(r, 5, 5).lots, 5);
  EXPECT_EQ(size_netting(r, moment(SizeKind::kUnits, 99), 15).lots, 15);
  EXPECT_EQ(size_netting(r, moment(SizeKind::kEquityFraction, 5, 0), 15).lots, 15);
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
          const SizingRules r = rules(lot, c);
          ASSERT_EQ(lots_within(r, price, price, budget), most(r, price, price, budget));
          ASSERT_EQ(lots_within(r, price * 0.01, price, budget), most(r, price * 0.01, price, budget));
        }
      }
    }
  }
}

// [BT-3]
TEST(Sizing, WhatCostsNothingFitsWithTiersToo) {
  const SizingRules r = rules(1.0, {});
  const FeeSchedule fees{.basis = TierBasis::kMonthUnits, .tiers = {{.from = 0}, {.from = 20}}};
  const EntryCosts costs{.commission = r.commission, .fees = &fees};
  SizingMoment m{SizeKind::kTargetValue, 300.0, 0.0, 0.0, 0.0, 0.0, 10};
  const SizingResult plain = size_exit(r, m);
  m.costs = &costs;
  EXPECT_EQ(plain.reason, Reason::kAtTarget);
  EXPECT_EQ(size_exit(r, m).reason, plain.reason);
}

}  // namespace
}  // namespace tiercel::sim
