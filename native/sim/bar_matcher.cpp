#include "native/sim/bar_matcher.hpp"

#include <algorithm>

namespace tiercel::sim {
namespace {

// +1: filled by rising prices (a sell limit, a buy stop); -1: by falling ones.
double direction(const Order& o) noexcept { return rises(o) ? 1.0 : -1.0; }

bool is_entry(const Order& o) noexcept { return o.intent == Intent::kEntry; }

// Range of the path from a place (given with its price) to point `last`.
Range walked(const std::array<double, kPathPoints>& points, std::uint32_t leg, double price,
             std::uint32_t last) noexcept {
  Range r;
  r.add(price);
  for (std::uint32_t i = leg + 1; i <= last; ++i) r.add(points[i]);
  return r;
}

}  // namespace

void BarMatcher::begin_open(std::uint32_t bar, std::uint32_t newest) noexcept {
  event_ = Event::kOpen;
  newest_ = newest;
  bar_ = bar;
  share_.begin(bar);
  bid_ = series_->bid.open(bar);
  ask_ = series_->ask.open(bar);
}

void BarMatcher::begin_path(std::uint32_t bar) noexcept {
  event_ = Event::kPath;
  bar_ = bar;
  share_.begin(bar);
  path_ = path_of(*series_, bar);
  at_ = {};
  placed_.clear();
  last_point_ = kPathPoints - 1;
  at_bid_ = path_.bid[0];
  at_ask_ = path_.ask[0];
}

void BarMatcher::begin_auction(std::uint32_t bar) noexcept {
  begin_close(bar);
  event_ = Event::kAuction;
}

void BarMatcher::begin_close(std::uint32_t bar) noexcept {
  event_ = Event::kClose;
  bar_ = bar;
  share_.begin(bar);
  bid_ = series_->bid.close(bar);
  ask_ = series_->ask.close(bar);
}

bool BarMatcher::next(const OrderMachine& orders, Execution& out) noexcept {
  return event_ == Event::kPath ? next_on_path(orders, out) : next_at_point(orders, out);
}

Range BarMatcher::rest(Side side) const noexcept {
  return walked(path_.of(side), at_.leg, side == Side::kBuy ? at_ask_ : at_bid_, last_point_);
}

void BarMatcher::leave_behind() noexcept {
  at_ = {last_point_, 0.0};
  at_bid_ = path_.bid[last_point_];
  at_ask_ = path_.ask[last_point_];
  placed_.clear();
}

bool BarMatcher::next_at_point(const OrderMachine& orders, Execution& out) noexcept {
  const Order* best = candidate(orders);
  if (best == nullptr) return false;
  fill_at_point(orders, *best, out);
  return true;
}

// Exits before entries, then by id: live orders come by id.
const Order* BarMatcher::candidate(const OrderMachine& orders) noexcept {
  share_.settle(orders);
  const Order* best = nullptr;
  for (const std::uint32_t id : orders.live(instrument_)) {
    const Order& o = orders.order(id);
    if (!can_fill_at_point(orders, o) || (best != nullptr && is_entry(o))) continue;
    best = &o;
    if (!is_entry(o)) break;
  }
  return best;
}

bool BarMatcher::can_fill_at_point(const OrderMachine& orders, const Order& o) const noexcept {
  if (o.state == OrderState::kSent || is_out_of_reach(o)) return false;
  if (o.at_auction) return can_fill_at_auction(orders, o);
  if (event_ == Event::kAuction) return false;
  if (acts_as(o) == Acts::kMarket) return true;
  return event_ == Event::kOpen && o.price > 0 && reaches(o, o.side == Side::kBuy ? ask_ : bid_);
}

bool BarMatcher::can_fill_at_auction(const OrderMachine& orders, const Order& o) const noexcept {
  const bool at_open = orders.terms(o).time_in_force == TimeInForce::kAtOpen;
  const bool is_now =
      at_open ? event_ == Event::kOpen && opens_session(bar_) : event_ == Event::kAuction && closes_session(bar_);
  return is_now && (o.type == OrderType::kMarket || reaches(o, o.side == Side::kBuy ? ask_ : bid_));
}

bool BarMatcher::reaches(const Order& o, double price) const noexcept {
  const double beyond = direction(o) * (price - ticks_.value(o.price));
  const bool strictly = acts_as(o) == Acts::kLimit && limit_ == LimitRule::kThrough;
  return strictly ? beyond > ticks_.tolerance() : beyond >= -ticks_.tolerance();
}

void BarMatcher::fill_at_point(const OrderMachine& orders, const Order& o, Execution& out) noexcept {
  const Acts acts = acts_as(o);
  const bool at_open = event_ == Event::kOpen;
  const bool buys = o.side == Side::kBuy;
  out.order = o.id;
  out.bar = bar_;
  out.time = at_open ? series_->time[bar_] : series_->closes_at(bar_);
  out.price = buys ? ask_ : bid_;
  out.closing = buys ? bid_ : ask_;
  out.spread = ask_ - bid_;
  out.walked_bid = {bid_, bid_};
  out.walked_ask = {ask_, ask_};
  if (o.at_auction) {
    out.rule = at_open ? FillRule::kOpenAuction : FillRule::kCloseAuction;
  } else {
    out.rule = acts != Acts::kMarket ? FillRule::kGapOpen : at_open ? FillRule::kMarketOpen : FillRule::kMarketClose;
  }
  const bool rested = acts == Acts::kLimit && (o.id < newest_ || is_attached(o) || o.at_auction);
  out.liquidity = rested ? Liquidity::kMaker : Liquidity::kTaker;
  out.slips = acts != Acts::kLimit && !o.at_auction;
  out.ambiguous = false;
  bound(orders, o, out);
}

// How much can be had at most. An order that becomes a limit order here takes what its limit allows of the price that
// triggered it; where no volume is left its trigger is all that happens.
void BarMatcher::bound(const OrderMachine& orders, const Order& o, Execution& out) noexcept {
  out.lots = kAllLots;
  out.only_triggers = false;
  out.bound = 0.0;
  if (has_limit_after_trigger(o.type) && o.state != OrderState::kTriggered) {
    out.bound = ticks_.value(orders.terms(o).limit);
    out.only_triggers = sign(o.side) * (out.price - out.bound) > ticks_.tolerance();
  }
  if (!share_.is_given()) return;
  out.only_triggers |= !share_.can_have(o);
  out.lots = share_.left();
  if (!out.only_triggers) share_.offer(o);
}

// Whether nothing of this bar's volume can be had for it. What waits for a trigger can still meet it.
bool BarMatcher::is_out_of_reach(const Order& o) const noexcept {
  if (!share_.is_given()) return false;
  const Acts acts = acts_as(o);
  return (acts == Acts::kMarket || acts == Acts::kLimit) && !share_.can_have(o);
}

// The first order on the rest of the path: by fraction of its own side's leg, then exits before entries, then by id.
bool BarMatcher::next_on_path(const OrderMachine& orders, Execution& out) noexcept {
  share_.settle(orders);
  for (std::uint32_t leg = at_.leg; leg < last_point_; ++leg) {
    const double start = leg == at_.leg ? at_.fraction : 0.0;
    const Order* best = nullptr;
    double best_fraction = 0.0;
    for (const std::uint32_t id : orders.live(instrument_)) {
      const Order& o = orders.order(id);
      if (is_out_of_reach(o)) continue;
      const auto& points = path_.of(o.side);
      double fraction = 0.0;
      if (leg == at_.leg && is_born_past(o)) {
        fraction = start;
      } else if (place_on_leg(o, points[leg], points[leg + 1], fraction)) {
        fraction = std::max(fraction, start);
      } else {
        continue;
      }
      const bool sooner =
          best == nullptr || fraction < best_fraction || (fraction == best_fraction && is_entry(*best) && !is_entry(o));
      if (!sooner) continue;
      best = &o;
      best_fraction = fraction;
    }
    if (best == nullptr) continue;
    fill_on_path(orders, *best, {leg, best_fraction}, out);
    out.ambiguous = is_ambiguous(orders, *best);
    return true;
  }
  return false;
}

// An attached order of an entry that filled at this very place, whose level the price has passed already.
bool BarMatcher::is_born_past(const Order& o) const noexcept {
  return rests(o) && is_placed(o.parent) && reaches(o, o.side == Side::kBuy ? at_ask_ : at_bid_);
}

bool BarMatcher::is_placed(std::uint32_t entry) const noexcept {
  return entry != 0 && std::ranges::find(placed_, entry) != placed_.end();
}

// Where on the leg the order fills. Orders that the leg's start has already passed were filled there.
bool BarMatcher::place_on_leg(const Order& o, double from, double to, double& fraction) const noexcept {
  if (!rests(o) || !(direction(o) * (to - from) > 0.0) || !reaches(o, to)) return false;
  fraction = std::clamp((ticks_.value(o.price) - from) / (to - from), 0.0, 1.0);
  return true;
}

void BarMatcher::fill_on_path(const OrderMachine& orders, const Order& o, Place place, Execution& out) noexcept {
  const bool buys = o.side == Side::kBuy;
  const auto spread_at = [this](std::uint32_t point) { return path_.ask[point] - path_.bid[point]; };
  const double start = spread_at(place.leg);
  const double price = is_born_past(o) ? (buys ? at_ask_ : at_bid_) : ticks_.value(o.price);
  out.order = o.id;
  out.bar = bar_;
  out.time = series_->closes_at(bar_);
  out.price = price;
  out.spread = start + place.fraction * (spread_at(place.leg + 1) - start);
  out.closing = buys ? price - out.spread : price + out.spread;
  const double bid = buys ? out.closing : price;
  const double ask = buys ? price : out.closing;
  out.walked_bid = walked(path_.bid, at_.leg, at_bid_, place.leg);
  out.walked_bid.add(bid);
  out.walked_ask = walked(path_.ask, at_.leg, at_ask_, place.leg);
  out.walked_ask.add(ask);
  const Acts acts = acts_as(o);
  const bool limits = acts == Acts::kLimit;
  out.rule = limits ? FillRule::kLimitOnPath : acts == Acts::kTouch ? FillRule::kTouchOnPath : FillRule::kStopOnPath;
  out.liquidity = limits ? Liquidity::kMaker : Liquidity::kTaker;
  out.slips = !limits;
  bound(orders, o, out);
  if (place.leg != at_.leg || place.fraction != at_.fraction) placed_.clear();
  placed_.push_back(o.id);
  at_ = place;
  at_bid_ = bid;
  at_ask_ = ask;
}

// Stop and target of one entry both lie inside the bar: the path decided, the data did not.
bool BarMatcher::is_ambiguous(const OrderMachine& orders, const Order& filled) const noexcept {
  if (filled.parent == 0 || !lies_in(filled, bar_)) return false;
  return std::ranges::any_of(orders.live(instrument_), [&](std::uint32_t id) {
    const Order& o = orders.order(id);
    return o.parent == filled.parent && is_stop_like(o.type) != is_stop_like(filled.type) && rests(o) &&
           lies_in(o, bar_);
  });
}

bool BarMatcher::lies_in(const Order& o, std::uint32_t bar) const noexcept {
  const QuoteSide& q = series_->fill_side(o.side);
  return reaches(o, direction(o) > 0.0 ? q.high(bar) : q.low(bar));
}

bool BarMatcher::reaches_any(const OrderMachine& orders, std::uint32_t bar) const noexcept {
  return std::ranges::any_of(orders.live(instrument_), [&](std::uint32_t id) {
    const Order& o = orders.order(id);
    return rests(o) && lies_in(o, bar);
  });
}

}  // namespace tiercel::sim
