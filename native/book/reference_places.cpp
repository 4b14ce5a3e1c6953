// Where orders of the plain model stand: put there, taken out, over.
#include <algorithm>

#include "native/book/reference_engine.hpp"

namespace tiercel::book {

std::int64_t ReferenceEngine::total(const Ids& ids) const {
  std::int64_t sum = 0;
  for (const std::uint64_t id : ids) sum += orders_.at(id).quantity;
  return sum;
}

bool ReferenceEngine::put(Order o, Where where) {
  Book& b = books_[o.instrument];
  o.where = where;
  o.placed = ++places_;
  o.slice = o.quantity;
  Ids* list = nullptr;
  std::int64_t there = 0;
  if (where == Where::kPrice) {
    Queue& q = b.prices[index(o.side)][key_of(o.side, o.price)];
    there = total(q.shown) + total(q.hidden);
    list = o.has(flags::kHidden) ? &q.hidden : &q.shown;
    if (o.display != 0) o.slice = std::min(o.display, o.quantity);
  } else {
    if (where == Where::kTrigger) {
      list = &b.triggers[direction(o)][direction(o) == 0 ? *o.trigger : -*o.trigger];
    } else if (where == Where::kAside) {
      list = &b.aside[index(o.side)];
    } else {
      list = where == Where::kAuction ? &b.auction : &b.held;
    }
    there = total(*list);
  }
  if (there + o.quantity > kLargestQuantity) return false;
  auto before = list->end();
  if (where == Where::kAside) {
    before = std::find_if(list->begin(), list->end(), [&](std::uint64_t id) {
      return key_of(o.side, orders_.at(id).price) > key_of(o.side, o.price);
    });
  }
  list->insert(before, o.id);
  touch(o);
  if (o.expires != 0) expiries_.insert({o.expires, o.id});
  if (o.group != 0) groups_[o.group][o.placed] = o.id;
  if (o.parent != 0) children_[o.parent][o.placed] = o.id;
  orders_[o.id] = o;
  return true;
}

ReferenceEngine::Order ReferenceEngine::take_out(std::uint64_t id) {
  Order o = orders_.at(id);
  Book& b = books_[o.instrument];
  touch(o);
  if (o.where == Where::kPrice) {
    auto& levels = b.prices[index(o.side)];
    const auto at = levels.find(key_of(o.side, o.price));
    at->second.shown.remove(id);
    at->second.hidden.remove(id);
    if (at->second.shown.empty() && at->second.hidden.empty()) levels.erase(at);
  } else if (o.where == Where::kTrigger) {
    auto& levels = b.triggers[direction(o)];
    const auto at = levels.find(direction(o) == 0 ? *o.trigger : -*o.trigger);
    at->second.remove(id);
    if (at->second.empty()) levels.erase(at);
  } else if (o.where == Where::kAside) {
    b.aside[index(o.side)].remove(id);
  } else {
    (o.where == Where::kAuction ? b.auction : b.held).remove(id);
  }
  if (o.expires != 0) expiries_.erase({o.expires, id});
  const auto forget = [&](auto& lists, std::uint64_t key) {
    if (key == 0) return;
    lists[key].erase(o.placed);
    if (lists[key].empty()) lists.erase(key);
  };
  forget(groups_, o.group);
  forget(children_, o.parent);
  orders_.erase(id);
  o.where = Where::kNowhere;
  return o;
}

}  // namespace tiercel::book
