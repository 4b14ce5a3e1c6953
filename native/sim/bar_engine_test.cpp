// The engine driven by hand: the timeline of two feeds, what rests, passing over bars, and the equity curve.
#include "native/sim/bar_engine.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <vector>

namespace tiercel::sim {
namespace {

constexpr std::int64_t kAlways = std::numeric_limits<std::int64_t>::max();

// Bars that open at `price` + their index and walk one down and two up.
struct Climb {
  std::vector<double> open, high, low, close;
  std::vector<std::int64_t> time;
  std::int64_t duration;

  Climb(std::size_t bars, double price, std::int64_t bar_duration) : duration(bar_duration) {
    for (std::size_t i = 0; i < bars; ++i) {
      const double p = price + static_cast<double>(i);
      open.push_back(p);
      low.push_back(p - 1);
      high.push_back(p + 2);
      close.push_back(p + 1);
      time.push_back(static_cast<std::int64_t>(i) * duration);
    }
  }
  [[nodiscard]] Feed feed() const {
    const Ohlc own{open.data(), high.data(), low.data(), close.data()};
    return {.bars = {.size = time.size(),
                     .time = time.data(),
                     .duration = duration,
                     .own = own,
                     .bid = {.column = own},
                     .ask = {.column = own}},
            .first_bar = 0,
            .actions = {}};
  }
};

EngineSettings settings(std::size_t feeds) {
  EngineSettings s;
  s.core.cash = {1000};
  s.core.instruments.assign(feeds, {.ticks = Grid(0.5), .sizing = {.lots = Grid(1), .minimum = 1}});
  s.account.leverage = 10;
  return s;
}

struct TwoFeeds {
  Climb fast{6, 100, 10};
  Climb slow{3, 50, 20};
  std::vector<Feed> feeds{fast.feed(), slow.feed()};
  std::vector<double> equity;
  std::vector<std::int64_t> times;
  BarEngine engine;

  TwoFeeds() : equity(BarEngine::count_points(feeds)), times(equity.size()) {
    EXPECT_EQ(engine.start(feeds, settings(2), {equity, times}), Status::kOk);
  }
  void run_next() {
    const Instant at = engine.next_instant();
    ASSERT_FALSE(at.is_end);
    if (at.is_close) {
      engine.run_closes(at.time);
      engine.begin_decisions();
      engine.run_same_close();
    } else {
      engine.run_opens(at.time);
    }
  }
};

TEST(BarEngine, CountsOnePointForEachDistinctClose) {
  TwoFeeds run;
  EXPECT_EQ(run.times, (std::vector<std::int64_t>{10, 20, 30, 40, 50, 60}));
  EXPECT_EQ(BarEngine::count_points({}), 0U);
  Feed none = run.fast.feed();
  none.first_bar = 6;
  EXPECT_EQ(BarEngine::count_points({&none, 1}), 0U);
}

TEST(BarEngine, ClosesComeBeforeOpensAtOneTime) {
  TwoFeeds run;
  std::vector<std::pair<std::int64_t, bool>> instants;
  for (int i = 0; i < 5; ++i) {
    const Instant at = run.engine.next_instant();
    instants.emplace_back(at.time, at.is_close);
    run.run_next();
  }
  const std::vector<std::pair<std::int64_t, bool>> expected{
      {0, false}, {10, true}, {10, false}, {20, true}, {20, false}};
  EXPECT_EQ(instants, expected);
  EXPECT_EQ(run.engine.present().size(), 2U);
}

TEST(BarEngine, AMarketOrderMeetsTheNextOpenOfItsInstrument) {
  TwoFeeds run;
  run.run_next();
  run.run_next();  // the close of 10: only the fast bar's
  run.engine.submit({.instrument = 1, .decided = run.engine.now(), .size = 2});
  run.run_next();  // the open of 10 is the fast one's alone
  EXPECT_TRUE(run.engine.core().position(1).is_flat());
  run.run_next();
  run.run_next();
  EXPECT_EQ(run.engine.core().position(1).entry_price, 51);
  EXPECT_EQ(run.engine.quote(1).bid, 51);
  EXPECT_EQ(run.engine.marked_equity(), 1000);
}

TEST(BarEngine, QuietStretchesEndWhereAnOrderCanFill) {
  TwoFeeds run;
  EXPECT_EQ(run.engine.quiet(100, kAlways), 6U);
  EXPECT_EQ(run.engine.quiet(2, kAlways), 2U);
  EXPECT_EQ(run.engine.quiet(100, 25), 2U);
  run.run_next();
  run.run_next();
  run.engine.submit({.instrument = 0, .type = OrderType::kStop, .decided = 10, .size = 1, .price = 208});
  EXPECT_EQ(run.engine.quiet(100, kAlways), 0U);  // it is on its way
  run.run_next();
  run.run_next();
  // At 104: bar 2 walks from 102 to 104.
  EXPECT_EQ(run.engine.quiet(100, kAlways), 0U);
}

TEST(BarEngine, PassingOverBarsIsRunningThem) {
  TwoFeeds run;
  TwoFeeds passed;
  for (TwoFeeds* each : {&run, &passed}) {
    each->run_next();
    each->run_next();
    each->engine.submit({.instrument = 0, .decided = 10, .size = 3});
    each->run_next();
    each->run_next();
  }
  while (!run.engine.next_instant().is_end) run.run_next();
  passed.engine.advance(passed.engine.quiet(100, kAlways));
  run.engine.finish();
  passed.engine.finish();
  EXPECT_EQ(passed.equity, run.equity);
  // 3 bought at 101: the closes are 102, 103, ...
  EXPECT_EQ(run.equity, (std::vector<double>{1000, 1003, 1006, 1009, 1012, 1015}));
  EXPECT_EQ(passed.engine.points_in_position(), 5U);
  EXPECT_EQ(passed.engine.final_equity(), 1015);
}

TEST(BarEngine, CommandsActAtTheNextOpenInTheOrderSent) {
  TwoFeeds run;
  run.run_next();
  run.run_next();
  const std::uint32_t id =
      run.engine.submit({.instrument = 0, .type = OrderType::kLimit, .decided = 10, .size = 1, .price = 100});
  run.engine.modify(id, 120);
  run.engine.cancel(id);
  run.engine.modify(id, 140);
  EXPECT_EQ(run.engine.core().orders().order(id).state, OrderState::kSent);
  run.run_next();
  EXPECT_EQ(run.engine.core().orders().order(id).state, OrderState::kCancelled);
  EXPECT_EQ(run.engine.core().orders().order(id).price, 120);
}

TEST(BarEngine, ATargetReducesBeforeItIncreases) {
  TwoFeeds run;
  run.run_next();
  run.engine.submit_targets(std::vector<TargetRequest>{{.instrument = 1, .value = 4}}, 0);
  for (int i = 0; i < 4; ++i) run.run_next();
  ASSERT_EQ(run.engine.core().position(1).lots, 4);
  const std::vector<TargetRequest> turn{{.instrument = 0, .value = 2}, {.instrument = 1, .value = -1}};
  run.engine.submit_targets(turn, run.engine.now());
  const auto& orders = run.engine.core().orders();
  EXPECT_EQ(orders.order(2).intent, Intent::kExit);
  EXPECT_EQ(orders.order(2).instrument, 1);
  EXPECT_EQ(orders.order(3).instrument, 0);
  EXPECT_EQ(orders.order(4).side, Side::kSell);
}

TEST(BarEngine, ATrailingStopOfOneBarFollowsItsPath) {
  Climb bars(4, 100, 10);
  const Feed feed = bars.feed();
  std::vector<double> equity(4);
  BarEngine engine;
  ASSERT_EQ(engine.start({&feed, 1}, settings(1), {equity, {}}), Status::kOk);
  engine.submit({.decided = 0, .size = 1, .trailing_distance = 2.5});
  engine.open_bar(0);
  EXPECT_EQ(engine.core().orders().order(2).price, 195);  // 97.5, of the fill at 100
  engine.path_bar(0);                                     // to 99, 102 and 101
  EXPECT_EQ(engine.core().orders().order(2).price, 199);  // 99.5 under 102
  EXPECT_FALSE(engine.core().position().is_flat());
  EXPECT_EQ(engine.core().position().walked.high, 102);
}

TEST(BarEngine, RefusesWhatDoesNotFit) {
  TwoFeeds run;
  EXPECT_EQ(run.engine.start({}, settings(0), {}), Status::kParameterRange);
  EXPECT_EQ(run.engine.start(run.feeds, settings(1), {}), Status::kParameterRange);
  EXPECT_EQ(run.engine.start(run.feeds, settings(2), {std::span(run.equity).first(2), {}}), Status::kLengthMismatch);
}

TEST(BarEngine, FeedsWithTheSameBarsAreAsFeedsWithBarsOfTheirOwn) {
  // The third feed ends a bar earlier, which keeps the first two from being taken together.
  Climb a(8, 100, 10), b(8, 60, 10), c(7, 10, 10);
  const std::vector<Feed> two{a.feed(), b.feed()};
  const std::vector<Feed> three{a.feed(), b.feed(), c.feed()};
  std::vector<double> curves[2] = {std::vector<double>(8), std::vector<double>(8)};
  double marks[2][3];
  for (int k = 0; k < 2; ++k) {
    const std::span<const Feed> feeds = k == 0 ? std::span(two) : std::span(three);
    BarEngine engine;
    ASSERT_EQ(engine.start(feeds, settings(feeds.size()), {curves[k], {}}), Status::kOk);
    int seen = 0;
    for (Instant at = engine.next_instant(); !at.is_end; at = engine.next_instant()) {
      if (!at.is_close) {
        engine.run_opens(at.time);
        if (at.time == 30) marks[k][seen++] = engine.marked_equity();
        continue;
      }
      engine.run_closes(at.time);
      if (at.time == 10) engine.submit({.instrument = 0, .decided = 10, .size = 2});
      if (at.time == 20) engine.submit({.instrument = 1, .side = Side::kSell, .decided = 20, .size = 3});
      if (at.time == 40 || at.time == 70) marks[k][seen++] = engine.marked_equity();
    }
    engine.finish();
  }
  EXPECT_EQ(curves[0], curves[1]);
  for (int i = 0; i < 3; ++i) EXPECT_EQ(marks[0][i], marks[1][i]);
}

}  // namespace
}  // namespace tiercel::sim
