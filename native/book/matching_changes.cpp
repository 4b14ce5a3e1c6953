// Changes to orders that are there: cancel, modify, mass cancel; and how an order with conditions leaves.
#include "native/book/matching_engine.hpp"

namespace tiercel::book {

MatchingEngine::Incoming MatchingEngine::incoming_of(std::uint32_t node, std::int64_t time) const {
  const Node& x = pool_[node];
  const Side side = place::side(x.place);
  const Terms* t = find_terms(node);
  Incoming in{.taker = {x.id, time, x.owner, side, SelfTrade::kAllow},
              .quantity = open_quantity(node),
              .terms = {},
              .has_terms = t != nullptr};
  const std::int32_t key = Ladder::key_of(pool_[place::slot(x.place)]);
  if (t != nullptr) {
    in.terms = *t;
    in.terms.reserve = 0;
    in.taker.self_trade = t->self_trade;
  } else if ((x.place & place::kWaits) != 0) {
    in.terms.type = OrderType::kStop;
    in.terms.trigger = price_of(opposite(side), key);
  } else {
    in.terms.price = price_of(side, key);
  }
  return in;
}

// Of an order without terms the ladder says whether it is this book's.
bool MatchingEngine::is_of(const Book& b, std::uint32_t node) const noexcept {
  const Node& x = pool_[node];
  if (const Terms* t = find_terms(node); t != nullptr) return t->instrument == number(b);
  const Side side = place::side(x.place);
  const bool waits = (x.place & place::kWaits) != 0;
  const Ladder& l = waits ? b.triggers[trigger_side(OrderType::kStop, side)] : prices(b, side);
  return l.has(pool_, place::slot(x.place));
}

void MatchingEngine::leave(std::uint32_t node, Closing closing) {
  Node& x = pool_[node];
  const std::uint32_t slot = place::slot(x.place);
  Node& level = pool_[slot];
  const Side side = place::side(x.place);
  const Terms* t = find_terms(node);
  Ladder* ladder = nullptr;
  if (t == nullptr || t->where <= Where::kTrigger) {
    Book& b = t != nullptr ? books_[t->instrument] : book_of(node);
    const bool waits = (x.place & place::kWaits) != 0;
    ladder = waits ? &b.triggers[trigger_side(t != nullptr ? t->type : OrderType::kStop, side)] : &prices(b, side);
    if (waits && t != nullptr && t->type == OrderType::kTrailingStop) --b.trailing;
    if (tells_levels_ && !waits) touched_.push_back({number(b), side, price_of(side, Ladder::key_of(level))});
  }
  if (t != nullptr) level.id -= static_cast<std::uint64_t>(t->reserve);
  if ((x.place & place::kUnseen) != 0) {
    level.id -= static_cast<std::uint64_t>(x.quantity);
  } else {
    level.quantity -= x.quantity;
  }
  pool_[x.prev].next = x.next;
  pool_[x.next].prev = x.prev;
  --level.owner;
  if (t != nullptr && t->where == Where::kHeld) hold_back(-1);
  if (ladder != nullptr && level.next == slot && closing == Closing::kCloses) ladder->close(pool_, slot);
  ids_.erase(x.id);
  if (t != nullptr) forget_terms(node);
  pool_.release(node);
  --orders_;
}

MatchingEngine::Book& MatchingEngine::book_of(std::uint32_t node) noexcept {
  for (Book& b : books_) {
    if (is_of(b, node)) return b;
  }
  return books_.front();
}

void MatchingEngine::end_order(std::uint32_t node, const Ending& ending, Closing closing) {
  const Incoming in = incoming_of(node, ending.time);
  Book& b = in.has_terms ? books_[in.terms.instrument] : book_of(node);
  leave(node, closing);
  tell_end(in.taker, number(b), ending.type, ending.reason, in.quantity);
  note_ended(in.taker.id, in.terms);
  update_special(b);
}

Reason MatchingEngine::check_known(std::uint16_t instrument, std::uint32_t node) const noexcept {
  if (instrument >= books_.size()) return Reason::kUnknownInstrument;
  return node == kNoNode || !is_of(books_[instrument], node) ? Reason::kUnknownOrder : Reason::kNone;
}

void MatchingEngine::cancel_special(std::uint16_t instrument, std::uint64_t order, std::int64_t time) {
  const std::uint32_t node = ids_.find(order);
  if (const Reason bad = check_known(instrument, node); bad != Reason::kNone) {
    return tell({order, time, 0, 0, 0, instrument, Side::kBuy}, Side::kBuy, EventType::kRejected, bad);
  }
  end_order(node, {EventType::kCancelled, Reason::kAsked, time}, Closing::kCloses);
  settle(books_[instrument], time);
}

void MatchingEngine::modify_special(PlainOrder c, std::int32_t trigger) {
  const std::uint32_t node = ids_.find(c.order);
  const auto refuse_it = [&](Reason bad) { tell(c, c.side, EventType::kRejected, bad); };
  if (const Reason bad = check_known(c.instrument, node); bad != Reason::kNone) return refuse_it(bad);
  Book& b = books_[c.instrument];
  if (c.quantity <= 0 || c.quantity > kLargestQuantity) return refuse_it(Reason::kBadQuantity);
  if (!is_price(c.price)) return refuse_it(Reason::kBadPrice);
  if (b.phase == Phase::kHalted || b.phase == Phase::kClosed) return refuse_it(Reason::kPhase);
  Incoming in = incoming_of(node, c.time);
  if (has_too_many_parts(in.terms.display, c.quantity)) return refuse_it(Reason::kBadTerms);
  const bool waits = (pool_[node].place & place::kWaits) != 0;
  const bool has_trigger = is_conditional(in.terms.type) && in.terms.type != OrderType::kTrailingStop;
  if (has_trigger && !is_price(trigger)) return refuse_it(Reason::kBadTrigger);
  const bool stands = !in.has_terms || in.terms.where == Where::kPrice;
  const bool keeps_place = !waits && stands && c.price == in.terms.price && c.quantity <= in.quantity;
  const std::int64_t before = in.quantity;
  in.terms.price = c.price;
  in.quantity = c.quantity;
  if (!waits && stands && has(in.terms.flags, flags::kPostOnly) && would_take(b, in)) {
    return refuse_it(Reason::kWouldTake);
  }
  tell(c, in.taker.side, EventType::kModified, keeps_place ? Reason::kNone : Reason::kLostPlace);
  if (keeps_place) {
    if (before != c.quantity) shrink(node, before - c.quantity);
    if (tells_levels_) touched_.push_back({number(b), in.taker.side, c.price});
  } else {
    leave(node, Closing::kCloses);
    if (has_trigger) in.terms.trigger = trigger;
    if (in.terms.where == Where::kHeld) {
      in.terms.wanted = c.quantity;
      if (!put_in_list(b, b.held, in, Where::kHeld)) end(b, in, Reason::kFull, in.quantity);
    } else {
      enter(b, in);
    }
  }
  update_special(b);
  settle(b, c.time);
}

std::vector<std::uint32_t> MatchingEngine::all_orders(const Book& b) const {
  std::vector<std::uint32_t> out;
  const auto add_ring = [&](std::uint32_t list) {
    for (std::uint32_t n = list == 0 ? 0 : pool_[list].next; n != list; n = pool_[n].next) out.push_back(n);
  };
  for (const Ladder* l : {&b.prices[0], &b.prices[1], &b.triggers[0], &b.triggers[1]}) {
    for (std::int32_t key = l->best(); key != Ladder::kEmpty; key = l->next(pool_, key)) add_ring(l->find(pool_, key));
  }
  for (const std::uint32_t list : {b.aside[0], b.aside[1], b.auction, b.held}) add_ring(list);
  return out;
}

void MatchingEngine::control(const Command& c) {
  if (c.time >= next_time_) pass_time(c.time);
  if (c.instrument >= books_.size()) return refuse(c, Reason::kUnknownInstrument);
  Book& b = books_[c.instrument];
  if (c.kind == CommandKind::kClock) return;
  if (c.kind == CommandKind::kPhase) {
    if (c.quantity < 0 || c.quantity > static_cast<std::int64_t>(Phase::kClosed)) return refuse(c, Reason::kBadTerms);
    if (!is_price(c.price)) return refuse(c, Reason::kBadPrice);
    return change_phase(b, static_cast<Phase>(c.quantity), c.price, c.time);
  }
  if (c.kind != CommandKind::kMassCancel) return refuse(c, Reason::kBadTerms);
  for (const std::uint32_t node : all_orders(b)) {
    const bool ends = c.owner == 0 || pool_[node].owner == c.owner;
    if (ends) end_order(node, {EventType::kCancelled, Reason::kAsked, c.time}, Closing::kCloses);
  }
  settle(b, c.time);
}

}  // namespace tiercel::book
