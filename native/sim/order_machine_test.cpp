#include "native/sim/order_machine.hpp"

#include <gtest/gtest.h>

namespace tiercel::sim {
namespace {

constexpr OrderState kAll[] = {OrderState::kHeld,      OrderState::kSent,   OrderState::kWorking,
                               OrderState::kTriggered, OrderState::kFilled, OrderState::kCancelled,
                               OrderState::kRejected,  OrderState::kExpired};

TEST(OrderMachine, NothingLeavesADoneStateAndNothingReturns) {
  for (const OrderState from : kAll) {
    EXPECT_FALSE(can_become(from, OrderState::kHeld));
    EXPECT_FALSE(can_become(from, OrderState::kSent));
    for (const OrderState to : kAll) {
      if (is_done(from)) {
        EXPECT_FALSE(can_become(from, to));
      }
    }
  }
  EXPECT_FALSE(can_become(OrderState::kSent, OrderState::kFilled));
  EXPECT_FALSE(can_become(OrderState::kHeld, OrderState::kFilled));
}

TEST(OrderMachine, AnEntryWithAttachedOrders) {
  OrderMachine m;
  const auto entry = m.create({.decided = 10});
  const auto stop = m.create({.parent = entry, .decided = 10, .type = OrderType::kStop, .intent = Intent::kStopLoss});
  const auto target = m.create({.parent = entry, .decided = 10, .type = OrderType::kLimit});
  EXPECT_EQ(m.sent(0), 1U);
  EXPECT_EQ(m.order(stop).state, OrderState::kHeld);
  EXPECT_EQ(m.live(0).size(), 1U);

  m.arrive(entry);
  EXPECT_EQ(m.sent(0), 0U);
  EXPECT_EQ(m.arrived(m.order(entry)), 10);
  m.fill(entry, 5, 1, 20, 0);
  m.activate(target, 110, 1, 20);
  m.activate(stop, 90, 1, 20);
  ASSERT_EQ(m.live(0).size(), 2U);
  EXPECT_EQ(m.live(0)[0], stop);  // by id, whatever the order of activation
  EXPECT_EQ(m.order(stop).sent, 20);

  m.trigger(stop);
  m.fill(stop, 5, 1, 30, 1);
  m.cancel_group(m.order(stop), Reason::kSiblingFilled, 30);
  EXPECT_EQ(m.order(target).state, OrderState::kCancelled);
  EXPECT_EQ(m.order(target).reason, Reason::kSiblingFilled);
  EXPECT_EQ(m.order(target).done, 30);
  EXPECT_TRUE(m.live(0).empty());
}

TEST(OrderMachine, ReportsComeInTheOrderOfHappening) {
  OrderMachine m;
  m.clear(2, true);
  const auto a = m.create({.instrument = 1});
  const auto b = m.create({.instrument = 0});
  m.arrive(b);
  m.arrive(a);
  m.fill(a, 3, 1, 9, 0);
  ASSERT_EQ(m.reports().size(), 3U);
  EXPECT_EQ(m.reports()[0].order, b);
  EXPECT_EQ(m.reports()[2].state, OrderState::kFilled);
  EXPECT_EQ(m.reports()[2].fill, 0);
  EXPECT_TRUE(m.live(1).empty());
  EXPECT_EQ(m.live(0).size(), 1U);
}

TEST(OrderMachine, ARejectedEntryTakesItsAttachedOrdersWithIt) {
  OrderMachine m;
  const auto entry = m.create({.decided = 1});
  const auto stop = m.create({.parent = entry, .decided = 1});
  const auto other = m.create({.decided = 1});
  m.arrive(entry);
  m.arrive(other);
  m.close(entry, OrderState::kRejected, Reason::kLeverage, 2);
  m.cancel_children(entry, Reason::kLeverage, 2);
  EXPECT_EQ(m.order(stop).reason, Reason::kLeverage);
  EXPECT_EQ(m.order(other).state, OrderState::kWorking);
}

TEST(OrderMachine, AClosedPositionCancelsWhatWouldReduceIt) {
  OrderMachine m;
  const auto a = m.create({.position = 1, .intent = Intent::kExit});
  const auto b = m.create({.position = 2, .intent = Intent::kExit});
  const auto entry = m.create({.position = 1});
  m.cancel_position(m.order(entry), 1, Reason::kPositionClosed, 5);
  EXPECT_EQ(m.order(entry).state, OrderState::kSent);
  m.close(entry, OrderState::kCancelled, Reason::kCancelled, 5);
  EXPECT_EQ(m.order(a).state, OrderState::kCancelled);
  EXPECT_EQ(m.order(b).state, OrderState::kSent);
  EXPECT_EQ(m.sent(0), 1U);
  m.clear(1, false);
  EXPECT_TRUE(m.orders().empty());
  EXPECT_EQ(m.sent(0), 0U);
}

}  // namespace
}  // namespace tiercel::sim
