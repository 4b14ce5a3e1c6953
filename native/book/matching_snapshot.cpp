// Saved states. A saved state is what can be told apart from outside: books, orders in their
// order, groups, positions; not where in memory they stand.
#include <algorithm>
#include <cstring>
#include <limits>
#include <map>
#include <type_traits>
#include <utility>

#include "native/book/matching_engine.hpp"

namespace tiercel::book {
namespace {

constexpr std::uint64_t kMagic = 0x31304B4F4F424354ULL;  // "TCBOOK01"

[[nodiscard]] std::uint64_t checksum(std::span<const std::uint8_t> bytes) noexcept {  // FNV-1a
  std::uint64_t hash = 0xCBF29CE484222325ULL;
  for (const std::uint8_t byte : bytes) hash = (hash ^ byte) * 0x100000001B3ULL;
  return hash;
}

class Writer {
 public:
  template <class T>
  void put(T value) {
    static_assert(std::is_integral_v<T> || std::is_enum_v<T>);
    std::uint8_t raw[sizeof(T)];
    std::memcpy(raw, &value, sizeof(T));
    bytes_.insert(bytes_.end(), raw, raw + sizeof(T));
  }
  template <class T>
  void put_list(const std::vector<T>& list) {
    put(static_cast<std::uint64_t>(list.size()));
    for (const T& x : list) put(x);
  }
  [[nodiscard]] std::vector<std::uint8_t> take() {
    put(checksum(bytes_));
    return std::move(bytes_);
  }

 private:
  std::vector<std::uint8_t> bytes_;
};

class Reader {
 public:
  explicit Reader(std::span<const std::uint8_t> bytes) : bytes_(bytes) {}
  template <class T>
  void get(T& value) {
    if (bytes_.size() < sizeof(T)) {
      is_good_ = false;
      return;
    }
    std::memcpy(&value, bytes_.data(), sizeof(T));
    bytes_ = bytes_.subspan(sizeof(T));
  }
  template <class T>
  [[nodiscard]] T get() {
    T value{};
    get(value);
    return value;
  }
  [[nodiscard]] std::vector<std::uint64_t> get_list() {
    const auto size = get<std::uint64_t>();
    std::vector<std::uint64_t> list;
    for (std::uint64_t i = 0; i < size && is_good_; ++i) list.push_back(get<std::uint64_t>());
    return list;
  }
  [[nodiscard]] bool is_good() const noexcept { return is_good_; }
  [[nodiscard]] bool is_at_end() const noexcept { return bytes_.empty(); }

 private:
  std::span<const std::uint8_t> bytes_;
  bool is_good_ = true;
};

// The same fields in the same order for writing and reading.
template <class Io, class Terms>
void each_field(Io io, Terms& t) {
  io(t.reserve);
  io(t.display);
  io(t.expires);
  io(t.wanted);
  io(t.released);
  io(t.group);
  io(t.parent);
  io(t.price);
  io(t.trigger);
  io(t.trail);
  io(t.trail_millionths);
  io(t.type);
  io(t.time_in_force);
  io(t.flags);
  io(t.self_trade);
  io(t.group_rule);
  io(t.where);
}

}  // namespace

std::vector<std::uint8_t> MatchingEngine::save() const {
  Writer w;
  w.put(kMagic);
  w.put(instruments());
  for (const Book& b : books_) {
    w.put(b.last);
    w.put(b.phase);
    for (const Level& l : b.shown) {
      w.put(l.price);
      w.put(l.orders);
      w.put(l.quantity);
    }
    const std::vector<std::uint32_t> all = all_orders(b);
    w.put(static_cast<std::uint64_t>(all.size()));
    for (const std::uint32_t node : all) {
      const Node& x = pool_[node];
      w.put(x.id);
      w.put(x.owner);
      w.put(x.quantity);
      w.put(x.place & ~place::kSlot);
      w.put(Ladder::key_of(pool_[place::slot(x.place)]));
      if (const Terms* t = find_terms(node); t != nullptr) each_field([&](auto value) { w.put(value); }, *t);
    }
  }
  for (const auto* lists : {&groups_, &children_}) {
    const std::map<std::uint64_t, std::vector<std::uint64_t>> sorted(lists->begin(), lists->end());
    w.put(static_cast<std::uint64_t>(sorted.size()));
    for (const auto& [key, ids] : sorted) {
      w.put(key);
      w.put_list(ids);
    }
  }
  std::map<std::pair<std::uint16_t, std::uint32_t>, std::int64_t> held;
  positions_.each([&](std::uint16_t i, std::uint32_t owner, std::int64_t lots) { held[{i, owner}] = lots; });
  w.put(static_cast<std::uint64_t>(held.size()));
  for (const auto& [at, lots] : held) {
    w.put(at.first);
    w.put(at.second);
    w.put(lots);
  }
  return w.take();
}

void MatchingEngine::clear() {
  for (Book& b : books_) b = Book{};
  pool_.clear();
  ids_.clear();
  positions_.clear();
  terms_.clear();
  free_terms_.clear();
  expiries_.clear();
  groups_.clear();
  children_.clear();
  traded_.clear();
  touched_.clear();
  unsettled_.clear();
  log_.clear();
  orders_ = held_ = 0;
  next_time_ = std::numeric_limits<std::int64_t>::max();
  for (Book& b : books_) update_special(b);
}

Status MatchingEngine::restore(std::span<const std::uint8_t> bytes) {
  if (bytes.size() < 2 * sizeof(std::uint64_t)) return Status::kCorrupt;
  const std::span<const std::uint8_t> content = bytes.first(bytes.size() - sizeof(std::uint64_t));
  std::uint64_t sum = 0;
  std::memcpy(&sum, bytes.data() + content.size(), sizeof(sum));
  if (sum != checksum(content)) return Status::kCorrupt;
  const std::vector<std::uint8_t> before = save();
  const Status status = rebuild(content);
  if (status == Status::kOk) return status;
  // What was there before fitted before.
  [[maybe_unused]] const Status again = rebuild(std::span(before).first(before.size() - sizeof(std::uint64_t)));
  return status;
}

// Of an iceberg so much is shown as was, which may be less than at first.
void MatchingEngine::show(std::uint32_t node, const Saved& s) {
  if ((s.flags & place::kUnseen) != 0) return;
  Terms& t = terms_of(node);
  Node& level = pool_[place::slot(pool_[node].place)];
  level.quantity += s.quantity - pool_[node].quantity;
  level.id += static_cast<std::uint64_t>(s.terms.reserve - t.reserve);
  pool_[node].quantity = s.quantity;
  t.reserve = s.terms.reserve;
}

// Whether any engine could have had such an order.
bool MatchingEngine::is_possible(const Saved& s) noexcept {
  const auto is_amount = [](std::int64_t x) { return x >= 0 && x <= kLargestQuantity; };
  const bool waits = (s.flags & place::kWaits) != 0;
  const bool is_unseen = (s.flags & place::kUnseen) != 0;
  if (s.id == 0 || s.quantity == 0 || !is_amount(s.quantity)) return false;
  if ((s.flags & place::kHasTerms) == 0) return is_price(s.key) && !is_unseen;
  const Terms& t = s.terms;
  const bool is_known = t.type <= OrderType::kLimitIfTouched && t.time_in_force <= TimeInForce::kAtClose &&
                        t.flags <= flags::kAll && t.self_trade <= SelfTrade::kDecrement &&
                        t.group_rule <= GroupRule::kUpdate && t.where <= Where::kHeld;
  if (!is_known || (t.group != 0) != (t.group_rule != GroupRule::kNone)) return false;
  for (const std::int64_t x : {t.reserve, t.display, t.wanted, t.released, t.reserve + s.quantity}) {
    if (!is_amount(x)) return false;
  }
  const bool trails = t.type == OrderType::kTrailingStop;
  const bool has_distance = (t.trail > 0 && t.trail_millionths == 0) ||
                            (t.trail == 0 && t.trail_millionths > 0 && t.trail_millionths < 1'000'000);
  if (trails && !has_distance) return false;
  const bool is_live = t.type <= OrderType::kMarket;
  const bool has_trigger = is_price(t.trigger) || (trails && t.where == Where::kHeld && t.trigger == kNoPrice);
  if (!is_price(t.price) || (!is_live && !has_trigger) || waits != (t.where == Where::kTrigger)) return false;
  const bool is_iceberg = t.where == Where::kPrice && t.display > 0 && !is_unseen;
  if (t.reserve > 0 && !is_iceberg) return false;
  if (has_too_many_parts(t.display, t.reserve + s.quantity)) return false;
  switch (t.where) {
    case Where::kPrice: {
      const bool is_hidden = (t.flags & flags::kHidden) != 0;
      return t.type == OrderType::kLimit && is_unseen == is_hidden && s.key == key_of(place::side(s.flags), t.price);
    }
    case Where::kTrigger:
      return !is_live && !is_unseen && (s.key == t.trigger || s.key == -t.trigger);
    case Where::kAside:
      return t.type == OrderType::kLimit && (t.flags & flags::kAllOrNone) != 0 && !is_unseen;
    case Where::kAuction:
      return is_live && !is_unseen;
    case Where::kHeld:
      return t.parent != 0 && !is_unseen;
  }
  return false;
}

// Whether the lists name the orders that say they belong to them, each once.
bool MatchingEngine::has_right_lists() const {
  std::size_t belong = 0;
  for (const Book& b : books_) {
    for (const std::uint32_t node : all_orders(b)) {
      const Terms* t = find_terms(node);
      if (t != nullptr) belong += (t->group != 0 ? 1U : 0U) + (t->parent != 0 ? 1U : 0U);
    }
  }
  std::size_t named = 0;
  for (const auto* lists : {&groups_, &children_}) {
    for (const auto& [key, ids] : *lists) {
      std::vector<std::uint64_t> sorted(ids);
      std::sort(sorted.begin(), sorted.end());
      if (ids.empty() || std::adjacent_find(sorted.begin(), sorted.end()) != sorted.end()) return false;
      for (const std::uint64_t id : ids) {
        const std::uint32_t node = ids_.find(id);
        const Terms* t = node == kNoNode ? nullptr : find_terms(node);
        if (t == nullptr || (lists == &groups_ ? t->group : t->parent) != key) return false;
        ++named;
      }
    }
  }
  return named == belong;
}

// A saved order goes back to where it stood.
bool MatchingEngine::put_back(Book& b, const Saved& s) {
  if (ids_.find(s.id) != kNoNode) return false;
  const bool has_terms = (s.flags & place::kHasTerms) != 0;
  const Side side = place::side(s.flags);
  Incoming in{.taker = {s.id, 0, s.owner, side, SelfTrade::kAllow},
              .quantity = s.quantity,
              .terms = s.terms,
              .has_terms = has_terms};
  in.terms.instrument = number(b);
  if (has_terms && s.terms.where > Where::kTrigger) {
    std::uint32_t& list = s.terms.where == Where::kAuction ? b.auction
                          : s.terms.where == Where::kHeld  ? b.held
                                                           : b.aside[static_cast<std::size_t>(side)];
    return put_in_list(b, list, in, s.terms.where);
  }
  const std::uint32_t held_before = orders_;
  if ((s.flags & place::kWaits) != 0) {
    if (!has_terms) {
      in.terms.type = OrderType::kStop;
      in.terms.trigger = price_of(opposite(side), s.key);
    }
    wait(b, in);
  } else {
    in.terms.price = price_of(side, s.key);
    in.quantity = s.quantity + s.terms.reserve;
    rest_special(b, in, in.quantity);
    if (const std::uint32_t node = ids_.find(s.id); node != kNoNode && has_terms) show(node, s);
  }
  log_.clear();
  return orders_ == held_before + 1;
}

Status MatchingEngine::rebuild(std::span<const std::uint8_t> content) {
  Reader r(content);
  if (r.get<std::uint64_t>() != kMagic) return Status::kCorrupt;
  if (r.get<std::uint32_t>() != instruments()) return Status::kLengthMismatch;
  clear();
  for (Book& b : books_) {
    r.get(b.last);
    r.get(b.phase);
    for (Level& l : b.shown) {
      r.get(l.price);
      r.get(l.orders);
      r.get(l.quantity);
    }
    if (b.phase > Phase::kClosed || (b.last != kNoPrice && !is_price(b.last))) return Status::kCorrupt;
    const auto count = r.get<std::uint64_t>();
    for (std::uint64_t i = 0; i < count; ++i) {
      Saved s;
      r.get(s.id);
      r.get(s.owner);
      r.get(s.quantity);
      r.get(s.flags);
      r.get(s.key);
      if ((s.flags & place::kHasTerms) != 0) each_field([&](auto& value) { r.get(value); }, s.terms);
      if (!r.is_good()) return Status::kCorrupt;
      if (!is_possible(s)) return Status::kCorrupt;
      if (!put_back(b, s)) return Status::kLengthMismatch;
    }
    update_special(b);
  }
  for (auto* lists : {&groups_, &children_}) {
    lists->clear();
    const auto count = r.get<std::uint64_t>();
    for (std::uint64_t i = 0; i < count && r.is_good(); ++i) {
      const auto key = r.get<std::uint64_t>();
      (*lists)[key] = r.get_list();
    }
  }
  for (const auto& [parent, ids] : children_) {
    const std::uint32_t node = ids_.find(parent);
    const bool has_terms = node != kNoNode && (pool_[node].place & place::kHasTerms) != 0;
    if (has_terms) terms_of(node).is_parent = true;
  }
  const auto held = r.get<std::uint64_t>();
  for (std::uint64_t i = 0; i < held && r.is_good(); ++i) {
    const auto instrument = r.get<std::uint16_t>();
    const auto owner = r.get<std::uint32_t>();
    const auto lots = r.get<std::int64_t>();
    if (owner == 0 || instrument >= instruments()) return Status::kCorrupt;
    positions_.add(instrument, owner, lots);
  }
  traded_.clear();
  touched_.clear();
  const bool is_whole = r.is_good() && r.is_at_end();
  return is_whole && has_right_lists() && broken_invariant() == nullptr ? Status::kOk : Status::kCorrupt;
}

}  // namespace tiercel::book
