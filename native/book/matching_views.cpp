#include <algorithm>

#include "native/book/matching_engine.hpp"

namespace tiercel::book {

Level MatchingEngine::view(std::uint32_t slot, Side side) const noexcept {
  const Node& level = pool_[slot];
  Level out{.price = price_of(side, Ladder::key_of(level)), .orders = level.owner, .quantity = level.quantity};
  if (level.id == 0) return out;
  for (std::uint32_t n = level.next; n != slot; n = pool_[n].next) out.orders -= pool_[n].place >> 31;
  return out;
}

std::size_t MatchingEngine::depth(std::uint16_t instrument, Side side, std::span<Level> out) const {
  const Ladder& l = prices(books_[instrument], side);
  std::size_t n = 0;
  for (std::int32_t key = l.best(); key != Ladder::kEmpty && n < out.size(); key = l.next(pool_, key)) {
    const Level level = view(l.find(pool_, key), side);
    if (level.orders != 0) out[n++] = level;
  }
  return n;
}

Level MatchingEngine::top(std::uint16_t instrument, Side side) const {
  Level level;
  depth(instrument, side, {&level, 1});
  return level;
}

void MatchingEngine::tell_levels(std::int64_t time) {
  const auto say = [&](EventType type, const Touched& at, const Level& level) {
    log_.append() = Event{.order = 0,
                          .other = 0,
                          .quantity = level.quantity,
                          .left = level.orders,
                          .time = time,
                          .price = level.price,
                          .instrument = at.instrument,
                          .type = type,
                          .side = at.side,
                          .reason = Reason::kNone};
  };
  std::sort(touched_.begin(), touched_.end());
  touched_.erase(std::unique(touched_.begin(), touched_.end()), touched_.end());
  for (const Touched& t : touched_) {
    const std::uint32_t slot = prices(books_[t.instrument], t.side).find(pool_, key_of(t.side, t.price));
    const Level none{.price = t.price, .orders = 0, .quantity = 0};
    say(EventType::kLevel, t, slot == kNoNode ? none : view(slot, t.side));
  }
  for (const Touched& t : touched_) {
    const Level now = top(t.instrument, t.side);
    Level& shown = books_[t.instrument].shown[static_cast<std::size_t>(t.side)];
    if (now.price == shown.price && now.quantity == shown.quantity) continue;
    shown = now;
    say(EventType::kTop, t, now);
  }
  touched_.clear();
}

}  // namespace tiercel::book
