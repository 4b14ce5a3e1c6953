// Random commands through the matching engine and through the plain model of its rules: the same events, field by
// field. TIERCEL_MATCHING_MESSAGES: how many commands, spread over the seeds (ten million take part in the wider
// checks).
#include <gtest/gtest.h>

#include <cstdlib>
#include <memory>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "native/book/matching_engine.hpp"
#include "native/book/reference_engine.hpp"

namespace tiercel::book {
namespace {

constexpr std::uint16_t kInstruments = 3;
constexpr std::uint64_t kDenseIds = 1U << 12;

struct Message {
  Command command;
  CommandTerms terms;
};

class Generator {
 public:
  // Of four seeds one makes books that only grow by what rests: no phases, few cancels.
  explicit Generator(std::uint64_t seed) : random_(seed), is_calm_(seed % 4 == 2) {}

  Message next() {
    if (chance(4)) touch_ += static_cast<std::int32_t>(below(3)) - 1;
    time_ += static_cast<std::int64_t>(below(10));
    if (chance(2000)) time_ += static_cast<std::int64_t>(below(3000));
    Message m{};
    Command& c = m.command;
    c.time = chance(1000) ? time_ - 500 : time_;
    c.instrument = static_cast<std::uint16_t>(chance(3) ? below(kInstruments) : 0);
    if (chance(1000)) c.instrument = kInstruments;
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
    if (chance(3)) return kDenseIds + ids_ * 0x9E3779B9;
    return 1 + ids_ % (4 * kDenseIds);
  }
  void known(Command& c) {
    const auto& [id, instrument] = recent_[below(recent_.size())];
    c.order = id;
    if (!chance(50)) c.instrument = instrument;
  }
  void fresh(Message& m) {
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
  void spoil(Message& m) {
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

std::string text(const Event& e) {
  std::ostringstream out;
  out << "type " << int(e.type) << " reason " << int(e.reason) << " order " << e.order << " other " << e.other
      << " quantity " << e.quantity << " left " << e.left << " time " << e.time << " price " << e.price
      << " instrument " << e.instrument << " side " << int(e.side);
  return out.str();
}

std::string text(const Message& m) {
  const Command& c = m.command;
  const CommandTerms& t = m.terms;
  std::ostringstream out;
  out << "kind " << int(c.kind) << " order " << c.order << " time " << c.time << " instrument " << c.instrument
      << " side " << int(c.side) << " quantity " << c.quantity << " price " << c.price << " trigger " << c.trigger
      << " owner " << c.owner << " type " << int(c.type) << " tif " << int(c.time_in_force) << " flags " << int(c.flags)
      << " self " << int(c.self_trade);
  if (c.terms != 0) {
    out << " | display " << t.display << " expires " << t.expires << " group " << t.group << " rule "
        << int(t.group_rule) << " parent " << t.parent << " trail " << t.trail << " or " << t.trail_millionths;
  }
  return out.str();
}

bool is_same(const Event& a, const Event& b) {
  return a.order == b.order && a.other == b.other && a.quantity == b.quantity && a.left == b.left && a.time == b.time &&
         a.price == b.price && a.instrument == b.instrument && a.type == b.type && a.side == b.side &&
         a.reason == b.reason;
}

// Both engines side by side.
class Twins {
 public:
  explicit Twins(bool tells_levels) : limits_(limits(tells_levels)), model_(kInstruments, tells_levels) {
    engine_ = std::make_unique<MatchingEngine>(limits_);
  }

  // What differs after this message; empty where nothing does.
  std::string on(const Message& m, bool checks_invariants) {
    model_.events.clear();
    engine_->events().clear();
    engine_->on(m.command, {&m.terms, 1});
    model_.on(m.command, {&m.terms, 1});
    const std::span<const Event> told = engine_->events().all();
    const std::size_t most = std::max(told.size(), model_.events.size());
    for (std::size_t i = 0; i < most; ++i) {
      const bool has_both = i < told.size() && i < model_.events.size();
      if (has_both && is_same(told[i], model_.events[i])) continue;
      return "event " + std::to_string(i) + "\n  engine: " + (i < told.size() ? text(told[i]) : "none") +
             "\n  model:  " + (i < model_.events.size() ? text(model_.events[i]) : "none");
    }
    const char* broken = checks_invariants ? engine_->broken_invariant() : nullptr;
    return broken != nullptr ? broken : "";
  }
  // What can be seen of the books.
  std::string compare() const {
    if (engine_->orders() != model_.orders()) return "number of orders";
    for (std::uint16_t i = 0; i < kInstruments; ++i) {
      if (engine_->phase(i) != model_.phase(i)) return "phase";
      if (engine_->has_last(i) != model_.last(i).has_value()) return "whether there was a trade";
      if (model_.last(i) && engine_->last(i) != *model_.last(i)) return "last trade";
      for (std::uint32_t owner = 1; owner < 5; ++owner) {
        if (engine_->position(i, owner) != model_.position(i, owner)) return "a position";
      }
      for (const Side side : {Side::kBuy, Side::kSell}) {
        const std::vector<Level> expected = model_.depth(i, side);
        std::vector<Level> shown(expected.size() + 1);
        if (engine_->depth(i, side, shown) != expected.size()) return "number of levels";
        for (std::size_t k = 0; k < expected.size(); ++k) {
          const Level& a = shown[k];
          const Level& b = expected[k];
          if (a.price != b.price || a.orders != b.orders || a.quantity != b.quantity) return "a level";
          std::vector<std::pair<std::uint64_t, std::int64_t>> queue;
          engine_->queue(i, side, a.price, [&](std::uint64_t id, std::int64_t q) { queue.emplace_back(id, q); });
          if (queue != model_.queue(i, side, a.price)) return "a queue";
        }
      }
    }
    return "";
  }
  // Goes on in a fresh engine from a saved state.
  std::string move_on() {
    const std::vector<std::uint8_t> bytes = engine_->save();
    auto fresh = std::make_unique<MatchingEngine>(limits_);
    if (fresh->restore(bytes) != Status::kOk) return "a saved state that is refused";
    if (fresh->save() != bytes) return "a saved state that changes";
    engine_ = std::move(fresh);
    return "";
  }

 private:
  static EngineLimits limits(bool tells_levels) {
    return {.instruments = kInstruments, .nodes = 1U << 20, .dense_ids = kDenseIds, .tells_levels = tells_levels};
  }

  EngineLimits limits_;
  ReferenceEngine model_;
  std::unique_ptr<MatchingEngine> engine_;
};

constexpr std::size_t kMoveEvery = 997;
constexpr std::size_t kCompareEvery = 101;

std::string run(const std::vector<Message>& messages, bool tells_levels, bool moves) {
  Twins twins(tells_levels);
  for (std::size_t i = 0; i < messages.size(); ++i) {
    if (moves && i % kMoveEvery == kMoveEvery - 1) {
      if (const std::string bad = twins.move_on(); !bad.empty()) return bad;
    }
    if (std::string bad = twins.on(messages[i], true); !bad.empty()) return bad;
    if (std::string bad = twins.compare(); !bad.empty()) return bad;
  }
  return "";
}

// Leaves out what is not needed for a difference.
std::vector<Message> shrunk(std::vector<Message> messages, bool tells_levels, bool moves) {
  for (std::size_t part = messages.size() / 2; part != 0; part /= 2) {
    for (std::size_t at = 0; at + part <= messages.size();) {
      std::vector<Message> fewer(messages);
      fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(at),
                  fewer.begin() + static_cast<std::ptrdiff_t>(at + part));
      if (run(fewer, tells_levels, moves).empty()) {
        at += part;
      } else {
        messages = std::move(fewer);
      }
    }
  }
  return messages;
}

// Each stretch begins with empty books, so that a difference is found again within it.
constexpr std::size_t kStretch = 20'000;

std::size_t wanted_messages() {
  const char* wanted = std::getenv("TIERCEL_MATCHING_MESSAGES");
  return wanted != nullptr ? std::strtoull(wanted, nullptr, 10) : 300'000;
}

std::size_t invariants_every() {
#ifdef NDEBUG
  return 64;
#else
  return wanted_messages() <= 300'000 ? 1 : 64;
#endif
}

void expect_no_difference(std::uint64_t seed, std::size_t count) {
  const bool tells_levels = seed % 2 == 1;
  Generator generator(seed);
  Twins twins(tells_levels);
  std::vector<Message> messages;
  const std::size_t every = invariants_every() * (seed % 4 == 2 ? 32 : 1);  // calm books are large
  for (std::size_t i = 0; i < count; ++i) {
    std::string bad;
    bool has_moved = false;
    if (i % kMoveEvery == kMoveEvery - 1) {
      bad = twins.move_on();
      has_moved = !bad.empty();
    }
    messages.push_back(generator.next());
    if (bad.empty()) bad = twins.on(messages.back(), i % every == 0);
    if (bad.empty() && i % kCompareEvery == 0) bad = twins.compare();
    if (bad.empty()) continue;
    const bool moves = has_moved || run(messages, tells_levels, false).empty();
    std::ostringstream out;
    out << "seed " << seed << ", message " << i << ": " << bad << "\nfewest messages that differ, "
        << (tells_levels ? "with" : "without") << " levels" << (moves ? ", by way of saved states" : "") << ":\n";
    const std::vector<Message> fewest = moves ? messages : shrunk(messages, tells_levels, moves);
    if (!moves) {
      for (const Message& m : fewest) out << text(m) << '\n';
      out << run(fewest, tells_levels, moves);
    }
    FAIL() << out.str();
  }
}

TEST(MatchingEngine, OB2_RandomCommandsGiveTheEventsOfThePlainModel) {
  const std::size_t wanted = wanted_messages();
  for (std::uint64_t seed = 1; (seed - 1) * kStretch < wanted && !HasFatalFailure(); ++seed)
    expect_no_difference(seed, std::min(kStretch, wanted - (seed - 1) * kStretch));
}

}  // namespace
}  // namespace tiercel::book
