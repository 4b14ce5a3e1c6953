#include "native/sim/session.hpp"

#include <gtest/gtest.h>

#include <array>
#include <limits>
#include <vector>

namespace tiercel::sim {
namespace {

constexpr std::int64_t kNever = std::numeric_limits<std::int64_t>::max();

// Two instruments: six bars of 10 from time 0, and two of 30. All bars are 100, 102, 98, 100.
struct Started {
  std::vector<double> open = std::vector<double>(6, 100.0);
  std::vector<double> high = std::vector<double>(6, 102.0);
  std::vector<double> low = std::vector<double>(6, 98.0);
  std::vector<std::int64_t> time{0, 10, 20, 30, 40, 50};
  std::vector<std::int64_t> slow_time{0, 30};
  std::vector<Feed> feeds;
  std::vector<double> equity;
  BarEngine engine;
  Session session;
  std::array<std::int32_t, 8> ends{};
  std::array<Closing, 16> closings{};

  explicit Started(bool same_close = false) : equity(6) {
    feeds.resize(2);
    for (Feed& f : feeds) {
      f.bars.own = {open.data(), high.data(), low.data(), open.data()};
      f.bars.bid = {.column = f.bars.own};
      f.bars.ask = {.column = f.bars.own};
    }
    feeds[0].bars.size = 6;
    feeds[0].bars.time = time.data();
    feeds[0].bars.duration = 10;
    feeds[1].bars.size = 2;
    feeds[1].bars.time = slow_time.data();
    feeds[1].bars.duration = 30;
    EngineSettings settings;
    settings.core.cash = {10'000.0};
    settings.core.instruments.assign(2, {.ticks = Grid(0.01), .sizing = {.lots = Grid(1.0)}});
    settings.core.reports = true;
    settings.same_close = same_close;
    EXPECT_EQ(engine.start(feeds, settings, {equity, {}}), Status::kOk);
    session.start(engine, engine.now(), same_close);
  }

  std::size_t peek(std::int64_t until = kNever) { return session.peek(until, ends, closings); }
  Step step(std::int64_t until = kNever) { return session.step(until, ends, closings); }
  std::uint32_t buy(std::int64_t limit = 0, bool at_close = false) {
    return session.send({.type = limit == 0 ? OrderType::kMarket : OrderType::kLimit, .size = 5, .price = limit},
                        at_close);
  }
  [[nodiscard]] std::size_t fills() const { return engine.core().fills().size(); }
};

TEST(Session, LooksAheadToTheEndWhereNothingIsUnderWayAndNothingMoves) {
  Started run;
  ASSERT_EQ(run.peek(), 6U);
  EXPECT_EQ(run.session.now(), 0);
  EXPECT_EQ(run.peek(), 6U);
  // The third and the last close are of both instruments, in their order.
  EXPECT_EQ(std::vector(run.ends.begin(), run.ends.begin() + 6), (std::vector<std::int32_t>{1, 2, 4, 5, 6, 8}));
  EXPECT_EQ(run.closings[2].instrument, 0);
  EXPECT_EQ(run.closings[2].bar, 2);
  EXPECT_EQ(run.closings[3].instrument, 1);
  EXPECT_EQ(run.closings[3].bar, 0);
  run.session.move(4);
  EXPECT_EQ(run.session.now(), 40);
  EXPECT_EQ(run.peek(), 2U);
}

TEST(Session, LooksNoFurtherThanTheCallerSays) {
  Started run;
  EXPECT_EQ(run.peek(30), 2U);  // what closes at 30 is not before it
  EXPECT_EQ(run.peek(1), 0U);
  EXPECT_EQ(run.session.peek(kNever, {run.ends.data(), 2}, run.closings), 2U);
}

TEST(Session, StopsAtAMomentOfTheCallersBetweenTheClosesAndTheOpensOfIt) {
  Started run;
  EXPECT_EQ(run.step(10), Step::kOpen);
  EXPECT_EQ(run.step(10), Step::kClose);
  EXPECT_EQ(run.session.now(), 10);
  EXPECT_EQ(run.step(10), Step::kWait);
  EXPECT_EQ(run.step(15), Step::kOpen);
  EXPECT_EQ(run.step(15), Step::kWait);
  EXPECT_EQ(run.session.now(), 15);
  EXPECT_EQ(run.step(), Step::kClose);
  EXPECT_EQ(run.session.now(), 20);
}

TEST(Session, AnOrderIsServedByStepsAndWhatRestsOutOfReachIsPassedOver) {
  Started run;
  run.session.move(run.peek() - 5);
  const std::uint32_t market = run.buy();
  const std::uint32_t far = run.buy(50'00);
  EXPECT_EQ(run.peek(), 0U);
  EXPECT_EQ(run.step(), Step::kOpen);
  EXPECT_EQ(run.session.now(), 10);
  const std::vector<Report>& reports = run.session.reports();
  ASSERT_EQ(reports.size(), 3U);
  EXPECT_EQ(reports[1].state, OrderState::kWorking);
  EXPECT_EQ(reports[1].order, far);
  EXPECT_EQ(reports[2].order, market);
  EXPECT_EQ(reports[2].fill, 0);
  EXPECT_EQ(run.peek(), 5U);
  run.session.cancel(far);
  EXPECT_EQ(run.peek(), 1U);  // it acts at the next open
}

TEST(Session, AnOrderWithinReachEndsWhatIsQuiet) {
  Started run;
  run.buy(99'00);
  EXPECT_EQ(run.step(), Step::kOpen);
  EXPECT_EQ(run.peek(), 0U);
  EXPECT_EQ(run.step(), Step::kClose);
  EXPECT_EQ(run.fills(), 1U);
}

TEST(Session, SameCloseFillsComeAfterTheCloseOfTheirDecisionAlsoWhenItWasPassedOver) {
  for (const bool passes : {false, true}) {
    Started run(true);
    if (passes) {
      run.session.move(1);
    } else {
      EXPECT_EQ(run.step(), Step::kOpen);
      EXPECT_EQ(run.step(), Step::kClose);
    }
    run.buy(0, true);
    EXPECT_EQ(run.peek(), 0U);
    EXPECT_EQ(run.step(), Step::kSameClose);
    EXPECT_EQ(run.session.now(), 10);
    ASSERT_EQ(run.fills(), 1U);
    EXPECT_EQ(run.engine.core().fills()[0].rule, FillRule::kMarketClose);
    run.buy(0, false);  // not a decision at the close: it waits for the open
    EXPECT_EQ(run.step(), Step::kOpen);
    EXPECT_EQ(run.engine.core().fills()[1].rule, FillRule::kMarketOpen);
  }
}

TEST(Session, TargetsTellTheFirstOfTheirOrders) {
  Started run;
  std::uint32_t first = 0;
  const std::array<TargetRequest, 2> targets{{{.instrument = 0, .value = 3}, {.instrument = 1, .value = 0}}};
  EXPECT_EQ(run.session.target(targets, false, first), 1U);
  EXPECT_EQ(first, 1U);
}

TEST(Session, AtTheEndOrdersThatMetNoOpenExpire) {
  Started run;
  run.session.move(6);
  const std::uint32_t id = run.buy();
  EXPECT_EQ(run.step(), Step::kEnd);
  run.session.finish();
  EXPECT_EQ(run.engine.core().orders().order(id).state, OrderState::kExpired);
  EXPECT_EQ(run.equity.back(), 10'000.0);
}

}  // namespace
}  // namespace tiercel::sim
