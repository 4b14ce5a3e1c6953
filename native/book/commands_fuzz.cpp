// Any commands, with any values in their fields, to an engine with little room; its saved state; and such a state with
// bytes changed.
#include <vector>

#include "native/book/matching_engine.hpp"
#include "native/fuzz/bytes.hpp"

namespace {

using tiercel::Status;
using tiercel::book::Command;
using tiercel::book::CommandTerms;
using tiercel::book::EngineLimits;
using tiercel::book::MatchingEngine;
using tiercel::fuzz::Bytes;

// Small numbers, so that orders meet; now and then the bytes as they are.
struct Values {
  Bytes& bytes;
  bool is_raw;

  template <class Field>
  [[nodiscard]] Field pick(std::uint8_t below) {
    if (is_raw) return bytes.take<Field>();
    return static_cast<Field>(bytes.take<std::uint8_t>() % below);
  }
};

Command take_command(Bytes& bytes, CommandTerms& terms) {
  const auto form = bytes.take<std::uint8_t>();
  Values v{bytes, form % 16 == 15};
  Command c{};
  c.kind = v.pick<tiercel::book::CommandKind>(form % 4 == 0 ? 6 : 1);
  c.order = v.pick<std::uint64_t>(40);
  c.time = v.pick<std::int64_t>(50);
  c.quantity = v.pick<std::int64_t>(c.kind == tiercel::book::CommandKind::kPhase ? 5 : 12);
  c.price = v.pick<std::int32_t>(form % 8 == 1 ? 255 : 8);
  c.trigger = v.pick<std::int32_t>(8);
  c.owner = v.pick<std::uint32_t>(4);
  c.instrument = v.pick<std::uint16_t>(2);
  c.side = v.pick<tiercel::book::Side>(2);
  if (form % 4 < 2) return c;
  c.type = v.pick<tiercel::book::OrderType>(7);
  c.time_in_force = v.pick<tiercel::book::TimeInForce>(7);
  c.flags = v.pick<std::uint8_t>(16);
  c.self_trade = v.pick<tiercel::book::SelfTrade>(5);
  c.terms = v.pick<std::uint32_t>(2);
  if (c.terms == 0) return c;
  terms.display = v.pick<std::int64_t>(4);
  terms.expires = v.pick<std::int64_t>(100);
  terms.group = v.pick<std::uint64_t>(3);
  terms.group_rule = v.pick<tiercel::book::GroupRule>(3);
  terms.parent = v.pick<std::uint64_t>(40);
  terms.trail = v.pick<std::int32_t>(3);
  terms.trail_millionths = v.pick<std::int32_t>(2);
  return c;
}

void run(MatchingEngine& engine, Bytes& bytes, std::size_t most) {
  for (std::size_t i = 0; i < most && !bytes.is_empty(); ++i) {
    CommandTerms terms;
    const Command c = take_command(bytes, terms);
    engine.events().clear();
    engine.on(c, {&terms, 1});
    FUZZ_CHECK(engine.broken_invariant() == nullptr);
  }
}

// Changes some bytes, and the checksum with them: else nothing would get past it.
void spoil(std::vector<std::uint8_t>& state, Bytes& bytes) {
  const std::size_t content = state.size() - sizeof(std::uint64_t);
  for (std::size_t n = bytes.within(1, 4); n > 0; --n) state[bytes.within(0, content - 1)] = bytes.take<std::uint8_t>();
  std::uint64_t hash = 0xCBF29CE484222325ULL;  // FNV-1a
  for (std::size_t i = 0; i < content; ++i) hash = (hash ^ state[i]) * 0x100000001B3ULL;
  std::memcpy(state.data() + content, &hash, sizeof hash);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Bytes bytes(data, size);
  const auto form = bytes.take<std::uint8_t>();
  const bool is_tight = (form & 1) != 0;
  const bool tells_levels = (form & 2) != 0;
  const std::size_t before = bytes.within(1, 64);
  MatchingEngine engine({.instruments = 2,
                         .nodes = is_tight ? 300U : 1U << 15,
                         .dense_ids = (form & 4) != 0 ? 16U : 0U,
                         .tells_levels = tells_levels});
  run(engine, bytes, before);

  std::vector<std::uint8_t> state = engine.save();
  MatchingEngine roomy({.instruments = 2, .nodes = 1U << 15, .dense_ids = 64, .tells_levels = tells_levels});
  FUZZ_CHECK(roomy.restore(state) == Status::kOk);
  FUZZ_CHECK(roomy.broken_invariant() == nullptr);
  FUZZ_CHECK(roomy.save() == state);
  if ((form & 8) != 0) {
    const std::vector<std::uint8_t> good = state;
    spoil(state, bytes);
    if (roomy.restore(state) != Status::kOk) FUZZ_CHECK(roomy.save() == good);
    FUZZ_CHECK(roomy.broken_invariant() == nullptr);
  }
  run(roomy, bytes, size);
  return 0;
}
