// What an order with conditions asks for: checked when it comes, kept beside its node, forgotten with it.
#include <algorithm>
#include <functional>

#include "native/book/matching_engine.hpp"

namespace tiercel::book {

Reason MatchingEngine::check_terms(const Book& b, const Command& c, const CommandTerms& t) const noexcept {
  const bool is_limit = type_when_live(c.type) == OrderType::kLimit;
  const bool trails = c.type == OrderType::kTrailingStop;
  if (c.type > OrderType::kLimitIfTouched || c.time_in_force > TimeInForce::kAtClose ||
      c.self_trade > SelfTrade::kDecrement || c.side > Side::kSell || c.flags > flags::kAll ||
      t.group_rule > GroupRule::kUpdate) {
    return Reason::kBadTerms;
  }
  if (is_conditional(c.type) && !trails && (c.trigger <= -kAnyPrice || c.trigger >= kAnyPrice))
    return Reason::kBadTrigger;
  if (trails) {
    const bool is_one = (t.trail > 0 && t.trail_millionths == 0) || (t.trail == 0 && t.trail_millionths > 0);
    if (!is_one || t.trail_millionths >= 1'000'000) return Reason::kBadTrigger;
    if (b.last == kNoPrice && t.parent == 0) return Reason::kBadTrigger;  // there is no trade yet to follow
  }
  const bool rests = is_limit && !is_immediate(c.time_in_force);
  const bool is_partly_shown = t.display != 0;
  if (is_partly_shown && (t.display < 0 || t.display > c.quantity || !rests)) return Reason::kBadTerms;
  if (has_too_many_parts(t.display, c.quantity)) return Reason::kBadTerms;
  if (has(c.flags, flags::kHidden) && (is_partly_shown || !rests)) return Reason::kBadTerms;
  if (has(c.flags, flags::kPostOnly) && !rests) return Reason::kBadTerms;
  if (has(c.flags, flags::kAllOrNone) && (has(c.flags, flags::kPostOnly) || is_partly_shown || !is_limit)) {
    return Reason::kBadTerms;
  }
  if (has(c.flags, flags::kReduceOnly) && c.owner == 0) return Reason::kBadTerms;
  if ((c.time_in_force == TimeInForce::kGtd) != (t.expires != 0)) return Reason::kBadTerms;
  if (t.expires != 0 && t.expires <= c.time) return Reason::kBadTerms;
  if (is_at_auction(c.time_in_force) && (is_conditional(c.type) || c.flags != 0 || is_partly_shown || t.parent != 0)) {
    return Reason::kBadTerms;
  }
  if ((t.group != 0) != (t.group_rule != GroupRule::kNone)) return Reason::kBadTerms;
  return t.parent == c.order ? Reason::kBadTerms : Reason::kNone;
}

Reason MatchingEngine::check_phase(const Book& b, const Command& c) const noexcept {
  if (b.phase == Phase::kHalted || b.phase == Phase::kClosed) return Reason::kPhase;
  if (b.phase == Phase::kContinuous) return Reason::kNone;
  return is_immediate(c.time_in_force) || has(c.flags, flags::kAllOrNone) ? Reason::kPhase : Reason::kNone;
}

void MatchingEngine::give_terms(std::uint32_t node, const Terms& terms) {
  if (terms_index_.empty()) terms_index_.resize(std::size_t{pool_.capacity()} + 1);
  if (free_terms_.empty()) {
    free_terms_.push_back(static_cast<std::uint32_t>(terms_.size()));
    terms_.emplace_back();
  }
  const std::uint32_t index = free_terms_.back();
  free_terms_.pop_back();
  terms_[index] = terms;
  terms_index_[node] = index;
  pool_[node].place |= place::kHasTerms;
  if (terms.group != 0) groups_[terms.group].push_back(pool_[node].id);
  if (terms.parent != 0) children_[terms.parent].push_back(pool_[node].id);
  if (terms.expires == 0) return;
  expiries_.push_back({terms.expires, pool_[node].id});
  std::push_heap(expiries_.begin(), expiries_.end(), std::greater<>());
  next_time_ = expiries_.front().time;
}

void MatchingEngine::forget_terms(std::uint32_t node) noexcept {
  const std::uint32_t index = terms_index_[node];
  const std::uint64_t id = pool_[node].id;
  const auto drop = [id](auto& lists, std::uint64_t key) {
    const auto at = lists.find(key);
    if (at == lists.end()) return;
    std::erase(at->second, id);
    if (at->second.empty()) lists.erase(at);
  };
  if (terms_[index].group != 0) drop(groups_, terms_[index].group);
  if (terms_[index].parent != 0) drop(children_, terms_[index].parent);
  free_terms_.push_back(index);
}

// An order on which another one depends.
void MatchingEngine::know_by_terms(std::uint32_t node) {
  const Node& x = pool_[node];
  if ((x.place & place::kHasTerms) != 0) {
    terms_of(node).is_parent = true;
    return;
  }
  const bool waits = (x.place & place::kWaits) != 0;
  const Ladder* own = nullptr;
  std::uint16_t instrument = 0;
  const Side side = place::side(x.place);
  for (const Book& b : books_) {
    own = waits ? &b.triggers[trigger_side(OrderType::kStop, side)] : &prices(b, side);
    instrument = number(b);
    if (own->has(pool_, place::slot(x.place))) break;
  }
  const std::int32_t key = Ladder::key_of(pool_[place::slot(x.place)]);
  give_terms(node, {.wanted = x.quantity,
                    .price = waits ? 0 : price_of(side, key),
                    .trigger = waits ? price_of(side == Side::kBuy ? Side::kSell : Side::kBuy, key) : 0,
                    .instrument = instrument,
                    .type = waits ? OrderType::kStop : OrderType::kLimit,
                    .where = waits ? Where::kTrigger : Where::kPrice,
                    .is_parent = true});
}

void MatchingEngine::note_traded(const Terms* t, std::uint64_t id, std::int64_t quantity, bool is_done) {
  if (t == nullptr) return;
  if (t->group != 0 || t->is_parent) traded_.push_back({id, t->group, quantity, t->group_rule, is_done});
}

void MatchingEngine::note_ended(std::uint64_t id, const Terms& t) {
  if (t.is_parent) traded_.push_back({id, 0, 0, GroupRule::kNone, true});
}

}  // namespace tiercel::book
