// The short way gives what the engine gives bar by bar. A column of stop prices that holds none keeps a run off it.
#include "native/sim/market_lane.hpp"

#include <gtest/gtest.h>

#include <bit>
#include <limits>
#include <random>
#include <vector>

#include "native/sim/simulator.hpp"

namespace tiercel::sim {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

std::uint64_t bits(double x) { return std::bit_cast<std::uint64_t>(x); }

// A random run of one feed, the same for the same seed.
class RandomRun {
 public:
  explicit RandomRun(std::uint32_t seed) : random_(seed), bars_(1 + below(400)) {
    walk();
    masks();
    settings();
    actions();
  }

  Status go(bool on_the_short_way) {
    input_.stop = on_the_short_way ? kNoPrice : PerBar{none_.data(), 0.0};
    return simulator_.run({&input_, 1}, settings_, {equity_, {}});
  }

  [[nodiscard]] std::vector<std::vector<std::uint64_t>> rows() const {
    std::vector<std::vector<std::uint64_t>> rows;
    const auto& core = simulator_.core();
    for (const Order& o : core.orders().orders()) {
      rows.push_back(
          {o.id, o.parent, o.position, static_cast<std::uint64_t>(o.side), static_cast<std::uint64_t>(o.type),
           static_cast<std::uint64_t>(o.state), static_cast<std::uint64_t>(o.intent),
           static_cast<std::uint64_t>(o.reason), static_cast<std::uint64_t>(o.size_kind),
           static_cast<std::uint64_t>(o.lots), static_cast<std::uint64_t>(o.price), static_cast<std::uint64_t>(o.sent),
           static_cast<std::uint64_t>(o.done), bits(o.asked), static_cast<std::uint64_t>(core.orders().decided(o)),
           static_cast<std::uint64_t>(core.orders().arrived(o))});
    }
    for (const Fill& f : core.fills()) {
      rows.push_back({f.order, f.bar, static_cast<std::uint64_t>(f.time), static_cast<std::uint64_t>(f.lots),
                      bits(f.price), bits(f.commission), bits(f.spread_cost), bits(f.slippage_cost),
                      static_cast<std::uint64_t>(f.side), static_cast<std::uint64_t>(f.rule),
                      static_cast<std::uint64_t>(f.liquidity), f.ambiguous});
    }
    for (const Trade& t : core.trades()) {
      rows.push_back({static_cast<std::uint64_t>(t.entry_time), static_cast<std::uint64_t>(t.exit_time),
                      bits(t.entry_price), bits(t.commission), bits(t.profit), bits(t.adverse), bits(t.favourable),
                      t.entry_fill, t.exit_fill});
    }
    for (const double e : equity_) rows.push_back({bits(e)});
    const BarEngine& engine = simulator_.engine();
    rows.push_back({bits(engine.final_equity()), bits(core.cash()), core.ledger().size(), engine.points_in_position(),
                    core.rejections().leverage, core.rejections().minimum, core.rejections().other, core.ambiguous(),
                    simulator_.conflicting_entries()});
    return rows;
  }
  [[nodiscard]] std::size_t trades() const { return simulator_.core().trades().size(); }

 private:
  std::size_t below(std::size_t n) { return random_() % n; }
  bool one_in(std::size_t n) { return below(n) == 0; }

  void walk() {
    double price = 100;
    for (std::size_t i = 0; i < bars_; ++i) {
      const double o = price + static_cast<double>(below(7)) - 3;
      const double c = o + static_cast<double>(below(9)) - 4;
      open_.push_back(o);
      high_.push_back(std::max(o, c) + static_cast<double>(below(4)));
      low_.push_back(std::min(o, c) - static_cast<double>(below(4)));
      close_.push_back(c);
      price = std::max(20.0, c);
      time_.push_back(static_cast<std::int64_t>(i) * 60 + static_cast<std::int64_t>(below(20)));
    }
    none_.assign(bars_, kNone);
    input_.feed.bars = {.size = bars_, .time = time_.data(), .duration = 60};
    input_.feed.bars.own = {open_.data(), high_.data(), low_.data(), close_.data()};
    input_.feed.bars.bid = {.column = input_.feed.bars.own, .offset = -0.5};
    input_.feed.bars.ask = {.column = input_.feed.bars.own, .offset = 0.25};
    input_.feed.first_bar = below(bars_);
    equity_.resize(bars_ - input_.feed.first_bar);
  }

  void masks() {
    const std::size_t every = 1 + below(one_in(2) ? 2 : 60);
    for (std::vector<std::uint8_t>& mask : masks_) {
      const bool is_given = !one_in(3);
      for (std::size_t i = 0; is_given && i < bars_; ++i) mask.push_back(one_in(every) ? 1 : 0);
    }
    input_.signals = {masks_[0], masks_[1], masks_[2], masks_[3]};
  }

  void settings() {
    constexpr SizeKind kKinds[] = {SizeKind::kUnits, SizeKind::kUnits, SizeKind::kCash, SizeKind::kEquityFraction,
                                   SizeKind::kRiskFraction};
    settings_.size_kind = kKinds[below(5)];
    input_.size.constant = settings_.size_kind == SizeKind::kUnits ? 10 : one_in(2) ? 0.25 : 500;
    for (std::size_t i = 0; i < bars_; ++i) sizes_.push_back(one_in(9) ? kNone : static_cast<double>(below(12)));
    if (one_in(3)) input_.size = {sizes_.data(), 0.0};
    for (std::vector<double>& column : distances_) {
      for (std::size_t i = 0; i < bars_; ++i) {
        column.push_back(one_in(4)    ? kNone
                         : one_in(20) ? -1.0
                         : one_in(9)  ? 0.0
                                      : static_cast<double>(1 + below(60)) / 2);
      }
    }
    if (one_in(3)) input_.factor = {.values = nullptr, .constant = 2.0};
    for (PerBar* distance : {&input_.stop_distance, &input_.target_distance, &input_.trailing_distance}) {
      if (one_in(2)) distance->constant = static_cast<double>(1 + below(30));
      if (one_in(4)) *distance = {distances_[distance == &input_.stop_distance ? 0 : 1].data(), 0.0};
    }
    settings_.reverse = one_in(2);
    settings_.engine.same_close = one_in(3);
    settings_.engine.mark_last = one_in(3);
    settings_.engine.account.leverage = one_in(3) ? 0.5 : 2;
    settings_.engine.core.cash = {2'000};
    settings_.engine.core.instruments = {{.ticks = Grid(0.25),
                                          .sizing = {.lots = Grid(1), .minimum = 2, .commission = {.per_value = 0.001}},
                                          .slippage = {.rate = 0, .distance = one_in(2) ? 0.25 : 0}}};
  }

  void actions() {
    for (std::size_t k = below(3); k > 0; --k) {
      actions_.push_back({.time = time_[below(bars_)], .numerator = 3, .denominator = 2, .dividend = 0.5});
    }
    std::ranges::sort(actions_, {}, &CorporateAction::time);
    input_.feed.actions = actions_;
  }

  std::mt19937 random_;
  std::size_t bars_;
  std::vector<double> open_, high_, low_, close_, none_, sizes_, equity_;
  std::vector<std::int64_t> time_;
  std::vector<std::uint8_t> masks_[4];
  std::vector<double> distances_[2];
  std::vector<CorporateAction> actions_;
  FeedInput input_;
  RunSettings settings_;
  Simulator simulator_;
};

TEST(MarketLane, GivesWhatTheEngineGivesBarByBar) {
  std::size_t trades = 0;
  for (std::uint32_t seed = 1; seed <= 3000; ++seed) {
    RandomRun run(seed);
    ASSERT_EQ(run.go(false), Status::kOk);
    const auto expected = run.rows();
    ASSERT_EQ(run.go(true), Status::kOk);
    const auto given = run.rows();
    ASSERT_EQ(given.size(), expected.size()) << "seed " << seed;
    for (std::size_t i = 0; i < given.size(); ++i) ASSERT_EQ(given[i], expected[i]) << "seed " << seed << ", row " << i;
    trades += run.trades();
  }
  EXPECT_GT(trades, 10'000U);
}

}  // namespace
}  // namespace tiercel::sim
