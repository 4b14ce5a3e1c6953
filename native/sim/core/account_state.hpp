#pragma once
// The account of a run as it stands, and its records: cash, positions, orders, fills, trades. What changes them stands
// in the classes over this one (core.hpp).
#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "native/sim/account_rule.hpp"
#include "native/sim/costs/fee_stage.hpp"
#include "native/sim/instrument_rules.hpp"
#include "native/sim/ledger.hpp"
#include "native/sim/margin.hpp"
#include "native/sim/order_machine.hpp"
#include "native/sim/position.hpp"
#include "native/sim/rates.hpp"
#include "native/sim/record_list.hpp"
#include "native/sim/sizing.hpp"
#include "native/sim/types.hpp"

namespace tiercel::sim {

struct CoreSettings {
  std::vector<double> cash;  // the deposit, by currency
  std::vector<InstrumentRules> instruments;
  bool reports = false;  // keep the log of order states
};

struct Rejections {
  std::uint64_t leverage = 0;
  std::uint64_t minimum = 0;
  std::uint64_t margin = 0;
  std::uint64_t other = 0;
};

template <AccountRule Account>
class AccountState {
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

 protected:
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

  // Bars of an instrument in which a fill was ambiguous.
  void count_ambiguous(std::size_t instrument, std::uint32_t bar) noexcept {
    if (last_ambiguous_[instrument] == bar + 1) return;
    last_ambiguous_[instrument] = bar + 1;
    ++ambiguous_;
  }

  void count_rejection(Reason reason) noexcept {
    ++(reason == Reason::kLeverage       ? rejections_.leverage
       : reason == Reason::kBelowMinimum ? rejections_.minimum
       : reason == Reason::kMargin       ? rejections_.margin
                                         : rejections_.other);
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
};

}  // namespace tiercel::sim
