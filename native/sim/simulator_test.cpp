#include "native/sim/simulator.hpp"

#include <gtest/gtest.h>

#include <vector>

#include "native/core/cpu.hpp"
#include "native/sim/records.hpp"

namespace tiercel::sim {
namespace {

// A zigzag with a signal every 50 bars, so that long stretches are skipped.
struct Zigzag {
  std::vector<double> open, high, low, close, equity;
  std::vector<std::int64_t> time;
  std::vector<std::uint8_t> enter, leave;
  FeedInput input;
  RunSettings settings;
  Simulator simulator;

  explicit Zigzag(std::size_t bars) : equity(bars) {
    for (std::size_t i = 0; i < bars; ++i) {
      const double p = 100 + static_cast<double>(i * 7919 % 23) / 10 + static_cast<double>(i % 400) / 50;
      open.push_back(p);
      close.push_back(p + 0.3);
      high.push_back(p + 0.8);
      low.push_back(p - 0.6);
      time.push_back(static_cast<std::int64_t>(i) * 60);
      enter.push_back(i % 100 == 10);
      leave.push_back(i % 100 == 60);
    }
    input.feed.bars = {.size = bars, .time = time.data(), .duration = 60};
    input.feed.bars.own = {open.data(), high.data(), low.data(), close.data()};
    input.feed.bars.bid = {.column = input.feed.bars.own, .offset = -0.05};
    input.feed.bars.ask = {.column = input.feed.bars.own, .offset = 0.05};
    input.signals = {.enter_long = enter, .exit_long = leave, .enter_short = {}, .exit_short = {}};
    input.size.constant = 0.5;
    input.stop_distance.constant = 3;
    settings.engine.core.cash = {10'000};
    settings.engine.core.instruments = {
        {.ticks = Grid(0.01), .sizing = {.lots = Grid(0.01), .minimum = 1}, .slippage = {.rate = 1e-4, .distance = 0}}};
    settings.size_kind = SizeKind::kEquityFraction;
  }

  Status go() { return simulator.run({&input, 1}, settings, {equity, {}}); }
};

TEST(Simulator, CashPlusPositionIsEquityAndCashTheSumOfTheLedger) {
  Zigzag run(5000);
  ASSERT_EQ(run.go(), Status::kOk);
  const auto& core = run.simulator.core();
  EXPECT_GT(core.trades().size(), 40U);
  double cash = 0;
  for_each_ledger_row(
      core.ledger(), core.fills(), [&](std::size_t) { return core.settings().instruments[0].sizing.lots; },
      [&](const LedgerRow& row) { cash += row.amount; });
  EXPECT_EQ(cash, core.cash());
  const double mark = run.input.feed.bars.bid.close(4999);
  EXPECT_EQ(run.equity.back(), core.cash() + core.position().signed_units() * mark);
}

TEST(Simulator, TheSameBitsOnEveryInstructionSetAndInEveryRun) {
  Zigzag run(5000);
  ASSERT_EQ(run.go(), Status::kOk);
  const std::vector<double> first = run.equity;
  for (const SimdLevel level : {SimdLevel::kBaseline, SimdLevel::kAvx2, SimdLevel::kAvx512}) {
    set_simd_limit(level);
    ASSERT_EQ(run.go(), Status::kOk);
    EXPECT_EQ(run.equity, first);
  }
}

TEST(Simulator, RefusesWhatDoesNotFit) {
  Zigzag run(100);
  run.input.feed.first_bar = 100;
  EXPECT_EQ(run.go(), Status::kParameterRange);
  run.input.feed.first_bar = 1;
  EXPECT_EQ(run.go(), Status::kLengthMismatch);
  run.input.feed.first_bar = 0;
  run.input.signals.exit_long = std::span(run.leave).first(50);
  EXPECT_EQ(run.go(), Status::kLengthMismatch);
}

TEST(Simulator, ASetFlagCancels) {
  Zigzag run(200'000);
  const std::int32_t flag = 1;
  run.settings.cancel = &flag;
  EXPECT_EQ(run.go(), Status::kCancelled);
}

}  // namespace
}  // namespace tiercel::sim
