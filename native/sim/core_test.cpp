// The core knows no bars: a matcher that reads its executions from a list and an account that lends without limit
// drive it unchanged.
#include "native/sim/core.hpp"

#include <gtest/gtest.h>

namespace tiercel::sim {
namespace {

struct ListedMatcher {
  std::vector<Execution> executions;
  std::size_t at = 0;

  bool next(const OrderMachine&, Execution& out) {
    if (at == executions.size()) return false;
    out = executions[at++];
    return true;
  }
};
static_assert(Matcher<ListedMatcher>);

struct LendingAccount {
  double lent = 1e9;

  double equity(const AccountView& v) const { return v.cash + v.position_value; }
  double room(const AccountView&) const { return lent; }
};
static_assert(AccountRule<LendingAccount>);

CoreSettings settings() {
  return {.cash = 1000,
          .ticks = Grid(0.01),
          .sizing = {.kind = SizeKind::kUnits, .lots = Grid(1), .minimum = 1, .commission = {.per_unit = 0.5}},
          .slippage = {.rate = 0, .distance = 0.25}};
}

Execution at(std::uint32_t order, double price, std::int64_t time) {
  return {.order = order, .time = time, .price = price, .closing = price - 1, .spread = 1, .slips = true};
}

TEST(Core, AnyMatcherAndAnyAccountDriveIt) {
  Core<LendingAccount> core;
  core.start(settings(), {}, 0);
  core.submit_entry({.side = Side::kBuy, .decided = 1, .size = 50, .stop_distance = 10, .target_distance = 20});
  ListedMatcher entry{{at(1, 100, 2)}};
  core.run_event(entry);
  EXPECT_EQ(core.position().entry_price, 100.25);
  EXPECT_EQ(core.orders().order(2).price, 9025);
  EXPECT_EQ(core.orders().order(3).price, 12025);
  EXPECT_EQ(core.cash(), 1000 - 50 * 100.25 - 25);
  EXPECT_EQ(core.fills()[0].spread_cost, 25);
  EXPECT_EQ(core.fills()[0].slippage_cost, 12.5);

  core.walk({80, 130});
  ListedMatcher stop{{at(2, 90.25, 3)}};
  core.run_event(stop);
  ASSERT_EQ(core.trades().size(), 1U);
  EXPECT_EQ(core.trades()[0].exit_price, 90.0);
  EXPECT_EQ(core.trades()[0].exit_intent, Intent::kStopLoss);
  EXPECT_EQ(core.trades()[0].adverse, (80 - 100.25) * 50);
  EXPECT_EQ(core.orders().order(3).reason, Reason::kSiblingFilled);
  EXPECT_TRUE(core.position().is_flat());
}

TEST(Core, TheAccountRuleDecidesWhatIsAdmitted) {
  Core<CashAccount> core;
  core.start(settings(), {.leverage = 1}, 0);
  core.submit_entry({.side = Side::kSell, .decided = 1, .size = 50});
  ListedMatcher entry{{at(1, 100, 2)}};
  core.run_event(entry);
  EXPECT_EQ(core.orders().order(1).reason, Reason::kLeverage);
  EXPECT_EQ(core.rejections().leverage, 1U);
  EXPECT_EQ(core.cash(), 1000);
}

TEST(Core, ARejectionIsCountedByItsReason) {
  Core<CashAccount> core;
  core.start(settings(), {.leverage = 1}, 0);
  core.submit_entry({.decided = 1, .size = 0.5});
  core.submit_entry({.decided = 1, .size = 1, .stop_distance = -3});
  ListedMatcher both{{at(1, 100, 2), at(2, 100, 2)}};
  core.run_event(both);
  EXPECT_EQ(core.rejections().minimum, 1U);
  EXPECT_EQ(core.rejections().other, 1U);
  EXPECT_EQ(core.orders().order(3).state, OrderState::kCancelled);
}

TEST(Core, WhatMetNoEventExpires) {
  Core<CashAccount> core;
  core.start(settings(), {}, 0);
  core.submit_entry({.decided = 1, .size = 1, .stop_distance = 3});
  core.finish(9);
  EXPECT_EQ(core.orders().order(1).state, OrderState::kExpired);
  EXPECT_EQ(core.orders().order(2).reason, Reason::kEndOfData);
  EXPECT_TRUE(core.orders().live().empty());
}

}  // namespace
}  // namespace tiercel::sim
