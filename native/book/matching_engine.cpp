#include "native/book/matching_engine.hpp"

#include <limits>

namespace tiercel::book {

MatchingEngine::MatchingEngine(const EngineLimits& limits)
    : pool_(limits.nodes),
      ids_(limits.dense_ids, pool_),
      books_(limits.instruments),
      next_time_(std::numeric_limits<std::int64_t>::max()),
      tells_levels_(limits.tells_levels) {
  for (Book& b : books_) update_special(b);
}

void MatchingEngine::update_special(Book& b) noexcept {
  const auto is_used = [&](std::uint32_t list) { return list != 0 && pool_[list].next != list; };
  b.is_special = tells_levels_ || watcher_ != nullptr || b.phase != Phase::kContinuous || is_used(b.aside[0]) ||
                 is_used(b.aside[1]) || held_ != 0;
}

void MatchingEngine::watch(PlaceWatcher* watcher) noexcept {
  watcher_ = watcher;
  for (Book& b : books_) update_special(b);
}

// While one waits for an order, any order may be that one: none takes the short way, in no instrument.
void MatchingEngine::hold_back(std::int32_t change) {
  const bool was_none = held_ == 0;
  held_ = static_cast<std::uint32_t>(static_cast<std::int64_t>(held_) + change);
  if (was_none == (held_ == 0)) return;
  for (Book& b : books_) update_special(b);
}

std::size_t MatchingEngine::run(std::span<const Command> commands, std::span<const CommandTerms> terms,
                                std::size_t events) {
  const auto order_at = [&](std::size_t i) {
    return commands[i].kind != CommandKind::kNew ? ids_.find(commands[i].order) : kNoNode;
  };
  std::size_t i = 0;
  for (; i < commands.size() && log_.size() < events; ++i) {
    if (i + kIdAhead < commands.size()) {
      ids_.prefetch(commands[i + kIdAhead].order);
      pool_.prefetch(order_at(i + kNodeAhead));
      pool_.prefetch_neighbours(order_at(i + kNeighboursAhead));
    }
    on(commands[i], terms);
  }
  return i;
}

}  // namespace tiercel::book
