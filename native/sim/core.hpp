#pragma once
// The core: executions in, records out. A matcher says which order can fill at which price; everything that follows
// from it - costs, size, account rule, ledger, position, trade, what happens to the other orders - happens here, the
// same for bars, quotes and books. The matcher and the account rule are template parameters: no virtual call.
#include <algorithm>
#include <array>
#include <cassert>
#include <concepts>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "native/sim/account_rule.hpp"
#include "native/sim/corporate_action.hpp"
#include "native/sim/costs/entry_costs.hpp"
#include "native/sim/costs/fee_stage.hpp"
#include "native/sim/financing.hpp"
#include "native/sim/grid.hpp"
#include "native/sim/instrument_rules.hpp"
#include "native/sim/ledger.hpp"
#include "native/sim/levels.hpp"
#include "native/sim/margin.hpp"
#include "native/sim/order_machine.hpp"
#include "native/sim/position.hpp"
#include "native/sim/record_list.hpp"
#include "native/sim/sizing.hpp"
#include "native/sim/types.hpp"

namespace tiercel::sim {

inline constexpr std::int64_t kAllLots = std::numeric_limits<std::int64_t>::max();

struct Quote {
  double bid = 0.0;
  double ask = 0.0;

  // Where a position of this side could be closed.
  [[nodiscard]] double closing(Side position) const noexcept { return position == Side::kBuy ? bid : ask; }
};

// One order meets one price.
struct Execution {
  std::uint32_t order = 0;
  std::uint32_t bar = 0;
  std::int64_t time = 0;
  std::int64_t lots = kAllLots;  // that can be had at this price; the rest of the order goes on working
  double price = 0.0;            // on the side on which the order fills, before slippage
  double closing = 0.0;          // on the other side at the same moment: there a position just opened could be closed
  double spread = 0.0;           // ask - bid at that moment
  Range walked_bid{};            // what the path has walked since the execution before this one
  Range walked_ask{};
  FillRule rule = FillRule::kMarketOpen;
  Liquidity liquidity = Liquidity::kTaker;
  bool slips = false;
  bool ambiguous = false;
  bool only_triggers = false;  // the order is triggered here, and its limit lets it take nothing
  double bound = 0.0;          // worst price that it may pay or get, slippage included; 0: any
};

// A matcher gives the next execution of its present event, given the orders as they now stand (false: none is left),
// and knows at which prices other instruments stand.
template <class T>
concept Matcher = requires(T& matcher, const OrderMachine& orders, Execution& out, std::size_t instrument) {
  { matcher.next(orders, out) } -> std::same_as<bool>;
  { matcher.quote(instrument) } -> std::same_as<Quote>;
};

struct CoreSettings {
  std::vector<double> cash;  // the deposit, by currency
  std::vector<InstrumentRules> instruments;
  bool reports = false;  // keep the log of order states
};

// An order as a strategy gives it. Distances that are NaN or 0 ask for nothing.
struct NewOrder {
  std::uint16_t instrument = 0;
  Side side = Side::kBuy;
  OrderType type = OrderType::kMarket;
  Intent intent = Intent::kEntry;
  SizeKind size_kind = SizeKind::kUnits;
  TimeInForce time_in_force = TimeInForce::kGtc;
  std::int64_t decided = 0;
  double size = 0.0;
  std::int64_t price = 0;   // ticks, of limits and stops; without a positive price they are rejected on arrival
  std::int64_t limit = 0;   // ticks, of orders that become limit orders when they are triggered
  double trail = 0.0;       // distance, of trailing orders
  double trail_rate = 0.0;  // instead of it: a fraction of the best price
  double stop_distance = 0.0;
  double target_distance = 0.0;
  double trailing_distance = 0.0;
  std::int64_t expires = 0;  // 0: does not
  double display = -1.0;     // units that a book shows of it; below 0: all
  bool all_or_none = false;
  bool post_only = false;    // rejected if it would take liquidity on arrival
  bool reduce_only = false;  // an exit of whatever opposite position there is at its fill
};

// A market order that is all that is under way (see Core::trade).
struct MarketOrder {
  std::uint16_t instrument = 0;
  Side side = Side::kBuy;
  Intent intent = Intent::kEntry;
  SizeKind size_kind = SizeKind::kUnits;
  std::int64_t decided = 0;
  double size = 0.0;
};

// What is attached to one, while it stands in no list of live orders.
struct Bracket {
  struct Level {
    OrderType type;
    Intent intent;
    double distance;
    std::int64_t ticks;
  };
  std::array<Level, 3> levels;
  std::uint32_t count = 0;
  std::uint32_t first = 0;     // order id of the first; the others follow
  double risk_distance = 0.0;  // from the fill to the stop, else to the trailing order
};

struct Rejections {
  std::uint64_t leverage = 0;
  std::uint64_t minimum = 0;
  std::uint64_t margin = 0;
  std::uint64_t other = 0;
};

template <AccountRule Account>
class Core {
 public:
  // Keeps the capacity of all records.
  void start(const CoreSettings& settings, const Account& account, std::int64_t time) {
    settings_ = settings;
    account_ = account;
    orders_.clear(settings.instruments.size(), settings.reports);
    ledger_.clear(settings.cash.size());
    worth_.resize(settings.cash.size());
    exposure_.resize(settings.cash.size());
    initial_.resize(settings.cash.size());
    maintenance_.resize(settings.cash.size());
    no_exposure_.assign(settings.cash.size(), 0.0);
    margin_.clear();
    rates_.assign(settings.cash.size(), 1.0);
    fills_.clear();
    trades_.clear();
    positions_.assign(settings.instruments.size() * Account::kPositions, Position{});
    positions_made_ = 0;
    open_positions_ = 0;
    ambiguous_ = 0;
    last_ambiguous_.assign(settings.instruments.size(), 0);
    rejections_ = {};
    fee_stage_.clear(settings.cash.size());
    impacts_.clear();
    const auto impacts = [](const InstrumentRules& r) { return r.market.impact.scale != nullptr; };
    has_impact_ = std::ranges::any_of(settings.instruments, impacts);
    same_size_ = {std::numeric_limits<double>::quiet_NaN(), 0, 0.0, 0};
    for (std::size_t c = 0; c < settings.cash.size(); ++c) {
      if (c > 0 && settings.cash[c] == 0.0) continue;
      ledger_.post({.time = time,
                    .amount = settings.cash[c],
                    .reference = 0,
                    .cause = LedgerCause::kDeposit,
                    .currency = static_cast<std::uint8_t>(c)},
                   0);
    }
  }

  // Sends an order, and makes its attached ones (which wait for its fill). An exit belongs to the position that it
  // finds now and ends with it. Returns its id; those attached follow it.
  std::uint32_t submit(const NewOrder& n) {
    const std::uint32_t id = orders_.create({.decided = n.decided,
                                             .asked = n.size,
                                             .price = n.price,
                                             .instrument = n.instrument,
                                             .side = n.side,
                                             .type = n.type,
                                             .intent = n.intent,
                                             .size_kind = n.size_kind});
    if (n.intent != Intent::kEntry && !n.reduce_only) orders_.set_position(id, joined(orders_.order(id)).id);
    if (has_terms(n)) set_terms(id, n);
    if (n.intent == Intent::kEntry) {
      attach(id, n, OrderType::kStop, Intent::kStopLoss, n.stop_distance);
      attach(id, n, OrderType::kLimit, Intent::kTakeProfit, n.target_distance);
      attach(id, n, OrderType::kTrailing, Intent::kStopLoss, n.trailing_distance);
    }
    return id;
  }

  // Sent orders of an instrument, up to an id, reach the venue, where it has opened at `open`. One without a price that
  // can be is rejected there.
  void arrive(std::size_t instrument, const Quote& open, std::int64_t time, std::uint32_t last = ~std::uint32_t{0}) {
    if (orders_.sent(instrument) == 0) return;
    for (std::size_t i = 0; i < orders_.live(instrument).size();) {
      const std::uint32_t id = orders_.live(instrument)[i];
      if (id > last) break;
      if (orders_.order(id).state == OrderState::kSent) arrive_one(id, open, time);
      if (!is_done(orders_.order(id).state)) ++i;
    }
  }
  // One order reaches it at its own time.
  void arrive_late(std::uint32_t id, std::int64_t time) { orders_.arrive_at(id, time); }
  // Market orders from an id on arrive: those decided at a close that fill at it.
  void arrive_at_close(std::size_t instrument, std::uint32_t first) { orders_.arrive_markets(instrument, first); }

  void cancel(std::uint32_t id, Reason reason, std::int64_t time) {
    if (is_done(orders_.order(id).state)) return;
    orders_.close(id, OrderState::kCancelled, reason, time);
    orders_.cancel_children(id, reason, time);
  }
  void modify(std::uint32_t id, std::int64_t ticks) {
    if (!is_done(orders_.order(id).state)) orders_.set_price(id, ticks);
  }
  // Orders of an instrument whose time is over.
  void expire(std::size_t instrument, std::int64_t time) {
    if (!orders_.any_expires()) return;
    const auto is_due = [&](const Order& o) {
      const std::int64_t at = orders_.terms(o).expires;
      return at != 0 && at <= time;
    };
    close_each(instrument, is_due, OrderState::kExpired, Reason::kTimeInForce, time);
  }

  // Runs one event of a matcher to its end.
  template <Matcher M>
  void run_event(M& matcher) {
    Execution x;
    while (matcher.next(orders_, x)) {
      const std::size_t before = orders_.reports().size();
      execute(matcher, x);
      orders_.order_reports(before, x.order);
    }
  }

  // submit(), arrive() and run_event() in one step, for a market order that is all that is under way on an account
  // which holds at most the one position of the order's instrument: an entry finds none, an exit closes it whole.
  [[gnu::always_inline]] void trade(const MarketOrder& m, const Execution& x, Bracket* bracket = nullptr) {
    Order order = orders_.next_at_work({.decided = m.decided,
                                        .asked = m.size,
                                        .instrument = m.instrument,
                                        .side = m.side,
                                        .intent = m.intent,
                                        .size_kind = m.size_kind});
    const InstrumentRules& own = settings_.instruments[m.instrument];
    const double slip = x.slips ? own.slippage.of(x.price) : 0.0;
    const double price = slipped(m.side, x.price, slip);
    Position& p = joined(order);
    const Reason refused = m.intent == Intent::kEntry ? trade_entry(order, p, x, {price, slip, 0.0},
                                                                    bracket != nullptr ? bracket->risk_distance : 0.0)
                                                      : trade_exit(order, p, x, {price, slip, 0.0});
    order.done = x.time;
    order.reason = refused;
    order.state = refused == Reason::kNone ? OrderState::kFilled : OrderState::kRejected;
    orders_.append(order);
    if (bracket != nullptr) append_bracket(order, *bracket);
    if (refused != Reason::kNone) count_rejection(refused);
  }

  // Adds an attached order to those of an entry that would fill here; does nothing for a distance that asks for
  // nothing. False where there is no such price.
  [[nodiscard]] bool add_level(const MarketOrder& m, const Execution& x, Bracket::Level level, Bracket& out) const {
    if (!is_distance_given(level.distance)) return true;
    const InstrumentRules& own = settings_.instruments[m.instrument];
    const double price = slipped(m.side, x.price, x.slips ? own.slippage.of(x.price) : 0.0);
    level.ticks = level_ticks(own.ticks, price, m.side, level.intent, level.distance);
    out.levels[out.count++] = level;
    const bool is_risk = level.intent == Intent::kStopLoss && out.risk_distance == 0.0;
    if (is_risk) out.risk_distance = std::fabs(price - own.ticks.value(level.ticks));
    return is_price(price) && level.ticks > 0;
  }
  // Its orders end with the position that they would reduce.
  void end_bracket(Bracket& b, std::int64_t time) noexcept {
    for (std::uint32_t id = b.first; id < b.first + b.count; ++id)
      orders_.end_at_work(id, Reason::kPositionClosed, time);
    b.count = 0;
  }
  // Its orders join those that live, since something may happen to them.
  void resume(const Bracket& b) {
    for (std::uint32_t id = b.first; id < b.first + b.count; ++id) orders_.enlist(id);
  }

  // After an event: what must be had at once and was not, and what was for the auction (kAtOpen, kAtClose) that this
  // event held, ends.
  void end_immediate(std::size_t instrument, std::int64_t time, TimeInForce auction = TimeInForce::kGtc) {
    if (orders_.restless(instrument) == 0) return;
    close_each(
        instrument,
        [&](const Order& o) {
          const TimeInForce life = orders_.terms(o).time_in_force;
          const bool acts = acts_as(o) == Acts::kMarket || acts_as(o) == Acts::kLimit;
          return o.state != OrderState::kSent && acts && is_immediate(life);
        },
        OrderState::kCancelled, Reason::kTimeInForce, time);
    if (auction == TimeInForce::kGtc) return;
    close_each(
        instrument,
        [&](const Order& o) {
          return o.at_auction && o.state != OrderState::kSent && orders_.terms(o).time_in_force == auction;
        },
        OrderState::kExpired, Reason::kTimeInForce, time);
  }

  // Trailing orders of an instrument follow these prices of their own sides.
  void trail(std::size_t instrument, const Quote& q) {
    for (const std::uint32_t id : orders_.live(instrument)) {
      const Order& o = orders_.order(id);
      if (o.type != OrderType::kTrailing || o.state != OrderState::kWorking) continue;
      const bool sells = o.side == Side::kSell;
      const double best = sells ? q.bid : q.ask;
      const std::int64_t level = trailing_ticks(rules(o).ticks, o.side, best, orders_.trail_from(o, best));
      if (level > 0 && (o.price == 0 || (sells ? level > o.price : level < o.price))) orders_.set_price(id, level);
    }
  }

  // What the path walked beyond the last execution.
  void walk(std::size_t instrument, const Range& bid, const Range& ask) noexcept {
    for (std::size_t k = 0; k < Account::kPositions; ++k) {
      Position& p = positions_[instrument * Account::kPositions + k];
      if (!p.is_flat()) p.walked.add(p.side == Side::kBuy ? bid : ask);
    }
  }

  // A split, then a dividend, of one instrument at its open.
  void apply(std::size_t instrument, const CorporateAction& action, const Quote& open, std::int64_t time) {
    if (action.numerator != action.denominator) split(instrument, action, open, time);
    if (action.dividend != 0.0) pay_dividend(instrument, action.dividend, time);
  }

  // What holding an instrument costs or brings; closing(position): the last price at which it could be closed.
  template <class Closing>
  void finance(std::size_t instrument, const FinancingEvent& event, std::int64_t time, Closing closing) {
    for (std::size_t k = 0; k < Account::kPositions; ++k) {
      const Position& p = positions_[instrument * Account::kPositions + k];
      if (p.is_flat()) continue;
      const double amount = event.amount(p.side, p.units, closing(p));
      if (amount != 0.0) post(instrument, time, amount, event.cause);
    }
  }

  // The data ends: what was decided and has met no event expires.
  void finish(std::int64_t time) {
    const auto is_sent = [](const Order& o) { return o.state == OrderState::kSent; };
    for (std::size_t i = 0; i < settings_.instruments.size(); ++i) {
      if (orders_.sent(i) > 0) close_each(i, is_sent, OrderState::kExpired, Reason::kEndOfData, time);
    }
  }

  // What sizing must know to work out a market order of an instrument now, before there is one.
  [[nodiscard]] EntryCosts entry_costs(std::size_t instrument, std::int64_t time) noexcept {
    const InstrumentRules& own = settings_.instruments[instrument];
    return {.commission = own.sizing.commission,
            .fees = &own.fees,
            .start = fee_stage_.start(own.fees, time, own.currency)};
  }

  // The only position of an instrument where it can have but one; else its first.
  [[nodiscard]] const Position& position(std::size_t instrument = 0) const noexcept {
    return positions_[instrument * Account::kPositions];
  }
  [[nodiscard]] const std::vector<Position>& positions() const noexcept { return positions_; }
  [[nodiscard]] bool holds(std::size_t instrument) const noexcept { return !position(instrument).is_flat(); }
  [[nodiscard]] std::uint32_t open_positions() const noexcept { return open_positions_; }
  [[nodiscard]] double cash(std::size_t currency = 0) const noexcept { return ledger_.cash(currency); }
  [[nodiscard]] const OrderMachine& orders() const noexcept { return orders_; }
  [[nodiscard]] OrderMachine& orders() noexcept { return orders_; }
  [[nodiscard]] const Ledger& ledger() const noexcept { return ledger_; }
  [[nodiscard]] const RecordList<Fill>& fills() const noexcept { return fills_; }
  [[nodiscard]] bool has_impact() const noexcept { return has_impact_; }
  // Money lost to market impact, one a fill; empty where no instrument has such a model.
  [[nodiscard]] const RecordList<double>& impacts() const noexcept { return impacts_; }
  [[nodiscard]] const RecordList<Trade>& trades() const noexcept { return trades_; }
  [[nodiscard]] const Rejections& rejections() const noexcept { return rejections_; }
  [[nodiscard]] std::uint64_t ambiguous() const noexcept { return ambiguous_; }
  [[nodiscard]] const CoreSettings& settings() const noexcept { return settings_; }
  [[nodiscard]] const Account& account() const noexcept { return account_; }
  [[nodiscard]] const MarginLog& margin_log() const noexcept { return margin_; }
  [[nodiscard]] MarginLog& margin_log() noexcept { return margin_; }
  [[nodiscard]] double initial_margin(const Position& p, double price) const noexcept {
    const InstrumentRules& own = settings_.instruments[p.instrument];
    return own.margin.initial.of(p.units, price) * rates_[own.currency];
  }
  // Bytes that the records hold on to.
  [[nodiscard]] std::size_t memory() const noexcept {
    return orders_.memory() + fills_.capacity() * sizeof(Fill) + trades_.capacity() * sizeof(Trade);
  }

  // What a unit of each currency is worth in the account's, from now on.
  void set_rates(std::span<const double> rates) { rates_.assign(rates.begin(), rates.end()); }
  [[nodiscard]] double rate(std::size_t currency) const noexcept { return rates_[currency]; }
  [[nodiscard]] double rate_of(const Position& p) const noexcept {
    return rates_[settings_.instruments[p.instrument].currency];
  }
  [[nodiscard]] double cash_in_account() const noexcept {
    return in_currency(kAccountCurrency, ledger_.balances(), rates_);
  }
  // Money asked for, which is the account's, as that of an instrument.
  [[nodiscard]] double asked_in(std::uint8_t currency, SizeKind kind, double asked) const noexcept {
    const bool is_money = kind == SizeKind::kCash || kind == SizeKind::kTargetValue;
    return is_money && currency != kAccountCurrency ? asked / rates_[currency] : asked;
  }

  // The account as it stands, with each open position at the price that closing(position) gives.
  template <class Closing>
  [[nodiscard]] AccountView view(Closing closing) noexcept {
    if (open_positions_ == 0) return nothing_held();
    for (std::size_t c = 0; c < worth_.size(); ++c) worth_[c] = ledger_.cash(c);
    for (double& x : exposure_) x = 0.0;
    const bool has_margin = counts_margin(account_);
    if (has_margin) forget_margins();
    for (const Position& p : positions_) {
      if (p.is_flat()) continue;
      const InstrumentRules& own = settings_.instruments[p.instrument];
      const double price = closing(p);
      worth_[own.currency] += p.signed_units() * price;
      exposure_[own.currency] += p.units * price;
      if (!has_margin) continue;
      initial_[own.currency] += own.margin.initial.of(p.units, price);
      maintenance_[own.currency] += own.margin.maintenance.of(p.units, price);
    }
    return {worth_, exposure_, initial_, maintenance_, rates_};
  }

 private:
  // Levels of an entry's attached orders, known with its fill price.
  struct Levels {
    struct Level {
      std::uint32_t order;
      std::int64_t ticks;
    };
    std::array<Level, 3> all;
    std::size_t count = 0;
    double stop_distance = 0.0;  // of the stop-loss, else of the trailing order
  };

  // What the units that trade() was last asked for came to, since most strategies ask for the same each time.
  struct SameSize {
    double asked;
    std::int64_t lots;
    double units;
    std::uint16_t instrument;
  };

  [[nodiscard]] const InstrumentRules& rules(const Order& o) const noexcept {
    return settings_.instruments[o.instrument];
  }
  [[nodiscard]] Position& joined(const Order& o) noexcept {
    return positions_[o.instrument * Account::kPositions + account_.position_of(o)];
  }

  [[nodiscard]] AccountView nothing_held() const noexcept {
    return {ledger_.balances(), no_exposure_, no_exposure_, no_exposure_, rates_};
  }
  void forget_margins() noexcept {
    for (double& x : initial_) x = 0.0;
    for (double& x : maintenance_) x = 0.0;
  }

  [[nodiscard]] static bool has_terms(const NewOrder& n) noexcept {
    return n.expires != 0 || n.time_in_force != TimeInForce::kGtc || n.type >= OrderType::kTrailing ||
           n.display >= 0.0 || n.all_or_none || n.post_only || n.reduce_only;
  }

  void set_terms(std::uint32_t id, const NewOrder& n) {
    OrderTerms& terms = orders_.terms_of(id);
    terms.limit = n.limit;
    terms.trail_rate = n.trail_rate;
    terms.display = n.display;
    terms.all_or_none = n.all_or_none;
    terms.post_only = n.post_only;
    terms.reduce_only = n.reduce_only;
    if (is_for_auction(n.time_in_force)) orders_.keep_for_auction(id);
    if (is_immediate(n.time_in_force) || n.all_or_none) orders_.disturb(id);
    terms.expires = n.expires;
    terms.time_in_force = n.time_in_force;
    terms.trail = n.trail;
    if (n.expires != 0) orders_.note_expiry();
  }

  void attach(std::uint32_t parent, const NewOrder& n, OrderType type, Intent intent, double distance) {
    if (!is_distance_given(distance)) return;
    orders_.create({.parent = parent,
                    .decided = n.decided,
                    .asked = distance,
                    .instrument = n.instrument,
                    .side = opposite(n.side),
                    .type = type,
                    .intent = intent});
  }

  void arrive_one(std::uint32_t id, const Quote& open, std::int64_t time) {
    orders_.arrive(id);
    const Order& o = orders_.order(id);
    if (o.type == OrderType::kMarket) return;
    const double own = o.side == Side::kSell ? open.bid : open.ask;
    const bool can_be = o.type == OrderType::kTrailing
                            ? trailing_ticks(rules(o).ticks, o.side, own, orders_.trail_from(o, own)) > 0
                            : o.price > 0 && (!has_limit_after_trigger(o.type) || orders_.terms(o).limit > 0);
    if (!can_be) return refuse(id, Reason::kBadPrice, time);
    if (orders_.terms(o).post_only && would_take(o, own)) refuse(id, Reason::kPostOnly, time);
  }

  // Whether a limit order that meets this price of its own side takes it.
  [[nodiscard]] bool would_take(const Order& o, double own) const noexcept {
    const Grid& ticks = rules(o).ticks;
    return sign(o.side) * (ticks.value(o.price) - own) >= -ticks.tolerance();
  }

  template <class Match>
  void close_each(std::size_t instrument, Match match, OrderState state, Reason reason, std::int64_t time) {
    for (std::size_t i = 0; i < orders_.live(instrument).size();) {
      const std::uint32_t id = orders_.live(instrument)[i];
      if (match(orders_.order(id))) {
        orders_.close(id, state, reason, time);
        orders_.cancel_children(id, reason, time);
      } else {
        ++i;
      }
    }
  }

  template <class M>
  void execute(M& matcher, const Execution& x) {
    const Order& order = orders_.order(x.order);
    if (has_trigger(order.type)) orders_.trigger(x.order);
    walk(order.instrument, x.walked_bid, x.walked_ask);
    if (x.only_triggers) return only_trigger(order, x.time);
    const Priced at = price_of(order, x, 0.0);
    if (order.intent == Intent::kEntry) {
      enter(matcher, x, at);
    } else {
      leave(matcher, x, at);
    }
  }

  void only_trigger(const Order& o, std::int64_t time) {
    if (acts_as(o) == Acts::kMarket) orders_.disturb(o.id);
    if (is_immediate(orders_.terms(o).time_in_force)) cancel(o.id, Reason::kTimeInForce, time);
  }

  // Whether an order may fill by a part; of one that may not nothing is filled.
  bool may_split(const Order& o, std::int64_t time) {
    const OrderTerms& terms = orders_.terms(o);
    if (terms.time_in_force == TimeInForce::kFok) cancel(o.id, Reason::kTimeInForce, time);
    return !needs_whole(terms);
  }

  // The price of a fill of so many units, after slippage and impact. A limit that the order has is never passed.
  [[nodiscard]] Priced price_of(const Order& order, const Execution& x, double units) const noexcept {
    const InstrumentRules& own = rules(order);
    const double slip = x.slips ? own.slippage.of(x.price) : 0.0;
    if (x.bound == 0.0 && (!x.slips || !own.market.any())) return {slipped(order.side, x.price, slip), slip, 0.0};
    const bool moves = x.slips && own.market.any();
    return priced(order.side, x.price, moves ? slip + own.market.slip(x.price, x.bar, units) : slip,
                  moves ? own.market.moved(x.price, x.bar, units) : 0.0, limit_of(order, x));
  }
  [[nodiscard]] double limit_of(const Order& order, const Execution& x) const noexcept {
    if (x.bound != 0.0) return x.bound;
    return acts_as(order) == Acts::kLimit ? rules(order).ticks.value(order.price) : kNoLimitPrice;
  }
  // Whether the price of this fill depends on its size.
  [[nodiscard]] bool grows_with_size(const Order& order, const Execution& x) const noexcept {
    return x.slips && rules(order).market.grows_with_size();
  }

  template <class M>
  void enter(M& matcher, const Execution& x, Priced at) {
    const Order& order = orders_.order(x.order);
    Levels levels;
    const bool is_unknown = rules(order).market.is_unknown(x.bar);
    const Reason bad = is_unknown ? Reason::kUnknownCost : place_levels(order, at.price, levels);
    if (bad != Reason::kNone) return refuse(order.id, bad, x.time);
    Position& p = joined(order);
    const bool nets = !p.is_flat() && p.side != order.side;
    std::int64_t lots = orders_.terms(order).wanted;
    if (lots == 0) {
      const EntryCosts costs = entry_costs(order, x);
      const SizingMoment m =
          moment(matcher, x, at.price, risk_distance(order, x, levels), p.is_flat() ? 0 : p.lots, costs);
      if (!nets && !(m.equity > 0.0)) return refuse(order.id, Reason::kNoEquity, x.time);
      const SizingRules& sizing = rules(order).sizing;
      const SizingResult sized = nets ? size_netting(sizing, m, p.lots) : size_entry(sizing, m);
      if (sized.reason == Reason::kLeverage && counts_margin(account_)) return refuse_margin(order, m, x.time);
      if (sized.reason != Reason::kNone) return refuse(order.id, sized.reason, x.time);
      lots = sized.lots;
    }
    if (nets) {
      if (!reduce(x, p, lots, at)) return;
      orders_.cancel_children(order.id, Reason::kPositionClosed, x.time);
      return;
    }
    const std::int64_t part = lots < x.lots ? lots : x.lots;
    if (part < lots && !may_split(order, x.time)) return;
    if (grows_with_size(order, x)) {
      at = price_of(order, x, rules(order).sizing.lots.value(part));
      levels = {};
      const Reason worse = place_levels(order, at.price, levels);
      if (worse != Reason::kNone) return refuse(order.id, worse, x.time);
    }
    grow(x, p, part, lots - part, at);
    if (order.lots > 0) orders_.grow_children(order.id, part);
    complete(x, part, lots - part, p.id);
    for (std::size_t i = 0; i < levels.count; ++i) {
      orders_.activate(levels.all[i].order, levels.all[i].ticks, p.id, x.time);
    }
  }

  [[gnu::always_inline]] Reason trade_entry(Order& order, Position& p, const Execution& x, const Priced& at,
                                            double risk_distance) {
    const double price = at.price;
    assert(open_positions_ == 0);
    const InstrumentRules& own = rules(order);
    if (!is_price(price)) return Reason::kBadPrice;
    const AccountView v = nothing_held();
    const double equity = account_.equity(v, own.currency);
    if (!(equity > 0.0)) return Reason::kNoEquity;
    const SizingMoment m{order.size_kind, order.asked, price, risk_distance, equity, account_.room(v, own.currency), 0};
    SameSize size = same_size_;
    if (order.asked != size.asked || order.size_kind != SizeKind::kUnits || order.instrument != size.instrument) {
      const SizingResult sized = size_entry(own.sizing, m);
      if (sized.reason != Reason::kNone) return sized.reason;
      size = {order.asked, sized.lots, own.sizing.lots.value(sized.lots), order.instrument};
      if (order.size_kind == SizeKind::kUnits) same_size_ = size;
    } else if (!fits(own.sizing, price, price, size.units, m.room)) {
      return Reason::kLeverage;
    }
    order.lots = size.lots;
    const auto index = static_cast<std::uint32_t>(fills_.size());
    const double fee = own.sizing.commission.of(size.units, size.units * price);
    p.open(++positions_made_, record_fill(x, order, {size.lots, size.units, fee}, at), index, size.units, x.closing);
    ++open_positions_;
    order.position = positions_made_;
    return Reason::kNone;
  }

  [[gnu::always_inline]] Reason trade_exit(Order& order, Position& p, const Execution& x, const Priced& at) {
    assert(!p.is_flat());
    p.walked.add(p.side == Side::kBuy ? x.walked_bid : x.walked_ask);
    order.lots = p.lots;
    order.position = p.id;
    const auto index = static_cast<std::uint32_t>(fills_.size());
    const double fee = rules(order).sizing.commission.of(p.units, p.units * at.price);
    const Fill fill = record_fill(x, order, {p.lots, p.units, fee}, at);
    trades_.append() = p.reduce(fill, index, p.units, 0.0);
    --open_positions_;
    return Reason::kNone;
  }

  // The attached orders of an entry that was filled, or refused as they then are.
  void append_bracket(const Order& entry, Bracket& b) {
    b.first = entry.id + 1;
    const bool is_filled = entry.state == OrderState::kFilled;
    for (std::uint32_t i = 0; i < b.count; ++i) {
      const Bracket::Level& level = b.levels[i];
      Order order = orders_.next_at_work({.parent = entry.id,
                                          .position = entry.position,
                                          .decided = is_filled ? entry.done : 0,
                                          .asked = level.distance,
                                          .price = is_filled ? level.ticks : 0,
                                          .instrument = entry.instrument,
                                          .side = opposite(entry.side),
                                          .type = level.type,
                                          .intent = level.intent});
      if (!is_filled) {
        order.has_arrived = false;
        order.state = OrderState::kCancelled;
        order.reason = entry.reason;
        order.done = entry.done;
      }
      orders_.append(order);
    }
    if (!is_filled) b.count = 0;
  }

  // The position takes lots in.
  void grow(const Execution& x, Position& p, std::int64_t lots, std::int64_t left, const Priced& at) {
    const Order& order = orders_.order(x.order);
    const Grid& grid = rules(order).sizing.lots;
    const double units = grid.value(lots);
    const auto index = static_cast<std::uint32_t>(fills_.size());
    const Fill fill = record_fill(x, order, {lots, units, fee_of(x, order, units, units * at.price, left)}, at);
    if (has_impact_) impacts_.append() = units * at.impact;
    if (p.is_flat()) {
      p.open(++positions_made_, fill, index, units, x.closing);
      ++open_positions_;
    } else {
      p.add(fill, units, grid.value(p.lots + lots), x.closing);
    }
  }

  template <class M>
  void leave(M& matcher, const Execution& x, const Priced& at) {
    const Order& order = orders_.order(x.order);
    Position& p = joined(order);
    const OrderTerms& terms = orders_.terms(order);
    if (p.is_flat() || (terms.reduce_only ? p.side == order.side : p.id != order.position)) {
      const Reason reason = terms.reduce_only ? Reason::kReduceOnly : Reason::kPositionClosed;
      return cancel(order.id, reason, x.time);
    }
    if (order.intent == Intent::kLiquidation) return liquidate(matcher, x, p, at);
    std::int64_t lots = terms.wanted;
    if (lots == 0 && is_attached(order)) lots = orders_.order(order.parent).lots;
    if (lots == 0) {
      const EntryCosts costs = entry_costs(order, x);  // of what a target would still hold
      const SizingResult sized = size_exit(rules(order).sizing, exit_moment(matcher, x, at.price, p, costs));
      if (sized.reason != Reason::kNone) return refuse(order.id, sized.reason, x.time);
      lots = sized.lots;
    }
    if (x.ambiguous) count_ambiguous(order.instrument, x.bar);
    reduce(x, p, lots, at);
  }

  // A position of an account that was called for margin; none while the others that are gone were enough.
  template <class M>
  void liquidate(M& matcher, const Execution& x, Position& p, const Priced& at) {
    const Order& order = orders_.order(x.order);
    const AccountView v = view_at(matcher, x, order);
    if (covers(account_.equity(v, kAccountCurrency), margin_use(account_, v).initial)) {
      return orders_.close(order.id, OrderState::kCancelled, Reason::kMarginRestored, x.time);
    }
    Execution forced = x;
    forced.rule = FillRule::kLiquidation;
    reduce(forced, p, p.lots, at);
  }

  // Bars of an instrument in which a fill was ambiguous.
  void count_ambiguous(std::size_t instrument, std::uint32_t bar) noexcept {
    if (last_ambiguous_[instrument] == bar + 1) return;
    last_ambiguous_[instrument] = bar + 1;
    ++ambiguous_;
  }

  // The position gives lots, at most all; what the others of its orders become. p.id is 0 when nothing is left. False
  // where nothing was filled, since the order must be filled whole.
  bool reduce(const Execution& x, Position& p, std::int64_t asked, Priced at) {
    const Order& order = orders_.order(x.order);
    const Grid& grid = rules(order).sizing.lots;
    const std::int64_t lots = asked < p.lots ? asked : p.lots;
    const std::int64_t part = lots < x.lots ? lots : x.lots;
    if (part < lots && !may_split(order, x.time)) return false;
    const std::uint32_t position = p.id;
    const double units = part == p.lots ? p.units : grid.value(part);
    const auto index = static_cast<std::uint32_t>(fills_.size());
    const std::int64_t left = part == p.lots ? 0 : lots - part;
    if (grows_with_size(order, x)) at = price_of(order, x, units);
    const Fill fill = record_fill(x, order, {part, units, fee_of(x, order, units, units * at.price, left)}, at);
    if (has_impact_) impacts_.append() = units * at.impact;
    trades_.append() = p.reduce(fill, index, units, grid.value(p.lots - part));
    complete(x, part, left, position);
    if (order.state == OrderState::kFilled) {
      end_group(order, x.time);
    } else {
      orders_.shrink_group(order, orders_.terms(order).wanted);
    }
    if (!p.is_flat()) return true;
    --open_positions_;
    orders_.cancel_position(order, position, Reason::kPositionClosed, x.time);
    return true;
  }

  // An attached order is filled: the others of its entry end, and what is left of that.
  void end_group(const Order& filled, std::int64_t time) {
    if (filled.parent == 0) return;
    orders_.cancel_group(filled, Reason::kSiblingFilled, time);
    if (!is_done(orders_.order(filled.parent).state)) cancel(filled.parent, Reason::kSiblingFilled, time);
  }

  void complete(const Execution& x, std::int64_t part, std::int64_t left, std::uint32_t position) {
    const auto fill = static_cast<std::int32_t>(fills_.size() - 1);
    if (left > 0) {
      orders_.fill_part(x.order, part, left, position, fill);
      const bool ends = is_immediate(orders_.terms(orders_.order(x.order)).time_in_force);
      if (ends) orders_.close(x.order, OrderState::kCancelled, Reason::kTimeInForce, x.time);
    } else {
      orders_.fill(x.order, part, position, x.time, fill);
    }
  }

  // The moment of a fill, for sizing: other instruments at the matcher's prices, this one at the execution's.
  template <class M>
  [[nodiscard]] AccountView view_at(M& matcher, const Execution& x, const Order& order) {
    return view([&](const Position& p) {
      if (p.instrument != order.instrument) return matcher.quote(p.instrument).closing(p.side);
      return p.side == order.side ? x.closing : x.price;
    });
  }

  template <class M>
  [[nodiscard]] SizingMoment moment(M& matcher, const Execution& x, double price, double stop_distance,
                                    std::int64_t held, const EntryCosts& costs) {
    const Order& order = orders_.order(x.order);
    const std::uint8_t currency = rules(order).currency;
    const AccountView v = view_at(matcher, x, order);
    return {.kind = order.size_kind,
            .asked = asked_in(rules(order).currency, order.size_kind, order.asked),
            .price = price,
            .stop_distance = stop_distance,
            .equity = account_.equity(v, currency),
            .room = account_.room(v, currency),
            .held = held,
            .unit_margin = unit_margin(account_, rules(order).margin, price),
            .costs = costs.fees != nullptr ? &costs : nullptr};
  }

  template <class M>
  [[nodiscard]] SizingMoment exit_moment(M& matcher, const Execution& x, double price, const Position& p,
                                         const EntryCosts& costs) {
    const Order& order = orders_.order(x.order);
    if (order.size_kind == SizeKind::kTargetWeight) return moment(matcher, x, price, 0.0, p.lots, costs);
    return {.kind = order.size_kind,
            .asked = asked_in(rules(order).currency, order.size_kind, order.asked),
            .price = price,
            .stop_distance = 0.0,
            .equity = 0.0,
            .room = 0.0,
            .held = p.lots,
            .costs = costs.fees != nullptr ? &costs : nullptr};
  }

  [[nodiscard]] static bool is_price(double price) noexcept {
    return price > 0.0 && price != std::numeric_limits<double>::infinity();
  }

  // An entry whose attached orders cannot be placed is not made.
  [[nodiscard]] Reason place_levels(const Order& entry, double price, Levels& out) const noexcept {
    if (!is_price(price)) return Reason::kBadPrice;
    const RecordList<Order>& all = orders_.orders();
    const Grid& ticks = rules(entry).ticks;
    for (std::uint32_t id = entry.id + 1; id <= all.size() && all[id - 1].parent == entry.id; ++id) {
      const Order& child = all[id - 1];
      if (child.state != OrderState::kHeld) continue;
      const std::int64_t level = level_ticks(ticks, price, entry.side, child.intent, child.asked);
      if (level == 0) return Reason::kBadPrice;
      out.all[out.count++] = {id, level};
      const bool is_risk = child.intent == Intent::kStopLoss && out.stop_distance == 0.0;
      if (is_risk) out.stop_distance = std::fabs(price - ticks.value(level));
    }
    return Reason::kNone;
  }

  void refuse(std::uint32_t id, Reason reason, std::int64_t time) {
    const bool nothing_to_do = reason == Reason::kAtTarget;
    orders_.close(id, nothing_to_do ? OrderState::kCancelled : OrderState::kRejected, reason, time);
    orders_.cancel_children(id, reason, time);
    if (!nothing_to_do) count_rejection(reason);
  }

  void count_rejection(Reason reason) noexcept {
    ++(reason == Reason::kLeverage       ? rejections_.leverage
       : reason == Reason::kBelowMinimum ? rejections_.minimum
       : reason == Reason::kMargin       ? rejections_.margin
                                         : rejections_.other);
  }

  // An entry of explicit units whose initial margin is not free: what it needed and what there was is kept.
  void refuse_margin(const Order& order, const SizingMoment& m, std::int64_t time) {
    const SizingRules& sizing = rules(order).sizing;
    const double held = is_target(m.kind) ? sizing.lots.value(m.held) : 0.0;
    const double units = std::fabs(m.asked) - held;
    const double value = units * m.price;
    const double costs = m.costs == nullptr ? sizing.commission.of(units, value) : m.costs->commission_of(units, value);
    const double rate = rates_[rules(order).currency];
    margin_.add({.time = time,
                 .order = order.id,
                 .kind = MarginEventKind::kRefused,
                 .equity = m.equity * rate,
                 .required = (units * m.room_per_unit() + costs) * rate,
                 .available = m.room * rate});
    refuse(order.id, Reason::kMargin, time);
  }

  // What sizing must know beside the rules' one commission and the price of one unit; without fees where it is nothing.
  [[nodiscard]] EntryCosts entry_costs(const Order& order, const Execution& x) noexcept {
    const InstrumentRules& own = rules(order);
    const bool grows = grows_with_size(order, x);
    if (own.fees.is_plain() && !grows && own.sizing.commission.minimum >= 0.0) return {};
    return {.commission = own.sizing.commission,
            .fees = &own.fees,
            .start = fee_stage_.start(own.fees, x.time, own.currency),
            .liquidity = x.liquidity,
            .market = grows && order.side == Side::kBuy ? &own.market : nullptr,
            .price = x.price,
            .fixed_slip = own.slippage.of(x.price),
            .limit = limit_of(order, x),
            .bar = x.bar};
  }
  // From the fill to the stop; where the price of the fill depends on its size, rounding may add a tick.
  [[nodiscard]] double risk_distance(const Order& order, const Execution& x, const Levels& levels) const noexcept {
    if (levels.stop_distance == 0.0 || !grows_with_size(order, x)) return levels.stop_distance;
    return levels.stop_distance + rules(order).ticks.step();
  }

  [[nodiscard]] FeeMoment fee_moment(const Execution& x, const Order& order, double units, double value,
                                     std::int64_t left) const noexcept {
    return {.order = order.id,
            .time = x.time,
            .units = units,
            .value = value,
            .liquidity = x.liquidity,
            .currency = rules(order).currency,
            .is_first = order.lots == 0,
            .is_last = left == 0};
  }
  // What a fill pays after which the order has so many lots left to do.
  [[nodiscard]] double fee_of(const Execution& x, const Order& order, double units, double value, std::int64_t left) {
    const InstrumentRules& own = rules(order);
    if (own.fees.is_plain() && order.lots == 0 && left == 0) return own.sizing.commission.of(units, value);
    return fee_stage_.charge(own.sizing.commission, own.fees, fee_moment(x, order, units, value, left),
                             [this](std::uint32_t id) { return is_done(orders_.order(id).state); });
  }

  struct Filled {
    std::int64_t lots;
    double units;
    double commission;
  };

  [[gnu::always_inline]] Fill record_fill(const Execution& x, const Order& order, const Filled& filled,
                                          const Priced& at) {
    const InstrumentRules& own = rules(order);
    const double value = filled.units * at.price;
    const Fill fill{.order = order.id,
                    .bar = x.bar,
                    .time = x.time,
                    .lots = filled.lots,
                    .price = at.price,
                    .commission = filled.commission,
                    .spread_cost = filled.units * (x.spread * 0.5),
                    .slippage_cost = filled.units * at.slip,
                    .instrument = order.instrument,
                    .side = order.side,
                    .rule = x.rule,
                    .liquidity = x.liquidity,
                    .currency = own.currency,
                    .ambiguous = x.ambiguous};
    ledger_.settle(fill, value);
    fills_.append() = fill;
    return fill;
  }

  void split(std::size_t instrument, const CorporateAction& a, const Quote& open, std::int64_t time) {
    for (std::size_t k = 0; k < Account::kPositions; ++k) {
      Position& p = positions_[instrument * Account::kPositions + k];
      if (!p.is_flat()) split_position(p, a, open.closing(p.side), time);
    }
    for (std::size_t i = 0; i < orders_.live(instrument).size();) {
      const std::uint32_t id = orders_.live(instrument)[i];
      split_order(id, a, time);
      if (!is_done(orders_.order(id).state)) ++i;
    }
  }

  void split_position(Position& p, const CorporateAction& a, double price, std::int64_t time) {
    const Grid& grid = settings_.instruments[p.instrument].sizing.lots;
    const SplitLots lots = split_lots(p.lots, a);
    const std::uint32_t id = p.id;
    const double lost = lots.lost * grid.value(1) * price * sign(p.side);
    p.lots = lots.whole;
    p.units = grid.value(lots.whole);
    p.entry_price = split_price(p.entry_price, a);
    p.walked = {split_price(p.walked.low, a), split_price(p.walked.high, a)};
    if (lots.lost != 0.0) post(p.instrument, time, lost, LedgerCause::kCashInLieu);
    if (lots.whole > 0) return;
    p.id = 0;
    --open_positions_;
    const auto is_of_it = [id](const Order& o) { return o.position == id; };
    close_each(p.instrument, is_of_it, OrderState::kCancelled, Reason::kPositionClosed, time);
  }

  void split_order(std::uint32_t id, const CorporateAction& a, std::int64_t time) {
    orders_.split(id, a);
    for (std::uint32_t k = id + 1; k <= orders_.orders().size() && orders_.order(k).parent == id; ++k) {
      if (orders_.order(k).state == OrderState::kHeld) orders_.split(k, a);
    }
    const Order& o = orders_.order(id);
    if (o.price <= 0) return;
    const Grid& ticks = rules(o).ticks;
    const auto after = [&](OrderType type, std::int64_t level) {
      return price_ticks(ticks, type, o.side, split_price(ticks.value(level), a));
    };
    const std::int64_t price = after(acts_as(o) == Acts::kLimit ? OrderType::kLimit : o.type, o.price);
    if (has_limit_after_trigger(o.type)) orders_.terms_of(id).limit = after(OrderType::kLimit, orders_.terms(o).limit);
    if (price <= 0) return cancel(id, Reason::kBadPrice, time);
    orders_.set_price(id, price);
  }

  void pay_dividend(std::size_t instrument, double per_unit, std::int64_t time) {
    for (std::size_t k = 0; k < Account::kPositions; ++k) {
      const Position& p = positions_[instrument * Account::kPositions + k];
      if (!p.is_flat()) post(p.instrument, time, p.units * per_unit * sign(p.side), LedgerCause::kDividend);
    }
  }

  void post(std::size_t instrument, std::int64_t time, double amount, LedgerCause cause) {
    const std::uint8_t currency = settings_.instruments[instrument].currency;
    ledger_.post({.time = time, .amount = amount, .reference = -1, .cause = cause, .currency = currency},
                 fills_.size());
  }

  CoreSettings settings_;
  Account account_;
  OrderMachine orders_;
  Ledger ledger_;
  FeeStage fee_stage_;
  RecordList<double> impacts_;
  bool has_impact_ = false;
  RecordList<Fill> fills_;
  RecordList<Trade> trades_;
  std::vector<Position> positions_;
  std::vector<double> worth_{0.0};
  std::vector<double> exposure_{0.0};
  std::vector<double> no_exposure_{0.0};
  std::vector<double> initial_{0.0};
  std::vector<double> maintenance_{0.0};
  MarginLog margin_;
  std::vector<double> rates_{1.0};
  std::uint32_t positions_made_ = 0;
  std::uint32_t open_positions_ = 0;
  std::uint64_t ambiguous_ = 0;
  std::vector<std::uint32_t> last_ambiguous_;  // bar + 1, by instrument
  Rejections rejections_;
  SameSize same_size_{};
};

}  // namespace tiercel::sim
