#include "native/sim/records.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace tiercel::sim {
namespace {

Fill fill(std::uint32_t order, Side side, std::int64_t lots, double price, double commission) {
  return {.order = order,
          .bar = order * 10,
          .time = order * 100,
          .lots = lots,
          .price = price,
          .commission = commission,
          .spread_cost = 0,
          .slippage_cost = 0,
          .instrument = 0,
          .side = side,
          .rule = FillRule::kMarketOpen,
          .liquidity = Liquidity::kTaker,
          .currency = 0,
          .ambiguous = false};
}

TEST(Records, ATradesRowFollowsFromItsFillsAndItsExitOrder) {
  OrderMachine orders;
  orders.clear(1, false);
  orders.create({.decided = 1, .asked = 4});
  orders.create({.decided = 2, .asked = 1, .side = Side::kSell, .intent = Intent::kExit});
  const std::vector<Fill> fills{fill(1, Side::kBuy, 4, 100, 1), fill(2, Side::kSell, 4, 103, 2)};
  const Trade trade{.entry_time = 100,
                    .exit_time = 200,
                    .entry_price = 100,
                    .commission = 3,
                    .profit = 3,
                    .adverse = -1,
                    .favourable = 8,
                    .entry_fill = 0,
                    .exit_fill = 1};
  const TradeRow row = trade_row(trade, fills, orders, Grid(0.5));
  EXPECT_EQ(row.lots, 4);
  EXPECT_EQ(row.gross_profit, 6);  // 3 a unit, 2 units
  EXPECT_EQ(row.exit_price, 103);
  EXPECT_EQ(row.entry_bar, 10U);
  EXPECT_EQ(row.exit_bar, 20U);
  EXPECT_EQ(row.side, Side::kBuy);
  EXPECT_EQ(row.exit_intent, Intent::kExit);
}

TEST(Records, LedgerRowsOfFillsStandBetweenThoseThatWereKept) {
  Ledger ledger;
  ledger.clear(1);
  ledger.post({.time = 0, .amount = 1000, .reference = 0, .cause = LedgerCause::kDeposit, .currency = 0}, 0);
  const std::vector<Fill> fills{fill(1, Side::kBuy, 4, 100, 1), fill(2, Side::kSell, 4, 103, 0)};
  ledger.settle(fills[0], 200);
  ledger.post({.time = 150, .amount = 5, .reference = -1, .cause = LedgerCause::kDividend, .currency = 0}, 1);
  ledger.settle(fills[1], 206);
  std::vector<LedgerCause> causes;
  double cash = 0;
  for_each_ledger_row(
      ledger, fills, [](std::size_t) { return Grid(0.5); },
      [&](const LedgerRow& row) {
        causes.push_back(row.cause);
        cash += row.amount;
      });
  const std::vector<LedgerCause> expected{LedgerCause::kDeposit, LedgerCause::kTrade, LedgerCause::kCommission,
                                          LedgerCause::kDividend, LedgerCause::kTrade};
  EXPECT_EQ(causes, expected);
  EXPECT_EQ(ledger.size(), expected.size());
  EXPECT_EQ(cash, ledger.cash());
  EXPECT_EQ(cash, 1010);
}

}  // namespace
}  // namespace tiercel::sim
