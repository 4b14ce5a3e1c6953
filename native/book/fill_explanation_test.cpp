#include "native/book/fill_explanation.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>

#include "native/book/matching_random.hpp"

namespace tiercel::book {
namespace {

// Commands that are written down, and the events that they gave.
class Recording {
 public:
  explicit Recording(const EngineLimits& limits = {.instruments = kRandomInstruments, .nodes = 1U << 16})
      : limits_(limits) {}

  std::uint64_t add(Side side, std::int64_t quantity, std::int32_t price, const CommandTerms& terms = {},
                    std::uint8_t order_flags = 0) {
    Command c{};
    c.order = ++orders_;
    c.quantity = quantity;
    c.price = price;
    c.side = side;
    c.flags = order_flags;
    push(c, terms);
    return c.order;
  }
  void change(CommandKind kind, std::uint64_t order, std::int64_t quantity = 0, std::int32_t price = 0) {
    Command c{};
    c.kind = kind;
    c.order = order;
    c.quantity = quantity;
    c.price = price;
    push(c, {});
  }
  void push(Command c, const CommandTerms& terms) {
    terms_.push_back(terms);
    c.terms = static_cast<std::uint32_t>(terms_.size());
    if (c.time == 0) c.time = static_cast<std::int64_t>(commands_.size()) + 1;
    commands_.push_back(c);
  }
  [[nodiscard]] RecordedRun run() const { return {limits_, commands_, terms_, state_}; }
  [[nodiscard]] std::vector<Event> events() const {
    MatchingEngine engine(limits_);
    if (!state_.empty()) {
      EXPECT_EQ(engine.restore(state_), Status::kOk);
    }
    for (const Command& c : commands_) engine.on(c, terms_);
    return {engine.events().all().begin(), engine.events().all().end()};
  }
  // Of the last fill.
  [[nodiscard]] FillExplanation last() const {
    const std::vector<Event> all = events();
    std::size_t at = all.size();
    while (at > 0 && all[at - 1].type != EventType::kFilled) --at;
    FillExplanation out{};
    EXPECT_EQ(explain_fill(run(), at - 1, out), Status::kOk);
    return out;
  }
  // What follows goes on from the state that is reached now.
  void save() {
    MatchingEngine engine(limits_);
    for (const Command& c : commands_) engine.on(c, terms_);
    state_ = engine.save();
    commands_.clear();
  }

 private:
  EngineLimits limits_;
  std::vector<Command> commands_;
  std::vector<CommandTerms> terms_;
  std::vector<std::uint8_t> state_;
  std::uint64_t orders_ = 0;
};

TEST(FillExplanation, OB1_TellsWhatStoodBeforeAnOrderAndWhatTookItAway) {
  Recording r;
  const auto traded = r.add(Side::kBuy, 5, 100);
  const auto cancelled = r.add(Side::kBuy, 6, 100);
  const auto moved = r.add(Side::kBuy, 7, 101);
  r.add(Side::kBuy, 8, 99);  // behind
  const auto mine = r.add(Side::kBuy, 9, 100);
  r.change(CommandKind::kModify, traded, 3, 100);
  r.change(CommandKind::kModify, moved, 7, 98);
  r.add(Side::kSell, 2, 100);
  r.change(CommandKind::kCancel, cancelled);
  r.add(Side::kBuy, 4, 101);  // later, and trades first
  r.add(Side::kSell, 6, 100);
  const FillExplanation e = r.last();
  EXPECT_EQ(e.fill.other, mine);
  EXPECT_EQ(e.command, 10U);
  EXPECT_FALSE(e.taker.has_value());
  ASSERT_TRUE(e.maker.has_value());
  EXPECT_EQ(e.maker->command, 4U);
  EXPECT_EQ(e.maker->cause, EventType::kAccepted);
  EXPECT_EQ(e.maker->traded_later, 4);
  const std::vector<ClearedOrder> expected = {
      {.order = moved, .price = 101, .ahead = 7, .moved = 7},
      {.order = traded, .price = 100, .ahead = 5, .traded = 3, .reduced = 2},
      {.order = cancelled, .price = 100, .ahead = 6, .cancelled = 6},
  };
  EXPECT_TRUE(e.maker->ahead == expected);
}

TEST(FillExplanation, OB1_APartOfAnIcebergTakesItsPlaceWhenThePartBeforeIsGone) {
  Recording r;
  const auto iceberg = r.add(Side::kBuy, 6, 100, {.display = 2});
  const auto plain = r.add(Side::kBuy, 3, 100);
  r.add(Side::kSell, 6, 100);  // 2, 3, and 1 of the second part
  const FillExplanation e = r.last();
  EXPECT_EQ(e.fill.other, iceberg);
  ASSERT_TRUE(e.maker.has_value());
  EXPECT_EQ(e.maker->command, 2U);
  EXPECT_EQ(e.maker->cause, EventType::kFilled);
  EXPECT_TRUE(e.maker->ahead == std::vector<ClearedOrder>({{.order = plain, .price = 100, .ahead = 3, .traded = 3}}));
}

TEST(FillExplanation, OB1_OfAnIcebergOnlyWhatItShowsStandsBeforeWhatIsShownAndAllBeforeWhatIsHidden) {
  Recording r;
  const auto iceberg = r.add(Side::kBuy, 6, 100, {.display = 2});
  r.add(Side::kBuy, 3, 100);
  r.add(Side::kSell, 5, 100);
  const std::vector<ClearedOrder> shown = {{.order = iceberg, .price = 100, .ahead = 2, .traded = 2}};
  EXPECT_TRUE(r.last().maker->ahead == shown);
  r.add(Side::kBuy, 3, 100, {}, flags::kHidden);
  r.add(Side::kSell, 5, 100);
  const std::vector<ClearedOrder> all = {{.order = iceberg, .price = 100, .ahead = 4, .traded = 4}};
  EXPECT_TRUE(r.last().maker->ahead == all);
}

TEST(FillExplanation, OB1_InAnAuctionBothOrdersHadAPlace) {
  Recording r;
  r.change(CommandKind::kPhase, 0, static_cast<std::int64_t>(Phase::kOpeningAuction));
  const auto first = r.add(Side::kBuy, 4, 100);
  const auto second = r.add(Side::kBuy, 4, 100);
  r.add(Side::kSell, 6, 100);
  r.change(CommandKind::kPhase, 0, static_cast<std::int64_t>(Phase::kContinuous));
  const FillExplanation e = r.last();
  ASSERT_TRUE(e.taker.has_value());
  ASSERT_TRUE(e.maker.has_value());
  EXPECT_EQ(e.taker->order, second);
  EXPECT_TRUE(e.taker->ahead == std::vector<ClearedOrder>({{.order = first, .price = 100, .ahead = 4, .traded = 4}}));
  EXPECT_TRUE(e.maker->ahead.empty());
}

TEST(FillExplanation, OB1_WhatWasThereBeforeTheRecordingIsKnownFromItsState) {
  Recording r;
  const auto first = r.add(Side::kBuy, 4, 100);
  const auto mine = r.add(Side::kBuy, 4, 100);
  r.save();
  r.add(Side::kSell, 5, 100);
  const FillExplanation e = r.last();
  EXPECT_EQ(e.maker->order, mine);
  EXPECT_FALSE(e.maker->command.has_value());
  EXPECT_TRUE(e.maker->ahead == std::vector<ClearedOrder>({{.order = first, .price = 100, .ahead = 4, .traded = 4}}));
}

TEST(FillExplanation, OB1_WhatIsNoFillIsRefused) {
  Recording r;
  r.add(Side::kBuy, 4, 100);
  FillExplanation out{};
  EXPECT_EQ(explain_fill(r.run(), 0, out), Status::kParameterRange);
  EXPECT_EQ(explain_fill(r.run(), 1, out), Status::kParameterRange);
  RecordedRun damaged = r.run();
  const std::vector<std::uint8_t> noise(40, 7);
  damaged.state = noise;
  EXPECT_EQ(explain_fill(damaged, 0, out), Status::kCorrupt);
}

class Nobody final : public PlaceWatcher {
 public:
  void placed(std::uint64_t) override { ++places; }
  std::size_t places = 0;
};

TEST(FillExplanation, OB1_WhoIsWatchedTradesTheSame) {
  for (std::uint64_t seed = 1; seed <= 8; ++seed) {
    RandomCommands random(seed);
    const EngineLimits limits{.instruments = kRandomInstruments, .nodes = 1U << 18, .dense_ids = kRandomDenseIds};
    MatchingEngine plain(limits);
    MatchingEngine watched(limits);
    Nobody nobody;
    watched.watch(&nobody);
    for (int i = 0; i < 4000; ++i) {
      const RandomMessage m = random.next();
      for (MatchingEngine* e : {&plain, &watched}) {
        e->events().clear();
        e->on(m.command, {&m.terms, 1});
      }
      ASSERT_EQ(plain.events().size(), watched.events().size());
      const std::size_t bytes = plain.events().size() * sizeof(Event);
      ASSERT_EQ(std::memcmp(plain.events().all().data(), watched.events().all().data(), bytes), 0);
    }
    EXPECT_GT(nobody.places, 1000U);
  }
}

TEST(FillExplanation, OB1_NothingThatStoodBeforeAFilledOrderIsLeft) {
  for (std::uint64_t seed = 1; seed <= 6; ++seed) {
    RandomCommands random(seed);
    Recording r;
    for (int i = 0; i < 600; ++i) {
      RandomMessage m = random.next();
      if (m.command.terms > 1) m.command.terms = 1;
      if (m.command.terms == 0) m.terms = {};
      r.push(m.command, m.terms);
    }
    const std::vector<Event> events = r.events();
    std::size_t explained = 0;
    for (std::size_t i = 0; i < events.size(); ++i) {
      if (events[i].type != EventType::kFilled) continue;
      FillExplanation e{};
      ASSERT_EQ(explain_fill(r.run(), i, e), Status::kOk);
      ASSERT_EQ(std::memcmp(&e.fill, &events[i], sizeof(Event)), 0);
      ASSERT_TRUE(e.maker.has_value()) << "seed " << seed << " event " << i;
      for (const ClearedOrder& c : e.maker->ahead) {
        for (const std::int64_t part : {c.traded, c.cancelled, c.expired, c.reduced, c.moved}) ASSERT_GE(part, 0);
        ASSERT_EQ(c.left(), 0) << "seed " << seed << " event " << i << " order " << c.order << " before "
                               << e.fill.other;
      }
      explained += e.maker->ahead.empty() ? 0U : 1U;
    }
    EXPECT_GT(explained, 20U);
  }
}

}  // namespace
}  // namespace tiercel::book
