#include "native/sim/rates.hpp"

#include <gtest/gtest.h>

namespace tiercel::sim {
namespace {

// [BT-1]
TEST(Rates, AreTheLastKnownAndNeverALaterOne) {
  const std::vector<RateSeries> series{{}, {{10, 20, 30}, {2.0, 4.0, 8.0}}};
  Rates rates;
  rates.start(series);
  for (const auto& [time, value] :
       {std::pair<std::int64_t, double>{5, 2}, {10, 2}, {19, 2}, {20, 4}, {99, 8}, {11, 2}}) {
    EXPECT_EQ(rates.at(time)[1], value) << time;
    EXPECT_EQ(rates.at(time)[0], 1) << time;
    EXPECT_EQ(series[1].at(time), value) << time;
  }
  EXPECT_EQ(series[0].at(7), 1);
}

// 1000 of the account's own and 500 at a rate of 2 are 2000, or 1000 of the other.
TEST(Rates, MoneyOfAllCurrenciesIsMoneyOfOne) {
  const double money[] = {1000, 500};
  const double rates[] = {1, 2};
  EXPECT_EQ(in_currency(kAccountCurrency, money, rates), 2000);
  EXPECT_EQ(in_currency(1, money, rates), 1000);
  EXPECT_EQ(in_currency(0, std::span(money, 1), {}), 1000);
}

}  // namespace
}  // namespace tiercel::sim
