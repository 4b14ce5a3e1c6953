// OrderBooks beside the plainest model there is: maps of lists.
#include "native/book/order_books.hpp"

#include <gtest/gtest.h>

#include <list>
#include <map>
#include <random>
#include <unordered_map>

namespace tiercel::book {
namespace {

struct Model {
  struct Resting {
    std::uint64_t id;
    std::int64_t quantity;
  };
  struct At {
    std::uint16_t instrument;
    Side side;
    std::int32_t price;
  };
  std::map<std::pair<int, std::int32_t>, std::list<Resting>> queues[2];  // by side; instrument, price
  std::unordered_map<std::uint64_t, At> places;

  std::list<Resting>& queue(const At& at) { return queues[static_cast<int>(at.side)][{at.instrument, at.price}]; }
  auto find(std::uint64_t id) {
    std::list<Resting>& q = queue(places.at(id));
    auto i = q.begin();
    while (i->id != id) ++i;
    return i;
  }
  void add(std::uint64_t id, const At& at, std::int64_t quantity) {
    queue(at).push_back({id, quantity});
    places[id] = at;
  }
  void remove(std::uint64_t id) {
    const At at = places.at(id);
    queue(at).erase(find(id));
    if (queue(at).empty()) queues[static_cast<int>(at.side)].erase({at.instrument, at.price});
    places.erase(id);
  }
  void follow(const FeedMessage& m) {
    const bool known = places.contains(m.order);
    switch (m.action) {
      case FeedAction::kAdd:
        if (!known) add(m.order, {m.instrument, m.side, m.price}, m.quantity);
        break;
      case FeedAction::kReduce:
      case FeedAction::kExecute:
        if (!known) break;
        if (find(m.order)->quantity <= m.quantity) {
          remove(m.order);
        } else {
          find(m.order)->quantity -= m.quantity;
        }
        break;
      case FeedAction::kDelete:
        if (known) remove(m.order);
        break;
      case FeedAction::kReplace: {
        if (!known || (m.other != m.order && places.contains(m.other))) break;
        At at = places.at(m.order);
        remove(m.order);
        at.price = m.price;
        add(m.other, at, m.quantity);
        break;
      }
      case FeedAction::kModify: {
        if (!known) break;
        At at = places.at(m.order);
        if (at.price == m.price && m.quantity <= find(m.order)->quantity) {
          find(m.order)->quantity = m.quantity;
          break;
        }
        remove(m.order);
        at.price = m.price;
        add(m.order, at, m.quantity);
        break;
      }
      case FeedAction::kClear:
        for (auto& side : queues) {
          for (auto q = side.begin(); q != side.end();) {
            if (q->first.first != m.instrument) {
              ++q;
              continue;
            }
            for (const Resting& r : q->second) places.erase(r.id);
            q = side.erase(q);
          }
        }
        break;
      case FeedAction::kTrade:
      case FeedAction::kOther:
        break;
    }
  }
};

void expect_same(const OrderBooks& books, const Model& model, std::uint16_t instrument) {
  for (const Side side : {Side::kBuy, Side::kSell}) {
    std::vector<Level> levels(5000);
    levels.resize(books.depth(instrument, side, levels));
    std::vector<Level> expected;
    for (const auto& [at, queue] : model.queues[static_cast<int>(side)]) {
      if (at.first != instrument) continue;
      Level level{.price = at.second, .orders = static_cast<std::uint32_t>(queue.size()), .quantity = 0};
      std::vector<std::pair<std::uint64_t, std::int64_t>> in_book;
      books.queue(instrument, side, at.second,
                  [&](std::uint64_t id, std::int64_t quantity) { in_book.emplace_back(id, quantity); });
      ASSERT_EQ(in_book.size(), queue.size());
      std::size_t i = 0;
      for (const auto& r : queue) {
        EXPECT_EQ(in_book[i].first, r.id);
        EXPECT_EQ(in_book[i++].second, r.quantity);
        level.quantity += r.quantity;
      }
      expected.push_back(level);
    }
    if (side == Side::kBuy) std::reverse(expected.begin(), expected.end());
    ASSERT_EQ(levels.size(), expected.size());
    for (std::size_t i = 0; i < levels.size(); ++i) {
      EXPECT_EQ(levels[i].price, expected[i].price);
      EXPECT_EQ(levels[i].orders, expected[i].orders);
      EXPECT_EQ(levels[i].quantity, expected[i].quantity);
    }
  }
}

// Prices near a touch that wanders, far from it, and at the ends of what can be; ids dense and sparse.
FeedMessage random_message(std::mt19937_64& random, std::int32_t middle, std::int32_t step,
                           std::vector<std::uint64_t>& ids) {
  const auto any_id = [&] { return ids.empty() ? 7 : ids[random() % ids.size()]; };
  const auto new_id = [&] {
    const std::uint64_t id = random() % 2 == 0 ? random() % 4096 : random() | (std::uint64_t{1} << 40);
    ids.push_back(id);
    return id;
  };
  FeedMessage m{};
  m.instrument = static_cast<std::uint16_t>(random() % 3);
  m.side = random() % 2 == 0 ? Side::kBuy : Side::kSell;
  m.quantity = 1 + static_cast<std::int64_t>(random() % 100);
  const std::uint64_t where = random() % 100;
  const std::uint64_t far = where < 80 ? 50 : where < 95 ? 2000 : where < 99 ? 200'000 : 2'000'000'000;
  m.price = static_cast<std::int32_t>(middle + static_cast<std::int64_t>(random() % (2 * far)) -
                                      static_cast<std::int64_t>(far));
  if (far < 1'000'000) m.price *= step;
  const std::uint64_t what = random() % 1000;
  if (what < 450) {
    m.action = FeedAction::kAdd;
    m.order = new_id();
  } else if (what < 600) {
    m.action = random() % 2 == 0 ? FeedAction::kReduce : FeedAction::kExecute;
    m.order = any_id();
  } else if (what < 850) {
    m.action = FeedAction::kDelete;
    m.order = any_id();
  } else if (what < 920) {
    m.action = FeedAction::kReplace;
    m.order = any_id();
    m.other = random() % 8 == 0 ? m.order : new_id();
  } else if (what < 998) {
    m.action = FeedAction::kModify;
    m.order = any_id();
  } else {
    m.action = FeedAction::kClear;
  }
  if (ids.size() > 400) ids.erase(ids.begin(), ids.begin() + 100);
  return m;
}

TEST(OrderBooks, OB2_FollowAFeedAsMapsOfListsDo) {
  for (std::uint64_t seed = 1; seed <= 12; ++seed) {
    std::mt19937_64 random(seed);
    OrderBooks books({.instruments = 3, .nodes = 1U << 20, .dense_ids = 2048});
    Model model;
    std::vector<std::uint64_t> ids;
    std::int32_t middle = 10'000;
    for (int i = 0; i < 6000; ++i) {
      if (random() % 500 == 0) middle += static_cast<std::int32_t>(random() % 30'000) - 15'000;
      // Prices on a grid of a hundred, until the ends of what can be come by.
      const FeedMessage m = random_message(random, middle, seed % 2 == 0 ? 100 : 1, ids);
      books.follow(m);
      model.follow(m);
      if (i % 500 == 499) {
        for (std::uint16_t k = 0; k < 3; ++k) expect_same(books, model, k);
      }
    }
    EXPECT_EQ(books.orders(), model.places.size());
    EXPECT_EQ(books.faults().quantity, 0U);
    EXPECT_EQ(books.faults().full, 0U);
  }
}

FeedMessage buy_of_ten(std::uint64_t order) {
  return {.time = 0,
          .order = order,
          .other = 0,
          .quantity = 10,
          .price = 100,
          .instrument = 0,
          .action = FeedAction::kAdd,
          .side = Side::kBuy};
}

TEST(OrderBooks, OB2_APriceBetweenTheOthersMovesNoOrderToAnotherPrice) {
  OrderBooks books({.instruments = 1, .nodes = 1U << 16});
  Model model;
  const auto follow = [&](const FeedMessage& m) {
    books.follow(m);
    model.follow(m);
    expect_same(books, model, 0);
  };
  FeedMessage m = buy_of_ten(0);
  for (const std::int32_t price : {0, 5'853'300, 5'853'400, 5'853'300, -700, 5'853'250, 5'853'251, 2'147'483'646}) {
    for (const Side side : {Side::kBuy, Side::kSell}) {
      ++m.order;
      m.side = side;
      m.price = price;
      follow(m);
    }
  }
  m.action = FeedAction::kModify;
  for (m.order = 1; m.order <= 16; ++m.order) {
    m.quantity = 3;
    m.price = m.order % 2 == 0 ? -700 : 5'853'251;
    follow(m);
  }
  EXPECT_EQ(books.orders(), 16U);
  EXPECT_EQ(books.faults().sum(), 0U);
}

TEST(OrderBooks, OB1_WhatCannotBeIsCountedAndChangesNothing) {
  OrderBooks books({.instruments = 1, .nodes = 4096});
  FeedMessage m = buy_of_ten(5);
  books.follow(m);
  books.follow(m);
  EXPECT_EQ(books.faults().reused, 1U);
  m.order = 6;
  m.quantity = 0;
  books.follow(m);
  m.quantity = kLargestQuantity + 1;
  books.follow(m);
  EXPECT_EQ(books.faults().quantity, 2U);
  m.quantity = 1;
  m.price = std::numeric_limits<std::int32_t>::min();
  books.follow(m);
  m.price = std::numeric_limits<std::int32_t>::max();
  books.follow(m);
  EXPECT_EQ(books.faults().price, 2U);
  m.action = FeedAction::kDelete;
  books.follow(m);
  EXPECT_EQ(books.faults().unknown, 1U);
  EXPECT_EQ(books.orders(), 1U);
  EXPECT_EQ(books.top(0, Side::kBuy).quantity, 10);
}

TEST(OrderBooks, OB1_AnInstrumentThatIsNotThereIsCountedAndChangesNothing) {
  OrderBooks books({.instruments = 2, .nodes = 4096});
  FeedMessage m = buy_of_ten(5);
  m.instrument = 2;
  books.follow(m);
  m.action = FeedAction::kClear;
  books.follow(m);
  EXPECT_EQ(books.faults().instrument, 2U);
  EXPECT_EQ(books.faults().sum(), 2U);
  EXPECT_EQ(books.orders(), 0U);
  // A change finds its order by its id: what instrument it names does not matter.
  books.follow(buy_of_ten(5));
  m.action = FeedAction::kModify;
  m.quantity = 4;
  books.follow(m);
  EXPECT_EQ(books.faults().sum(), 2U);
  EXPECT_EQ(books.top(0, Side::kBuy).quantity, 4);
}

TEST(OrderBooks, OB1_AFullPoolRefusesAndGoesOnWhenThereIsRoomAgain) {
  OrderBooks books({.instruments = 1, .nodes = 100});
  FeedMessage m = buy_of_ten(1);
  for (; m.order <= 200; ++m.order) books.follow(m);
  EXPECT_GT(books.faults().full, 0U);
  const std::uint32_t held = books.orders();
  EXPECT_GT(held, 20U);
  EXPECT_EQ(books.top(0, Side::kBuy).orders, held);
  m.action = FeedAction::kDelete;
  m.order = 1;
  books.follow(m);
  m.action = FeedAction::kAdd;
  m.order = 1000;
  books.follow(m);
  EXPECT_EQ(books.orders(), held);
}

}  // namespace
}  // namespace tiercel::book
