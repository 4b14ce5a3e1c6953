#include "native/sim/metrics/daily_returns.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace tiercel::sim::metrics {
namespace {

struct Days {
  std::vector<double> returns;
  DailyReturns figures;
};

Days days_of(const std::vector<double>& equity, const std::vector<std::int64_t>& closes,
             const std::vector<std::int64_t>& ends, double cash = 100.0) {
  Days days{std::vector<double>(ends.size() + 1), {}};
  daily_returns({equity, {closes, 0}, ends, cash}, days.returns, days.figures);
  days.returns.resize(days.figures.days);
  return days;
}

// [BT-5]
TEST(DailyReturns, StartFromTheOpeningCashAndTakeTheLastBarKnownAtTheDaysEnd) {
  // Day ends 10 and 20; a bar that closes at 10 belongs to the first day.
  const Days days = days_of({90.0, 110.0, 121.0, 132.0}, {5, 10, 11, 20}, {10, 20});
  ASSERT_EQ(days.returns.size(), 2U);
  EXPECT_EQ(days.returns[0], 110.0 / 100.0 - 1.0);
  EXPECT_EQ(days.returns[1], 132.0 / 110.0 - 1.0);
}

TEST(DailyReturns, AreZeroOnDaysWithoutBarsBeforeBetweenAndAfter) {
  const Days days = days_of({110.0, 121.0}, {25, 45}, {10, 20, 30, 40, 50, 60});
  EXPECT_EQ(days.returns, (std::vector<double>{0.0, 0.0, 110.0 / 100.0 - 1.0, 0.0, 121.0 / 110.0 - 1.0, 0.0}));
}

TEST(DailyReturns, BarsAfterTheLastEndMakeADay) {
  const Days days = days_of({110.0, 121.0, 99.0}, {5, 11, 12}, {10});
  EXPECT_EQ(days.returns, (std::vector<double>{110.0 / 100.0 - 1.0, 99.0 / 110.0 - 1.0}));
}

TEST(DailyReturns, AfterATotalLossAreMarked) {
  EXPECT_FALSE(days_of({0.0}, {5}, {10}).figures.total_loss);
  const Days days = days_of({0.0, 0.0}, {5, 15}, {10, 20});
  EXPECT_TRUE(days.figures.total_loss);
  EXPECT_EQ(days.returns, (std::vector<double>{-1.0, 0.0}));
}

TEST(DailyReturns, FiguresAreThoseOfTheReturns) {
  const Days days = days_of({110.0, 99.0}, {5, 15}, {10, 20});  // 0.1 and -0.1
  EXPECT_NEAR(days.figures.mean, 0.0, 1e-16);
  EXPECT_NEAR(days.figures.deviation, std::sqrt(0.02), 1e-15);
  EXPECT_NEAR(days.figures.largest, 0.1, 1e-15);
  EXPECT_NEAR(days.figures.smallest, -0.1, 1e-15);
  EXPECT_EQ(days.figures.mean_equity, 104.5);
}

TEST(DailyReturns, KnownAtFindsEveryPlaceFromEveryStart) {
  const std::vector<std::int64_t> times = {1, 3, 3, 7, 20, 21, 22, 23, 40, 41, 90};
  const BarCloses closes{times, 2};
  for (std::size_t from = 0; from <= times.size(); ++from) {
    for (std::int64_t time = 0; time < 100; ++time) {
      std::size_t expected = from;
      while (expected < times.size() && times[expected] + 2 <= time) ++expected;
      EXPECT_EQ(known_at(closes, from, times.size(), time), expected);
    }
  }
}

}  // namespace
}  // namespace tiercel::sim::metrics
