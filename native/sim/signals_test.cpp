#include "native/sim/signals.hpp"

#include <gtest/gtest.h>

#include <random>

namespace tiercel::sim {
namespace {

using Mask = std::vector<std::uint8_t>;

TEST(Signals, ReadsEveryLengthAsTheBytesSay) {
  std::mt19937 random(1);
  for (std::size_t bars = 1; bars <= 257; ++bars) {
    Mask m[4];
    for (Mask& mask : m) {
      for (std::size_t i = 0; i < bars; ++i) mask.push_back(random() % 4 == 0);
    }
    SignalReader r;
    const std::size_t first = random() % bars;
    ASSERT_EQ(r.read({m[0], m[1], m[2], m[3]}, bars, first), Status::kOk);
    std::uint64_t conflicts = 0;
    for (std::size_t i = 0; i < bars; ++i) {
      const bool live = i >= first;
      const bool both = m[0][i] && m[2][i];
      const SignalBits b = r.at(i);
      conflicts += live && both;
      ASSERT_EQ(b.enter_long, live && m[0][i] && !m[1][i] && !both);
      ASSERT_EQ(b.exit_long, live && m[1][i]);
      ASSERT_EQ(b.enter_short, live && m[2][i] && !m[3][i] && !both);
      ASSERT_EQ(b.exit_short, live && m[3][i]);
    }
    ASSERT_EQ(r.conflicts(), conflicts);
  }
}

TEST(Signals, NextIsTheFirstThatCanAct) {
  Mask enter(200), leave(200), shorts(200);
  enter[70] = leave[130] = shorts[190] = 1;
  SignalReader r;
  ASSERT_EQ(r.read({enter, leave, shorts, {}}, 200, 0), Status::kOk);
  EXPECT_EQ(r.next(Holding::kFlat, 0), 70U);
  EXPECT_EQ(r.next(Holding::kFlat, 71), 190U);
  EXPECT_EQ(r.next(Holding::kLong, 0), 130U);
  EXPECT_EQ(r.next(Holding::kLong, 131), 190U);  // an opposite entry closes
  EXPECT_EQ(r.next(Holding::kShort, 0), 70U);
  EXPECT_EQ(r.next(Holding::kShort, 71), 200U);
  EXPECT_EQ(r.next_any(71), 130U);
  EXPECT_EQ(r.next(Holding::kFlat, 200), 200U);
}

TEST(Signals, RefusesOtherValuesAndLengths) {
  SignalReader r;
  Mask mask(100);
  EXPECT_EQ(r.read({mask, {}, {}, {}}, 99, 0), Status::kLengthMismatch);
  mask[99] = 2;
  EXPECT_EQ(r.read({mask, {}, {}, {}}, 100, 0), Status::kParameterRange);
  mask[99] = 0;
  mask[3] = 128;
  EXPECT_EQ(r.read({mask, {}, {}, {}}, 100, 0), Status::kParameterRange);
}

}  // namespace
}  // namespace tiercel::sim
