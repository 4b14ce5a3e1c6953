#include "native/indicators/set.hpp"

#include <gtest/gtest.h>

#include <cstring>
#include <string_view>
#include <vector>

namespace tiercel::indicators {
namespace {

const Indicator* row_of(std::string_view name) {
  for (const Indicator* row : indicators()) {
    if (row->name == name) return row;
  }
  return nullptr;
}

SetEntry entry(std::string_view name, std::initializer_list<double> parameters,
               std::initializer_list<SetSource> inputs) {
  SetEntry made{row_of(name), {}, {}};
  std::copy(parameters.begin(), parameters.end(), made.parameters.begin());
  std::copy(inputs.begin(), inputs.end(), made.inputs.begin());
  return made;
}

constexpr SetSource kClose{false, 0};

TEST(IndicatorSet, GivesTheBitsOfOneCallForEachAndTakesOutputsAsInputs) {
  const std::vector<double> close{1, 2, 4, 3, 2, 5, 6};
  IndicatorSet set;
  ASSERT_EQ(IndicatorSet::create({entry("sma", {2}, {kClose}), entry("sma", {3}, {kClose}),
                                  entry("crossedAbove", {}, {{true, 0}, {true, 1}})},
                                 1, set),
            Status::kOk);
  EXPECT_EQ(set.bytes(7), 7U * 8 * 2 + 8);
  std::vector<double> memory(set.bytes(7) / 8);
  const double* columns[] = {close.data()};
  const int decimals[] = {0};
  ASSERT_EQ(set.compute(columns, decimals, 7, std::as_writable_bytes(std::span(memory))), Status::kOk);
  EXPECT_EQ(memory[1], 1.5);
  EXPECT_EQ(memory[7 + 2], 7.0 / 3);
  std::vector<std::uint8_t> crossed(7);
  std::memcpy(crossed.data(), memory.data() + 14, 7);
  EXPECT_EQ(crossed, (std::vector<std::uint8_t>{0, 0, 0, 0, 0, 1, 0}));  // 2.5 and 3, then 3.5 and 10/3
}

TEST(IndicatorSet, SourcesThatAreNotThereAndParametersOutOfRangeAreAStatus) {
  IndicatorSet set;
  EXPECT_EQ(IndicatorSet::create({entry("sma", {0}, {kClose})}, 1, set), Status::kParameterRange);
  EXPECT_EQ(IndicatorSet::create({entry("sma", {2}, {{false, 1}})}, 1, set), Status::kParameterRange);
  EXPECT_EQ(IndicatorSet::create({entry("sma", {2}, {{true, 0}})}, 1, set), Status::kParameterRange);
  EXPECT_EQ(IndicatorSet::create({entry("above", {}, {kClose, kClose}), entry("sma", {2}, {{true, 0}})}, 1, set),
            Status::kParameterRange);
}

TEST(IndicatorSet, TooFewColumnsOrTooLittleMemoryIsAStatus) {
  IndicatorSet set;
  ASSERT_EQ(IndicatorSet::create({entry("sma", {2}, {kClose})}, 1, set), Status::kOk);
  const double one = 1.0;
  const double* columns[] = {&one};
  const int decimals[] = {kOffStep};
  alignas(double) std::byte memory[8];
  EXPECT_EQ(set.compute({}, {}, 1, memory), Status::kLengthMismatch);
  EXPECT_EQ(set.compute(columns, decimals, 2, memory), Status::kOutputTooSmall);
  EXPECT_EQ(set.compute(columns, decimals, SIZE_MAX, memory), Status::kOutputTooSmall);
}

}  // namespace
}  // namespace tiercel::indicators
