#include "native/sim/record_list.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <span>

namespace tiercel::sim {
namespace {

struct Record {
  std::int64_t number;
  double value;
};

TEST(RecordList, KeepsItsRecordsWhileItGrows) {
  RecordList<Record> list;
  EXPECT_TRUE(list.empty());
  for (std::int64_t i = 0; i < 1000; ++i) list.append() = {i, static_cast<double>(i) / 2};
  ASSERT_EQ(list.size(), 1000U);
  for (std::size_t i = 0; i < list.size(); ++i) EXPECT_EQ(list[i].number, static_cast<std::int64_t>(i));
  EXPECT_EQ(list.back().value, 499.5);
  EXPECT_EQ(std::span(list).size(), 1000U);
}

TEST(RecordList, ForgetsItsRecordsAndKeepsItsMemory) {
  RecordList<Record> list;
  for (int i = 0; i < 100; ++i) list.append() = {i, 0};
  const std::size_t capacity = list.capacity();
  list.clear();
  EXPECT_EQ(list.size(), 0U);
  EXPECT_EQ(list.begin(), list.end());
  EXPECT_EQ(list.capacity(), capacity);
  list.append() = {7, 0};
  EXPECT_EQ(list[0].number, 7);
}

}  // namespace
}  // namespace tiercel::sim
