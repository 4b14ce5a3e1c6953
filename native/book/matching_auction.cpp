// Phases of an instrument, and call auctions: orders gather without trading, then all that can trade does so at one
// price. That price lets the most trade; of several, the least is left over; of several, the nearest to the reference.
#include <algorithm>
#include <cstdlib>
#include <utility>
#include <vector>

#include "native/book/matching_engine.hpp"

namespace tiercel::book {
namespace {

struct Wanted {
  std::int32_t price;
  std::int64_t bought;
  std::int64_t sold;
};

struct Candidate {
  AuctionResult result;
  std::int64_t distance;  // from the reference
};

[[nodiscard]] bool is_better(const Candidate& a, const Candidate& b) noexcept {
  if (a.result.volume != b.result.volume) return a.result.volume > b.result.volume;
  const std::int64_t left_a = std::abs(a.result.surplus);
  const std::int64_t left_b = std::abs(b.result.surplus);
  if (left_a != left_b) return left_a < left_b;
  if (a.distance != b.distance) return a.distance < b.distance;
  return a.result.surplus > 0 ? a.result.price > b.result.price : a.result.price < b.result.price;
}

// Sums end at 2^62, so that their differences are numbers, too.
[[nodiscard]] std::int64_t sum(std::int64_t a, std::int64_t b) noexcept {
  constexpr std::int64_t kMost = std::int64_t{1} << 62;
  return a > kMost - b ? kMost : a + b;
}

// What is wanted at each price at which something is, ascending.
[[nodiscard]] std::vector<Wanted> merged(std::vector<Wanted> all) {
  std::sort(all.begin(), all.end(), [](const Wanted& a, const Wanted& b) { return a.price < b.price; });
  std::vector<Wanted> out;
  for (const Wanted& w : all) {
    if (out.empty() || out.back().price != w.price) out.push_back({w.price, 0, 0});
    out.back().bought = sum(out.back().bought, w.bought);
    out.back().sold = sum(out.back().sold, w.sold);
  }
  return out;
}

// `any`: what is wanted at any price.
[[nodiscard]] AuctionResult best_price(const std::vector<Wanted>& wanted, const Wanted& any, std::int32_t reference) {
  const auto candidate = [&](std::int32_t price, std::int64_t demand, std::int64_t supply) {
    return Candidate{{price, std::min(demand, supply), demand - supply}, std::abs(std::int64_t{price} - reference)};
  };
  if (wanted.empty() && reference == 0) return {};
  if (wanted.empty()) return candidate(reference, any.bought, any.sold).result;
  std::vector<std::int64_t> demand(wanted.size() + 1, any.bought);  // at each price; [i + 1]: beyond it, too
  for (std::size_t i = wanted.size(); i-- > 0;) demand[i] = sum(demand[i + 1], wanted[i].bought);
  std::int64_t supply = any.sold;
  Candidate best{{0, -1, 0}, 0};
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    supply = sum(supply, wanted[i].sold);
    const Candidate here = candidate(wanted[i].price, demand[i], supply);
    if (is_better(here, best)) best = here;
    if (i + 1 == wanted.size() || std::int64_t{wanted[i + 1].price} - wanted[i].price < 2) continue;
    // Between two prices at which something is wanted nothing changes but the distance from the reference.
    const Candidate between =
        candidate(std::clamp(reference, wanted[i].price + 1, wanted[i + 1].price - 1), demand[i + 1], supply);
    if (is_better(between, best)) best = between;
  }
  return best.result;
}

}  // namespace

AuctionResult MatchingEngine::auction_result(std::uint16_t instrument, std::int32_t reference) const {
  const Book& b = books_[instrument];
  std::vector<Wanted> all;
  for (const Side side : {Side::kBuy, Side::kSell}) {
    const Ladder& l = prices(b, side);
    for (std::int32_t key = l.best(); key != Ladder::kEmpty; key = l.next(pool_, key)) {
      const Node& level = pool_[l.find(pool_, key)];
      const std::int64_t quantity = level.quantity + static_cast<std::int64_t>(level.id);
      all.push_back({price_of(side, key), side == Side::kBuy ? quantity : 0, side == Side::kSell ? quantity : 0});
    }
  }
  Wanted any{0, 0, 0};
  if (b.auction != 0) {
    for (std::uint32_t n = pool_[b.auction].next; n != b.auction; n = pool_[n].next) {
      const Terms& t = terms_of(n);
      if (t.type != OrderType::kMarket || !is_due(b, t)) continue;
      (place::side(pool_[n].place) == Side::kBuy ? any.bought : any.sold) += pool_[n].quantity;
    }
  }
  return best_price(merged(std::move(all)), any, reference);
}

// The next order of a side that trades at the price: market orders first. kNoNode: there is none.
std::uint32_t MatchingEngine::next_in_auction(Book& b, Side side, std::int32_t price) {
  if (b.auction != 0) {
    for (std::uint32_t n = pool_[b.auction].next; n != b.auction; n = pool_[n].next) {
      const Terms& t = terms_of(n);
      if (place::side(pool_[n].place) == side && t.type == OrderType::kMarket && is_due(b, t)) return n;
    }
  }
  const Ladder& l = prices(b, side);
  return l.best() <= key_of(side, price) ? pool_[l.best_slot()].next : kNoNode;
}

// True: reduce-only orders turned out smaller than they seemed, and others may still trade.
bool MatchingEngine::uncross(Book& b, std::int32_t reference, std::int64_t time) {
  const AuctionResult r = auction_result(number(b), reference);
  if (r.volume <= 0) return false;
  log_.append() = Event{.order = 0,
                        .other = 0,
                        .quantity = r.volume,
                        .left = r.surplus,
                        .time = time,
                        .price = r.price,
                        .instrument = number(b),
                        .type = EventType::kAuction,
                        .side = r.surplus >= 0 ? Side::kBuy : Side::kSell,
                        .reason = Reason::kNone};
  // What a reduce-only order may trade; ends it where that is nothing.
  const auto allowed = [&](std::uint32_t node) {
    const Terms* t = find_terms(node);
    if (t == nullptr || (t->flags & flags::kReduceOnly) == 0) return pool_[node].quantity;
    const std::int64_t most = reducible(b, place::side(pool_[node].place), pool_[node].owner);
    if (most == 0) end_order(node, {EventType::kCancelled, Reason::kNothingToReduce, time}, Closing::kCloses);
    return std::min(most, pool_[node].quantity);
  };
  for (std::int64_t left = r.volume; left > 0;) {
    const std::uint32_t buyer = next_in_auction(b, Side::kBuy, r.price);
    const std::uint32_t seller = next_in_auction(b, Side::kSell, r.price);
    if (buyer == kNoNode || seller == kNoNode) return true;
    const std::int64_t bought = allowed(buyer);
    if (bought == 0) continue;
    const std::int64_t sold = allowed(seller);
    if (sold == 0) continue;
    const std::int64_t part = std::min({left, bought, sold});
    left -= part;
    b.last = r.price;
    log_.append() = Event{.order = pool_[buyer].id,
                          .other = pool_[seller].id,
                          .quantity = part,
                          .left = open_quantity(seller) - part,
                          .time = time,
                          .price = r.price,
                          .instrument = number(b),
                          .type = EventType::kFilled,
                          .side = Side::kBuy,
                          .reason = Reason::kAuction};
    const Taker taker{pool_[buyer].id, time, pool_[buyer].owner, Side::kBuy, SelfTrade::kAllow};
    if ((taker.owner | pool_[seller].owner) != 0) hold(number(b), taker, pool_[seller].owner, part);
    for (const std::uint32_t node : {buyer, seller}) {
      const Side side = place::side(pool_[node].place);
      const Terms* t = find_terms(node);
      const bool is_listed = t != nullptr && t->where == Where::kAuction;
      const std::uint32_t slot = place::slot(pool_[node].place);
      if (tells_levels_ && !is_listed)
        touched_.push_back({number(b), side, price_of(side, Ladder::key_of(pool_[slot]))});
      take_part(slot, node, part);
      if (!is_listed && pool_[slot].next == slot) prices(b, side).close(pool_, slot);
    }
  }
  return false;
}

// Orders for this auction that have a price join their levels.
void MatchingEngine::begin_auction(Book& b, std::int64_t time) {
  if (b.auction == 0) return;
  std::vector<Incoming> all;
  for (std::uint32_t n = pool_[b.auction].next; n != b.auction;) {
    const std::uint32_t next = pool_[n].next;
    const Terms& t = terms_of(n);
    if (t.type == OrderType::kLimit && is_due(b, t)) {
      all.push_back(incoming_of(n, time));
      leave(n, Closing::kCloses);
    }
    n = next;
  }
  for (const Incoming& in : all) rest_special(b, in, in.quantity);
}

// What was for this auction alone, and market orders that found nobody, end with it.
void MatchingEngine::end_auction(Book& b, std::int64_t time) {
  for (const std::uint32_t node : all_orders(b)) {
    const Terms* t = find_terms(node);
    if (t == nullptr || !is_due(b, *t)) continue;
    const bool is_for_it = is_at_auction(t->time_in_force) && t->where <= Where::kAuction;
    if (is_for_it || t->where == Where::kAuction) {
      end_order(node, {EventType::kExpired, Reason::kPhase, time}, Closing::kCloses);
    }
  }
}

void MatchingEngine::change_phase(Book& b, Phase phase, std::int32_t reference, std::int64_t time) {
  if (is_auction(b.phase) && phase != b.phase) {
    const std::int32_t last = b.last != kNoPrice ? b.last : 0;
    while (uncross(b, reference != 0 ? reference : last, time)) {
    }
    end_auction(b, time);
  }
  b.phase = phase;
  log_.append() = Event{.order = 0,
                        .other = 0,
                        .quantity = static_cast<std::int64_t>(phase),
                        .left = 0,
                        .time = time,
                        .price = 0,
                        .instrument = number(b),
                        .type = EventType::kPhase,
                        .side = Side::kBuy,
                        .reason = Reason::kNone};
  if (is_auction(phase)) begin_auction(b, time);
  if (phase == Phase::kClosed) {
    for (const std::uint32_t node : all_orders(b)) {
      const Terms* t = find_terms(node);
      if (t != nullptr && t->time_in_force == TimeInForce::kDay) {
        end_order(node, {EventType::kExpired, Reason::kPhase, time}, Closing::kCloses);
      }
    }
  }
  update_special(b);
  settle(b, time);
}

}  // namespace tiercel::book
