#include "native/bars/builder/builder.hpp"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <random>
#include <string>
#include <tuple>
#include <vector>

#include "native/core/cpu.hpp"

namespace tiercel::bars {
namespace {

constexpr std::int64_t kSecond = 1'000'000'000;
constexpr std::int64_t kHour = 3600 * kSecond;
constexpr int kDecimals = 2;

struct Ticks {
  std::vector<std::int64_t> time;
  std::vector<double> price, size, ask;

  [[nodiscard]] BarRows rows(std::size_t from, std::size_t to) const {
    BarRows rows;
    rows.time = std::span(time).subspan(from, to - from);
    rows.open = rows.high = rows.low = rows.close = price.data() + from;
    if (!size.empty()) rows.volume = size.data() + from;
    if (!ask.empty()) rows.ask_open = rows.ask_high = rows.ask_low = rows.ask_close = ask.data() + from;
    return rows;
  }
};

// A walk in hundredths with jumps, repeated stamps and gaps.
Ticks walk(std::size_t rows, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  Ticks ticks;
  std::int64_t time = 1'400'000'000 * kSecond;
  int price = 10'000;
  for (std::size_t i = 0; i < rows; ++i) {
    if (random() % 3 != 0) time += static_cast<std::int64_t>(random() % 4) * kSecond / 2;
    if (random() % 500 == 0) time += kHour;
    price += static_cast<int>(random() % 5) - 2 + (random() % 400 == 0 ? 37 : 0);
    ticks.time.push_back(time);
    ticks.price.push_back(price / 100.0);
    ticks.size.push_back(static_cast<double>(random() % 900) / 100.0);
  }
  return ticks;
}

BarSpec spec_of(BarKind kind) {
  BarSpec spec;
  spec.kind = kind;
  spec.price_decimals = spec.volume_decimals = kDecimals;
  spec.bar_span = 20;
  spec.tick_span = 400;
  return spec;
}

std::vector<BarSpec> every_kind(int decimals) {
  std::vector<BarSpec> specs(14);
  for (BarSpec& spec : specs) spec = spec_of(BarKind::kTime);
  specs[0].period = 60 * kSecond;
  specs[1].period = 17 * kSecond;
  specs[1].fills_gaps = true;
  specs[2].kind = BarKind::kTicks;
  specs[2].count = 37;
  specs[3].kind = BarKind::kVolume;
  specs[3].amount = 123.45;
  specs[4].kind = BarKind::kValue;
  specs[4].amount = 20'000;
  for (std::size_t i = 0; i < 3; ++i) {
    specs[5 + i].kind = BarKind::kImbalance;
    specs[8 + i].kind = BarKind::kRuns;
    specs[5 + i].of = specs[8 + i].of = static_cast<TickWeight>(i);
    specs[5 + i].count = specs[8 + i].count = 40;
    specs[5 + i].most_ticks = 400;
  }
  specs[11].kind = BarKind::kRange;
  specs[11].amount = 0.09;
  specs[12].kind = specs[13].kind = BarKind::kRenko;
  specs[12].amount = 0.11;
  specs[13].count = 14;
  specs[13].period = 60 * kSecond;
  for (BarSpec& spec : specs) spec.price_decimals = spec.volume_decimals = decimals;
  return specs;
}

std::vector<std::vector<BuiltBar>> closed_bars(const BarBuilder& builder) {
  std::vector<std::vector<BuiltBar>> all;
  for (const BarMachine& machine : builder.machines()) all.push_back(machine.closed());
  return all;
}

const std::vector<Boundaries>& no_tables() {
  static const std::vector<Boundaries> none(14);
  return none;
}

std::vector<std::vector<BuiltBar>> built_at_once(const std::vector<BarSpec>& specs, const Ticks& ticks) {
  const auto builder = BarBuilder::create(specs);
  EXPECT_EQ(builder->update(ticks.rows(0, ticks.time.size()), no_tables()).fault, BarFault::kNone);
  return closed_bars(*builder);
}

void expect_same(const BuiltBar& a, const BuiltBar& b) {
  const auto bits = [](double x) { return std::bit_cast<std::uint64_t>(x); };
  EXPECT_EQ(std::tie(a.time, a.close_time, a.is_filled), std::tie(b.time, b.close_time, b.is_filled));
  for (const auto field : {&BuiltBar::open, &BuiltBar::high, &BuiltBar::low, &BuiltBar::close, &BuiltBar::volume,
                           &BuiltBar::ticks, &BuiltBar::vwap, &BuiltBar::ask_high, &BuiltBar::ask_low}) {
    EXPECT_EQ(bits(a.*field), bits(b.*field));
  }
}

void expect_same(const std::vector<std::vector<BuiltBar>>& a, const std::vector<std::vector<BuiltBar>>& b) {
  ASSERT_EQ(a.size(), b.size());
  for (std::size_t spec = 0; spec < a.size(); ++spec) {
    ASSERT_EQ(a[spec].size(), b[spec].size()) << "spec " << spec;
    for (std::size_t i = 0; i < a[spec].size(); ++i) expect_same(a[spec][i], b[spec][i]);
  }
}

TEST(BarBuilder, BlocksOfAnySizeGiveTheSameBars) {
  for (const int decimals : {kDecimals, -1}) {
    const Ticks ticks = walk(20'000, 7);
    const auto specs = every_kind(decimals);
    const auto whole = built_at_once(specs, ticks);
    for (const auto& bars : whole) EXPECT_GT(bars.size(), 20U);
    std::mt19937_64 random(11);
    for (const std::size_t most : {1U, 7U, 300U, 9000U}) {
      const auto builder = BarBuilder::create(specs);
      for (std::size_t from = 0; from < ticks.time.size();) {
        const std::size_t to = std::min(ticks.time.size(), from + 1 + random() % most);
        ASSERT_EQ(builder->update(ticks.rows(from, to), no_tables()).fault, BarFault::kNone);
        from = to;
      }
      expect_same(closed_bars(*builder), whole);
    }
  }
}

TEST(BarBuilder, EachInstructionSetGivesTheSameBars) {
  const Ticks ticks = walk(20'000, 8);
  const auto whole = built_at_once(every_kind(kDecimals), ticks);
  set_simd_limit(SimdLevel::kBaseline);
  const auto plain = built_at_once(every_kind(kDecimals), ticks);
  set_simd_limit(SimdLevel::kAvx512);
  expect_same(plain, whole);
}

TEST(BarBuilder, EveryTickIsInOneBarAndSumsStay) {
  const Ticks ticks = walk(20'000, 9);
  const auto builder = BarBuilder::create(every_kind(kDecimals));
  ASSERT_EQ(builder->update(ticks.rows(0, ticks.time.size()), no_tables()).fault, BarFault::kNone);
  double total = 0;
  for (const double size : ticks.size) total += std::rint(size * 100);
  for (const BarMachine& machine : builder->machines()) {
    double count = 0;
    double volume = 0;
    std::int64_t last = 0;
    const auto add = [&](const BuiltBar& bar) {
      count += bar.ticks;
      volume += std::rint(bar.volume * 100);
      EXPECT_LT(bar.time, bar.close_time);
      EXPECT_GE(bar.time, last);
      EXPECT_LE(bar.low, std::min(bar.open, bar.close));
      EXPECT_GE(bar.high, std::max(bar.open, bar.close));
      last = bar.close_time;
    };
    for (const BuiltBar& bar : machine.closed()) add(bar);
    BuiltBar rest{};
    if (machine.partial(rest)) add(rest);
    EXPECT_EQ(count, 20'000);
    EXPECT_EQ(volume, total);
  }
}

TEST(BarBuilder, SavedStateGoesOnWhereItWas) {
  const Ticks ticks = walk(9'000, 10);
  const auto specs = every_kind(kDecimals);
  const auto first = BarBuilder::create(specs);
  ASSERT_EQ(first->update(ticks.rows(0, 4'321), no_tables()).fault, BarFault::kNone);
  const auto saved = first->save();
  const auto before = closed_bars(*first);
  const auto second = BarBuilder::create(specs);
  ASSERT_EQ(second->restore(saved), Status::kOk);
  ASSERT_EQ(second->update(ticks.rows(4'321, 9'000), no_tables()).fault, BarFault::kNone);
  auto joined = before;
  const auto after = closed_bars(*second);
  for (std::size_t i = 0; i < joined.size(); ++i) joined[i].insert(joined[i].end(), after[i].begin(), after[i].end());
  expect_same(joined, built_at_once(specs, ticks));

  auto damaged = saved;
  damaged.back() ^= std::byte{1};
  EXPECT_EQ(second->restore(damaged), Status::kCorrupt);
  EXPECT_EQ(second->restore(std::span(saved).first(7)), Status::kCorrupt);
  const auto other = BarBuilder::create(every_kind(-1));
  EXPECT_EQ(other->restore(saved), Status::kUnsupported);
}

TEST(BarBuilder, BadRowsAreRefusedWhole) {
  const auto refused = [](auto change) {
    Ticks ticks = walk(9'000, 12);
    change(ticks);
    const auto builder = BarBuilder::create(every_kind(kDecimals));
    EXPECT_EQ(builder->update(ticks.rows(0, 100), no_tables()).fault, BarFault::kNone);
    const auto before = builder->save();
    const auto closed = closed_bars(*builder);
    const BarRefusal refusal = builder->update(ticks.rows(100, 9'000), no_tables());
    EXPECT_EQ(builder->save(), before);
    expect_same(closed_bars(*builder), closed);
    EXPECT_EQ(refusal.row, 8'888 - 100);
    return refusal.fault;
  };
  EXPECT_EQ(refused([](Ticks& t) { t.time[8'888] = t.time[8'887] - 1; }), BarFault::kTimeOrder);
  EXPECT_EQ(refused([](Ticks& t) { t.price[8'888] = std::nan(""); }), BarFault::kPrice);
  EXPECT_EQ(refused([](Ticks& t) { t.price[8'888] = INFINITY; }), BarFault::kPrice);
  EXPECT_EQ(refused([](Ticks& t) { t.size[8'888] = -0.01; }), BarFault::kVolume);
  EXPECT_EQ(refused([](Ticks& t) { t.size[8'888] = std::nan(""); }), BarFault::kVolume);
  EXPECT_EQ(refused([](Ticks& t) { t.price[8'888] = 100.001; }), BarFault::kOffStep);
  EXPECT_EQ(refused([](Ticks& t) { t.size[8'888] = 0.001; }), BarFault::kOffStep);
}

TEST(BarBuilder, VolumeIsAskedForWhereItIsNeeded) {
  Ticks ticks = walk(10, 13);
  ticks.size.clear();
  for (const BarKind kind : {BarKind::kVolume, BarKind::kValue}) {
    BarSpec spec = spec_of(kind);
    spec.amount = 1;
    EXPECT_EQ(BarBuilder::create({&spec, 1})->update(ticks.rows(0, 10), no_tables()).fault, BarFault::kMissingVolume);
  }
}

TEST(BarBuilder, RowsOutsideOfTheTableAreInNoBar) {
  const std::vector<std::int64_t> opens{10, 40};
  const std::vector<std::int64_t> closes{20, 50};
  const std::vector<Boundaries> tables{{opens, closes}};
  Ticks ticks;
  ticks.time = {5, 9, 10, 19, 20, 39, 40, 45, 49};
  for (std::size_t i = 0; i < ticks.time.size(); ++i) ticks.price.push_back(static_cast<double>(i));
  BarSpec spec = spec_of(BarKind::kTime);
  const auto builder = BarBuilder::create({&spec, 1});
  ASSERT_EQ(builder->update(ticks.rows(0, 9), tables).fault, BarFault::kNone);
  ASSERT_EQ(builder->close_until(50, tables).fault, BarFault::kNone);
  const auto& machine = builder->machines()[0];
  ASSERT_EQ(machine.closed().size(), 2U);
  EXPECT_EQ(machine.closed()[0].open, 2);
  EXPECT_EQ(machine.closed()[0].close, 3);
  EXPECT_EQ(machine.closed()[1].open, 6);
  EXPECT_EQ(machine.closed()[1].close, 8);
  EXPECT_EQ(machine.state().outside, 4);

  ticks.time = {60};
  ticks.price = {1};
  EXPECT_EQ(builder->update(ticks.rows(0, 1), tables).fault, BarFault::kNoBoundary);
}

TEST(BarBuilder, ImpossibleSpecsAreRefused) {
  const auto is_refused = [](BarKind kind, auto change) {
    BarSpec spec = spec_of(kind);
    change(spec);
    return BarBuilder::create({&spec, 1}) == nullptr;
  };
  EXPECT_TRUE(is_refused(BarKind::kTicks, [](BarSpec& s) { s.count = 0; }));
  EXPECT_TRUE(is_refused(BarKind::kVolume, [](BarSpec& s) { s.amount = 0; }));
  EXPECT_TRUE(is_refused(BarKind::kValue, [](BarSpec& s) { s.amount = std::nan(""); }));
  EXPECT_TRUE(is_refused(BarKind::kRange, [](BarSpec& s) { s.amount = INFINITY; }));
  EXPECT_TRUE(is_refused(BarKind::kImbalance, [](BarSpec& s) { s.count = 10, s.tick_span = 0; }));
  EXPECT_TRUE(is_refused(BarKind::kTime, [](BarSpec& s) { s.period = -1; }));
  EXPECT_EQ(BarBuilder::create({}), nullptr);
}

TEST(FirstAt, FindsTheFirstRowFromAnyGuess) {
  const std::vector<std::int64_t> times{1, 1, 2, 4, 4, 4, 7, 9, 9, 12, 15, 15, 18};
  for (std::size_t from = 0; from < times.size(); ++from) {
    for (std::int64_t time = times[from]; time < 20; ++time) {
      for (std::size_t guess = 0; guess < 16; ++guess) {
        const auto found = std::lower_bound(times.begin() + static_cast<std::ptrdiff_t>(from), times.end(), time);
        EXPECT_EQ(first_at(times.data(), times.size(), from, time, guess),
                  static_cast<std::size_t>(found - times.begin()));
      }
    }
  }
}

}  // namespace
}  // namespace tiercel::bars
