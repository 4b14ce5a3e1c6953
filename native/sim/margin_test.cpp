#include "native/sim/margin.hpp"

#include <gtest/gtest.h>

#include "native/sim/margin_account.hpp"
#include "native/sim/sizing.hpp"

namespace tiercel::sim {
namespace {

// [BT-1]
TEST(Margin, IsAFractionOfTheValueOrMoneyAUnit) {
  EXPECT_EQ((MarginRate{.of_value = 0.05}).of(80, 92), 368);
  EXPECT_EQ((MarginRate{.per_unit = 250}).of(4, 4000), 1000);
}

TEST(Margin, RoundingOfASumIsNoShortfall) {
  EXPECT_TRUE(covers(368, 368));
  EXPECT_TRUE(covers(368, 368.00000000000006));
  EXPECT_FALSE(covers(367.999, 368));
  EXPECT_FALSE(covers(-1, 0));
  EXPECT_TRUE(covers(0, 0));
}

TEST(Margin, TheLogCountsCallsAndKeepsTheLargestUse) {
  MarginLog log;
  log.note_use(500, 1000);
  log.note_use(600, 1000);
  log.note_use(100, 1000);
  log.note_use(100, -5);
  EXPECT_EQ(log.peak_use(), 0.6);
  log.add({.time = 1, .order = 2, .kind = MarginEventKind::kRefused, .equity = 3, .required = 4, .available = 5});
  log.add({.time = 1, .order = 2, .kind = MarginEventKind::kCall, .equity = 3, .required = 4, .available = 3});
  EXPECT_EQ(log.calls(), 1U);
  EXPECT_EQ(log.events().size(), 2U);
}

TEST(Margin, TheAccountLendsByTheMarginOrByTheLeverage) {
  const double worth[] = {1000};
  const double exposure[] = {4000};
  const double initial[] = {400};
  const double maintenance[] = {200};
  const AccountView view{worth, exposure, initial, maintenance};
  const MarginRules rules{.initial = {.of_value = 0.1}, .maintenance = {.of_value = 0.05}};
  const MarginAccount margin{.uses_margin = true};
  EXPECT_EQ(margin.room(view, 0), 600);
  EXPECT_EQ(margin.unit_margin(rules, 200), 20);
  EXPECT_EQ(margin.margin(view).maintenance, 200);
  const MarginAccount cash{.leverage = 5};
  EXPECT_EQ(cash.room(view, 0), 1000);
  EXPECT_EQ(cash.unit_margin(rules, 200), 0);
}

// Of 1000 free, a unit of 100 takes 10 and pays 0.1: 99 units take 990 + 9.9.
TEST(Margin, SizesFitTheMarginAndTheCosts) {
  const SizingRules rules{.lots = Grid(1), .minimum = 1, .commission = {.per_unit = 0.1}};
  const auto of = [&](SizeKind kind, double asked) {
    return size_entry(rules, {kind, asked, 100, 5, 1000, 1000, 0, 10});
  };
  EXPECT_EQ(of(SizeKind::kUnits, 99).lots, 99);
  EXPECT_EQ(of(SizeKind::kUnits, 100).reason, Reason::kLeverage);
  EXPECT_EQ(of(SizeKind::kCash, 1e9).lots, 99);
  EXPECT_EQ(of(SizeKind::kEquityFraction, 20).lots, 99);
  EXPECT_EQ(of(SizeKind::kEquityFraction, 5).lots, 49);  // value and costs fit the fraction as ever: 49 x 100.1
  EXPECT_EQ(of(SizeKind::kRiskFraction, 10).lots, 99);
  EXPECT_EQ(of(SizeKind::kTargetWeight, 20).lots, 99);
}

}  // namespace
}  // namespace tiercel::sim
