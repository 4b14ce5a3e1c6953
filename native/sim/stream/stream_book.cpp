#include "native/sim/stream/stream_book.hpp"

#include <algorithm>

namespace tiercel::sim {

std::uint64_t StreamBook::uncross(BookSide side, std::int32_t price) {
  const BookSide other = book::opposite(side);
  std::uint64_t gone = 0;
  while (has(other) && (side == BookSide::kBuy ? best(other) <= price : best(other) >= price)) {
    set(other, best(other), 0);
    ++gone;
  }
  return gone;
}

void StreamBook::take_at(BookSide side, std::int32_t price, std::int64_t lots) {
  if (shown(side, price) == kUnknownLots) return;
  for (Taken& t : taken_) {
    if (t.side != side || t.price != price) continue;
    t.lots += lots;
    return;
  }
  taken_.push_back({side, price, lots, shown(side, price)});
}

void StreamBook::take(BookSide side, std::int64_t lots) {
  std::vector<Taken> parts;
  walk(side, [&](std::int32_t price, std::int64_t there) {
    const std::int64_t part = std::min(lots, there);
    parts.push_back({side, price, part, 0});
    lots -= part;
    return lots > 0;
  });
  for (const Taken& part : parts) take_at(side, part.price, part.lots);
}

void StreamBook::renew() {
  std::erase_if(taken_, [this](const Taken& t) { return shown(t.side, t.price) != t.shown; });
}

}  // namespace tiercel::sim
