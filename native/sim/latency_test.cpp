#include "native/sim/latency.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <map>

namespace tiercel::sim {
namespace {

constexpr int kDraws = 20'000;

struct Moments {
  double mean;
  double deviation;
};

Moments moments(const LatencyModel& model) {
  double sum = 0.0;
  double squares = 0.0;
  for (std::uint64_t i = 0; i < kDraws; ++i) {
    const auto drawn = static_cast<double>(draw_latency(model, i));
    EXPECT_GE(drawn, 0.0);
    sum += drawn;
    squares += drawn * drawn;
  }
  const double mean = sum / kDraws;
  return {mean, std::sqrt(squares / kDraws - mean * mean)};
}

// [BT-3]
TEST(Latency, IsAlwaysTheSameWhereItIsConstant) {
  const LatencyModel model{.kind = LatencyKind::kConstant, .first = 5e6};
  for (std::uint64_t i = 0; i < 10; ++i) EXPECT_EQ(draw_latency(model, i), 5'000'000);
  EXPECT_EQ(draw_latency({}, 3), 0);
}

// Means and deviations of the distributions; twenty thousand draws are within some 3 deviations of the mean.
TEST(Latency, HasTheMeanAndTheDeviationOfItsDistribution) {
  const Moments uniform = moments({.kind = LatencyKind::kUniform, .first = 1e6, .second = 4e6});
  EXPECT_NEAR(uniform.mean, 2.5e6, 2e4);
  EXPECT_NEAR(uniform.deviation, 3e6 / std::sqrt(12.0), 2e4);
  const Moments normal = moments({.kind = LatencyKind::kNormal, .first = 1e7, .second = 1e6});
  EXPECT_NEAR(normal.mean, 1e7, 2.5e4);
  EXPECT_NEAR(normal.deviation, 1e6, 2e4);
  // exp(s^2 / 2) = 1.1331 times the median for s = 0.5; the deviation is that times sqrt(exp(s^2) - 1) = 0.5329
  const Moments lognormal = moments({.kind = LatencyKind::kLognormal, .first = 1e6, .second = 0.5});
  EXPECT_NEAR(lognormal.mean, 1.1331e6, 1.5e4);
  EXPECT_NEAR(lognormal.deviation, 1.1331e6 * 0.5329, 3e4);
  const Moments exponential = moments({.kind = LatencyKind::kExponential, .first = 1e6});
  EXPECT_NEAR(exponential.mean, 1e6, 2.5e4);
  EXPECT_NEAR(exponential.deviation, 1e6, 4e4);
}

TEST(Latency, IsNeverBelowZero) {
  EXPECT_GT(moments({.kind = LatencyKind::kNormal, .first = 0.0, .second = 1e6}).mean, 0.0);
}

TEST(Latency, TakesEachSampleAsOftenAsTheOthers) {
  const LatencyModel model{.kind = LatencyKind::kSamples, .samples = {1e6, 2e6, 3e6, 4e6}};
  std::map<std::int64_t, int> counts;
  for (std::uint64_t i = 0; i < kDraws; ++i) ++counts[draw_latency(model, i)];
  ASSERT_EQ(counts.size(), 4U);
  for (const auto& [drawn, count] : counts) EXPECT_NEAR(count, 0.25 * kDraws, 250) << drawn;
}

TEST(Latency, RepeatsWithTheSeedAndDiffersWithAnother) {
  const LatencyModel one{.kind = LatencyKind::kExponential, .first = 1e6, .seed = 7};
  LatencyModel other = one;
  other.seed = 8;
  int same = 0;
  for (std::uint64_t i = 0; i < 100; ++i) {
    EXPECT_EQ(draw_latency(one, i), draw_latency(one, i));
    same += draw_latency(one, i) == draw_latency(other, i) ? 1 : 0;
  }
  EXPECT_LT(same, 3);
}

TEST(Latency, KnowsWhatMeansNothing) {
  EXPECT_TRUE(LatencyModel{}.is_valid());
  EXPECT_FALSE((LatencyModel{.kind = LatencyKind::kConstant, .first = -1}.is_valid()));
  EXPECT_FALSE((LatencyModel{.kind = LatencyKind::kConstant, .first = std::nan("")}.is_valid()));
  EXPECT_FALSE((LatencyModel{.kind = LatencyKind::kUniform, .first = 2, .second = 1}.is_valid()));
  EXPECT_FALSE((LatencyModel{.kind = LatencyKind::kSamples}.is_valid()));
  EXPECT_FALSE((LatencyModel{.kind = LatencyKind::kSamples, .samples = {1, -1}}.is_valid()));
}

TEST(MessageLine, NothingOvertakesWhatWasSentBefore) {
  MessageLine line;
  line.start({.kind = LatencyKind::kExponential, .first = 1e6});
  EXPECT_TRUE(line.takes_time());
  std::int64_t last = 0;
  for (std::int64_t time = 0; time < 1'000'000; time += 10'000) {
    const std::int64_t arrives = line.send(time);
    EXPECT_GE(arrives, time);
    EXPECT_GE(arrives, last);
    last = arrives;
  }
}

}  // namespace
}  // namespace tiercel::sim
