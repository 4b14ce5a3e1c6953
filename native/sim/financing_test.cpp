#include "native/sim/financing.hpp"

#include <gtest/gtest.h>

namespace tiercel::sim {
namespace {

// [BT-1]
TEST(Financing, EachSideHasItsRates) {
  const FinancingEvent event{
      .time = 1, .cause = LedgerCause::kSwap, .buyer = {.per_unit = -0.065}, .seller = {.rate = 0.0001}};
  EXPECT_EQ(event.amount(Side::kBuy, 1000, 100), -65);
  EXPECT_DOUBLE_EQ(event.amount(Side::kSell, 1000, 100), 10);
}

}  // namespace
}  // namespace tiercel::sim
