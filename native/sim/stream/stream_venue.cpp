#include "native/sim/stream/stream_venue.hpp"

#include <algorithm>
#include <cmath>

namespace tiercel::sim {
namespace {

constexpr BookSide side_of(const Order& o) noexcept { return o.side == Side::kBuy ? BookSide::kBuy : BookSide::kSell; }

// Whether an order of this side would meet a price of the other side.
constexpr bool reaches(BookSide side, std::int64_t limit, std::int64_t price) noexcept {
  return side == BookSide::kBuy ? price <= limit : price >= limit;
}

}  // namespace

void StreamVenue::start(std::span<const VenueInstrument> instruments, const VenueRules& rules) {
  lanes_.clear();
  lanes_.resize(instruments.size());
  for (std::size_t i = 0; i < instruments.size(); ++i) lanes_[i].rules = instruments[i];
  rules_ = rules;
  last_ = 0;
  ids_.clear();
}

bool StreamVenue::take(std::size_t instrument, const StreamEvent& e) {
  Lane& lane = lanes_[instrument];
  switch (e.kind) {
    case StreamKind::kLevel:
      return take_level(lane, e);
    case StreamKind::kQuote:
      return take_quote(lane, e);
    case StreamKind::kTrade:
      return take_trade(lane, e);
    case StreamKind::kClear:
      lane.book.clear();
      lane.is_snapshot = true;
      break;
    case StreamKind::kGap:
      ++lane.counts.gaps;
      lane.is_stale = true;
      return false;
  }
  return e.is_last && finish_message(lane);
}

bool StreamVenue::take_level(Lane& lane, const StreamEvent& e) {
  const auto side = static_cast<BookSide>(e.side);
  const auto s = static_cast<std::size_t>(e.side);
  if (e.price >= lane.watch.lowest[s] && e.price <= lane.watch.highest[s]) change_level(lane, side, e.price, e.lots);
  lane.book.set(side, e.price, e.lots);
  if (rules_.crossed == CrossedRule::kNewest && e.lots > 0) lane.counts.crossed += lane.book.uncross(side, e.price);
  return e.is_last && finish_message(lane);
}

// What a level's new quantity says of the orders that rest there.
void StreamVenue::change_level(Lane& lane, BookSide side, std::int32_t price, std::int64_t lots) {
  const auto before = static_cast<double>(lane.book.shown(side, price));
  for (Resting& r : lane.resting) {
    if (r.side != side || r.price != price) continue;
    r.place.change(rules_.queue, before, static_cast<double>(lots), lane.rules.lot);
  }
}

// The best level of a side. Where it got worse, nothing stands at the prices between any more; where it got better,
// what stood at the old one is out of sight.
bool StreamVenue::take_quote(Lane& lane, const StreamEvent& e) {
  const auto side = static_cast<BookSide>(e.side);
  for (Resting& r : lane.resting) {
    if (r.side != side) continue;
    if (r.price == e.price && e.lots != kUnknownLots) {
      const double before = static_cast<double>(lane.book.shown(side, e.price));
      r.place.change(rules_.queue, before, static_cast<double>(e.lots), lane.rules.lot);
    } else if (side == BookSide::kBuy ? e.price < r.price : e.price > r.price) {
      if (e.lots != kUnknownLots) r.place.front = 0.0;
    }
  }
  lane.book.set_best(side, e.price, e.lots);
  return e.is_last && finish_message(lane);
}

bool StreamVenue::take_trade(Lane& lane, const StreamEvent& e) {
  ++lane.counts.trades;
  lane.last_trade = lane.rules.prices.value(e.price);
  if (lane.is_stale || lane.is_crossed) return false;
  const bool buys = e.side != static_cast<std::uint8_t>(BookSide::kSell);
  const bool sells = e.side != static_cast<std::uint8_t>(BookSide::kBuy);
  const bool meets_buys = buys && lane.watch.highest[0] >= e.price;
  const bool meets_sells = sells && lane.watch.lowest[1] <= e.price;
  if (!meets_buys && !meets_sells) return lane.is_awaited;
  for (Resting& r : lane.resting) r.reach = 0.0;
  if (meets_buys) reach(lane, BookSide::kBuy, e);
  if (meets_sells) reach(lane, BookSide::kSell, e);
  traded_away_ = 0.0;
  return lane.is_awaited || std::ranges::any_of(lane.resting, [](const Resting& r) { return r.reach > 0.0; });
}

// How far a trade gets into the queues of one side.
void StreamVenue::reach(Lane& lane, BookSide side, const StreamEvent& e) {
  const auto lots = static_cast<double>(e.lots);
  for (Resting& r : lane.resting) {
    if (r.side != side || !reaches(side, r.price, e.price)) continue;
    if (r.price == e.price) {
      r.reach = r.place.trade(lots);
    } else {
      r.place.front = 0.0;
      r.reach = lots;
    }
  }
}

bool StreamVenue::finish_message(Lane& lane) {
  ++lane.counts.messages;
  if (lane.is_snapshot) {
    lane.is_snapshot = lane.is_stale = false;
    for (Resting& r : lane.resting) {
      const auto shown = static_cast<double>(lane.book.shown(r.side, static_cast<std::int32_t>(r.price)));
      r.place = {std::min(r.place.front, shown), 0.0};
    }
  }
  if (lane.is_stale) {
    ++lane.counts.stale;
    return false;
  }
  if (lane.book.has_taken()) lane.book.renew();
  const std::int32_t bid = lane.book.has(BookSide::kBuy) ? lane.book.best(BookSide::kBuy) : 0;
  const std::int32_t ask = lane.book.has(BookSide::kSell) ? lane.book.best(BookSide::kSell) : 0;
  lane.is_crossed = bid != 0 && ask != 0 && (lane.rules.is_quotes ? bid > ask : bid >= ask);
  if (lane.is_crossed) {
    ++lane.counts.crossed;
    return false;
  }
  const bool has_moved = bid != lane.bid || ask != lane.ask;
  if (has_moved) {
    lane.bid = bid;
    lane.ask = ask;
    requote(lane);
  }
  return lane.is_awaited || lane.is_hungry || (has_moved && lane.trails) || is_due(lane);
}

void StreamVenue::requote(Lane& lane) {
  lane.has_quote |= lane.bid != 0 || lane.ask != 0;
  if (lane.bid != 0) lane.quote.bid = lane.rules.prices.value(lane.bid);
  if (lane.ask != 0) lane.quote.ask = lane.rules.prices.value(lane.ask);
  lane.walked_bid.add(lane.quote.bid);
  lane.walked_ask.add(lane.quote.ask);
}

bool StreamVenue::is_due(const Lane& lane) const noexcept {
  const Watch& w = lane.watch;
  const bool by_ask = lane.ask != 0 && (lane.ask <= w.ask_falls_to || lane.ask >= w.ask_rises_to);
  const bool by_bid = lane.bid != 0 && (lane.bid >= w.bid_rises_to || lane.bid <= w.bid_falls_to);
  return by_ask || by_bid;
}

Quote StreamVenue::arrival_quote(std::size_t instrument) const noexcept {
  const Lane& lane = lanes_[instrument];
  return {lane.bid != 0 ? lane.quote.bid : 0.0,
          lane.ask != 0 ? lane.quote.ask : std::numeric_limits<double>::infinity()};
}

StreamVenue::Resting* StreamVenue::find(Lane& lane, std::uint32_t id) noexcept {
  const auto at = std::ranges::lower_bound(lane.resting, id, {}, &Resting::id);
  return at != lane.resting.end() && at->id == id ? &*at : nullptr;
}

double StreamVenue::ahead(std::size_t instrument, std::uint32_t id) const noexcept {
  for (const Resting& r : lanes_[instrument].resting) {
    if (r.id == id) return r.place.front;
  }
  return -1.0;
}

void StreamVenue::forget(std::size_t instrument, std::uint32_t id) {
  std::erase_if(lanes_[instrument].resting, [id](const Resting& r) { return r.id == id; });
}

// What stands ahead of an order that joins a level. A feed of quotes does not show the levels behind the best: nothing
// is known to be ahead of an order there until the market comes to its price, so all is.
double StreamVenue::front_of(const Lane& lane, BookSide side, std::int64_t price) const noexcept {
  const std::int64_t shown = lane.book.shown(side, static_cast<std::int32_t>(price));
  if (!lane.rules.is_quotes) return static_cast<double>(shown);
  const std::int32_t best = side == BookSide::kBuy ? lane.bid : lane.ask;
  const bool is_sized = best != 0 && lane.book.shown(side, best) != kUnknownLots;
  if (!is_sized) return rules_.limit == LimitRule::kTouch ? 0.0 : static_cast<double>(kUnknownLots);
  if (price == best) return static_cast<double>(shown);
  const bool is_better = side == BookSide::kBuy ? price > best : price < best;
  return is_better ? 0.0 : static_cast<double>(kUnknownLots);
}

void StreamVenue::sync(std::size_t instrument, const OrderMachine& orders) {
  Lane& lane = lanes_[instrument];
  lane.watch = {};
  lane.is_hungry = false;
  lane.trails = orders.trailing(instrument) > 0;
  const std::span<const std::uint32_t> live = orders.live(instrument);
  std::erase_if(lane.resting, [&](const Resting& r) { return !std::ranges::binary_search(live, r.id); });
  for (const std::uint32_t id : live) {
    const Order& o = orders.order(id);
    if (o.state != OrderState::kSent && !o.at_auction) place(lane, orders, o);
  }
}

void StreamVenue::place(Lane& lane, const OrderMachine& /*orders*/, const Order& o) {
  const Acts acts = acts_as(o);
  if (acts == Acts::kMarket) {
    lane.is_hungry = true;
    return;
  }
  if (o.price <= 0) return;
  watch_order(lane, o);
  if (acts != Acts::kLimit) return;
  const BookSide side = side_of(o);
  const std::int64_t price = steps(lane, o);
  const auto at = std::ranges::lower_bound(lane.resting, o.id, {}, &Resting::id);
  if (at == lane.resting.end() || at->id != o.id) {
    lane.resting.insert(at, {.id = o.id, .side = side, .price = price, .place = {front_of(lane, side, price), 0.0}});
  }
  const auto s = static_cast<std::size_t>(side);
  lane.watch.lowest[s] = std::min(lane.watch.lowest[s], price);
  lane.watch.highest[s] = std::max(lane.watch.highest[s], price);
}

void StreamVenue::watch_order(Lane& lane, const Order& o) {
  Watch& w = lane.watch;
  const std::int64_t price = steps(lane, o);
  const bool buys = o.side == Side::kBuy;
  if (acts_as(o) == Acts::kStop) {
    if (buys) {
      w.ask_rises_to = std::min(w.ask_rises_to, price);
    } else {
      w.bid_falls_to = std::max(w.bid_falls_to, price);
    }
    return;
  }
  const bool goes_through = acts_as(o) == Acts::kLimit && lane.rules.is_quotes && rules_.limit == LimitRule::kThrough;
  const std::int64_t margin = goes_through ? 1 : 0;
  if (buys) {
    w.ask_falls_to = std::max(w.ask_falls_to, price - margin);
  } else {
    w.bid_rises_to = std::min(w.bid_rises_to, price + margin);
  }
}

void StreamVenue::begin_message(std::size_t instrument, const OrderMachine& orders, std::int64_t time) {
  Lane& lane = lanes_[instrument];
  lane_ = instrument;
  time_ = time;
  at_ = 0;
  last_ = 0;
  ids_.clear();
  const bool is_trade = std::ranges::any_of(lane.resting, [](const Resting& r) { return r.reach > 0.0; });
  kind_ = is_trade ? Round::kTrade : Round::kMessage;
  if (is_trade) {
    std::vector<const Resting*> reached;
    for (const Resting& r : lane.resting) {
      if (r.reach > 0.0) reached.push_back(&r);
    }
    std::ranges::sort(reached, [](const Resting* a, const Resting* b) {
      if (a->price != b->price) return a->side == BookSide::kBuy ? a->price > b->price : a->price < b->price;
      return a->place.front != b->place.front ? a->place.front < b->place.front : a->id < b->id;
    });
    for (const Resting* r : reached) ids_.push_back(r->id);
    return;
  }
  for (const std::uint32_t id : orders.live(instrument)) {
    if (orders.order(id).state != OrderState::kSent) ids_.push_back(id);
  }
  std::stable_partition(ids_.begin(), ids_.end(),
                        [&](std::uint32_t id) { return orders.order(id).intent != Intent::kEntry; });
}

void StreamVenue::begin_arrivals(std::size_t instrument, std::span<const std::uint32_t> ids, std::int64_t time) {
  lane_ = instrument;
  time_ = time;
  kind_ = Round::kArrivals;
  at_ = 0;
  last_ = 0;
  ids_.assign(ids.begin(), ids.end());
}

// What the last execution took is gone.
void StreamVenue::settle(const OrderMachine& orders) {
  if (last_ == 0) return;
  Lane& lane = lanes_[lane_];
  const Order& o = orders.order(last_);
  const std::int64_t filled = o.lots - had_;
  last_ = 0;
  if (filled > 0 && takes_) lane.book.take(taken_side_, filled);
  if (filled > 0 && kind_ == Round::kTrade) traded_away_ += static_cast<double>(filled);
  // All that it may have, or all that it wanted; what only triggered goes on as what it has become.
  if (is_done(o.state) || kind_ == Round::kTrade || (filled == 0 && !triggers_)) ++at_;
}

bool StreamVenue::next(const OrderMachine& orders, Execution& out) {
  settle(orders);
  Lane& lane = lanes_[lane_];
  for (; at_ < ids_.size(); ++at_) {
    const Order& o = orders.order(ids_[at_]);
    if (is_done(o.state) || o.state == OrderState::kSent || o.at_auction) continue;
    if (!offer(lane, orders, o, out)) continue;
    last_ = o.id;
    had_ = o.lots;
    triggers_ = out.only_triggers;
    lane.walked_bid = lane.walked_ask = {};
    return true;
  }
  for (Resting& r : lane.resting) r.reach = 0.0;
  return false;
}

bool StreamVenue::offer(Lane& lane, const OrderMachine& orders, const Order& o, Execution& out) {
  takes_ = false;
  if (kind_ == Round::kTrade) return offer_trade(lane, o, out);
  if (lane.is_crossed || lane.is_stale) return false;
  switch (acts_as(o)) {
    case Acts::kMarket:
      return offer_take(lane, orders, o, side_of(o) == BookSide::kBuy ? kNoPrice : -kNoPrice, out);
    case Acts::kLimit:
      if (o.price <= 0) return false;
      if (kind_ == Round::kMessage && find(lane, o.id) != nullptr) return offer_rest(lane, o, out);
      return offer_take(lane, orders, o, steps(lane, o), out);
    default:
      return offer_trigger(lane, orders, o, out);
  }
}

void StreamVenue::fill_in(Lane& lane, const Order& o, Execution& out) {
  out = {.order = o.id,
         .bar = lane.bar,
         .time = time_,
         .closing = o.side == Side::kBuy ? lane.quote.bid : lane.quote.ask,
         .walked_bid = lane.walked_bid,
         .walked_ask = lane.walked_ask};
}

// A trade came to the order's place in the queue.
bool StreamVenue::offer_trade(Lane& lane, const Order& o, Execution& out) {
  const Resting* r = find(lane, o.id);
  if (r == nullptr) return false;
  const auto lots = static_cast<std::int64_t>(std::floor(r->reach - traded_away_));
  if (lots < 1) return false;
  fill_in(lane, o, out);
  out.lots = lots;
  out.price = lane.rules.prices.value(r->price);
  out.rule = FillRule::kQueue;
  out.liquidity = Liquidity::kMaker;
  return true;
}

// The other side has come to a resting limit: it gets its own price for as much as stands there.
bool StreamVenue::offer_rest(Lane& lane, const Order& o, Execution& out) {
  const BookSide side = side_of(o);
  const BookSide other = book::opposite(side);
  const std::int64_t price = steps(lane, o);
  const bool goes_through = lane.rules.is_quotes && rules_.limit == LimitRule::kThrough;
  const std::int64_t margin = !goes_through ? 0 : side == BookSide::kBuy ? -1 : 1;
  std::int64_t lots = 0;
  lane.book.walk(other, [&](std::int32_t level, std::int64_t there) {
    if (!reaches(side, price + margin, level)) return false;
    lots = std::min(kUnknownLots, lots + there);
    return true;
  });
  if (lots == 0) return false;
  fill_in(lane, o, out);
  out.lots = lots == kUnknownLots ? kAllLots : lots;
  out.price = lane.rules.prices.value(price);
  out.rule = FillRule::kCrossed;
  out.liquidity = Liquidity::kMaker;
  takes_ = lots != kUnknownLots;
  taken_side_ = other;
  return true;
}

// Lots that an order which must be filled whole asks for; 0 where that follows from its price.
std::int64_t StreamVenue::wanted(const Lane& lane, const OrderMachine& orders, const Order& o) const noexcept {
  const std::int64_t left = orders.terms(o).wanted;
  if (left > 0) return left;
  if (is_attached(o)) return orders.order(o.parent).lots;
  return o.size_kind == SizeKind::kUnits ? lane.rules.lots.down(o.asked) : 0;
}

// The best level of the other side within the limit; for an order that must be filled whole all the levels that it
// needs, at their average.
bool StreamVenue::offer_take(Lane& lane, const OrderMachine& orders, const Order& o, std::int64_t limit,
                             Execution& out) {
  const BookSide side = side_of(o);
  const BookSide other = book::opposite(side);
  const bool is_whole = needs_whole(orders.terms(o));
  const std::int64_t whole = is_whole ? wanted(lane, orders, o) : 0;
  std::int64_t lots = 0;
  double value = 0.0;
  double price = 0.0;  // of the last level
  bool is_unknown = false;
  lane.book.walk(other, [&](std::int32_t level, std::int64_t there) {
    if (!reaches(side, limit, level)) return false;
    const std::int64_t part = whole > 0 ? std::min(there, whole - lots) : there;
    price = lane.rules.prices.value(level);
    value += static_cast<double>(part) * price;
    is_unknown = there == kUnknownLots;
    lots += part;
    return lots < whole;
  });
  if (lots == 0) return false;
  fill_in(lane, o, out);
  out.lots = is_unknown ? kAllLots : lots;
  out.price = value == static_cast<double>(lots) * price ? price : value / static_cast<double>(lots);
  const double mid = (lane.quote.bid + lane.quote.ask) * 0.5;
  out.spread = lane.quote.bid > 0.0 && lane.quote.ask > 0.0 ? std::fabs(out.price - mid) * 2.0 : 0.0;
  out.rule = FillRule::kTaken;
  out.slips = lane.rules.is_quotes && acts_as(o) == Acts::kMarket;
  takes_ = !is_unknown;
  taken_side_ = other;
  return true;
}

bool StreamVenue::offer_trigger(Lane& lane, const OrderMachine& orders, const Order& o, Execution& out) {
  const std::int32_t own = o.side == Side::kBuy ? lane.ask : lane.bid;
  if (own == 0 || o.price <= 0) return false;
  const std::int64_t trigger = steps(lane, o);
  if (rises(o) ? own < trigger : own > trigger) return false;
  const bool becomes_limit = has_limit_after_trigger(o.type);
  const std::int64_t limit = becomes_limit          ? steps(lane, orders.terms(o).limit)
                             : o.side == Side::kBuy ? kNoPrice
                                                    : -kNoPrice;
  if (offer_take(lane, orders, o, limit, out)) {
    out.slips = lane.rules.is_quotes && !becomes_limit;
    return true;
  }
  fill_in(lane, o, out);
  out.only_triggers = true;
  out.rule = FillRule::kTaken;
  return true;
}

}  // namespace tiercel::sim
