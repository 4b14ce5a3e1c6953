#include "native/bars/row_groups.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <random>
#include <vector>

#include "native/core/cpu.hpp"

namespace tiercel::bars {
namespace {

constexpr std::int64_t kMinute = 60'000'000'000;

struct Grouped {
  std::vector<std::int32_t> begin, end;
  std::vector<std::int64_t> open;
  Status status;
};

Grouped group(const std::vector<std::int64_t>& times, std::int64_t period, std::size_t room) {
  Grouped g{std::vector<std::int32_t>(room), std::vector<std::int32_t>(room), std::vector<std::int64_t>(room), {}};
  std::size_t count = 0;
  g.status = group_by_period(times, period, {g.begin, g.end, g.open}, count);
  g.begin.resize(count);
  g.end.resize(count);
  g.open.resize(count);
  return g;
}

TEST(RowGroups, PeriodsWithoutARowGiveNoGroup) {
  const auto g = group({0, kMinute, 4 * kMinute, 15 * kMinute}, 5 * kMinute, 4);
  EXPECT_EQ(g.status, Status::kOk);
  EXPECT_EQ(g.begin, (std::vector<std::int32_t>{0, 3}));
  EXPECT_EQ(g.end, (std::vector<std::int32_t>{3, 4}));
  EXPECT_EQ(g.open, (std::vector<std::int64_t>{0, 15 * kMinute}));
}

TEST(RowGroups, TimesBefore1970BelongToThePeriodThatBeganBeforeThem) {
  const auto g = group({-kMinute, 0}, 5 * kMinute, 2);
  EXPECT_EQ(g.open, (std::vector<std::int64_t>{-5 * kMinute, 0}));
}

TEST(RowGroups, RefusesAPeriodOfNothingAndAnOutputThatIsTooSmall) {
  EXPECT_EQ(group({0}, 0, 1).status, Status::kParameterRange);
  EXPECT_EQ(group({0, kMinute}, kMinute, 1).status, Status::kOutputTooSmall);
}

double plain(Reduction reduction, std::span<const double> rows) {
  double sum = 0;
  for (const double x : rows) sum += x;
  switch (reduction) {
    case Reduction::kFirst:
      return rows.front();
    case Reduction::kHighest:
      return *std::max_element(rows.begin(), rows.end());
    case Reduction::kLowest:
      return *std::min_element(rows.begin(), rows.end());
    case Reduction::kLast:
      return rows.back();
    case Reduction::kSum:
      return sum;
    case Reduction::kMean:
      break;
  }
  return sum / static_cast<double>(rows.size());
}

// Groups of 1 to `largest` rows, with rows between them that belong to none.
struct Case {
  std::vector<double> column;
  std::vector<std::int32_t> begin, end;
};

Case random_case(std::mt19937& random, std::int32_t largest) {
  Case c;
  std::int32_t row = 0;
  for (std::int32_t size = 1; size <= largest; ++size) {
    row += size % 3;
    c.begin.push_back(row);
    row += size;
    c.end.push_back(row);
  }
  std::uniform_real_distribution<double> price(1, 2);
  for (std::int32_t i = 0; i < row; ++i) c.column.push_back(price(random));
  return c;
}

TEST(RowGroups, EveryReductionEqualsThePlainOneAtEachLevel) {
  std::mt19937 random(7);
  const Case c = random_case(random, 70);
  const RowGroups groups{c.begin, c.end};
  std::vector<double> out(c.begin.size());
  for (const auto level : {SimdLevel::kBaseline, SimdLevel::kAvx2, SimdLevel::kAvx512}) {
    set_simd_limit(level);
    for (int kind = 0; kind <= static_cast<int>(Reduction::kMean); ++kind) {
      ASSERT_EQ(reduce_rows(static_cast<Reduction>(kind), c.column, groups, out), Status::kOk);
      for (std::size_t i = 0; i < out.size(); ++i) {
        const std::span<const double> all(c.column);
        const auto rows =
            all.subspan(static_cast<std::size_t>(c.begin[i]), static_cast<std::size_t>(c.end[i] - c.begin[i]));
        ASSERT_EQ(out[i], plain(static_cast<Reduction>(kind), rows)) << "reduction " << kind << " group " << i;
      }
    }
  }
  set_simd_limit(SimdLevel::kAvx512);
}

TEST(RowGroups, WeightsOfNothingGiveTheMean) {
  const std::array<double, 4> prices{1, 3, 2, 8};
  const std::array<double, 4> volumes{1, 3, 0, 0};
  const std::array<std::int32_t, 2> begin{0, 2}, end{2, 4};
  std::array<double, 2> out{};
  ASSERT_EQ(reduce_weighted(prices, volumes, {begin, end}, out), Status::kOk);
  EXPECT_EQ(out[0], 2.5);
  EXPECT_EQ(out[1], 5);
}

TEST(RowGroups, RefusesGroupsOutsideTheColumnOrOutOfOrder) {
  const std::array<double, 2> column{1, 2};
  std::array<double, 1> out{};
  const auto status = [&](std::int32_t from, std::int32_t to) {
    const std::array<std::int32_t, 1> begin{from}, end{to};
    return reduce_rows(Reduction::kSum, column, {begin, end}, out);
  };
  EXPECT_EQ(status(0, 2), Status::kOk);
  EXPECT_EQ(status(0, 3), Status::kParameterRange);
  EXPECT_EQ(status(-1, 1), Status::kParameterRange);
  EXPECT_EQ(status(1, 1), Status::kParameterRange);
  const std::array<std::int32_t, 1> one{0};
  EXPECT_EQ(reduce_rows(Reduction::kSum, column, {one, one}, std::span<double>(out).first(0)), Status::kLengthMismatch);
}

}  // namespace
}  // namespace tiercel::bars
