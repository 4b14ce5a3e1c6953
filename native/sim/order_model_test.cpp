// [BT-2] Random orders of all types beside a model that walks each bar tick by tick and knows one order at a time.
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <optional>
#include <random>
#include <vector>

#include "native/sim/session.hpp"

namespace tiercel::sim {
namespace {

constexpr int kBars = 24;
constexpr int kSession = 4;  // bars
constexpr std::int64_t kDuration = 10;

struct Bar {
  int open, high, low, close;
};

struct Case {
  std::vector<Bar> bars;
  int spread = 0;
  LimitRule limit = LimitRule::kThrough;
  struct Sent {
    int bar;  // at whose close it is decided
    NewOrder order;
  };
  std::vector<Sent> orders;
};

class Random {
 public:
  explicit Random(unsigned seed) : engine_(seed) {}
  int within(int least, int most) { return std::uniform_int_distribution<int>(least, most)(engine_); }
  bool one_in(int n) { return within(1, n) == 1; }

 private:
  std::mt19937 engine_;
};

NewOrder any_order(Random& random, int close, int bar) {
  NewOrder n{.side = random.one_in(2) ? Side::kBuy : Side::kSell,
             .type = static_cast<OrderType>(random.within(0, 6)),
             .time_in_force = static_cast<TimeInForce>(random.within(0, 6)),
             .size = 1};
  const auto near = [&]() -> std::int64_t { return close + random.within(-8, 8); };
  if (n.type != OrderType::kMarket && n.type != OrderType::kTrailing) n.price = near();
  if (has_limit_after_trigger(n.type)) n.limit = near();
  if (n.type == OrderType::kTrailing) {
    if (random.one_in(2))
      n.trail = random.within(1, 9);
    else
      n.trail_rate = random.within(1, 9) / 100.0;
  }
  if (has_trigger(n.type) && is_for_auction(n.time_in_force)) n.time_in_force = TimeInForce::kGtc;
  if (n.time_in_force == TimeInForce::kGtd) n.expires = (bar + random.within(1, 6)) * kDuration + 1;
  n.post_only = n.type == OrderType::kLimit && n.time_in_force == TimeInForce::kGtc && random.one_in(3);
  n.all_or_none = random.one_in(5);
  n.display = random.one_in(5) ? 0.0 : -1.0;
  return n;
}

Case any_case(unsigned seed) {
  Random random(seed);
  Case c;
  c.spread = random.within(0, 3);
  c.limit = random.one_in(2) ? LimitRule::kThrough : LimitRule::kTouch;
  int price = 100;
  for (int i = 0; i < kBars; ++i) {
    const int open = price + random.within(-4, 4);
    const int close = open + random.within(-6, 6);
    c.bars.push_back(
        {open, std::max(open, close) + random.within(0, 5), std::min(open, close) - random.within(0, 5), close});
    price = std::max(60, close);
    if (random.one_in(2)) c.orders.push_back({i, any_order(random, close, i)});
  }
  return c;
}

struct Outcome {
  OrderState state = OrderState::kSent;
  Reason reason = Reason::kNone;
  std::optional<double> price{};
  int bar = -1;
  FillRule rule = FillRule::kMarketOpen;
  Liquidity liquidity = Liquidity::kTaker;
};

// One order through all bars. Prices are whole, so a walk by single ticks misses nothing.
class Model {
 public:
  Model(const Case& c, const Case::Sent& sent)
      : case_(c), order_(sent.order), level_(static_cast<int>(sent.order.price)) {
    for (int bar = sent.bar + 1; bar < kBars && !is_over(); ++bar) {
      bar_ = bar;
      is_new_ = bar == sent.bar + 1;
      open();
      walk();
      close();
    }
    if (out_.state == OrderState::kSent && sent.bar + 1 == kBars) end(OrderState::kExpired, Reason::kEndOfData);
  }

  [[nodiscard]] Outcome outcome() const { return out_; }

 private:
  [[nodiscard]] bool is_over() const { return out_.state >= OrderState::kFilled; }
  [[nodiscard]] bool buys() const { return order_.side == Side::kBuy; }
  [[nodiscard]] int own(int bid) const { return buys() ? bid + case_.spread : bid; }
  [[nodiscard]] bool touches_limit(int price, int limit) const { return buys() ? price <= limit : price >= limit; }
  [[nodiscard]] bool passes_limit(int price, int limit) const {
    return case_.limit == LimitRule::kTouch ? touches_limit(price, limit) : buys() ? price < limit : price > limit;
  }
  [[nodiscard]] bool meets_stop(int price) const { return buys() ? price >= level_ : price <= level_; }

  void end(OrderState state, Reason reason) {
    out_.state = state;
    out_.reason = reason;
  }
  void fill(int price, FillRule rule, Liquidity liquidity) {
    out_.state = OrderState::kFilled;
    out_.price = price;
    out_.bar = bar_;
    out_.rule = rule;
    out_.liquidity = liquidity;
  }

  void open() {
    const Bar& bar = case_.bars[static_cast<std::size_t>(bar_)];
    const int price = own(bar.open);
    if (is_new_) {
      out_.state = OrderState::kWorking;
      if (order_.post_only && touches_limit(price, level_)) return end(OrderState::kRejected, Reason::kPostOnly);
    }
    if (order_.expires != 0 && bar_ * kDuration >= order_.expires)
      return end(OrderState::kExpired, Reason::kTimeInForce);
    if (order_.time_in_force == TimeInForce::kAtClose) return;
    if (order_.time_in_force == TimeInForce::kAtOpen) {
      if (bar_ % kSession == 0) auction(price, FillRule::kOpenAuction);
      return;
    }
    meet(price, true);
    if (is_over()) return;
    const bool acts = !waits_ || order_.type == OrderType::kMarket || order_.type == OrderType::kLimit;
    if (acts && is_immediate(order_.time_in_force)) return end(OrderState::kCancelled, Reason::kTimeInForce);
    trail(price);
  }

  void auction(int price, FillRule rule) {
    if (order_.type == OrderType::kMarket || passes_limit(price, level_)) {
      return fill(price, rule, order_.type == OrderType::kLimit ? Liquidity::kMaker : Liquidity::kTaker);
    }
    end(OrderState::kExpired, Reason::kTimeInForce);
  }

  // The price of its own side is this now: at an open, or at a tick of the path.
  void meet(int price, bool at_open) {
    const OrderType t = order_.type;
    if (t == OrderType::kMarket) return fill(price, FillRule::kMarketOpen, Liquidity::kTaker);
    if (t == OrderType::kLimit || (has_limit_after_trigger(t) && !waits_)) {
      if (!passes_limit(price, level_)) return;
      if (at_open) return fill(price, FillRule::kGapOpen, is_new_ ? Liquidity::kTaker : Liquidity::kMaker);
      return fill(level_, FillRule::kLimitOnPath, Liquidity::kMaker);
    }
    if (t == OrderType::kTrailing && !has_level_) return;
    const bool touched = t == OrderType::kMarketIfTouched || t == OrderType::kLimitIfTouched;
    if (touched ? !touches_limit(price, level_) : !meets_stop(price)) return;
    const FillRule rule = at_open ? FillRule::kGapOpen : touched ? FillRule::kTouchOnPath : FillRule::kStopOnPath;
    if (!has_limit_after_trigger(t)) return fill(price, rule, Liquidity::kTaker);
    const int limit = static_cast<int>(order_.limit);
    if (touches_limit(price, limit)) return fill(price, rule, Liquidity::kTaker);
    if (is_immediate(order_.time_in_force)) return end(OrderState::kCancelled, Reason::kTimeInForce);
    waits_ = false;
    level_ = limit;
    out_.state = OrderState::kTriggered;
  }

  void trail(int best) {
    if (order_.type != OrderType::kTrailing || is_over()) return;
    const double distance = order_.trail_rate > 0 ? best * order_.trail_rate : order_.trail;
    const int level = static_cast<int>(buys() ? std::ceil(best + distance - 1e-6) : std::floor(best - distance + 1e-6));
    level_ = !has_level_ ? level : buys() ? std::min(level_, level) : std::max(level_, level);
    has_level_ = true;
  }

  void walk() {
    if (is_over() || is_for_auction(order_.time_in_force)) return;
    const Bar& b = case_.bars[static_cast<std::size_t>(bar_)];
    const int up = b.high - b.open;
    const int down = b.open - b.low;
    const bool high_first = up == down ? b.close < b.open : up < down;
    const int points[] = {b.open, high_first ? b.high : b.low, high_first ? b.low : b.high, b.close};
    for (int leg = 0; leg < 3; ++leg) {
      for (int bid = points[leg]; !is_over(); bid += points[leg + 1] > bid ? 1 : -1) {
        if (bid != points[0] || leg > 0) meet(own(bid), false);
        if (bid == points[leg + 1]) break;
      }
      if (is_over()) return;
      trail(own(points[leg + 1]));
    }
  }

  void close() {
    if (is_over() || order_.time_in_force != TimeInForce::kAtClose || bar_ % kSession != kSession - 1) return;
    auction(own(case_.bars[static_cast<std::size_t>(bar_)].close), FillRule::kCloseAuction);
  }

  const Case& case_;
  NewOrder order_;
  int level_;
  bool waits_ = true;  // for its trigger
  bool has_level_ = false;
  bool is_new_ = false;
  int bar_ = 0;
  Outcome out_;
};

// The engine's run of a case.
struct Played {
  std::vector<double> open, high, low, close;
  std::vector<std::int64_t> time;
  std::vector<double> equity = std::vector<double>(kBars);
  BarEngine engine;

  explicit Played(const Case& c) {
    for (const Bar& b : c.bars) {
      time.push_back(static_cast<std::int64_t>(time.size()) * kDuration);
      open.push_back(b.open);
      high.push_back(b.high);
      low.push_back(b.low);
      close.push_back(b.close);
    }
    Feed feed;
    feed.bars = {.size = kBars, .time = time.data(), .duration = kDuration};
    feed.bars.own = {open.data(), high.data(), low.data(), close.data()};
    feed.bars.bid = {.column = feed.bars.own};
    feed.bars.ask = {.column = feed.bars.own, .offset = static_cast<double>(c.spread)};
    EngineSettings settings;
    settings.core.cash = {1e9};
    settings.core.instruments = {{.ticks = Grid(1.0), .sizing = {.lots = Grid(1.0)}}};
    settings.core.reports = true;
    settings.limit = c.limit;
    EXPECT_EQ(engine.start({&feed, 1}, settings, {equity, {}}), Status::kOk);
    std::vector<std::int64_t> opens, closes;
    for (int i = 0; i < kBars; i += kSession) {
      opens.push_back(i * kDuration);
      closes.push_back((i + kSession) * kDuration);
    }
    engine.set_sessions(0, Sessions(opens, closes));
    Session session;
    session.start(engine, 0, false);
    std::vector<std::int32_t> ends(1);
    std::vector<Closing> closings(1);
    std::size_t next = 0;
    for (int bar = 0;;) {
      const Step step = session.step(std::numeric_limits<std::int64_t>::max(), ends, closings);
      if (step == Step::kEnd) break;
      if (step != Step::kClose) continue;
      for (; next < c.orders.size() && c.orders[next].bar == bar; ++next) session.send(c.orders[next].order, true);
      ++bar;
    }
    session.finish();
  }
};

TEST(OrderModel, RandomOrdersOfAllTypesFillAsAWalkByTicksSays) {
  std::size_t filled = 0;
  for (unsigned seed = 1; seed <= 3000; ++seed) {
    const Case c = any_case(seed);
    const Played played(c);
    const auto& core = played.engine.core();
    std::vector<const Fill*> fill_of(c.orders.size(), nullptr);
    for (const Fill& f : core.fills()) fill_of[f.order - 1] = &f;
    for (std::size_t i = 0; i < c.orders.size(); ++i) {
      const Outcome expected = Model(c, c.orders[i]).outcome();
      const Order& order = core.orders().order(static_cast<std::uint32_t>(i) + 1);
      SCOPED_TRACE(testing::Message() << "seed " << seed << " order " << i + 1 << " type "
                                      << static_cast<int>(order.type) << " life "
                                      << static_cast<int>(c.orders[i].order.time_in_force));
      ASSERT_EQ(order.state, expected.state);
      ASSERT_EQ(order.reason, expected.reason);
      ASSERT_EQ(fill_of[i] != nullptr, expected.price.has_value());
      if (fill_of[i] == nullptr) continue;
      ++filled;
      ASSERT_EQ(fill_of[i]->price, *expected.price);
      ASSERT_EQ(fill_of[i]->bar, static_cast<std::uint32_t>(expected.bar));
      ASSERT_EQ(fill_of[i]->rule, expected.rule);
      ASSERT_EQ(fill_of[i]->liquidity, expected.liquidity);
    }
  }
  EXPECT_GT(filled, 10'000U);
}

}  // namespace
}  // namespace tiercel::sim
