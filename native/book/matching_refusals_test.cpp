// What is refused: bad commands, too much of anything, states that are none.
#include <limits>
#include <string>
#include <vector>

#include "native/book/matching_venue.hpp"

namespace tiercel::book {
namespace {

TEST(MatchingEngine, OB1_BadCommandsAreRefusedAndChangeNothing) {
  Venue v;
  v.buy(0, 100);
  EXPECT_EQ(v.told(), "rejected 1 q0 bad quantity");
  v.buy(1, std::numeric_limits<std::int32_t>::min());
  EXPECT_EQ(v.told(), "rejected 2 q1 bad price");
  Command c = v.blank(CommandKind::kNew);
  c.order = 9;
  c.quantity = 1;
  c.side = static_cast<Side>(2);
  v.run(c, {});
  EXPECT_EQ(v.told(), "rejected 9 q1 bad terms");
  v.cancel(9);
  EXPECT_EQ(v.told(), "rejected 9 q0 unknown order");
  v.cancel(9, 99);
  EXPECT_EQ(v.told(), "rejected 9 q0 unknown instrument");
  v.buy(1, 100);
  v.cancel(3, 1);
  EXPECT_EQ(v.told(), "rejected 3 q0 unknown order");
  EXPECT_EQ(v.engine().orders(), 1U);
}

TEST(MatchingEngine, OB1_WhatWouldAddUpToTooMuchAtAPriceIsCancelledAsFull) {
  Venue v;
  v.buy(kLargestQuantity - 1, 100, {.flags = flags::kHidden});
  v.buy(2, 100);
  EXPECT_EQ(v.told(), "accepted 2 q2; cancelled 2 q2 full");
  v.buy(1, 100);
  EXPECT_EQ(v.told(), "accepted 3 q1");
}

TEST(MatchingEngine, OB1_AFullPoolCancelsWhatWouldRest) {
  Venue v({.instruments = 1, .nodes = 70, .dense_ids = 1024});
  std::uint64_t order = 0;
  do order = v.buy(1, 100);
  while (v.engine().events().all().back().type == EventType::kAccepted && order < 100);
  EXPECT_EQ(v.told(), "accepted " + std::to_string(order) + " q1; cancelled " + std::to_string(order) + " q1 full");
  v.cancel(1);
  v.buy(1, 100);
  EXPECT_EQ(v.engine().events().all().back().type, EventType::kAccepted);
}

TEST(MatchingEngine, OB1_AStateThatIsNoneIsRefusedAndNothingIsLost) {
  Venue v;
  v.buy(3, 100);
  std::vector<std::uint8_t> bytes = v.engine().save();
  bytes[20] ^= 1;
  EXPECT_EQ(v.engine().restore(bytes), Status::kCorrupt);
  EXPECT_EQ(v.engine().restore({}), Status::kCorrupt);
  MatchingEngine other({.instruments = 3});
  EXPECT_EQ(other.restore(v.engine().save()), Status::kLengthMismatch);
  EXPECT_EQ(v.engine().top(0, Side::kBuy).quantity, 3);
}

}  // namespace
}  // namespace tiercel::book
