#pragma once
// The account rule until margin rules are chosen: one currency, one position an instrument (netting), gross exposure
// at most leverage * equity.
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <span>

#include "native/sim/types.hpp"

namespace tiercel::sim {

// What an account rule sees at the moment of a fill, by currency: cash plus the signed value of positions at the
// prices at which they could be closed, and their gross value.
struct AccountView {
  std::span<const double> worth;
  std::span<const double> exposure;
};

// An account rule says which of an instrument's positions an order joins, what the account is worth and how much an
// entry may still cost (value + entry costs), both in the currency of the order's instrument.
template <class T>
concept AccountRule = requires(const T& rule, const AccountView& view, const Order& order, std::uint8_t currency) {
  { T::kPositions } -> std::convertible_to<std::size_t>;  // most positions that an instrument can have
  { rule.position_of(order) } -> std::same_as<std::size_t>;
  { rule.equity(view, currency) } -> std::same_as<double>;
  { rule.room(view, currency) } -> std::same_as<double>;
};

struct CashAccount {
  static constexpr std::size_t kPositions = 1;
  double leverage = 1.0;

  [[nodiscard]] std::size_t position_of(const Order& /*order*/) const noexcept { return 0; }
  [[nodiscard]] double equity(const AccountView& v, std::uint8_t /*currency*/) const noexcept { return v.worth[0]; }
  [[nodiscard]] double room(const AccountView& v, std::uint8_t /*currency*/) const noexcept {
    return leverage * v.worth[0] - v.exposure[0];
  }
};

static_assert(AccountRule<CashAccount>);

}  // namespace tiercel::sim
