#include "native/sim/metrics/drawdown.hpp"

#include <gtest/gtest.h>

#include <random>
#include <vector>

#include "native/core/cpu.hpp"

namespace tiercel::sim::metrics {
namespace {

// Bar by bar, a division at each.
Drawdown plain(const DrawdownInput& in) {
  Drawdown out;
  double peak = in.cash;
  double deepest_peak = 0.0;
  std::int64_t peak_time = in.start;
  bool falling = false;
  bool open = false;  // the deepest fall has not ended
  for (std::size_t i = 0; i < in.equity.size(); ++i) {
    const double equity = in.equity[i];
    const bool at_peak = equity >= peak;
    if (!at_peak || falling) out.longest = std::max(out.longest, in.closes[i] - peak_time);
    if (open && equity >= deepest_peak) {
      out.recovered = true;
      out.recovery = in.closes[i];
      open = false;
    }
    falling = !at_peak;
    if (at_peak) {
      peak = equity;
      peak_time = in.closes[i];
    }
    const double depth = (peak - equity) / peak;
    out.squares += depth * depth;
    if (depth > out.depth) {
      out = {.depth = depth, .start = peak_time, .end = in.closes[i], .squares = out.squares, .longest = out.longest};
      deepest_peak = peak;
      open = true;
    }
  }
  return out;
}

void expect_equal(const Drawdown& a, const Drawdown& b) {
  EXPECT_EQ(a.depth, b.depth);
  EXPECT_EQ(a.start, b.start);
  EXPECT_EQ(a.end, b.end);
  EXPECT_EQ(a.recovered, b.recovered);
  EXPECT_EQ(a.recovery, b.recovery);
  EXPECT_EQ(a.longest, b.longest);
  EXPECT_NEAR(a.squares, b.squares, 1e-12 * b.squares);
}

struct Series {
  std::vector<double> equity;
  std::vector<std::int64_t> times;
};

// Rises, falls and rests of random length, on whole numbers so that peaks are met again exactly.
Series random_series(std::size_t n, unsigned seed, double drift) {
  std::mt19937 random(seed);
  std::uniform_int_distribution<int> step(-9, 9);
  std::uniform_int_distribution<int> length(1, 90);
  std::uniform_int_distribution<int> gap(1, 5);
  Series s;
  double equity = 1000.0;
  std::int64_t time = 0;
  int left = 0;
  bool rests = false;
  for (std::size_t i = 0; i < n; ++i) {
    if (left-- == 0) {
      left = length(random);
      rests = !rests;
    }
    if (!rests) equity = std::max(1.0, equity + step(random) + drift);
    time += gap(random);
    s.equity.push_back(equity);
    s.times.push_back(time);
  }
  return s;
}

// [BT-5]
TEST(Drawdown, EqualsThePlainLoopForEveryLengthAndInstructionSet) {
  for (const SimdLevel level : {SimdLevel::kBaseline, SimdLevel::kAvx2, SimdLevel::kAvx512}) {
    set_simd_limit(level);
    for (std::size_t n = 0; n <= 257; ++n) {
      const Series s = random_series(n, static_cast<unsigned>(n), n % 3 == 0 ? 2.0 : 0.0);
      const DrawdownInput in{s.equity, {s.times, 7}, 3, 1000.0};
      Drawdown out;
      scan_drawdowns(in, out);
      expect_equal(out, plain(in));
    }
  }
  set_simd_limit(SimdLevel::kAvx512);
}

TEST(Drawdown, EqualsThePlainLoopOnLongSeriesThatRiseFallOrRest) {
  for (unsigned seed = 0; seed < 60; ++seed) {
    const Series s = random_series(20'000, seed, 0.1 * static_cast<double>(seed % 20) - 0.5);
    const DrawdownInput in{s.equity, {s.times, 0}, 0, 1000.0};
    Drawdown out;
    scan_drawdowns(in, out);
    expect_equal(out, plain(in));
  }
}

TEST(Drawdown, StartsAtTheLastBarOfAPeakAndEndsAtTheFirstBarOfTheLow) {
  const std::vector<double> equity = {100, 105, 105, 84, 90, 84, 106};
  const std::vector<std::int64_t> times = {1, 2, 3, 4, 5, 6, 7};
  Drawdown out;
  scan_drawdowns({equity, {times, 0}, 0, 100.0}, out);
  EXPECT_EQ(out.depth, 0.2);
  EXPECT_EQ(out.start, 3);
  EXPECT_EQ(out.end, 4);
  EXPECT_EQ(out.recovery, 7);
  EXPECT_EQ(out.longest, 4);
}

TEST(Drawdown, OfEquallyDeepFallsTheFirstIsTaken) {
  const std::vector<double> equity = {90, 100, 90, 100};
  const std::vector<std::int64_t> times = {1, 2, 3, 4};
  Drawdown out;
  scan_drawdowns({equity, {times, 0}, 0, 100.0}, out);
  EXPECT_EQ(out.start, 0);
  EXPECT_EQ(out.end, 1);
  EXPECT_EQ(out.recovery, 2);
}

TEST(Drawdown, MayPassTheWholePeak) {
  const std::vector<double> equity = {-50};
  const std::vector<std::int64_t> times = {1};
  Drawdown out;
  scan_drawdowns({equity, {times, 0}, 0, 100.0}, out);
  EXPECT_EQ(out.depth, 1.5);
}

}  // namespace
}  // namespace tiercel::sim::metrics
