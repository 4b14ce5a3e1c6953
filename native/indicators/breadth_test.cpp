#include "native/indicators/breadth.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>
#include <vector>

#include "native/core/cpu.hpp"

namespace tiercel::indicators {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

struct Market {
  explicit Market(std::size_t rows) : columns(7, std::vector<double>(rows, 0.0)) {}
  [[nodiscard]] BreadthCounts counts() {
    return {columns[0], columns[1], columns[2], columns[3], columns[4], columns[5], columns[6]};
  }
  std::vector<std::vector<double>> columns;
};

TEST(Breadth, CountsMovesVolumesAndExtremes) {
  const std::vector<double> close{10, 11, 12, 12, 9};
  const std::vector<double> high{11, 12, 13, 13, 10};
  const std::vector<double> low{9, 10, 11, 11, 8};
  const std::vector<double> volume{100, 200, kNone, 400, 500};
  const std::vector<double> highest{kNone, 12, 13, 13, 13};
  const std::vector<double> lowest{kNone, 9, 10, 11, 8};
  Market market(5);
  for (int twice = 0; twice < 2; ++twice) {
    EXPECT_EQ(add_breadth({high, low, close, volume, highest, lowest}, 2, market.counts()), Status::kOk);
  }
  EXPECT_EQ(market.columns[0], (std::vector<double>{0, 2, 2, 0, 0}));
  EXPECT_EQ(market.columns[1], (std::vector<double>{0, 0, 0, 0, 2}));
  EXPECT_EQ(market.columns[2], (std::vector<double>{0, 0, 0, 2, 0}));
  EXPECT_EQ(market.columns[3], (std::vector<double>{0, 400, 0, 0, 0}));
  EXPECT_EQ(market.columns[4], (std::vector<double>{0, 0, 0, 0, 1000}));
  EXPECT_EQ(market.columns[5], (std::vector<double>{0, 0, 2, 0, 0}));
  EXPECT_EQ(market.columns[6], (std::vector<double>{0, 0, 0, 0, 2}));
}

TEST(Breadth, EveryLengthAndInstructionSetGivesTheSame) {
  std::vector<double> values(1100);
  for (std::size_t i = 0; i < values.size(); ++i) values[i] = static_cast<double>((i * 7919) % 13);
  for (const std::size_t rows : {0U, 1U, 2U, 255U, 256U, 257U, 258U, 1100U}) {
    const std::span<const double> column(values.data(), rows);
    Market expected(rows);
    for (std::size_t i = 1; i < rows; ++i) {
      expected.columns[values[i] > values[i - 1] ? 0 : values[i] < values[i - 1] ? 1 : 2][i] = 1;
      if (values[i] > values[i - 1]) expected.columns[3][i] = values[i];
      if (values[i] < values[i - 1]) expected.columns[4][i] = values[i];
      if (i >= 300 && values[i] > values[i - 1]) expected.columns[5][i] = 1;
      if (i >= 300 && values[i] < values[i - 1]) expected.columns[6][i] = 1;
    }
    for (const SimdLevel level : {SimdLevel::kBaseline, SimdLevel::kAvx2, SimdLevel::kAvx512}) {
      set_simd_limit(level);
      Market market(rows);
      EXPECT_EQ(add_breadth({column, column, column, column, column, column}, 300, market.counts()), Status::kOk);
      EXPECT_EQ(market.columns, expected.columns) << rows;
    }
    set_simd_limit(SimdLevel::kAvx512);
  }
}

TEST(Breadth, ColumnsOfDifferentLengthsAndAPeriodOfNoneAreAStatus) {
  const std::vector<double> three(3, 1.0);
  const std::vector<double> two(2, 1.0);
  Market market(3);
  EXPECT_EQ(add_breadth({three, three, three, three, three, two}, 2, market.counts()), Status::kLengthMismatch);
  EXPECT_EQ(add_breadth({three, three, three, three, three, three}, 0, market.counts()), Status::kParameterRange);
}

}  // namespace
}  // namespace tiercel::indicators
