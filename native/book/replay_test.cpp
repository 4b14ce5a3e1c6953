// Recorded feeds from bytes to books and counts, in blocks of any size.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "native/book/level_replay.hpp"
#include "native/book/order_replay.hpp"

namespace tiercel::book {
namespace {

constexpr std::uint32_t kOrders = 1U << 17;

std::span<const std::uint8_t> bytes_of(const std::string& text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

// What a replay leaves of a block comes again in front of the next.
template <class Replay>
Decoded feed_blocks(Replay& replay, const std::string& text, std::size_t size, TopRows* tops = nullptr) {
  std::string block;
  Decoded done;
  for (std::size_t at = 0; at < text.size() || at == 0; at += size) {
    block += text.substr(at, size);
    done = replay.feed(bytes_of(block), at + size >= text.size(), tops);
    block.erase(0, done.consumed);
    if (done.fault != FeedFault::kNone) break;
  }
  return done;
}

const std::string kLobster =
    "34200.1,1,11,100,5853300,1\n"
    "34200.2,1,12,50,5853400,-1\n"
    "34200.3,4,12,20,5853400,-1\n"
    "34200.4,5,0,7,5853350,1\n"
    "34200.5,3,99,10,5853200,1\n"
    "34200.6,2,11,40,5853300,1\n";

TEST(OrderReplay, CountsAndFollows) {
  for (std::size_t size = 1; size < 100; ++size) {
    OrderReplay replay(LobsterDecoder(), kOrders);
    ASSERT_EQ(feed_blocks(replay, kLobster, size).fault, FeedFault::kNone);
    EXPECT_EQ(replay.counts().messages, 6u);
    EXPECT_EQ(replay.unknown(), 1u);
    EXPECT_EQ(replay.counts().trades, 2u);
    ASSERT_EQ(replay.instruments().size(), 1u);
    EXPECT_EQ(replay.instruments()[0].volume, 27u);
    EXPECT_EQ(replay.books().top(0, Side::kBuy).quantity, 60);
    EXPECT_EQ(replay.books().top(0, Side::kSell).quantity, 30);
    EXPECT_EQ(replay.line(), 6u);
  }
}

TEST(OrderReplay, AStartBookGivesUpWhatTheFileDoesNotKnow) {
  OrderReplay replay(LobsterDecoder(), kOrders);
  replay.start_with(Side::kBuy, 5853200, 25);
  ASSERT_EQ(feed_blocks(replay, kLobster, 1000).fault, FeedFault::kNone);
  EXPECT_EQ(replay.unknown(), 1u);
  EXPECT_EQ(replay.counts().from_start, 1u);
  std::vector<Level> bids(3);
  ASSERT_EQ(replay.books().depth(0, Side::kBuy, bids), 2u);
  EXPECT_EQ(bids[1].quantity, 15);
  // One that stands at no level of the start is unknown, once.
  ASSERT_EQ(feed_blocks(replay, "34201,3,77,10,5000000,1\n", 1000).fault, FeedFault::kNone);
  EXPECT_EQ(replay.unknown(), 2u);
  EXPECT_EQ(replay.counts().from_start, 1u);
}

TEST(OrderReplay, TopsStandAfterEachMessage) {
  OrderReplay replay(LobsterDecoder(), kOrders);
  TopRows tops;
  ASSERT_EQ(feed_blocks(replay, kLobster, 1000, &tops).fault, FeedFault::kNone);
  EXPECT_EQ(tops.id, (std::vector<std::uint64_t>{1, 2, 3, 4, 5, 6}));
  EXPECT_EQ(tops.bid_quantity, (std::vector<std::int64_t>{100, 100, 100, 100, 100, 60}));
  EXPECT_EQ(tops.ask_quantity, (std::vector<std::int64_t>{0, 50, 30, 30, 30, 30}));
}

TEST(OrderReplay, StopsAtABadRowWithWhatWasBeforeItDone) {
  OrderReplay replay(LobsterDecoder(), kOrders);
  const Decoded done = feed_blocks(replay, kLobster + "rubbish\n", 1000);
  EXPECT_EQ(done.fault, FeedFault::kNumber);
  EXPECT_EQ(done.consumed, kLobster.size());
  EXPECT_EQ(replay.counts().messages, 6u);
  EXPECT_EQ(replay.line(), 7u);
}

std::string itch(char type, std::uint16_t locate, std::string rest) {
  std::string message(1, type);
  message += static_cast<char>(locate >> 8);
  message += static_cast<char>(locate);
  message += std::string(8, '\0') + std::move(rest);
  return std::string{'\0', static_cast<char>(message.size())} + message;
}

std::string order(std::uint64_t id) { return std::string(7, '\0') + static_cast<char>(id); }

std::string itch_add(std::uint16_t locate, std::uint64_t id, char side) {
  return itch('A', locate,
              order(id) + side + std::string("\0\0\0\x64", 4) + "ABC     " + std::string("\0\0\x27\x10", 4));
}

TEST(OrderReplay, ItchNamesItsInstrumentsAndRefusesOthers) {
  const std::string directory =
      itch('R', 3, "ABC     QN" + std::string("\0\0\0\x64", 4) + "NCZ PNN1N" + std::string(4, '\0') + "N");
  const std::string feed = itch('S', 0, "Q") + itch_add(9, 5, 'B') + directory + itch('H', 3, "ABC     T     ") +
                           itch_add(3, 1, 'B') + itch_add(4, 2, 'S') + itch('D', 3, order(77));
  for (std::size_t size = 1; size < 90; ++size) {
    OrderReplay replay(ItchReplay{}, kOrders);
    ASSERT_EQ(feed_blocks(replay, feed, size).fault, FeedFault::kNone);
    EXPECT_EQ(replay.counts().messages, 7u);
    EXPECT_EQ(replay.counts().unknown_instrument, 1u) << "before a directory any locate goes";
    EXPECT_EQ(replay.unknown(), 1u);
    EXPECT_EQ(replay.name(3), "ABC");
    EXPECT_EQ(replay.name(9), "");
    EXPECT_EQ(replay.instruments()[3].state, 'T');
    ASSERT_EQ(replay.events().size(), 1u);
    EXPECT_EQ(replay.events()[0].code, 'Q');
    EXPECT_EQ(replay.books().top(3, Side::kBuy).quantity, 100);
    EXPECT_EQ(replay.books().top(4, Side::kSell).quantity, 0);
  }
}

TEST(OrderReplay, MboReportsSequencesThatGoBackAndBadBooks) {
  const std::string text =
      "ts_event_ns,instrument_id,order_id,price,size,flags,action,side,sequence\n"
      "1,5,1,10.00,1,32,A,B,9\n"
      "1,5,2,10.00,1,32,A,B,8\n"
      "1,5,3,10.50,1,0,A,A,10\n"
      "1,5,4,10.50,1,0,A,A,9\n"
      "1,6,0,,0,4,R,N,11\n";
  OrderReplay replay(MboCsvDecoder(2), kOrders);
  ASSERT_EQ(feed_blocks(replay, text, 17).fault, FeedFault::kNone);
  EXPECT_EQ(replay.counts().backward, 1u) << "a snapshot is in no order";
  EXPECT_EQ(replay.counts().maybe_bad, 1u);
  EXPECT_EQ(replay.name(0), "5");
  EXPECT_EQ(replay.books().top(0, Side::kSell).orders, 2u);
}

const std::string kDepth =
    "trans_ms,kind,first_id,last_id,side,price,qty\n"
    "1,U,1,5,b,10.00,1\n"
    "2,U,6,12,b,10.01,2\n"
    "2,U,6,12,a,10.05,1\n"
    "3,S,10,10,b,10.00,4\n"
    "3,S,10,10,a,10.04,4\n"
    "4,U,13,15,a,10.04,0\n"
    "5,U,14,16,a,10.04,9\n";

TEST(LevelReplay, GroupsRowsAndReportsGaps) {
  for (std::size_t size = 1; size < 100; ++size) {
    LevelReplay replay({});
    TopRows tops;
    ASSERT_EQ(feed_blocks(replay, kDepth, size, &tops).fault, FeedFault::kNone);
    EXPECT_EQ(replay.rows(), 7u);
    EXPECT_EQ(replay.messages(), 5u);
    EXPECT_EQ(tops.id, (std::vector<std::uint64_t>{10, 12, 15}));
    EXPECT_EQ(tops.bid, (std::vector<std::int32_t>{1000, 1001, 1001}));
    EXPECT_EQ(tops.ask, (std::vector<std::int32_t>{1004, 1004, 1005}));
    EXPECT_TRUE(replay.book().is_stale());
    ASSERT_EQ(replay.book().gaps().size(), 1u);
    EXPECT_EQ(replay.book().gaps()[0].after_id, 15u);
    EXPECT_EQ(replay.book().gaps()[0].first_id, 14u);
  }
}

TEST(LevelReplay, AMessageWhoseNextRowIsBadIsNotApplied) {
  LevelReplay replay({});
  ASSERT_EQ(feed_blocks(replay, kDepth + "6,U,17,18,a,10.04,9\nrubbish\n", 1000).fault, FeedFault::kNumber);
  EXPECT_EQ(replay.messages(), 5u);
}

}  // namespace
}  // namespace tiercel::book
