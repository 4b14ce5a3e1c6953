#pragma once
// For tests: random commands for a matching engine, now and then bad ones, that meet each other often.
#include <cstdint>
#include <iterator>
#include <limits>
#include <random>
#include <utility>
#include <vector>

#include "native/book/level_view.hpp"
#include "native/book/orders.hpp"

namespace tiercel::book {

inline constexpr std::uint16_t kRandomInstruments = 3;
inline constexpr std::uint64_t kRandomDenseIds = 1U << 12;

struct RandomMessage {
  Command command;
  CommandTerms terms;
};

class RandomCommands {
 public:
  // Of four seeds one makes books that only grow by what rests: no phases, few cancels.
  explicit RandomCommands(std::uint64_t seed) : random_(seed), is_calm_(seed % 4 == 2) {}

  RandomMessage next() {
    if (chance(4)) touch_ += static_cast<std::int32_t>(below(3)) - 1;
    time_ += static_cast<std::int64_t>(below(10));
    if (chance(2000)) time_ += static_cast<std::int64_t>(below(3000));
    RandomMessage m{};
    Command& c = m.command;
    c.time = chance(1000) ? time_ - 500 : time_;
    c.instrument = static_cast<std::uint16_t>(chance(3) ? below(kRandomInstruments) : 0);
    if (chance(1000)) c.instrument = kRandomInstruments;
    c.owner = static_cast<std::uint32_t>(below(5));
    c.price = price();
    c.trigger = price();
    c.quantity = quantity();
    c.side = chance(2) ? Side::kBuy : Side::kSell;
    const std::size_t kind = is_calm_ ? below(800) : below(1000);
    if (kind < 620) {
      fresh(m);
    } else if (kind < 830) {
      c.kind = CommandKind::kCancel;
      known(c);
    } else if (kind < 985) {
      c.kind = CommandKind::kModify;
      known(c);
    } else if (kind < 988) {
      c.kind = CommandKind::kMassCancel;
      if (chance(3)) c.owner = 0;
    } else if (kind < 997) {
      phase(c);
    } else if (kind < 999) {
      c.kind = CommandKind::kClock;
    } else {
      c.kind = static_cast<CommandKind>(below(256));
    }
    return m;
  }

 private:
  std::size_t below(std::size_t limit) { return random_() % limit; }
  bool chance(std::size_t of) { return below(of) == 0; }

  std::int32_t price() {
    const auto wide = [&](std::int32_t reach) {
      return touch_ + static_cast<std::int32_t>(below(2 * static_cast<std::size_t>(reach) + 1)) - reach;
    };
    switch (below(60)) {
      case 0:
        return wide(3000);
      case 1:
        return chance(4) ? wide(2'000'000) : wide(100);
      case 2: {
        if (!chance(10)) return wide(5);
        constexpr std::int32_t kEnds[] = {2147483647,  2147483646,  2147483645, -2147483647 - 1,
                                          -2147483646, -2147483645, 0};
        return kEnds[below(std::size(kEnds))];
      }
      default:
        return wide(4);
    }
  }
  std::int64_t quantity() {
    if (!chance(400)) return 1 + static_cast<std::int64_t>(below(chance(3) ? 30 : 8));
    constexpr std::int64_t kOdd[] = {
        0, -1, kLargestQuantity, kLargestQuantity - 5, kLargestQuantity + 1, std::numeric_limits<std::int64_t>::min()};
    return kOdd[below(std::size(kOdd))];
  }
  std::uint64_t new_id() {
    ++ids_;
    if (chance(3)) return kRandomDenseIds + ids_ * 0x9E3779B9;
    return 1 + ids_ % (4 * kRandomDenseIds);
  }
  void known(Command& c) {
    const auto& [id, instrument] = recent_[below(recent_.size())];
    c.order = id;
    if (!chance(50)) c.instrument = instrument;
  }
  void fresh(RandomMessage& m) {
    Command& c = m.command;
    CommandTerms& t = m.terms;
    c.kind = CommandKind::kNew;
    c.order = chance(300) ? recent_[below(recent_.size())].first : new_id();
    if (chance(1000)) c.order = 0;
    recent_[next_recent_++ % recent_.size()] = {c.order, c.instrument};
    if (chance(2)) return;
    c.terms = chance(500) ? 7 : 1;
    c.type = static_cast<OrderType>(chance(3) ? below(7) : 0);
    c.time_in_force = static_cast<TimeInForce>(chance(3) ? below(7) : 0);
    c.self_trade = static_cast<SelfTrade>(below(5));
    if (c.time_in_force == TimeInForce::kGtd) t.expires = c.time + static_cast<std::int64_t>(below(3000));
    if (chance(3)) c.flags = static_cast<std::uint8_t>(1U << below(4));
    if (chance(12)) c.flags |= static_cast<std::uint8_t>(1U << below(4));
    if (chance(5)) t.display = 1 + static_cast<std::int64_t>(below(4));
    if (c.type == OrderType::kTrailingStop) (chance(2) ? t.trail : t.trail_millionths) = 1 + static_cast<int>(below(9));
    if (chance(6)) {
      t.group = recent_group();
      t.group_rule = chance(2) ? GroupRule::kCancel : GroupRule::kUpdate;
    }
    if (chance(6)) t.parent = chance(3) ? c.order + 1 : recent_[below(recent_.size())].first;
    if (chance(100)) spoil(m);
  }
  std::uint64_t recent_group() {
    if (chance(3)) ++group_;
    return group_ - below(3);
  }
  void spoil(RandomMessage& m) {
    switch (below(9)) {
      case 0:
        m.command.type = static_cast<OrderType>(below(256));
        break;
      case 1:
        m.command.time_in_force = static_cast<TimeInForce>(below(256));
        break;
      case 2:
        m.command.flags = static_cast<std::uint8_t>(below(256));
        break;
      case 3:
        m.command.self_trade = static_cast<SelfTrade>(below(256));
        break;
      case 4:
        m.command.side = static_cast<Side>(below(256));
        if (chance(2)) m.command = plain(m.command);
        break;
      case 5:
        m.terms.display = -1;
        break;
      case 6:
        m.terms.trail = static_cast<std::int32_t>(below(5)) - 2;
        break;
      case 7:
        m.terms.trail_millionths = static_cast<std::int32_t>(below(2'000'000)) - 500'000;
        break;
      default:
        m.terms.group_rule = static_cast<GroupRule>(below(256));
    }
  }
  static Command plain(Command c) {
    c.type = OrderType::kLimit;
    c.time_in_force = TimeInForce::kGtc;
    c.flags = 0;
    c.self_trade = SelfTrade::kAllow;
    c.terms = 0;
    return c;
  }
  void phase(Command& c) {
    c.kind = CommandKind::kPhase;
    c.quantity = chance(2) ? 0 : static_cast<std::int64_t>(below(5));
    if (chance(100)) c.quantity = 5;
    if (chance(2)) c.price = 0;
  }

  std::mt19937_64 random_;
  bool is_calm_;
  std::int32_t touch_ = 100;
  std::int64_t time_ = 0;
  std::uint64_t ids_ = 0;
  std::uint64_t group_ = 10;
  std::size_t next_recent_ = 0;
  std::vector<std::pair<std::uint64_t, std::uint16_t>> recent_ =
      std::vector<std::pair<std::uint64_t, std::uint16_t>>(60);
};

}  // namespace tiercel::book
