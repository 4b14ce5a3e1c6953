#include "native/indicators/parts/pattern_row.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <vector>

namespace tiercel::indicators {
namespace {

void expect_fraction(double number, double numerator, double denominator) {
  const Penetration<double> found = penetration_of(number);
  EXPECT_EQ(found.numerator, numerator) << number;
  EXPECT_EQ(found.denominator, denominator) << number;
}

TEST(Penetration, IsTheShortestDecimalFractionThatReadsAsTheNumber) {
  expect_fraction(0.0, 0.0, 1.0);
  expect_fraction(0.3, 3.0, 10.0);
  expect_fraction(0.5, 1.0, 2.0);
  expect_fraction(1.25, 5.0, 4.0);
  expect_fraction(0.000001, 1.0, 1000000.0);
  expect_fraction(1.0 / 3.0, 1.0 / 3.0, 1.0);
  expect_fraction(0.1 + 0.2, 0.1 + 0.2, 1.0);
}

constexpr ColumnSet kAllColumns = (1U << kCandleColumns) - 1;

// A block of `rows` bars at `price`, after kept ones at `before`; whether it can be counted in ticks of 10^-decimals.
bool is_counted(double price, double before, int decimals) {
  const std::vector<double> column(4, price);
  const std::vector<int> all(4, decimals);
  std::vector<double> cells(kCandleCells, before);
  CandleBlock<std::int32_t> block(countable_scale(all.data(), 4), kAllColumns);
  const BarPointers bars{column.data(), column.data(), column.data(), column.data()};
  return block.begin(bars, cells.data(), kKeptCandles) && block.add(bars, column.size());
}

TEST(CandleBlock, IsCountedInTicksWhereAllPricesAreOnTheStepAndNearEachOther) {
  EXPECT_TRUE(is_counted(1.23456, 123450.0, 5));
  EXPECT_TRUE(is_counted(-1.23456, -123450.0, 5));
  EXPECT_TRUE(is_counted(123456.0, 123450.0, 0));
  EXPECT_FALSE(is_counted(123456.0, 123450.0, kOffStep));
  EXPECT_FALSE(is_counted(1.234567, 123450.0, 5));
  EXPECT_FALSE(is_counted(1.23456, 123450.5, 5));
  EXPECT_FALSE(is_counted(1.23456, 200000.0, 5));
  EXPECT_FALSE(is_counted(123456.0, 123456.0 + 0x1p24, 0));
  EXPECT_FALSE(is_counted(1e300, 1e300, 5));
  EXPECT_FALSE(is_counted(std::numeric_limits<double>::quiet_NaN(), 123450.0, 5));
}

}  // namespace
}  // namespace tiercel::indicators
