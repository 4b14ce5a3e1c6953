#include "native/sim/metrics/metrics.hpp"

#include <gtest/gtest.h>

#include <bit>
#include <cstring>
#include <random>
#include <set>

#include "native/core/cpu.hpp"
#include "native/sim/metrics/testing/run.hpp"

namespace tiercel::sim::metrics {
namespace {

MetricsInput valid_input(const std::vector<double>& equity, const std::vector<std::int64_t>& times,
                         const std::vector<double>& lot_sizes) {
  return {.equity = equity,
          .closes = {times, 0},
          .start = 0,
          .day_ends = times,
          .trades = {},
          .fills = {},
          .lot_sizes = lot_sizes,
          .cash = 100.0,
          .days_per_year = 252.0,
          .bars_in_position = 0};
}

// [BT-5]
TEST(Metrics, NamesAreDistinct) {
  EXPECT_EQ(std::set<std::string_view>(kMetricNames.begin(), kMetricNames.end()).size(), kMetricCount);
}

TEST(Metrics, RefusesWhatDoesNotFit) {
  const std::vector<double> equity = {100.0, 101.0};
  const std::vector<std::int64_t> times = {1, 2};
  const std::vector<double> lot_sizes = {1.0};
  const MetricsInput good = valid_input(equity, times, lot_sizes);
  std::vector<double> returns(3);
  MetricsOutput out;
  out.day_returns = returns;
  EXPECT_EQ(compute(good, out), Status::kOk);

  MetricsInput bad = good;
  bad.cash = 0.0;
  EXPECT_EQ(compute(bad, out), Status::kParameterRange);
  bad = good;
  bad.days_per_year = std::numeric_limits<double>::quiet_NaN();
  EXPECT_EQ(compute(bad, out), Status::kParameterRange);
  bad = good;
  bad.closes.times = bad.closes.times.first(1);
  EXPECT_EQ(compute(bad, out), Status::kLengthMismatch);
  bad = good;
  std::vector<Fill> fills(1);
  fills[0].instrument = 1;
  bad.fills = fills;
  EXPECT_EQ(compute(bad, out), Status::kLengthMismatch);
  out.day_returns = out.day_returns.first(2);
  EXPECT_EQ(compute(good, out), Status::kOutputTooSmall);
}

TEST(Metrics, OfEquityThatIsNotFiniteAreUndefined) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  for (const Value& value : TestRun{.equity = {101.0, nan, nan}}.compute_all().values) {
    EXPECT_TRUE(std::isfinite(value.value));
  }
  EXPECT_EQ(reason_of({.equity = {101.0, nan}}, "totalReturn"), Undefined::kNotFinite);
}

// FNV-1a over the bytes of all values and reasons.
std::uint64_t hash_of(const MetricsOutput& out) {
  std::uint64_t hash = 0xcbf29ce484222325;
  const auto mix = [&](std::uint64_t word) {
    for (int shift = 0; shift < 64; shift += 8) hash = (hash ^ ((word >> shift) & 0xff)) * 0x100000001b3;
  };
  for (const Value& value : out.values) {
    mix(std::bit_cast<std::uint64_t>(value.value));
    mix(static_cast<std::uint64_t>(value.reason));
  }
  return hash;
}

// Only integer randomness and exact arithmetic, so that every machine tests the same run.
TestRun golden_run() {
  std::mt19937_64 random(2026);
  TestRun run{.cash = 10'000.0, .days_per_year = 260.0, .bars_in_position = 4'321};
  double equity = run.cash;
  for (std::int64_t i = 0; i < 50'000; ++i) {
    equity += static_cast<double>(static_cast<std::int64_t>(random() % 21) - 10) / 8.0;
    run.equity.push_back(equity);
    run.times.push_back((i + 1) * 60'000'000'000);
  }
  for (std::int64_t day = 1; day <= 34; ++day) run.day_ends.push_back(day * kTestDay);
  for (int i = 0; i < 700; ++i)
    run.profits.push_back(static_cast<double>(static_cast<std::int64_t>(random() % 2001) - 990) / 7.0);
  run.fills.resize(1400);
  for (Fill& fill : run.fills) {
    fill.price = 1.0 + static_cast<double>(random() % 1000) / 1e4;
    fill.lots = static_cast<std::int64_t>(random() % 5000);
    fill.commission = static_cast<double>(random() % 100) / 3.0;
  }
  return run;
}

TEST(Metrics, HaveTheSameBitsOnEveryInstructionSetAndMachine) {
  const TestRun run = golden_run();
  for (const SimdLevel level : {SimdLevel::kBaseline, SimdLevel::kAvx2, SimdLevel::kAvx512}) {
    set_simd_limit(level);
    EXPECT_EQ(hash_of(run.compute_all()), 4789371648070098985U) << simd_level_name(simd_level());
  }
  set_simd_limit(SimdLevel::kAvx512);
}

}  // namespace
}  // namespace tiercel::sim::metrics
