#include "native/sim/range_scan.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <random>
#include <vector>

#include "native/core/cpu.hpp"
#include "native/sim/equity.hpp"

namespace tiercel::sim {
namespace {

class EachLevel : public testing::TestWithParam<SimdLevel> {
 protected:
  void SetUp() override { set_simd_limit(GetParam()); }
  void TearDown() override { set_simd_limit(SimdLevel::kAvx512); }
};

TEST_P(EachLevel, ScansAsTheLoopDoes) {
  std::mt19937 random(2);
  for (std::size_t bars = 0; bars <= 257; ++bars) {
    std::vector<double> low, high;
    for (std::size_t i = 0; i < bars + 3; ++i) {
      low.push_back(100 - static_cast<double>(random() % 1000) / 10);
      high.push_back(100 + static_cast<double>(random() % 1000) / 10);
    }
    for (const std::size_t offset : {0, 1, 3}) {
      for (const double reach : {99.9, 99.0, 200.0}) {
        Range expected;
        std::size_t hit = 0;
        for (; hit < bars && low[offset + hit] > 100 - reach && high[offset + hit] < 100 + reach; ++hit) {
          expected.add({low[offset + hit], high[offset + hit]});
        }
        Range got;
        ASSERT_EQ(scan_range(&low[offset], &high[offset], bars, 100 - reach, 100 + reach, got), hit);
        ASSERT_EQ(got.low, expected.low);
        ASSERT_EQ(got.high, expected.high);
      }
    }
  }
}

TEST_P(EachLevel, WritesEquityAsTheFormulaSays) {
  std::mt19937 random(3);
  std::vector<double> close;
  for (int i = 0; i < 300; ++i) close.push_back(1.0 + static_cast<double>(random()) / 1e10);
  for (std::size_t bars = 0; bars <= 257; ++bars) {
    std::vector<double> out(bars);
    const Mark mark{close.data(), 1.00025, 0.0};
    write_equity(out, mark, 7, 1234.5, -321.7);
    for (std::size_t i = 0; i < bars; ++i) ASSERT_EQ(out[i], 1234.5 + -321.7 * mark.at(7 + i));
    write_equity(out, {}, 7, 1234.5, 0.0);
    for (const double x : out) ASSERT_EQ(x, 1234.5);
  }
}

INSTANTIATE_TEST_SUITE_P(Simd, EachLevel, testing::Values(SimdLevel::kBaseline, SimdLevel::kAvx2, SimdLevel::kAvx512));

}  // namespace
}  // namespace tiercel::sim
