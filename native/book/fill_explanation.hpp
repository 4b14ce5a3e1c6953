#pragma once
// Why a fill came when it did: what stood before each of its orders when it took its place, and what took that away.
// The commands are run again up to the fill, so that nothing need be noted while nobody asks.
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "native/book/events.hpp"
#include "native/book/matching_engine.hpp"

namespace tiercel::book {

// An order that stood before the one that was filled, and what became of the part that did.
struct ClearedOrder {
  std::uint64_t order = 0;
  std::int32_t price = 0;
  std::int64_t ahead = 0;  // so much of it stood before
  std::int64_t traded = 0;
  std::int64_t cancelled = 0;  // by its owner, a group, a parent, self-trade prevention
  std::int64_t expired = 0;
  std::int64_t reduced = 0;  // by a modify that kept its place
  std::int64_t moved = 0;    // by one that lost it
  bool operator==(const ClearedOrder&) const = default;
  // Not taken away: passed over.
  [[nodiscard]] std::int64_t left() const noexcept { return ahead - traded - cancelled - expired - reduced - moved; }
};

// The place from which an order was filled.
struct FilledPlace {
  std::uint64_t order = 0;
  std::optional<std::size_t> command;      // that gave it the place; none: the saved state had it there
  std::int64_t time = 0;                   // of that command
  EventType cause = EventType::kAccepted;  // what was last told of the order before
  Reason reason = Reason::kNone;           // and why
  std::int64_t traded_later = 0;           // of orders of its side that came later, at better prices, and traded first
  std::vector<ClearedOrder> ahead;         // best first
};

struct FillExplanation {
  Event fill;
  std::size_t command = 0;  // in which it happened
  // Absent where an order took at once, without a place.
  std::optional<FilledPlace> taker;
  std::optional<FilledPlace> maker;
};

// What was recorded: commands that ran in an engine of these limits, empty at first or in a saved state.
struct RecordedRun {
  EngineLimits limits;
  std::span<const Command> commands;
  std::span<const CommandTerms> terms;
  std::span<const std::uint8_t> state;
};

// `event`: place of the fill among all events of the run. kParameterRange where there is none or it is no fill; of a
// state what MatchingEngine::restore says. Throws std::bad_alloc.
[[nodiscard]] Status explain_fill(const RecordedRun& run, std::size_t event, FillExplanation& out);

}  // namespace tiercel::book
