#pragma once
// For tests: a matching engine whose commands are short to write and whose events are short to read.
#include <gtest/gtest.h>

#include <string>

#include "native/book/matching_engine.hpp"

namespace tiercel::book {

struct Extra {
  OrderType type = OrderType::kLimit;
  TimeInForce time_in_force = TimeInForce::kGtc;
  std::uint8_t flags = 0;
  SelfTrade self_trade = SelfTrade::kAllow;
  std::uint32_t owner = 0;
  std::int32_t trigger = 0;
  std::uint16_t instrument = 0;
  CommandTerms terms = {};
};

// Commands by hand: order numbers count up from 1.
class Venue {
 public:
  explicit Venue(const EngineLimits& limits = {.instruments = 2, .nodes = 1U << 16, .dense_ids = 1024})
      : engine_(limits) {}

  std::uint64_t buy(std::int64_t quantity, std::int32_t price, const Extra& e = {}) {
    return send(Side::kBuy, quantity, price, e);
  }
  std::uint64_t sell(std::int64_t quantity, std::int32_t price, const Extra& e = {}) {
    return send(Side::kSell, quantity, price, e);
  }
  void cancel(std::uint64_t order, std::uint16_t instrument = 0) {
    Command c = blank(CommandKind::kCancel);
    c.order = order;
    c.instrument = instrument;
    run(c, {});
  }
  void modify(std::uint64_t order, std::int64_t quantity, std::int32_t price, std::int32_t trigger = 0) {
    Command c = blank(CommandKind::kModify);
    c.order = order;
    c.quantity = quantity;
    c.price = price;
    c.trigger = trigger;
    run(c, {});
  }
  void mass_cancel(std::uint32_t owner) {
    Command c = blank(CommandKind::kMassCancel);
    c.owner = owner;
    run(c, {});
  }
  void phase(Phase phase, std::int32_t reference = 0) {
    Command c = blank(CommandKind::kPhase);
    c.quantity = static_cast<std::int64_t>(phase);
    c.price = reference;
    run(c, {});
  }
  void clock(std::int64_t time) {
    time_ = time;
    run(blank(CommandKind::kClock), {});
  }
  // A trade at this price that leaves nothing behind.
  void trade_at(std::int32_t price) {
    sell(1, price);
    buy(1, price);
  }
  // What the last command told: "accepted 3 q10", "filled 3<2 q4 @100 left 1", "cancelled 3 q6 group".
  [[nodiscard]] std::string told() const {
    std::string out;
    for (const Event& e : engine_.events().all()) out += (out.empty() ? "" : "; ") + text(e);
    return out;
  }
  [[nodiscard]] MatchingEngine& engine() { return engine_; }
  void run(const Command& c, const CommandTerms& terms) {
    engine_.events().clear();
    engine_.on(c, {&terms, 1});
    EXPECT_EQ(engine_.broken_invariant(), nullptr);
  }
  [[nodiscard]] Command blank(CommandKind kind) const {
    Command c{};
    c.kind = kind;
    c.time = time_;
    return c;
  }

 private:
  std::uint64_t send(Side side, std::int64_t quantity, std::int32_t price, const Extra& e) {
    Command c = blank(CommandKind::kNew);
    c.order = ++orders_;
    c.quantity = quantity;
    c.price = price;
    c.trigger = e.trigger;
    c.owner = e.owner;
    c.terms = 1;
    c.instrument = e.instrument;
    c.side = side;
    c.type = e.type;
    c.time_in_force = e.time_in_force;
    c.flags = e.flags;
    c.self_trade = e.self_trade;
    run(c, e.terms);
    return c.order;
  }
  static std::string text(const Event& e) {
    static constexpr const char* kTypes[] = {"accepted",  "rejected", "filled", "modified", "cancelled", "expired",
                                             "triggered", "level",    "top",    "phase",    "auction"};
    static constexpr const char* kReasons[] = {"",
                                               "unknown instrument",
                                               "unknown order",
                                               "reused id",
                                               "bad quantity",
                                               "bad price",
                                               "bad trigger",
                                               "bad terms",
                                               "full",
                                               "would take",
                                               "cannot fill",
                                               "no liquidity",
                                               "nothing to reduce",
                                               "self trade",
                                               "asked",
                                               "group",
                                               "parent",
                                               "phase",
                                               "lost place",
                                               "auction"};
    std::string out = kTypes[static_cast<int>(e.type)];
    if (e.order != 0) out += " " + std::to_string(e.order);
    if (e.type == EventType::kFilled) {
      return out + "<" + std::to_string(e.other) + " q" + std::to_string(e.quantity) + " @" + std::to_string(e.price) +
             " left " + std::to_string(e.left);
    }
    out += " q" + std::to_string(e.quantity);
    if (e.type == EventType::kAuction || e.type == EventType::kLevel || e.type == EventType::kTop)
      out += " @" + std::to_string(e.price) + " left " + std::to_string(e.left);
    if (e.reason != Reason::kNone) out += std::string(" ") + kReasons[static_cast<int>(e.reason)];
    return out;
  }

  MatchingEngine engine_;
  std::uint64_t orders_ = 0;
  std::int64_t time_ = 0;
};

}  // namespace tiercel::book
