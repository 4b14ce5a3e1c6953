// Random commands through the matching engine and through the plain model of its rules: the same events, field by
// field. TIERCEL_MATCHING_MESSAGES: how many commands, spread over the seeds (ten million take part in the wider
// checks).
#include <gtest/gtest.h>

#include <cstdlib>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include "native/book/matching_engine.hpp"
#include "native/book/matching_random.hpp"
#include "native/book/reference_engine.hpp"

namespace tiercel::book {
namespace {

std::string text(const Event& e) {
  std::ostringstream out;
  out << "type " << int(e.type) << " reason " << int(e.reason) << " order " << e.order << " other " << e.other
      << " quantity " << e.quantity << " left " << e.left << " time " << e.time << " price " << e.price
      << " instrument " << e.instrument << " side " << int(e.side);
  return out.str();
}

std::string text(const RandomMessage& m) {
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
  explicit Twins(bool tells_levels) : limits_(limits(tells_levels)), model_(kRandomInstruments, tells_levels) {
    engine_ = std::make_unique<MatchingEngine>(limits_);
  }

  // What differs after this message; empty where nothing does.
  std::string on(const RandomMessage& m, bool checks_invariants) {
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
    for (std::uint16_t i = 0; i < kRandomInstruments; ++i) {
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
    return {.instruments = kRandomInstruments,
            .nodes = 1U << 20,
            .dense_ids = kRandomDenseIds,
            .tells_levels = tells_levels};
  }

  EngineLimits limits_;
  ReferenceEngine model_;
  std::unique_ptr<MatchingEngine> engine_;
};

constexpr std::size_t kMoveEvery = 997;
constexpr std::size_t kCompareEvery = 101;

std::string run(const std::vector<RandomMessage>& messages, bool tells_levels, bool moves) {
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
std::vector<RandomMessage> shrunk(std::vector<RandomMessage> messages, bool tells_levels, bool moves) {
  for (std::size_t part = messages.size() / 2; part != 0; part /= 2) {
    for (std::size_t at = 0; at + part <= messages.size();) {
      std::vector<RandomMessage> fewer(messages);
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
  RandomCommands generator(seed);
  Twins twins(tells_levels);
  std::vector<RandomMessage> messages;
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
    const std::vector<RandomMessage> fewest = moves ? messages : shrunk(messages, tells_levels, moves);
    if (!moves) {
      for (const RandomMessage& m : fewest) out << text(m) << '\n';
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
