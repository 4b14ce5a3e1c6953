// The core knows no bars: a matcher that reads its executions from a list and an account that lends without limit
// drive it unchanged.
#include "native/sim/core.hpp"

#include <gtest/gtest.h>

#include "native/sim/cash_account.hpp"

namespace tiercel::sim {
namespace {

struct ListedMatcher {
  std::vector<Execution> executions;
  std::vector<Quote> quotes{};
  std::size_t at = 0;

  bool next(const OrderMachine&, Execution& out) {
    if (at == executions.size()) return false;
    out = executions[at++];
    return true;
  }
  Quote quote(std::size_t instrument) const { return quotes[instrument]; }
};
static_assert(Matcher<ListedMatcher>);

struct LendingAccount {
  static constexpr std::size_t kPositions = 1;
  double lent = 1e9;

  std::size_t position_of(const Order&) const { return 0; }
  double equity(const AccountView& v, std::uint8_t) const { return v.worth[0]; }
  double room(const AccountView&, std::uint8_t) const { return lent; }
};
static_assert(AccountRule<LendingAccount>);

CoreSettings settings() {
  return {.cash = {1000},
          .instruments = {{.ticks = Grid(0.01),
                           .sizing = {.lots = Grid(1), .minimum = 1, .commission = {.per_unit = 0.5}},
                           .slippage = {.rate = 0, .distance = 0.25}}}};
}

Execution at(std::uint32_t order, double price, std::int64_t time) {
  return {.order = order, .time = time, .price = price, .closing = price - 1, .spread = 1, .slips = true};
}

template <class Account>
void run(Core<Account>& core, std::vector<Execution> executions, std::vector<Quote> quotes = {}) {
  core.arrive(0, {}, 0);
  ListedMatcher matcher{std::move(executions), std::move(quotes)};
  core.run_event(matcher);
}

// [BT-1] [BT-2]
TEST(Core, AnyMatcherAndAnyAccountDriveIt) {
  Core<LendingAccount> core;
  core.start(settings(), {}, 0);
  core.submit({.decided = 1, .size = 50, .stop_distance = 10, .target_distance = 20});
  run(core, {at(1, 100, 2)});
  EXPECT_EQ(core.position().entry_price, 100.25);
  EXPECT_EQ(core.orders().order(2).price, 9025);
  EXPECT_EQ(core.orders().order(3).price, 12025);
  EXPECT_EQ(core.cash(), 1000 - 50 * 100.25 - 25);
  EXPECT_EQ(core.fills()[0].spread_cost, 25);
  EXPECT_EQ(core.fills()[0].slippage_cost, 12.5);

  core.walk(0, {80, 130}, {});
  run(core, {at(2, 90.25, 3)});
  ASSERT_EQ(core.trades().size(), 1U);
  EXPECT_EQ(core.fills()[1].price, 90.0);
  EXPECT_EQ(core.trades()[0].adverse, (80 - 100.25) * 50);
  EXPECT_EQ(core.orders().order(3).reason, Reason::kSiblingFilled);
  EXPECT_TRUE(core.position().is_flat());
}

TEST(Core, TheAccountRuleDecidesWhatIsAdmitted) {
  Core<CashAccount> core;
  core.start(settings(), {.leverage = 1}, 0);
  core.submit({.side = Side::kSell, .decided = 1, .size = 50});
  run(core, {at(1, 100, 2)});
  EXPECT_EQ(core.orders().order(1).reason, Reason::kLeverage);
  EXPECT_EQ(core.rejections().leverage, 1U);
  EXPECT_EQ(core.cash(), 1000);
}

TEST(Core, ARejectionIsCountedByItsReason) {
  Core<CashAccount> core;
  core.start(settings(), {.leverage = 1}, 0);
  core.submit({.decided = 1, .size = 0.5});
  core.submit({.decided = 1, .size = 1, .stop_distance = -3});
  run(core, {at(1, 100, 2), at(2, 100, 2)});
  EXPECT_EQ(core.rejections().minimum, 1U);
  EXPECT_EQ(core.rejections().other, 1U);
  EXPECT_EQ(core.orders().order(3).state, OrderState::kCancelled);
}

TEST(Core, WhatMetNoEventExpires) {
  Core<CashAccount> core;
  core.start(settings(), {}, 0);
  core.submit({.decided = 1, .size = 1, .stop_distance = 3});
  core.finish(9);
  EXPECT_EQ(core.orders().order(1).state, OrderState::kExpired);
  EXPECT_EQ(core.orders().order(2).reason, Reason::kEndOfData);
  EXPECT_TRUE(core.orders().live(0).empty());
}

TEST(Core, AnEntryAddsOrReducesAndNeverFlips) {
  Core<LendingAccount> core;
  core.start(settings(), {}, 0);
  for (const Side side : {Side::kBuy, Side::kBuy, Side::kSell}) core.submit({.side = side, .decided = 1, .size = 3});
  core.submit({.side = Side::kSell, .decided = 1, .size = 99, .stop_distance = 5});
  run(core, {at(1, 100, 2), at(2, 110, 2)});
  EXPECT_EQ(core.position().entry_price, 105.25);
  EXPECT_EQ(core.position().lots, 6);
  run(core, {at(3, 120, 3)});
  EXPECT_EQ(core.position().lots, 3);
  run(core, {at(4, 120, 4)});
  EXPECT_TRUE(core.position().is_flat());
  EXPECT_EQ(core.fills()[3].lots, 3);
  EXPECT_EQ(core.orders().order(5).reason, Reason::kPositionClosed);
  EXPECT_EQ(core.trades().size(), 2U);
}

TEST(Core, EachEntrysLevelsReduceByItsOwnLots) {
  Core<LendingAccount> core;
  core.start(settings(), {}, 0);
  core.submit({.decided = 1, .size = 3, .stop_distance = 10});
  core.submit({.decided = 1, .size = 5, .target_distance = 10});
  run(core, {at(1, 100, 2), at(3, 100, 2)});
  run(core, {at(2, 90.25, 3)});
  EXPECT_EQ(core.position().lots, 5);
  run(core, {at(4, 110.25, 4)});
  EXPECT_TRUE(core.position().is_flat());
}

TEST(Core, ASplitMultipliesLotsAndDividesPrices) {
  Core<LendingAccount> core;
  core.start(settings(), {}, 0);
  core.submit({.decided = 1, .size = 3, .stop_distance = 10, .trailing_distance = 20});
  core.submit({.type = OrderType::kLimit, .decided = 1, .size = 5, .price = 5001});
  run(core, {at(1, 99.75, 2)});
  const double cash = core.cash();
  core.apply(0, {.time = 3, .numerator = 3, .denominator = 2, .dividend = 0.5}, {60, 61}, 3);
  EXPECT_EQ(core.position().lots, 4);
  EXPECT_EQ(core.position().entry_price, 100 * 2.0 / 3.0);
  EXPECT_EQ(core.cash(), cash + 0.5 * 60 + 4 * 0.5);
  EXPECT_EQ(core.ledger().entries().back().row.cause, LedgerCause::kDividend);
  EXPECT_EQ(core.orders().order(2).price, 6000);  // 90 * 2 / 3
  EXPECT_EQ(core.orders().order(3).asked, 20 * 2.0 / 3.0);
  EXPECT_EQ(core.orders().order(4).price, 3334);  // a buy limit: down
  EXPECT_EQ(core.orders().order(4).asked, 7.5);
  run(core, {at(2, 60, 4)});
  EXPECT_TRUE(core.position().is_flat());
  EXPECT_EQ(core.fills()[1].lots, 4);
}

}  // namespace
}  // namespace tiercel::sim
