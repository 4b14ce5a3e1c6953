#include "native/sim/order_machine.hpp"

namespace tiercel::sim {

void OrderMachine::clear(std::size_t instruments, bool reporting) {
  orders_.clear();
  terms_.clear();
  reports_.clear();
  lanes_.resize(instruments);
  for (Lane& lane : lanes_) {
    lane.live.clear();
    lane.sent = lane.trailing = lane.restless = lane.resting_entries = 0;
  }
  reporting_ = reporting;
  any_expires_ = false;
}

OrderTerms& OrderMachine::terms_of(std::uint32_t id) {
  Order& o = orders_[id - 1];
  if (o.terms == 0) {
    terms_.emplace_back();
    o.terms = static_cast<std::uint32_t>(terms_.size());
  }
  return terms_[o.terms - 1];
}

void OrderMachine::fill_part(std::uint32_t id, std::int64_t lots, std::int64_t left, std::uint32_t position,
                             std::int32_t fill) {
  terms_of(id).wanted = left;
  Order& o = orders_[id - 1];
  o.lots += lots;
  o.position = position;
  if (acts_as(o) == Acts::kMarket) disturb(id);
  if (reporting_) reports_.push_back({id, fill, o.state, Reason::kNone});
}

void OrderMachine::split(std::uint32_t id, const CorporateAction& action) {
  const bool attached = orders_[id - 1].parent != 0;
  const bool held = orders_[id - 1].state == OrderState::kHeld;
  if (attached && !held && terms(orders_[id - 1]).wanted == 0) {
    const std::int64_t lots = orders_[orders_[id - 1].parent - 1].lots;
    terms_of(id).wanted = lots;
  }
  Order& o = orders_[id - 1];
  const bool in_units = o.size_kind == SizeKind::kUnits || o.size_kind == SizeKind::kTargetUnits;
  if (attached) {
    o.asked = split_price(o.asked, action);
  } else if (in_units) {
    o.asked = split_units(o.asked, action);
  }
  if (o.terms == 0) return;
  OrderTerms& t = terms_[o.terms - 1];
  t.trail = split_price(t.trail, action);
  t.display = split_units(t.display, action);
  t.wanted = split_lots_up(t.wanted, action);
}

void OrderMachine::sort_reports(std::size_t from, std::uint32_t first) {
  const auto others = std::ranges::find_if(reports_.begin() + static_cast<std::ptrdiff_t>(from), reports_.end(),
                                           [first](const Report& r) { return r.order != first; });
  std::stable_sort(others, reports_.end(), [](const Report& a, const Report& b) { return a.order < b.order; });
}

void OrderMachine::disturb_markets(std::size_t instrument) noexcept {
  for (const std::uint32_t id : lanes_[instrument].live) {
    const Order& o = orders_[id - 1];
    if (o.state != OrderState::kSent && acts_as(o) == Acts::kMarket) disturb(id);
  }
}

void OrderMachine::shrink_group(const Order& filled, std::int64_t left) {
  if (filled.parent == 0) return;
  const std::uint32_t own = filled.id;
  for (std::uint32_t id = filled.parent + 1; id <= orders_.size() && orders_[id - 1].parent == filled.parent; ++id) {
    if (id != own && !is_done(orders_[id - 1].state)) terms_of(id).wanted = left;
  }
}

void OrderMachine::grow_children(std::uint32_t parent, std::int64_t lots) {
  for (std::uint32_t id = parent + 1; id <= orders_.size() && orders_[id - 1].parent == parent; ++id) {
    if (is_done(orders_[id - 1].state) || terms(orders_[id - 1]).wanted == 0) continue;
    terms_of(id).wanted += lots;
  }
}

template <class Match>
void OrderMachine::cancel_live(std::size_t instrument, Match match, Reason reason, std::int64_t time) {
  const std::vector<std::uint32_t>& live = lanes_[instrument].live;
  for (std::size_t i = 0; i < live.size();) {
    if (match(orders_[live[i] - 1])) {
      close(live[i], OrderState::kCancelled, reason, time);
    } else {
      ++i;
    }
  }
}

void OrderMachine::cancel_siblings(const Order& filled, Reason reason, std::int64_t time) {
  const auto is_sibling = [id = filled.id, group = filled.parent](const Order& o) {
    return o.parent == group && o.id != id;
  };
  cancel_live(filled.instrument, is_sibling, reason, time);
}

void OrderMachine::cancel_of(const Order& filled, std::uint32_t position, Reason reason, std::int64_t time) {
  // What is left of its entries ends with it too.
  const auto is_of_it = [id = filled.id, position](const Order& o) { return o.position == position && o.id != id; };
  cancel_live(filled.instrument, is_of_it, reason, time);
}

void OrderMachine::cancel_children(std::uint32_t parent, Reason reason, std::int64_t time) {
  for (std::uint32_t id = parent + 1; id <= orders_.size() && orders_[id - 1].parent == parent; ++id) {
    if (orders_[id - 1].state == OrderState::kHeld) close(id, OrderState::kCancelled, reason, time);
  }
}

}  // namespace tiercel::sim
