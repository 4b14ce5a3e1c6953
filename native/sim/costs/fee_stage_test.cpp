// [BT-3]
#include "native/sim/costs/fee_stage.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "native/sim/costs/entry_costs.hpp"
#include "native/sim/sizing.hpp"

namespace tiercel::sim {
namespace {

constexpr std::int64_t kDay = 86'400'000'000'000;
constexpr double kNone = -std::numeric_limits<double>::infinity();

FeeMoment moment(std::uint32_t order, double units, double value, bool is_first = true, bool is_last = true) {
  return {.order = order,
          .time = 0,
          .units = units,
          .value = value,
          .liquidity = Liquidity::kTaker,
          .currency = 0,
          .is_first = is_first,
          .is_last = is_last};
}

bool none_done(std::uint32_t) { return false; }

TEST(FeeStage, AnOrderThatFillsInPartsPaysItsMinimumOnceAndIsHeldToItsMaximumAsAWhole) {
  FeeStage stage;
  const Commission c{.per_unit = 0.005, .per_value = 0, .minimum = 1, .maximum_rate = 0.01};
  // 40 units at 1: 1 % of 40 = 0.40. With 100 more: 140 x 0.005 = 0.70, at least 1, at most 1.40: 1 - 0.40 = 0.60.
  // With 260 more: 400 x 0.005 = 2, at most 4: 2 - 1 = 1.
  EXPECT_EQ(stage.charge(c, {}, moment(1, 40, 40, true, false), none_done), 0.4);
  EXPECT_EQ(stage.charge(c, {}, moment(2, 400, 400), none_done), 2.0);
  EXPECT_EQ(stage.charge(c, {}, moment(1, 100, 100, false, false), none_done), 0.6);
  EXPECT_EQ(stage.charge(c, {}, moment(1, 260, 260, false, true), none_done), 1.0);
}

TEST(FeeStage, PartsSumToWhatTheWholeOrderPays) {
  std::uint32_t seed = 1;
  const auto next = [&seed] { return (seed = seed * 1'664'525 + 1'013'904'223) >> 16; };
  const FeeSchedule by_value{.basis = TierBasis::kOrderValue,
                             .tiers = {{0, {0.01, 0.002}, {}}, {500, {0.005, 0.001}, {}}, {9'000, {0, 0.0001}, {}}}};
  for (int run = 0; run < 500; ++run) {
    const Commission c{.per_unit = 0.01, .per_value = 0.0005, .minimum = double(next() % 3), .maximum_rate = 0.01};
    for (const FeeSchedule& fees : {FeeSchedule{}, by_value}) {
      FeeStage stage;
      FeeStage whole;
      double sum = 0;
      double units = 0;
      const std::uint32_t parts = 2 + next() % 5;
      for (std::uint32_t i = 0; i < parts; ++i) {
        const double part = 1 + next() % 200;
        const double fee = stage.charge(c, fees, moment(1, part, part * 20, i == 0, i + 1 == parts), none_done);
        EXPECT_GE(fee, -1e-12);
        sum += fee;
        units += part;
      }
      EXPECT_NEAR(sum, whole.charge(c, fees, moment(1, units, units * 20), none_done), 1e-9);
    }
  }
}

TEST(FeeStage, TiersOfTheMonthHoldForThePartInThemAndBeginAnewWithTheMonth) {
  FeeStage stage;
  const FeeSchedule fees{.basis = TierBasis::kMonthUnits, .tiers = {{0, {0.0035, 0}, {}}, {1'000, {0.002, 0}, {}}}};
  FeeMoment m = moment(1, 600, 6'000);
  m.time = 30 * kDay;                                             // 1970-01-31
  EXPECT_EQ(stage.charge({}, fees, m, none_done), 600 * 0.0035);  // 0 traded before
  // 600 before: 400 x 0.0035 + 200 x 0.002 = 1.4 + 0.4
  EXPECT_NEAR(stage.charge({}, fees, m, none_done), 1.8, 1e-15);
  EXPECT_EQ(stage.charge({}, fees, m, none_done), 600 * 0.002);  // 1200
  m.time = 31 * kDay - 1;
  EXPECT_EQ(stage.charge({}, fees, m, none_done), 600 * 0.002);
  m.time = 31 * kDay;  // 1970-02-01
  EXPECT_EQ(stage.charge({}, fees, m, none_done), 600 * 0.0035);
}

TEST(FeeStage, ATierBeginsAtItsThreshold) {
  FeeStage stage;
  stage.clear(2);
  const FeeSchedule fees{.basis = TierBasis::kMonthValue, .tiers = {{0, {0, 0.001}, {}}, {6'000, {0, 0.0005}, {}}}};
  EXPECT_EQ(stage.charge({}, fees, moment(1, 60, 6'000), none_done), 6.0);
  EXPECT_EQ(stage.charge({}, fees, moment(2, 60, 6'000), none_done), 3.0);
  FeeMoment other = moment(3, 60, 6'000);  // money of another currency counts apart
  other.currency = 1;
  EXPECT_EQ(stage.charge({}, fees, other, none_done), 6.0);
}

TEST(FeeStage, TiersByTheValueOfTheOrderHoldForThePartInThem) {
  FeeStage stage;
  const FeeSchedule fees{.basis = TierBasis::kOrderValue,
                         .tiers = {{0, {0, 0.002}, {}}, {10'000, {0, 0.001}, {}}, {50'000, {0, 0.0005}, {}}}};
  EXPECT_EQ(stage.charge({}, fees, moment(1, 1, 10'000), none_done), 20.0);
  // 10,000 x 0.002 + 40,000 x 0.001 + 30,000 x 0.0005 = 20 + 40 + 15
  EXPECT_EQ(stage.charge({}, fees, moment(2, 1, 80'000), none_done), 75.0);
}

TEST(FeeStage, MakersHaveTheirOwnRateWhichMayBeARebate) {
  FeeStage stage;
  const FeeSchedule fees{.basis = TierBasis::kNone, .tiers = {{0, {0, 0.0005}, {0, -0.0001}}}};
  const Commission c{.per_unit = 0, .per_value = 0.0005, .minimum = kNone};
  FeeMoment m = moment(1, 10, 10'000);
  EXPECT_EQ(stage.charge(c, fees, m, none_done), 5.0);
  m.liquidity = Liquidity::kMaker;
  EXPECT_EQ(stage.charge(c, fees, m, none_done), -1.0);
}

TEST(FeeStage, ForgetsOrdersThatAreDone) {
  FeeStage stage;
  const Commission c{.per_unit = 1, .per_value = 0, .minimum = 100};
  for (std::uint32_t id = 1; id <= 10'000; ++id) {
    const auto is_done = [id](std::uint32_t order) { return order + 10 < id; };
    EXPECT_EQ(stage.charge(c, {}, moment(id, 1, 1, true, false), is_done), 100.0);
    if (id > 5) {
      EXPECT_EQ(stage.charge(c, {}, moment(id - 5, 1, 1, false, false), is_done), 0.0);
    }
  }
}

TEST(MonthVolume, MonthsAreThoseOfTheCalendar) {
  EXPECT_EQ(utc_month(0), 1970 * 12);
  EXPECT_EQ(utc_month(-1), 1969 * 12 + 11);
  EXPECT_EQ(utc_month(951'782'400'000'000'000), 2000 * 12 + 1);  // 2000-02-29
  EXPECT_EQ(utc_month(951'868'800'000'000'000 - 1), 2000 * 12 + 1);
  EXPECT_EQ(utc_month(951'868'800'000'000'000), 2000 * 12 + 2);  // 2000-03-01
  EXPECT_EQ(utc_month(1'735'689'600'000'000'000), 2025 * 12);    // 2025-01-01
  EXPECT_EQ(utc_month(1'735'689'600'000'000'000 - 1), 2024 * 12 + 11);
  std::int64_t last = utc_month(-800'000 * (kDay / 8));
  for (std::int64_t day = -100'000; day < 100'000; ++day) {
    const std::int64_t month = utc_month(day * kDay);
    ASSERT_TRUE(month == last || month == last + 1);
    last = month;
  }
}

// What sizing counts on never decreases, whatever the rates.
TEST(EntryCosts, NeverDecreaseInUnitsAndCountNoRebate) {
  const FeeSchedule by_value{.basis = TierBasis::kOrderValue,
                             .tiers = {{0, {0.3, 0.002}, {}}, {1'000, {0, -0.001}, {}}, {5'000, {0, 0.0005}, {}}}};
  const FeeSchedule by_month{.basis = TierBasis::kMonthUnits,
                             .tiers = {{0, {0.3, 0.002}, {}}, {100, {0.2, 0}, {0.2, 0}}, {500, {-0.1, 0}, {}}}};
  const FeeSchedule rebate{.basis = TierBasis::kNone, .tiers = {{0, {0.01, -0.0005}, {-0.01, -0.001}}}};
  for (const FeeSchedule& fees : {by_value, by_month, rebate}) {
    for (const Liquidity l : {Liquidity::kTaker, Liquidity::kMaker}) {
      const EntryCosts costs{.commission = {.minimum = kNone}, .fees = &fees, .liquidity = l};
      double last = 0;
      for (double units = 0; units < 1'000; ++units) {
        const double fee = costs.commission_of(units, units * 7);
        ASSERT_GE(fee, last * (1 - 1e-14));
        last = fee;
      }
    }
  }
}

TEST(EntryCosts, ABudgetHoldsTheMostLotsThatFitWithImpactAndTiers) {
  const double volume[] = {1'000};
  const double scale[] = {0.01};
  const MarketCosts market{.share = {.volume = volume, .coefficient = 0.1, .limit = 0.5}, .impact = {.scale = scale}};
  const FeeSchedule fees{.basis = TierBasis::kOrderValue, .tiers = {{0, {0, 0.002}, {}}, {1'000, {0, 0.001}, {}}}};
  const EntryCosts costs{
      .commission = {.minimum = 2}, .fees = &fees, .market = &market, .price = 100, .fixed_slip = 0.5};
  const SizingRules rules{.lots = Grid(1), .minimum = 1};
  for (double budget = 1; budget < 200'000; budget = budget * 1.1 + 7) {
    const SizingMoment m{.kind = SizeKind::kCash,
                         .asked = budget,
                         .price = 100.5,
                         .stop_distance = 0,
                         .equity = 1e9,
                         .room = 1e9,
                         .held = 0,
                         .costs = &costs};
    const auto total = [&](double n) {
      const double share = std::min(n / 1'000, 0.5);
      const double price = 100 + 0.5 + 100 * (0.1 * (share * share)) + 100 * (0.01 * std::sqrt(n));
      const double value = n * price;
      return value + std::max(2.0, value <= 1'000 ? value * 0.002 : 2 + (value - 1'000) * 0.001);
    };
    const auto lots = static_cast<double>(lots_within(rules, m, Takes::kValue, budget));
    if (lots > 0) {
      EXPECT_LE(total(lots), budget * (1 + 1e-11));
    }
    EXPECT_GT(total(lots + 1), budget * (1 - 1e-11));
  }
}

}  // namespace
}  // namespace tiercel::sim
