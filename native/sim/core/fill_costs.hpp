#pragma once
// What a fill costs: its price after slippage and impact, its commission, and the record of it.
#include <cstdint>
#include <limits>

#include "native/sim/core/held_positions.hpp"
#include "native/sim/costs/entry_costs.hpp"
#include "native/sim/costs/fee_stage.hpp"
#include "native/sim/costs/market_costs.hpp"
#include "native/sim/execution.hpp"
#include "native/sim/instrument_rules.hpp"
#include "native/sim/order_rules.hpp"
#include "native/sim/types.hpp"

namespace tiercel::sim {

template <AccountRule Account>
class FillCosts : public HeldPositions<Account> {
  using Base = HeldPositions<Account>;

 public:
  // What sizing must know to work out a market order of an instrument now, before there is one.
  [[nodiscard]] EntryCosts entry_costs(std::size_t instrument, std::int64_t time) noexcept {
    const InstrumentRules& own = settings_.instruments[instrument];
    return {.commission = own.sizing.commission,
            .fees = &own.fees,
            .start = fee_stage_.start(own.fees, time, own.currency)};
  }

 protected:
  using Base::fee_stage_;
  using Base::fills_;
  using Base::ledger_;
  using Base::orders_;
  using Base::rules;
  using Base::settings_;

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

  [[nodiscard]] static bool is_price(double price) noexcept {
    return price > 0.0 && price != std::numeric_limits<double>::infinity();
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
};

}  // namespace tiercel::sim
