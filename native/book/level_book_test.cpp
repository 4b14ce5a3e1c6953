#include "native/book/level_book.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <map>
#include <random>

namespace tiercel::book {
namespace {

struct Ids {
  std::uint64_t first;
  std::uint64_t last;
  std::uint64_t previous = 0;
};

struct Row {
  Side side;
  std::int32_t price;
  std::int64_t quantity;
};

std::vector<LevelUpdate> message(LevelKind kind, Ids ids, std::initializer_list<Row> rows) {
  std::vector<LevelUpdate> all;
  for (const Row& row : rows) {
    LevelUpdate level;
    level.first_id = ids.first;
    level.last_id = ids.last;
    level.previous_id = ids.previous;
    level.kind = kind;
    level.side = row.side;
    level.price = row.price;
    level.quantity = row.quantity;
    all.push_back(level);
  }
  return all;
}

const Row kBid{Side::kBuy, 100, 5};
const Row kAsk{Side::kSell, 102, 7};

std::vector<LevelUpdate> snapshot(std::uint64_t id) { return message(LevelKind::kSnapshot, {id, id}, {kBid, kAsk}); }
std::vector<LevelUpdate> update(Ids ids, Row row = {Side::kBuy, 101, 3}) {
  return message(LevelKind::kUpdate, ids, {row});
}

TEST(LevelBook, IsStaleUntilASnapshot) {
  LevelBook book;
  EXPECT_TRUE(book.is_stale());
  EXPECT_EQ(book.apply(update({1, 2})), LevelVerdict::kWaiting);
  EXPECT_EQ(book.top(Side::kBuy), PriceLevel{});
  EXPECT_EQ(book.apply(snapshot(10)), LevelVerdict::kApplied);
  EXPECT_FALSE(book.is_stale());
  EXPECT_EQ(book.top(Side::kBuy), (PriceLevel{100, 5})) << "the update was older";
  EXPECT_EQ(book.top(Side::kSell), (PriceLevel{102, 7}));
  EXPECT_EQ(book.counts().old, 0u + 1u);
}

TEST(LevelBook, ASnapshotTakesTheUpdatesThatWaitedAndAreNewer) {
  LevelBook book;
  book.apply(update({1, 9}, {Side::kBuy, 90, 1}));
  book.apply(update({10, 12}, {Side::kBuy, 101, 3}));
  book.apply(update({13, 15}, {Side::kBuy, 101, 4}));
  std::vector<std::uint64_t> seen;
  book.apply(snapshot(11), [&](const LevelUpdate& head) { seen.push_back(head.last_id); });
  EXPECT_EQ(seen, (std::vector<std::uint64_t>{11, 12, 15}));
  EXPECT_EQ(book.top(Side::kBuy), (PriceLevel{101, 4}));
  EXPECT_EQ(book.quantity(Side::kBuy, 90), 0);
  EXPECT_EQ(book.counts().updates, 2u);
}

TEST(LevelBook, AGapMakesItStaleUntilTheNextSnapshot) {
  LevelBook book(LevelSequence::kContiguous);
  book.apply(snapshot(10));
  EXPECT_EQ(book.apply(update({11, 12})), LevelVerdict::kApplied);
  EXPECT_EQ(book.apply(update({14, 15})), LevelVerdict::kGap);
  EXPECT_TRUE(book.is_stale());
  EXPECT_EQ(book.apply(update({16, 17}, {Side::kSell, 102, 1})), LevelVerdict::kWaiting);
  EXPECT_EQ(book.counts().gaps, 1u);
  EXPECT_EQ(book.apply(snapshot(15)), LevelVerdict::kApplied);
  EXPECT_EQ(book.last_id(), 17u);
  EXPECT_EQ(book.top(Side::kSell), (PriceLevel{102, 1}));
  EXPECT_FALSE(book.is_stale());
}

TEST(LevelBook, TheFirstUpdateMustReachTheSnapshot) {
  LevelBook book;
  book.apply(snapshot(10));
  EXPECT_EQ(book.apply(update({12, 15})), LevelVerdict::kGap);
}

TEST(LevelBook, PreviousIdsChainFuturesStreams) {
  LevelBook book(LevelSequence::kPrevious);
  book.apply(snapshot(10));
  EXPECT_EQ(book.apply(update({8, 14, 7})), LevelVerdict::kApplied);
  EXPECT_EQ(book.apply(update({20, 25, 14})), LevelVerdict::kApplied);
  EXPECT_EQ(book.apply(update({30, 35, 26})), LevelVerdict::kGap);
}

TEST(LevelBook, OldUpdatesAreDroppedAndOverlapsAreGaps) {
  LevelBook book;
  book.apply(snapshot(10));
  book.apply(update({11, 20}));
  EXPECT_EQ(book.apply(update({11, 20}, {Side::kBuy, 101, 9})), LevelVerdict::kOld);
  EXPECT_EQ(book.quantity(Side::kBuy, 101), 3);
  EXPECT_EQ(book.apply(update({15, 25})), LevelVerdict::kGap);
  EXPECT_EQ(book.apply(update({30, 29})), LevelVerdict::kWaiting);
}

TEST(LevelBook, ACrossedSnapshotIsRefused) {
  LevelBook book;
  book.apply(snapshot(10));
  const auto crossed = message(LevelKind::kSnapshot, {20, 20}, {{Side::kBuy, 102, 1}, {Side::kSell, 102, 1}});
  EXPECT_EQ(book.apply(crossed), LevelVerdict::kCrossed);
  EXPECT_EQ(book.top(Side::kBuy), (PriceLevel{100, 5}));
  EXPECT_EQ(book.last_id(), 10u);
  EXPECT_EQ(book.counts().crossed_snapshots, 1u);
  EXPECT_EQ(book.apply(snapshot(9)), LevelVerdict::kOld);
}

TEST(LevelBook, AnUpdateThatCrossesIsSeen) {
  LevelBook book;
  book.apply(snapshot(10));
  EXPECT_FALSE(book.is_crossed());
  book.apply(update({11, 11}, {Side::kBuy, 103, 1}));
  EXPECT_TRUE(book.is_crossed());
}

TEST(LevelBook, ABadLevelRefusesTheWholeMessage) {
  LevelBook book;
  book.apply(snapshot(10));
  const auto bad = message(LevelKind::kUpdate, {11, 11}, {{Side::kBuy, 101, 1}, {Side::kBuy, 99, -1}});
  EXPECT_EQ(book.apply(bad), LevelVerdict::kBadLevel);
  EXPECT_TRUE(book.is_stale());
  EXPECT_EQ(book.quantity(Side::kBuy, 101), 0);
  const auto lowest =
      message(LevelKind::kSnapshot, {12, 12}, {{Side::kBuy, std::numeric_limits<std::int32_t>::min(), 1}});
  EXPECT_EQ(book.apply(lowest), LevelVerdict::kBadLevel);
}

// Beside maps: levels near and far, the touch travelling over many windows.
TEST(LevelBook, IsTheSameAsMaps) {
  std::mt19937_64 random(7);
  LevelBook book;
  std::map<std::int32_t, std::int64_t, std::greater<>> bids;
  std::map<std::int32_t, std::int64_t> asks;
  std::uint64_t id = 1;
  book.apply(snapshot(id));
  bids[100] = 5;
  asks[102] = 7;
  std::int32_t mid = 0;
  for (int step = 0; step < 200'000; ++step) {
    mid += static_cast<std::int32_t>(random() % 41) - 20;
    if (random() % 5000 == 0) mid += static_cast<std::int32_t>(random() % 200'000) - 100'000;
    const std::int32_t reach = random() % 10 == 0 ? 50'000 : 60;
    const Side side = random() % 2 == 0 ? Side::kBuy : Side::kSell;
    std::int32_t price = mid + (side == Side::kBuy ? -1 : 1) * static_cast<std::int32_t>(random() % reach);
    auto quantity = static_cast<std::int64_t>(random() % 3);
    // Now and then the best goes, so that the next is looked for.
    if (random() % 3 == 0) {
      if (side == Side::kBuy && !bids.empty()) price = bids.begin()->first;
      if (side == Side::kSell && !asks.empty()) price = asks.begin()->first;
      quantity = 0;
    }
    ++id;
    ASSERT_EQ(book.apply(update({id, id}, {side, price, quantity})), LevelVerdict::kApplied);
    if (side == Side::kBuy) {
      quantity == 0 ? void(bids.erase(price)) : void(bids[price] = quantity);
    } else {
      quantity == 0 ? void(asks.erase(price)) : void(asks[price] = quantity);
    }
    const PriceLevel bid = bids.empty() ? PriceLevel{} : PriceLevel{bids.begin()->first, bids.begin()->second};
    const PriceLevel ask = asks.empty() ? PriceLevel{} : PriceLevel{asks.begin()->first, asks.begin()->second};
    ASSERT_EQ(book.top(Side::kBuy), bid) << step;
    ASSERT_EQ(book.top(Side::kSell), ask) << step;
    if (step % 5000 != 0) continue;
    std::vector<PriceLevel> levels(bids.size() + 1);
    ASSERT_EQ(book.depth(Side::kBuy, levels), bids.size());
    ASSERT_EQ(book.levels(Side::kBuy), bids.size());
    std::size_t i = 0;
    for (const auto& [p, q] : bids) ASSERT_EQ(levels[i++], (PriceLevel{p, q}));
    ASSERT_EQ(book.levels(Side::kSell), asks.size());
  }
}

}  // namespace
}  // namespace tiercel::book
