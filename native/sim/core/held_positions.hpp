#pragma once
// What happens to positions and resting orders while nothing is traded: splits, dividends, financing, the path.
#include <cstdint>

#include "native/sim/core/order_entry.hpp"
#include "native/sim/corporate_action.hpp"
#include "native/sim/execution.hpp"
#include "native/sim/financing.hpp"
#include "native/sim/levels.hpp"
#include "native/sim/position.hpp"
#include "native/sim/types.hpp"

namespace tiercel::sim {

template <AccountRule Account>
class HeldPositions : public OrderEntry<Account> {
  using Base = OrderEntry<Account>;

 public:
  using Base::cancel;

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

 protected:
  using Base::close_each;
  using Base::open_positions_;
  using Base::orders_;
  using Base::positions_;
  using Base::post;
  using Base::rules;
  using Base::settings_;

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
};

}  // namespace tiercel::sim
