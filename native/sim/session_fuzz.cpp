// Any commands at any closes of any bars: nothing breaks, fills sum to positions, no fill turns a position over, cash
// is the sum of the ledger, equity is cash and positions, and a run in blocks is the run step by step.
#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <map>
#include <utility>
#include <vector>

#include "native/fuzz/bytes.hpp"
#include "native/sim/records.hpp"
#include "native/sim/session.hpp"

namespace tiercel::sim {
namespace {

constexpr std::int64_t kMinute = 60'000'000'000;

// Bars that walk on the tick, some of them missing.
struct Series {
  std::vector<double> open, high, low, close, volume;
  std::vector<std::int64_t> time;
  std::vector<CorporateAction> actions;
  double spread = 0.0;
  std::int64_t duration = kMinute;
  std::size_t first_bar = 0;

  [[nodiscard]] Feed feed() const {
    Feed f;
    f.first_bar = first_bar;
    f.actions = actions;
    f.bars = {.size = time.size(), .time = time.data(), .duration = duration};
    f.bars.volume = volume.data();
    f.bars.own = {open.data(), high.data(), low.data(), close.data()};
    f.bars.bid = {.column = f.bars.own};
    f.bars.ask = {.column = f.bars.own, .offset = spread};
    return f;
  }
};

Series any_series(fuzz::Bytes& bytes) {
  Series s;
  const std::size_t bars = bytes.within(1, 40);
  s.duration = (bytes.flag() ? 1 : 5) * kMinute;
  s.spread = static_cast<double>(bytes.take<std::uint8_t>() % 8) / 100;
  std::int64_t ticks = 10'000;
  for (std::int64_t minute = 0; s.time.size() < bars; ++minute) {
    if (bytes.take<std::uint8_t>() % 8 == 7) continue;
    const std::int64_t open = std::max<std::int64_t>(1, ticks + bytes.take<std::int8_t>() / 8);
    const std::int64_t close = std::max<std::int64_t>(1, open + bytes.take<std::int8_t>() / 2);
    const std::int64_t high = std::max(open, close) + bytes.take<std::uint8_t>() % 16;
    const std::int64_t low = std::max<std::int64_t>(1, std::min(open, close) - bytes.take<std::uint8_t>() % 16);
    s.open.push_back(static_cast<double>(open) / 100);
    s.high.push_back(static_cast<double>(high) / 100);
    s.low.push_back(static_cast<double>(low) / 100);
    s.close.push_back(static_cast<double>(close) / 100);
    s.volume.push_back(static_cast<double>(bytes.take<std::uint8_t>()) * 4);
    s.time.push_back(minute * s.duration);
    ticks = close;
  }
  s.first_bar = bytes.within(0, bars - 1);
  if (bytes.flag()) {
    s.actions.push_back({.time = s.time[bytes.within(0, bars - 1)],
                         .numerator = static_cast<std::int64_t>(bytes.within(1, 20)),
                         .denominator = static_cast<std::int64_t>(bytes.within(1, 20)),
                         .dividend = static_cast<double>(bytes.take<std::uint8_t>()) / 100});
  }
  return s;
}

// The first bars of a series, at the times of another: feeds with the same bars are a case of their own.
Series with_times_of(Series s, const Series& other) {
  while (s.time.size() < other.time.size()) {
    for (auto* column : {&s.open, &s.high, &s.low, &s.close, &s.volume}) column->push_back(column->back());
    s.time.push_back(0);
  }
  for (auto* column : {&s.open, &s.high, &s.low, &s.close, &s.volume}) column->resize(other.time.size());
  s.time = other.time;
  s.duration = other.duration;
  s.first_bar = other.first_bar;
  return s;
}

double any_amount(fuzz::Bytes& bytes) {
  const double plain = static_cast<double>(bytes.take<std::int16_t>());
  constexpr std::array<double, 8> kOdd = {0.0, -0.0, 1e300, -1e300, 1e-300, NAN, INFINITY, 9007199254740993.0};
  const auto kind = bytes.take<std::uint8_t>();
  if (kind < 16) return kOdd[kind % kOdd.size()];
  return kind < 128 ? plain : plain / 32768;
}

struct Command {
  enum class Kind : std::uint8_t { kOrder, kTargets, kCancel, kModify } kind;
  NewOrder order;
  std::vector<TargetRequest> targets;
  std::uint32_t which = 0;  // of the orders made so far, modulo their number
  std::int64_t ticks = 0;
};

NewOrder any_order(fuzz::Bytes& bytes, std::size_t feeds) {
  const bool enters = bytes.flag();
  NewOrder n{.instrument = static_cast<std::uint16_t>(bytes.within(0, feeds - 1)),
             .side = bytes.flag() ? Side::kBuy : Side::kSell,
             .type = static_cast<OrderType>(bytes.within(0, 6)),
             .intent = enters ? Intent::kEntry : Intent::kExit,
             .size_kind = static_cast<SizeKind>(bytes.within(0, 3)),
             .size = any_amount(bytes)};
  if (!enters && bytes.flag()) n.size_kind = SizeKind::kPosition;
  if (!enters && n.size_kind != SizeKind::kPosition) n.size_kind = SizeKind::kUnits;
  n.price = 10'000 + bytes.take<std::int16_t>() / 128;
  if (bytes.take<std::uint8_t>() == 255) n.price = bytes.take<std::int64_t>() >> 12;
  n.limit = n.price + bytes.take<std::int8_t>() / 8;
  if (n.type == OrderType::kTrailing) n.trail = std::abs(any_amount(bytes)) / 1000;
  if (n.type == OrderType::kTrailing && bytes.flag()) n.trail_rate = std::abs(any_amount(bytes)) / 65536;
  const auto flags = bytes.take<std::uint8_t>();
  n.all_or_none = flags % 8 == 1;
  n.post_only = n.type == OrderType::kLimit && flags % 8 == 2;
  n.display = flags % 8 == 3 ? 1.0 : -1.0;
  if (flags % 8 == 4) {
    n.reduce_only = true;
    n.intent = Intent::kExit;
    n.size_kind = SizeKind::kUnits;
    return n;
  }
  if (enters && bytes.flag()) n.stop_distance = std::abs(any_amount(bytes)) / 1000;
  if (enters && bytes.flag()) n.target_distance = std::abs(any_amount(bytes)) / 1000;
  if (enters && bytes.flag()) n.trailing_distance = std::abs(any_amount(bytes)) / 1000;
  const auto life = bytes.take<std::uint8_t>() % 16;
  if (life < 4 && (life < 2 || !has_trigger(n.type))) {
    constexpr std::array<TimeInForce, 4> kLives = {TimeInForce::kIoc, TimeInForce::kFok, TimeInForce::kAtOpen,
                                                   TimeInForce::kAtClose};
    n.time_in_force = kLives[life];
  } else if (life < 8) {
    n.time_in_force = TimeInForce::kGtd;
    n.expires = bytes.take<std::uint16_t>() * kMinute / 256;
  }
  return n;
}

Command any_command(fuzz::Bytes& bytes, std::size_t feeds) {
  Command c{.kind = static_cast<Command::Kind>(bytes.within(0, 3)), .order = {}, .targets = {}};
  if (c.kind == Command::Kind::kOrder) c.order = any_order(bytes, feeds);
  if (c.kind == Command::Kind::kTargets) {
    for (std::size_t n = bytes.within(1, 3); n > 0; --n) {
      c.targets.push_back({.instrument = static_cast<std::uint16_t>(bytes.within(0, feeds - 1)),
                           .kind = static_cast<SizeKind>(4 + bytes.within(0, 2)),
                           .value = any_amount(bytes)});
      if (std::isnan(c.targets.back().value)) c.targets.back().value = 0.0;  // the edge lets none through
    }
  }
  c.which = bytes.take<std::uint16_t>();
  c.ticks = 10'000 + bytes.take<std::int16_t>() / 128;
  return c;
}

Sessions sessions_of(const Series& s, std::size_t bars) {
  std::vector<std::int64_t> opens, closes;
  for (std::size_t i = 0; i < s.time.size(); i += bars) {
    opens.push_back(s.time[i]);
    closes.push_back(i + bars < s.time.size() ? s.time[i + bars] : s.time.back() + s.duration);
  }
  return {opens, closes};
}

struct Plan {
  std::vector<Series> series;
  EngineSettings settings;
  std::vector<std::size_t> sessions;           // bars of each session of each series; 0: each bar is one
  std::vector<std::vector<Command>> at_close;  // for the first instant of closes, the second and so on
};

Plan any_plan(fuzz::Bytes& bytes) {
  Plan plan;
  const std::size_t feeds = bytes.within(1, 3);
  for (std::size_t i = 0; i < feeds; ++i) {
    plan.series.push_back(any_series(bytes));
    plan.sessions.push_back(bytes.take<std::uint8_t>() % 5);
  }
  if (bytes.flag()) {
    for (Series& s : plan.series) s = with_times_of(s, plan.series[0]);
  }
  EngineSettings& s = plan.settings;
  s.limit = bytes.flag() ? LimitRule::kThrough : LimitRule::kTouch;
  s.same_close = bytes.flag();
  s.mark_last = bytes.flag();
  s.account.leverage = bytes.flag() ? 1.0 : 30.0;
  s.volume_share = bytes.flag() ? 0.0 : static_cast<double>(bytes.within(1, 100)) / 100;
  s.core.cash = {100'000.0};
  s.core.reports = true;
  for (std::size_t i = 0; i < feeds; ++i) {
    InstrumentRules rules{.ticks = Grid(0.01), .sizing = {.lots = Grid(bytes.flag() ? 1.0 : 0.01)}};
    rules.sizing.minimum = bytes.flag() ? 1 : 10;
    rules.sizing.commission.per_unit = bytes.flag() ? 0.0 : 0.01;
    rules.slippage.distance = bytes.flag() ? 0.0 : 0.02;
    s.core.instruments.push_back(rules);
  }
  while (!bytes.is_empty() && plan.at_close.size() < 400) {
    plan.at_close.emplace_back();
    for (std::size_t n = bytes.take<std::uint8_t>() % 3; n > 0; --n)
      plan.at_close.back().push_back(any_command(bytes, feeds));
  }
  return plan;
}

struct Run {
  const Plan& plan;
  BarEngine engine{};
  Session session{};
  std::vector<double> equity{};
  std::vector<Feed> feeds{};
  std::vector<double> seen{};  // what a strategy can see of the account, at each close
  std::size_t closes = 0;

  void send(const Command& c) {
    const auto made = static_cast<std::uint32_t>(engine.core().orders().orders().size());
    std::uint32_t first = 0;
    if (c.kind == Command::Kind::kOrder) {
      NewOrder order = c.order;
      const Position& p = engine.core().position(order.instrument);
      const bool closes = order.intent == Intent::kExit && !order.reduce_only;
      if (closes && p.is_flat()) return;  // the edge sends none
      if (closes) order.side = opposite(p.side);
      (void)session.send(order, true);
    } else if (c.kind == Command::Kind::kTargets) {
      (void)session.target(c.targets, true, first);
    } else if (made > 0 && c.kind == Command::Kind::kCancel) {
      session.cancel(c.which % made + 1);
    } else if (made > 0) {
      const Order& o = engine.core().orders().order(c.which % made + 1);
      const bool moves = o.type == OrderType::kLimit || o.type == OrderType::kStop;
      if (moves && o.state != OrderState::kHeld) session.modify(o.id, c.ticks);
    }
  }

  void look() {
    seen.push_back(engine.marked_equity());
    seen.push_back(engine.account_view().exposure[0]);
    for (const Position& p : engine.core().positions()) seen.push_back(p.is_flat() ? 0.0 : p.profit_at(engine.mark(p)));
  }

  // Whether something was sent: what was foreseen is then void.
  bool decide() {
    look();
    const std::size_t n = closes++;
    if (n >= plan.at_close.size()) return false;
    for (const Command& c : plan.at_close[n]) send(c);
    return !plan.at_close[n].empty();
  }

  // `block` 0: every event is a step.
  void go(std::size_t block) {
    for (const Series& s : plan.series) feeds.push_back(s.feed());
    equity.resize(BarEngine::count_points(feeds));
    FUZZ_CHECK(engine.start(feeds, plan.settings, {equity, {}}) == Status::kOk);
    for (std::size_t i = 0; i < feeds.size(); ++i) {
      if (plan.sessions[i] > 0) engine.set_sessions(i, sessions_of(plan.series[i], plan.sessions[i]));
    }
    session.start(engine, engine.now(), plan.settings.same_close);
    constexpr std::int64_t kNever = std::numeric_limits<std::int64_t>::max();
    std::vector<std::int32_t> ends(block + 1), ends_again(block + 1);
    std::vector<Closing> closings((block + 1) * feeds.size());
    for (;;) {
      const std::size_t quiet = block == 0 ? 0 : session.peek(kNever, {ends.data(), block}, closings);
      if (quiet > 0) {
        FUZZ_CHECK(session.peek(kNever, {ends_again.data(), block}, closings) == quiet && ends == ends_again);
        std::size_t passed = 1;
        for (;; ++passed) {
          session.move(1);
          if (decide() || passed == quiet) break;
        }
        continue;
      }
      const Step step = session.step(kNever, ends, closings);
      FUZZ_CHECK(step != Step::kWait);
      if (step == Step::kEnd) break;
      if (step == Step::kClose) decide();
    }
    session.finish();
  }
};

bool is_same(double a, double b) { return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b); }

void check_parts(const Run& run, const std::map<std::uint32_t, std::int64_t>& filled,
                 const std::map<std::pair<std::size_t, std::uint32_t>, std::int64_t>& taken);

void check_fills(const Run& run) {
  const auto& core = run.engine.core();
  std::vector<std::int64_t> held(run.feeds.size());
  std::map<std::uint32_t, std::int64_t> filled;                         // lots, by order
  std::map<std::pair<std::size_t, std::uint32_t>, std::int64_t> taken;  // lots, by instrument and bar
  for (std::size_t i = 0; i < core.fills().size(); ++i) {
    const Fill& f = core.fills()[i];
    FUZZ_CHECK(f.lots > 0 && std::isfinite(f.price) && f.price >= 0.0 && std::isfinite(f.commission));
    filled[f.order] += f.lots;
    taken[{f.instrument, f.bar}] += f.lots;
    if (!run.plan.series[f.instrument].actions.empty()) continue;  // a split changes what is held
    const std::int64_t before = held[f.instrument];
    const std::int64_t after = before + (f.side == Side::kBuy ? f.lots : -f.lots);
    FUZZ_CHECK(before == 0 || after == 0 || (before > 0) == (after > 0));
    const bool adds = before == 0 || (before > 0) == (f.side == Side::kBuy);
    FUZZ_CHECK(!adds || core.orders().order(f.order).intent == Intent::kEntry);
    held[f.instrument] = after;
  }
  check_parts(run, filled, taken);
  for (std::size_t i = 0; i < held.size(); ++i) {
    const Position& p = core.position(i);
    FUZZ_CHECK(p.is_flat() == (p.lots == 0) && p.lots >= 0);
    if (run.plan.series[i].actions.empty())
      FUZZ_CHECK(held[i] == (p.is_flat() ? 0 : p.side == Side::kBuy ? p.lots : -p.lots));
  }
}

// Orders are filled whole where they must be, and all of them together take no more than their share of a bar.
void check_parts(const Run& run, const std::map<std::uint32_t, std::int64_t>& filled,
                 const std::map<std::pair<std::size_t, std::uint32_t>, std::int64_t>& taken) {
  const auto& core = run.engine.core();
  const OrderMachine& orders = core.orders();
  for (std::size_t i = 0; i < orders.orders().size(); ++i) {
    const Order& o = orders.order(static_cast<std::uint32_t>(i) + 1);
    const auto parts = filled.find(o.id);
    FUZZ_CHECK(o.lots == (parts == filled.end() ? 0 : parts->second));
    FUZZ_CHECK(o.state != OrderState::kFilled || o.lots > 0);
    if (needs_whole(orders.terms(o))) FUZZ_CHECK(o.lots == 0 || o.state == OrderState::kFilled);
  }
  const double share = run.plan.settings.volume_share;
  for (const auto& [place, lots] : taken) {
    const double volume = run.plan.series[place.first].volume[place.second];
    if (share > 0.0) FUZZ_CHECK(lots <= core.settings().instruments[place.first].sizing.lots.down(volume * share));
  }
}

void check_account(const Run& run) {
  const auto& core = run.engine.core();
  double cash = 0.0;
  const std::span<const Fill> fills(core.fills().begin(), core.fills().end());
  for_each_ledger_row(
      core.ledger(), fills, [&](std::size_t i) -> const Grid& { return core.settings().instruments[i].sizing.lots; },
      [&](const LedgerRow& row) { cash += row.amount; });
  FUZZ_CHECK(is_same(cash, core.cash()));
  double worth = core.cash();
  for (const Position& p : core.positions())
    if (!p.is_flat()) worth += p.signed_units() * run.engine.final_mark(p);
  FUZZ_CHECK(is_same(worth, run.engine.final_equity()) && is_same(worth, run.equity.back()));
}

void check_orders(const Run& run) {
  const OrderMachine& orders = run.engine.core().orders();
  std::size_t live = 0;
  for (std::size_t i = 0; i < run.feeds.size(); ++i) {
    for (const std::uint32_t id : orders.live(i)) {
      FUZZ_CHECK(orders.order(id).state < OrderState::kFilled && orders.order(id).done == 0);
      ++live;
    }
  }
  for (std::size_t i = 0; i < orders.orders().size(); ++i) {
    const Order& o = orders.order(static_cast<std::uint32_t>(i) + 1);
    FUZZ_CHECK((o.state < OrderState::kFilled) == (o.done == 0));
    if (o.state < OrderState::kFilled && o.state != OrderState::kHeld) {
      FUZZ_CHECK(live > 0);
      --live;
    }
  }
}

void check_same(const Run& a, const Run& b) {
  const auto& x = a.engine.core().fills();
  const auto& y = b.engine.core().fills();
  FUZZ_CHECK(x.size() == y.size() && a.closes == b.closes);
  for (std::size_t i = 0; i < x.size(); ++i) {
    FUZZ_CHECK(x[i].order == y[i].order && x[i].time == y[i].time && x[i].lots == y[i].lots && x[i].bar == y[i].bar);
    FUZZ_CHECK(is_same(x[i].price, y[i].price) && x[i].rule == y[i].rule);
  }
  FUZZ_CHECK(std::ranges::equal(a.seen, b.seen, is_same));
  for (std::size_t p = 0; p < a.equity.size(); ++p) FUZZ_CHECK(is_same(a.equity[p], b.equity[p]));
  const auto& t = a.engine.core().trades();
  const auto& u = b.engine.core().trades();
  FUZZ_CHECK(t.size() == u.size());
  for (std::size_t i = 0; i < t.size(); ++i) {
    FUZZ_CHECK(is_same(t[i].adverse, u[i].adverse) && is_same(t[i].favourable, u[i].favourable));
    FUZZ_CHECK(is_same(t[i].profit, u[i].profit));
  }
}

}  // namespace
}  // namespace tiercel::sim

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace tiercel::sim;
  tiercel::fuzz::Bytes bytes(data, size);
  const std::size_t block = bytes.within(1, 12);
  const Plan plan = any_plan(bytes);
  Run steps{.plan = plan};
  steps.go(0);
  check_fills(steps);
  check_account(steps);
  check_orders(steps);
  Run blocks{.plan = plan};
  blocks.go(block);
  check_same(steps, blocks);
  return 0;
}
