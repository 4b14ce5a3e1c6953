#include "native/indicators/sma.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "native/indicators/atr.hpp"
#include "native/indicators/crossed_above.hpp"
#include "native/indicators/crossed_below.hpp"
#include "native/indicators/ema.hpp"
#include "native/indicators/rsi.hpp"

namespace tiercel::indicators {
namespace {

TEST(Sma, ValuesOffTheStepAreAveragedAsDoublesUntilTheWindowHasPassedThem) {
  const std::vector<double> values{0.01, 0.01, 0.07, 0.0101, 0.01, 0.01, 0.07};
  std::vector<double> out(values.size());
  ASSERT_EQ(sma(values, 2, {3}, out), Status::kOk);
  EXPECT_EQ(out[2], 0.03);  // in decimals; the mean of the doubles is the next one above
  EXPECT_NEAR(out[3], 0.0901 / 3.0, 1e-17);
  EXPECT_EQ(out[6], 0.03);
}

TEST(Sma, ALongWindowOfWideTicksKeepsEveryBit) {
  const std::vector<double> values(200000, 0x1p50);  // window sums of 67 bits
  std::vector<double> out(values.size());
  ASSERT_EQ(sma(values, 0, {100000}, out), Status::kOk);
  EXPECT_TRUE(std::isnan(out[99998]));
  EXPECT_EQ(out[99999], 0x1p50);
  EXPECT_EQ(out[199999], 0x1p50);
}

// The functions that C++ callers use, by one small value each.
TEST(ArrayFunctions, CheckLengthsAndParametersAndCompute) {
  const std::vector<double> x{1.0, 2.0, 4.0};
  const std::vector<double> one(1);
  std::vector<double> out(3);
  std::vector<std::uint8_t> mask(3);
  EXPECT_EQ(sma(x, 0, {2}, std::span(out).first(2)), Status::kLengthMismatch);
  EXPECT_EQ(ema(x, {2}, std::span(out).first(2)), Status::kLengthMismatch);
  EXPECT_EQ(rsi(x, {2}, std::span(out).first(2)), Status::kLengthMismatch);
  EXPECT_EQ(atr({x, x, one}, {2}, out), Status::kLengthMismatch);
  EXPECT_EQ(crossed_above(x, one, mask), Status::kLengthMismatch);
  EXPECT_EQ(crossed_below(x, one, mask), Status::kLengthMismatch);
  EXPECT_EQ(sma(x, 0, {0}, out), Status::kParameterRange);
  EXPECT_EQ(sma(x, 10, {2}, out), Status::kParameterRange);
  EXPECT_EQ(ema(x, {100001}, out), Status::kParameterRange);

  ASSERT_EQ(ema(x, {2}, out), Status::kOk);
  EXPECT_DOUBLE_EQ(out[2], 1.5 + (4.0 - 1.5) * 2.0 / 3.0);
  ASSERT_EQ(rsi(x, {2}, out), Status::kOk);
  EXPECT_EQ(out[2], 100.0);
  const std::vector<double> low{0.0, 1.0, 2.0};
  ASSERT_EQ(atr({x, low, low}, {2}, out), Status::kOk);
  EXPECT_DOUBLE_EQ(out[2], (2.0 + 3.0) / 2.0);  // 2 - 0, then 4 - 1
  ASSERT_EQ(crossed_above(x, std::vector<double>(3, 2.0), mask), Status::kOk);
  EXPECT_EQ(mask, (std::vector<std::uint8_t>{0, 0, 1}));
  ASSERT_EQ(crossed_below(std::vector<double>(3, 2.0), x, mask), Status::kOk);
  EXPECT_EQ(mask, (std::vector<std::uint8_t>{0, 0, 1}));
  EXPECT_EQ(sma_lookback({5}) + ema_lookback({5}), 8U);
  EXPECT_EQ(rsi_lookback({5}) + atr_lookback({5}), 10U);
  EXPECT_EQ(crossed_above_lookback() + crossed_below_lookback(), 2U);
}

}  // namespace
}  // namespace tiercel::indicators
