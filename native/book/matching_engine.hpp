#pragma once
// Price-time priority matching of many instruments; the rules stand in docs/order-book.md. Orders without conditions
// are matched in a header (matching_short_way.hpp), so that a caller's loop has no call on its way; what is rare stands
// in the .cpp files beside it, named below where their functions are declared.
#include <cstdint>
#include <deque>
#include <span>
#include <unordered_map>
#include <utility>
#include <vector>

#include "native/book/events.hpp"
#include "native/book/id_table.hpp"
#include "native/book/ladder.hpp"
#include "native/book/level_view.hpp"
#include "native/book/matching_types.hpp"
#include "native/book/node_pool.hpp"
#include "native/book/orders.hpp"
#include "native/book/positions.hpp"
#include "native/core/status.hpp"

namespace tiercel::book {

struct EngineLimits {
  std::uint32_t instruments = 1;
  std::uint32_t nodes = 1U << 20;      // resting orders and price levels together
  std::uint64_t dense_ids = 1U << 20;  // ids below are found without hashing, for 4 bytes each
  bool tells_levels = false;           // kLevel and kTop events
};

// What an auction would do.
struct AuctionResult {
  std::int32_t price = 0;
  std::int64_t volume = 0;
  std::int64_t surplus = 0;  // of buyers at that price; below 0: of sellers
};

// Is told of each order that takes a place: at the end of a price's queue, with an iceberg's next part, among the
// orders that stand aside or wait for an auction.
class PlaceWatcher {
 public:
  PlaceWatcher() = default;
  PlaceWatcher(const PlaceWatcher&) = delete;
  PlaceWatcher& operator=(const PlaceWatcher&) = delete;
  virtual void placed(std::uint64_t order) = 0;

 protected:
  ~PlaceWatcher() = default;
};

// An order that stands before another one.
struct OrderAhead {
  std::uint64_t order;
  std::int64_t ahead;  // so much of it comes before
  std::int64_t open;   // all that is left of it
  std::int32_t price;
};

class MatchingEngine {
 public:
  // Throws std::bad_alloc.
  explicit MatchingEngine(const EngineLimits& limits);

  // One command; what became of it goes to events(). What no order is plain enough for the next four takes this way.
  void on(const Command& c, std::span<const CommandTerms> terms = {});
  // The same for orders without conditions.
  void limit(const PlainOrder& o);
  void market(const PlainOrder& o);
  void cancel(std::uint16_t instrument, std::uint64_t order, std::int64_t time);
  // The trigger is of an order that waits for one.
  void modify(const PlainOrder& o, std::int32_t trigger = 0);
  // A batch, until so many events are there; returns how many commands were taken. Memory is asked for ahead.
  std::size_t run(std::span<const Command> commands, std::span<const CommandTerms> terms, std::size_t events);

  [[nodiscard]] EventLog& events() noexcept { return log_; }
  [[nodiscard]] const EventLog& events() const noexcept { return log_; }

  // --- views
  [[nodiscard]] std::uint32_t instruments() const noexcept { return static_cast<std::uint32_t>(books_.size()); }
  [[nodiscard]] Phase phase(std::uint16_t instrument) const noexcept { return books_[instrument].phase; }
  [[nodiscard]] bool has_last(std::uint16_t instrument) const noexcept { return books_[instrument].last != kNoPrice; }
  // Price of the last trade, where there was one.
  [[nodiscard]] std::int32_t last(std::uint16_t instrument) const noexcept { return books_[instrument].last; }
  // L1 and L2: what is shown, best first; returns how many levels there are of those asked for.
  std::size_t depth(std::uint16_t instrument, Side side, std::span<Level> out) const;
  // No orders where there is none.
  [[nodiscard]] Level top(std::uint16_t instrument, Side side) const;
  // L3: each order that is shown at a price, in its order: visit(id, quantity).
  template <class Visit>
  void queue(std::uint16_t instrument, Side side, std::int32_t price, Visit visit) const {
    const std::uint32_t slot = prices(books_[instrument], side).find(pool_, key_of(side, price));
    if (slot == kNoNode) return;
    for (std::uint32_t n = pool_[slot].next; n != slot; n = pool_[n].next) {
      if ((pool_[n].place & place::kUnseen) == 0) visit(pool_[n].id, pool_[n].quantity);
    }
  }
  // Orders of its side that would trade before a resting order: those at better prices, then those before it.
  [[nodiscard]] std::vector<OrderAhead> ahead_of(std::uint64_t order) const;
  // Nothing takes the short way while somebody watches: the events stay the same, slower. nullptr: nobody does.
  void watch(PlaceWatcher* watcher) noexcept;
  // Orders that live, those that wait included.
  [[nodiscard]] std::uint32_t orders() const noexcept { return orders_; }
  [[nodiscard]] bool is_live(std::uint64_t order) const noexcept { return ids_.find(order) != kNoNode; }
  [[nodiscard]] std::int64_t position(std::uint16_t instrument, std::uint32_t owner) const noexcept {
    return positions_.of(instrument, owner);
  }
  [[nodiscard]] AuctionResult auction_result(std::uint16_t instrument, std::int32_t reference) const;

  // --- saved states: the same commands after it give the same events, byte for byte
  [[nodiscard]] std::vector<std::uint8_t> save() const;
  // kCorrupt where the bytes are not a saved state, kLengthMismatch where it has another number of instruments or does
  // not fit; the engine is then as it was.
  [[nodiscard]] Status restore(std::span<const std::uint8_t> bytes);

  // Bytes that it may come to hold on to.
  [[nodiscard]] std::size_t memory() const noexcept { return pool_.capacity() * sizeof(Node); }

  // What does not hold of all that must: sums, links, bits, crossed prices; nullptr where all does. For tests.
  [[nodiscard]] const char* broken_invariant() const;

 private:
  static constexpr std::int32_t kNoPrice = matching::kNoPrice;
  static constexpr std::int32_t kAnyPrice = kNoPrice - 1;  // the limit of a market order, as a key

  using Book = matching::Book;
  using Closing = matching::Closing;
  using Ending = matching::Ending;
  using Expiry = matching::Expiry;
  using Incoming = matching::Incoming;
  using Saved = matching::Saved;
  using Taker = matching::Taker;
  using Terms = matching::Terms;
  using Touched = matching::Touched;
  using Traded = matching::Traded;
  using Where = matching::Where;

  [[nodiscard]] static const Ladder& prices(const Book& b, Side side) noexcept {
    return b.prices[static_cast<std::size_t>(side)];
  }
  [[nodiscard]] static Ladder& prices(Book& b, Side side) noexcept { return b.prices[static_cast<std::size_t>(side)]; }
  [[nodiscard]] std::uint16_t number(const Book& b) const noexcept {
    return static_cast<std::uint16_t>(&b - books_.data());
  }

  // --- events
  void tell(const PlainOrder& o, Side side, EventType type, Reason reason) {
    log_.append() = Event{.order = o.order,
                          .other = 0,
                          .quantity = o.quantity,
                          .left = 0,
                          .time = o.time,
                          .price = o.price,
                          .instrument = o.instrument,
                          .type = type,
                          .side = side,
                          .reason = reason};
  }
  void refuse(const Command& c, Reason reason) { tell(plain_of(c), c.side, EventType::kRejected, reason); }
  void tell_end(const Taker& t, std::uint16_t instrument, EventType type, Reason reason, std::int64_t quantity) {
    log_.append() = Event{.order = t.id,
                          .other = 0,
                          .quantity = quantity,
                          .left = 0,
                          .time = t.time,
                          .price = 0,
                          .instrument = instrument,
                          .type = type,
                          .side = t.side,
                          .reason = reason};
  }

  // --- the short way
  [[nodiscard]] static bool is_plain(const Command& c) noexcept {
    return c.type <= OrderType::kMarket && c.side <= Side::kSell && c.time_in_force == TimeInForce::kGtc &&
           c.flags == 0 && c.self_trade == SelfTrade::kAllow && c.terms == 0;
  }
  [[nodiscard]] static PlainOrder plain_of(const Command& c) noexcept {
    return {c.order, c.time, c.quantity, c.price, c.owner, c.instrument, c.side};
  }
  [[nodiscard]] static bool is_price(std::int32_t price) noexcept { return price > -kAnyPrice && price < kAnyPrice; }
  [[nodiscard]] Reason check(const PlainOrder& o) const noexcept {
    if (o.instrument >= books_.size()) return Reason::kUnknownInstrument;
    if (o.order == 0 || ids_.find(o.order) != kNoNode) return Reason::kReusedId;
    if (o.quantity <= 0 || o.quantity > kLargestQuantity) return Reason::kBadQuantity;
    return is_price(o.price) ? Reason::kNone : Reason::kBadPrice;
  }
  // True: it is accepted, and goes the short way. Else all is done.
  bool begin(const PlainOrder& o, OrderType type);
  // A plain order at a price of this book.
  [[nodiscard]] bool is_short(const Book& b, const Node& x) const noexcept {
    return (x.place & (place::kHasTerms | place::kWaits)) == 0 && !b.is_special &&
           prices(b, place::side(x.place)).has(pool_, place::slot(x.place));
  }
  // An order that has left its level.
  void forget(std::uint32_t node);
  // A plain order goes to the end of the queue of another price, or of its own, with another quantity.
  void move(Book& b, std::uint32_t node, const PlainOrder& o);

  // Takes from the other side what stands at `limit`, a key there, or better; returns what is left of the quantity.
  std::int64_t match(Book& b, const Taker& taker, std::int32_t limit, std::int64_t quantity);
  // The level's queue begins with this order now (or, the level itself, is empty).
  void cut(std::uint32_t slot, std::uint32_t first) noexcept {
    pool_[slot].next = first;
    pool_[first].prev = slot;
  }
  // A plain order goes to the end of its queue; where there is no room it is cancelled.
  void rest(Book& b, const Taker& t, std::int32_t price, std::int64_t quantity);
  // Puts it at the end of a queue, before what is not shown; false where there is no room.
  [[nodiscard]] bool join(Book& b, std::uint32_t node, std::int32_t key);
  // The same for a new one, which its id finds then; else the node is released.
  [[nodiscard]] bool enlist(Book& b, std::uint32_t node, std::int32_t key);
  void after_trade(Book& b, std::int64_t time);
  void hold(std::uint16_t instrument, const Taker& t, std::uint32_t maker, std::int64_t lots) {
    const std::int64_t bought = t.side == Side::kBuy ? lots : -lots;
    if (t.owner != 0) positions_.add(instrument, t.owner, bought);
    if (maker != 0) positions_.add(instrument, maker, -bought);
  }

  // --- the long way. Plain orders go there by value, so that those of the short way, whose address nobody has, stay in
  // registers.
  void begin_special(PlainOrder o, OrderType type);
  void add_special(const Command& c, std::span<const CommandTerms> terms);
  void cancel_special(std::uint16_t instrument, std::uint64_t order, std::int64_t time);
  void modify_special(PlainOrder o, std::int32_t trigger);
  void control(const Command& c);
  void update_special(Book& b) noexcept;
  // One order more, or less, waits for another one.
  void hold_back(std::int32_t change);

  // --- terms: matching_terms.cpp
  [[nodiscard]] Terms& terms_of(std::uint32_t node) noexcept { return terms_[terms_index_[node]]; }
  [[nodiscard]] const Terms& terms_of(std::uint32_t node) const noexcept { return terms_[terms_index_[node]]; }
  [[nodiscard]] const Terms* find_terms(std::uint32_t node) const noexcept {
    return (pool_[node].place & place::kHasTerms) != 0 ? &terms_of(node) : nullptr;
  }
  [[nodiscard]] Reason check_terms(const Book& b, const Command& c, const CommandTerms& t) const noexcept;
  [[nodiscard]] Reason check_phase(const Book& b, const Command& c) const noexcept;
  void give_terms(std::uint32_t node, const Terms& terms);
  void forget_terms(std::uint32_t node) noexcept;
  void know_by_terms(std::uint32_t node);
  void note_traded(const Terms* t, std::uint64_t id, std::int64_t quantity, bool is_done);
  void note_ended(std::uint64_t id, const Terms& t);

  // --- on their way in: matching_arrival.cpp
  void enter(Book& b, Incoming in);
  void enter_at_once(Book& b, Incoming& in);
  void rest_special(Book& b, const Incoming& in, std::int64_t quantity);
  void stand_aside(Book& b, const Incoming& in);
  void end(Book& b, const Incoming& in, Reason reason, std::int64_t quantity);
  void reduce(const Book& b, Incoming& in);
  void go_before_unseen(std::uint32_t slot, std::uint32_t node) noexcept;
  [[nodiscard]] static bool is_due(const Book& b, const Terms& t) noexcept;

  // --- what an order could have: matching_reach.cpp
  [[nodiscard]] bool can_fill(const Book& b, const Taker& t, std::int32_t limit, std::int64_t quantity) const;
  [[nodiscard]] bool can_fill_aside(const Book& b, const Taker& t, std::int32_t limit, std::int64_t left) const;
  [[nodiscard]] bool is_open_to(const Book& b, std::uint32_t node, const Taker& t, std::int64_t quantity) const;
  [[nodiscard]] bool would_take(const Book& b, const Incoming& in) const;
  [[nodiscard]] std::int64_t reducible(const Book& b, Side side, std::uint32_t owner) const noexcept;

  // --- whom a taker meets: matching_makers.cpp
  [[nodiscard]] bool meet(Book& b, std::uint32_t slot, std::uint32_t node, const Taker& taker, std::int64_t& quantity);
  void meet_own(Book& b, std::uint32_t node, const Taker& taker, std::int64_t& quantity);
  void fill_maker(Book& b, std::uint32_t slot, std::uint32_t node, const Taker& taker, std::int64_t part);
  void take_part(std::uint32_t slot, std::uint32_t node, std::int64_t part);
  void shrink(std::uint32_t node, std::int64_t by) noexcept;
  [[nodiscard]] std::int64_t open_quantity(std::uint32_t node) const noexcept;
  [[nodiscard]] std::int64_t match_aside(Book& b, const Taker& t, std::int32_t limit, std::int64_t quantity);
  [[nodiscard]] bool fill_aside(Book& b, std::int64_t time);

  // --- changes: matching_changes.cpp
  [[nodiscard]] Incoming incoming_of(std::uint32_t node, std::int64_t time) const;
  [[nodiscard]] Reason check_known(std::uint16_t instrument, std::uint32_t node) const noexcept;
  [[nodiscard]] bool is_of(const Book& b, std::uint32_t node) const noexcept;
  [[nodiscard]] Book& book_of(std::uint32_t node) noexcept;
  // Takes an order out of where it stands, and forgets it.
  void leave(std::uint32_t node, Closing closing);
  void end_order(std::uint32_t node, const Ending& ending, Closing closing);
  // Nodes of all orders of a book, those that wait too, level by level and list by list.
  [[nodiscard]] std::vector<std::uint32_t> all_orders(const Book& b) const;

  // --- orders that wait, for a price or for another order: matching_triggers.cpp
  [[nodiscard]] static std::size_t trigger_side(OrderType type, Side side) noexcept;
  [[nodiscard]] bool is_triggered(const Book& b, const Incoming& in) const noexcept;
  void tell_triggered(const Book& b, const Incoming& in);
  void wait(Book& b, const Incoming& in);
  [[nodiscard]] bool fire_one(Book& b, std::int64_t time);
  void trail(Book& b, std::int64_t time);
  [[nodiscard]] static std::int32_t trail_trigger(const Terms& t, Side side, std::int32_t price) noexcept;
  // False when the pool is full. All-or-none orders stand by price, then in their order; others in their order.
  [[nodiscard]] bool put_in_list(Book& b, std::uint32_t& list, const Incoming& in, Where where);
  // What follows from trades: groups and children, triggers, orders that stood aside; then the views.
  void settle(Book& b, std::int64_t time);
  void follow_traded(const Traded& traded, std::int64_t time);
  void follow_group(const Traded& traded, std::int64_t time);
  void release_children(const Traded& traded, std::int64_t time);
  void end_parent(std::uint64_t parent, std::int64_t time);
  void pass_time(std::int64_t time);

  // --- auctions: matching_auction.cpp
  void change_phase(Book& b, Phase phase, std::int32_t reference, std::int64_t time);
  [[nodiscard]] bool uncross(Book& b, std::int32_t reference, std::int64_t time);
  void end_auction(Book& b, std::int64_t time);
  void begin_auction(Book& b, std::int64_t time);
  [[nodiscard]] std::uint32_t next_in_auction(Book& b, Side side, std::int32_t price);

  // --- saved states: matching_snapshot.cpp
  void clear();
  void show(std::uint32_t node, const Saved& s);
  [[nodiscard]] static bool is_possible(const Saved& s) noexcept;
  [[nodiscard]] bool has_right_lists() const;
  [[nodiscard]] bool put_back(Book& b, const Saved& s);
  [[nodiscard]] Status rebuild(std::span<const std::uint8_t> content);

  // --- views: matching_views.cpp, matching_ahead.cpp
  void tell_placed(std::uint32_t node) const {
    if (watcher_ != nullptr) watcher_->placed(pool_[node].id);
  }
  void tell_levels(std::int64_t time);
  [[nodiscard]] Level view(std::uint32_t slot, Side side) const noexcept;

  NodePool pool_;
  IdTable ids_;
  std::vector<Book> books_;
  EventLog log_;
  Positions positions_;
  std::int64_t next_time_;  // of the first order that expires
  std::uint32_t orders_ = 0;
  std::uint32_t held_ = 0;  // of them wait for another order
  bool tells_levels_;
  PlaceWatcher* watcher_ = nullptr;
  std::vector<Traded> traded_;
  std::vector<Touched> touched_;
  std::vector<std::uint16_t> unsettled_;
  // Of the present taker, by self-trade prevention: what was left when it ended, and what it lost on its way.
  std::int64_t stopped_ = 0;
  std::int64_t prevented_ = 0;
  std::vector<std::uint32_t> terms_index_;  // by node, once an order has terms
  std::deque<Terms> terms_;
  std::vector<std::uint32_t> free_terms_;
  std::vector<Expiry> expiries_;                                            // a heap, soonest first
  std::unordered_map<std::uint64_t, std::vector<std::uint64_t>> groups_;    // members that live, by group
  std::unordered_map<std::uint64_t, std::vector<std::uint64_t>> children_;  // by parent
};

}  // namespace tiercel::book

#include "native/book/matching_short_way.hpp"
