// The core unchanged, driven by what execution will bring: positions of both sides, two currencies and margin, orders
// that arrive late, fills in parts, ticks inside a bar, an order book as the venue.
#include <gtest/gtest.h>

#include <deque>
#include <span>
#include <vector>

#include "native/sim/core.hpp"

namespace tiercel::sim {
namespace {

// Reads its executions from a list.
struct ListedMatcher {
  std::vector<Execution> executions;
  std::vector<Quote> quotes{};
  std::size_t at = 0;

  bool next(const OrderMachine&, Execution& out) {
    if (at == executions.size()) return false;
    out = executions[at++];
    return true;
  }
  Quote quote(std::size_t instrument) const { return quotes[instrument]; }
};
static_assert(Matcher<ListedMatcher>);

// The venue is a book of price levels: an order takes what lies at the best one, then the next.
struct BookMatcher {
  struct Level {
    double price;
    std::int64_t lots;
  };
  Grid ticks;
  std::deque<Level> bids{}, asks{};
  std::int64_t now = 0;
  std::uint32_t last = 0;
  std::int64_t had = 0;  // lots of the last order before its last execution

  bool next(const OrderMachine& orders, Execution& out) {
    if (last != 0) take(orders.order(last));
    last = 0;
    for (const std::uint32_t id : orders.live(0)) {
      const Order& o = orders.order(id);
      if (o.state == OrderState::kSent || opposite_of(o).empty() || !is_due(o)) continue;
      const Level& best = opposite_of(o).front();
      const Level& own = own_of(o).front();
      last = id;
      had = o.lots;
      out = {.order = id, .time = now, .lots = best.lots, .price = best.price, .closing = own.price};
      return true;
    }
    return false;
  }
  Quote quote(std::size_t) const { return {bids.front().price, asks.front().price}; }

 private:
  std::deque<Level>& opposite_of(const Order& o) { return o.side == Side::kBuy ? asks : bids; }
  std::deque<Level>& own_of(const Order& o) { return o.side == Side::kBuy ? bids : asks; }

  void take(const Order& o) {
    std::deque<Level>& levels = opposite_of(o);
    levels.front().lots -= o.lots - had;
    if (levels.front().lots == 0) levels.pop_front();
  }
  bool is_due(const Order& o) {
    if (o.type == OrderType::kMarket || o.state == OrderState::kTriggered) return true;
    const double beyond = (opposite_of(o).front().price - ticks.value(o.price)) * (o.side == Side::kBuy ? 1 : -1);
    return o.type == OrderType::kLimit ? beyond <= 0 : beyond >= 0;
  }
};
static_assert(Matcher<BookMatcher>);

// Long and short side by side on each instrument; euros and dollars at a rate that moves; a tenth of the gross value of
// all positions is margin.
struct HedgingAccount {
  static constexpr std::size_t kPositions = 2;
  const double* dollars_a_euro = nullptr;

  std::size_t position_of(const Order& o) const {
    const bool is_long = (o.side == Side::kBuy) == (o.intent == Intent::kEntry);
    return is_long ? 0 : 1;
  }
  double equity(const AccountView& v, std::uint8_t currency) const { return in(currency, v.worth); }
  double room(const AccountView& v, std::uint8_t currency) const {
    return 10 * equity(v, currency) - in(currency, v.exposure);
  }

 private:
  double in(std::uint8_t currency, std::span<const double> money) const {
    const double rate = *dollars_a_euro;
    return currency == 0 ? money[0] + money[1] / rate : money[0] * rate + money[1];
  }
};
static_assert(AccountRule<HedgingAccount>);

// Instrument 0 is quoted in euros, 1 in dollars.
struct Hedged {
  double dollars_a_euro = 2;
  Core<HedgingAccount> core;

  Hedged() {
    InstrumentRules euro{.ticks = Grid(0.01), .sizing = {.lots = Grid(1), .minimum = 1}};
    InstrumentRules dollar = euro;
    dollar.currency = 1;
    core.start({.cash = {1000, 500}, .instruments = {euro, dollar}}, {&dollars_a_euro}, 0);
  }
};

// [BT-1] [BT-2]
TEST(CoreWithFakes, TwoPositionsAnInstrumentInTwoCurrencies) {
  Hedged h;
  h.core.submit({.instrument = 1, .side = Side::kBuy, .decided = 1, .size = 10, .stop_distance = 5});
  h.core.submit({.instrument = 1, .side = Side::kSell, .decided = 1, .size = 4});
  h.core.arrive(1, {}, 1);
  ListedMatcher open{
      {{.order = 1, .time = 2, .price = 100, .closing = 99}, {.order = 3, .time = 2, .price = 99, .closing = 100}},
      {{}, {99, 100}}};
  h.core.run_event(open);
  EXPECT_EQ(h.core.positions()[2].lots, 10);
  EXPECT_EQ(h.core.positions()[3].lots, 4);
  EXPECT_EQ(h.core.open_positions(), 2U);
  EXPECT_EQ(h.core.cash(0), 1000);
  EXPECT_EQ(h.core.cash(1), 500 - 1000 + 396);
  // The stop of the long one leaves the short one alone.
  ListedMatcher stop{{{.order = 2, .time = 3, .price = 95, .closing = 96}}, {{}, {95, 96}}};
  h.core.run_event(stop);
  EXPECT_TRUE(h.core.positions()[2].is_flat());
  EXPECT_EQ(h.core.positions()[3].lots, 4);
}

TEST(CoreWithFakes, SizesSeeAllCurrencies) {
  Hedged h;
  // Worth 1000 euros and 500 dollars = 2500 dollars; half of it at 100.
  h.core.submit({.instrument = 1, .size_kind = SizeKind::kEquityFraction, .decided = 1, .size = 0.5});
  h.core.arrive(1, {}, 1);
  ListedMatcher open{{{.order = 1, .time = 2, .price = 100, .closing = 100}}, {{}, {100, 100}}};
  h.core.run_event(open);
  EXPECT_EQ(h.core.fills()[0].lots, 12);
  EXPECT_EQ(h.core.fills()[0].currency, 1);
}

TEST(CoreWithFakes, AnOrderThatArrivesLateAndFillsInParts) {
  Hedged h;
  h.core.submit({.decided = 10, .size = 9, .target_distance = 5});
  h.core.arrive_late(1, 13);
  ListedMatcher first{{{.order = 1, .time = 14, .lots = 4, .price = 10, .closing = 10}}};
  h.core.run_event(first);
  EXPECT_EQ(h.core.orders().order(1).state, OrderState::kWorking);
  EXPECT_EQ(h.core.orders().arrived(h.core.orders().order(1)), 13);
  EXPECT_EQ(h.core.positions()[0].lots, 4);
  ListedMatcher rest{{{.order = 1, .time = 15, .lots = 99, .price = 12, .closing = 12}}};
  h.core.run_event(rest);
  EXPECT_EQ(h.core.orders().order(1).state, OrderState::kFilled);
  EXPECT_EQ(h.core.positions()[0].lots, 9);
  // Its target is worked off in parts too, and by what the entry filled in all.
  ListedMatcher target{{{.order = 2, .time = 16, .lots = 6, .price = 15, .closing = 15},
                        {.order = 2, .time = 16, .price = 15, .closing = 15}}};
  h.core.run_event(target);
  EXPECT_EQ(h.core.trades().size(), 2U);
  EXPECT_EQ(h.core.orders().order(2).lots, 9);
  EXPECT_TRUE(h.core.positions()[0].is_flat());
}

TEST(CoreWithFakes, MarginCountsBothSidesAndFollowsTheRate) {
  Hedged h;
  const auto trade = [&](Side side, double units) {
    const std::uint32_t id = h.core.submit({.instrument = 1, .side = side, .decided = 1, .size = units});
    h.core.arrive(1, {}, 1);
    ListedMatcher open{{{.order = id, .time = 2, .price = 100, .closing = 100}}, {{}, {100, 100}}};
    h.core.run_event(open);
    return h.core.orders().order(id).reason;
  };
  // 1000 euros and 500 dollars are 2500 dollars: ten times that holds 250 units of 100, long and short together.
  EXPECT_EQ(trade(Side::kBuy, 251), Reason::kLeverage);
  EXPECT_EQ(trade(Side::kBuy, 150), Reason::kNone);
  EXPECT_EQ(trade(Side::kSell, 100), Reason::kNone);
  EXPECT_EQ(trade(Side::kSell, 1), Reason::kLeverage);
  h.dollars_a_euro = 3;
  EXPECT_EQ(trade(Side::kSell, 100), Reason::kNone);
  EXPECT_EQ(trade(Side::kSell, 1), Reason::kLeverage);
  EXPECT_EQ(h.core.rejections().leverage, 3U);
  EXPECT_EQ(h.core.cash(1), 500 - 150 * 100 + 200 * 100);
}

TEST(CoreWithFakes, AMarginCallClosesOnePositionByAnOrderLikeAnyOther) {
  Hedged h;
  for (const Side side : {Side::kBuy, Side::kSell}) h.core.submit({.side = side, .decided = 1, .size = 5});
  h.core.arrive(0, {}, 1);
  ListedMatcher open{
      {{.order = 1, .time = 2, .price = 100, .closing = 99}, {.order = 2, .time = 2, .price = 99, .closing = 100}}};
  h.core.run_event(open);
  const auto call = h.core.submit(
      {.side = Side::kBuy, .intent = Intent::kExit, .size_kind = SizeKind::kPosition, .decided = 3, .size = 1});
  h.core.arrive(0, {}, 3);
  ListedMatcher closing{{{.order = call, .time = 4, .price = 120, .closing = 119}}};
  h.core.run_event(closing);
  EXPECT_EQ(h.core.positions()[0].lots, 5);
  EXPECT_TRUE(h.core.positions()[1].is_flat());
  ASSERT_EQ(h.core.trades().size(), 1U);
  EXPECT_EQ(h.core.trades()[0].profit, (99.0 - 120.0) * 5);
}

// An order book is a venue like the path of a bar.
struct AtBook {
  Core<HedgingAccount> core;
  double rate = 2;
  BookMatcher book{.ticks = Grid(0.01)};

  AtBook() {
    core.start({.cash = {1000, 0}, .instruments = {{.ticks = Grid(0.01), .sizing = {.lots = Grid(1), .minimum = 1}}}},
               {&rate}, 0);
    book.bids = {{99, 5}, {98, 50}};
    book.asks = {{100, 4}, {101, 3}, {103, 10}};
  }
  void run(std::int64_t time) {
    book.now = time;
    core.run_event(book);
  }
};

TEST(CoreWithFakes, AMarketOrderTakesTheLevelsOfABook) {
  AtBook at;
  at.core.submit({.decided = 1, .size = 9, .stop_distance = 5});
  at.run(2);
  EXPECT_TRUE(at.core.fills().empty());  // still on its way
  at.core.arrive_late(1, 3);
  at.run(4);
  ASSERT_EQ(at.core.fills().size(), 3U);
  EXPECT_EQ(at.core.position().entry_price, 101);  // (4 x 100 + 3 x 101 + 2 x 103) / 9
  EXPECT_EQ(at.book.asks.front().lots, 8);
  EXPECT_EQ(at.core.orders().order(1).state, OrderState::kFilled);

  // The stop at 95, five under the first fill, is triggered at 94 and takes two levels.
  at.book.bids = {{94, 5}, {93, 9}};
  at.run(5);
  EXPECT_TRUE(at.core.position().is_flat());
  EXPECT_EQ(at.core.orders().order(2).state, OrderState::kFilled);
  EXPECT_EQ(at.core.trades().size(), 2U);
  EXPECT_EQ(at.core.cash(), 1000 - 909 + 5 * 94 + 4 * 93);
}

TEST(CoreWithFakes, ALimitThatIsPartlyFilledGoesOnAndCanBeCancelled) {
  AtBook at;
  at.core.submit({.type = OrderType::kLimit, .decided = 1, .size = 9, .price = 10'050});
  at.core.arrive(0, {}, 1);
  at.run(2);
  EXPECT_EQ(at.core.orders().order(1).state, OrderState::kWorking);
  EXPECT_EQ(at.core.position().lots, 4);
  at.core.modify(1, 10'100);
  at.run(3);
  EXPECT_EQ(at.core.position().lots, 7);
  at.core.cancel(1, Reason::kCancelled, 4);
  EXPECT_EQ(at.core.orders().order(1).state, OrderState::kCancelled);
  EXPECT_EQ(at.core.orders().order(1).lots, 7);
  EXPECT_EQ(at.core.position().entry_price, (4 * 100.0 + 3 * 101) / 7);
}

TEST(CoreWithFakes, TicksInsideABarAreEventsOfTheirOwn) {
  Hedged h;
  // Decided at a tick of bar 7, filled at the next one of the same bar, stopped out two ticks later.
  h.core.submit({.decided = 70, .size = 2, .stop_distance = 1});
  h.core.arrive(0, {}, 71);
  ListedMatcher second{{{.order = 1, .bar = 7, .time = 71, .price = 100, .closing = 99.9}}};
  h.core.run_event(second);
  h.core.walk(0, {99.5, 100.4}, {});
  ListedMatcher fourth{{{.order = 2, .bar = 7, .time = 73, .price = 98.8, .closing = 98.9, .slips = true}}};
  h.core.run_event(fourth);
  ASSERT_EQ(h.core.trades().size(), 1U);
  EXPECT_EQ(h.core.trades()[0].entry_time, 71);
  EXPECT_EQ(h.core.trades()[0].exit_time, 73);
  EXPECT_EQ(h.core.fills()[1].bar, 7U);
  EXPECT_NEAR(h.core.trades()[0].favourable, 0.8, 1e-12);
}

}  // namespace
}  // namespace tiercel::sim
