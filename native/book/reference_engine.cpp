// The plain model: what comes in, and what can be seen.
#include "native/book/reference_engine.hpp"

#include <algorithm>

namespace tiercel::book {

void ReferenceEngine::on(const Command& c, std::span<const CommandTerms> terms) {
  expire(c.time);
  if (c.instrument >= books_.size()) {
    if (c.kind == CommandKind::kCancel) return refuse_cancel(c, Reason::kUnknownInstrument);
    return refuse(c, Reason::kUnknownInstrument);
  }
  switch (c.kind) {
    case CommandKind::kNew:
      return add(c, terms);
    case CommandKind::kCancel:
      return cancel(c);
    case CommandKind::kModify:
      return modify(c);
    case CommandKind::kMassCancel:
      return mass_cancel(c);
    case CommandKind::kPhase:
      return change_phase(c);
    case CommandKind::kClock:
      return;
  }
  refuse(c, Reason::kBadTerms);
}

std::vector<Level> ReferenceEngine::depth(std::uint16_t instrument, Side side) const {
  std::vector<Level> out;
  for (const auto& [key, level] : books_[instrument].prices[index(side)]) {
    if (!level.shown.empty()) out.push_back(view(instrument, side, price_of(side, key)));
  }
  return out;
}

std::vector<std::pair<std::uint64_t, std::int64_t>> ReferenceEngine::queue(std::uint16_t instrument, Side side,
                                                                           std::int32_t price) const {
  std::vector<std::pair<std::uint64_t, std::int64_t>> out;
  const auto& levels = books_[instrument].prices[index(side)];
  const auto at = levels.find(key_of(side, price));
  if (at == levels.end()) return out;
  for (const std::uint64_t id : at->second.shown) out.emplace_back(id, orders_.at(id).slice);
  return out;
}

std::size_t ReferenceEngine::direction(const Order& o) {
  const bool is_touched = o.type == OrderType::kMarketIfTouched || o.type == OrderType::kLimitIfTouched;
  const bool rises = (o.side == Side::kBuy) != is_touched;
  return rises ? 0 : 1;
}

bool ReferenceEngine::is_due(const Order& o, Phase p) {
  if (o.time_in_force == TimeInForce::kAtOpen) return p == Phase::kOpeningAuction;
  if (o.time_in_force == TimeInForce::kAtClose) return p == Phase::kClosingAuction;
  return true;
}

Level ReferenceEngine::view(std::uint16_t instrument, Side side, std::int32_t price) const {
  Level out{price, 0, 0};
  for (const auto& [id, quantity] : queue(instrument, side, price)) {
    ++out.orders;
    out.quantity += quantity;
  }
  return out;
}

void ReferenceEngine::tell_levels(std::int64_t time) {
  const auto touched = std::exchange(touched_, {});
  if (!tells_levels_) return;
  const auto say = [&](EventType type, std::uint16_t instrument, Side side, const Level& level) {
    tell(Event{.order = 0,
               .other = 0,
               .quantity = level.quantity,
               .left = level.orders,
               .time = time,
               .price = level.price,
               .instrument = instrument,
               .type = type,
               .side = side,
               .reason = Reason::kNone});
  };
  for (const auto& [instrument, side, price] : touched)
    say(EventType::kLevel, instrument, side, view(instrument, side, price));
  for (const auto& [instrument, side, price] : touched) {
    Level now;
    for (const auto& [key, level] : books_[instrument].prices[index(side)]) {
      if (level.shown.empty()) continue;
      now = view(instrument, side, price_of(side, key));
      break;
    }
    Level& told = books_[instrument].told[index(side)];
    if (now.price == told.price && now.quantity == told.quantity) continue;
    told = now;
    say(EventType::kTop, instrument, side, now);
  }
}

}  // namespace tiercel::book
