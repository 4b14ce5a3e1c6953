#include "native/sim/costs/commission.hpp"

#include <gtest/gtest.h>

#include "native/sim/costs/slippage.hpp"
#include "native/sim/ledger.hpp"

namespace tiercel::sim {
namespace {

// [BT-3]
TEST(Slippage, IsAgainstTheTrader) {
  EXPECT_EQ(slipped(Side::kBuy, 100, 0.5), 100.5);
  EXPECT_EQ(slipped(Side::kSell, 100, 0.5), 99.5);
  EXPECT_EQ(slipped(Side::kSell, 0.1, 0.5), 0.0);
  EXPECT_EQ((Slippage{.rate = 0.001, .distance = 0}.of(200)), 0.2);
}

TEST(Commission, MinimumAndMostRate) {
  const Commission c{.per_unit = 0.005, .per_value = 0.001, .minimum = 1, .maximum_rate = 0.01};
  EXPECT_EQ(c.of(100, 10'000), 10.5);
  EXPECT_EQ(c.of(1, 500), 1.0);
  EXPECT_EQ(c.of(1, 50), 0.5);  // 1 % of 50 wins over the minimum of 1
  EXPECT_EQ(Commission{}.of(100, 1e9), 0.0);
}

TEST(Ledger, CashIsTheRunningSumOfItsRows) {
  Ledger ledger;
  for (const double amount : {0.1, 0.2, -0.3}) {
    ledger.post({.time = 0, .amount = amount, .reference = 0, .cause = LedgerCause::kTrade, .currency = 0}, 0);
  }
  EXPECT_EQ(ledger.cash(), 0.1 + 0.2 - 0.3);
  EXPECT_EQ(ledger.size(), 3U);
  ledger.clear(1);
  EXPECT_EQ(ledger.cash(), 0.0);
}

}  // namespace
}  // namespace tiercel::sim
