#pragma once
// What a rule of accounts is: it decides which position an order joins, what the account is worth and what an entry may
// still cost.
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <span>

#include "native/sim/margin.hpp"
#include "native/sim/rates.hpp"
#include "native/sim/types.hpp"

namespace tiercel::sim {

// What an account rule sees at the moment of a fill, by currency: cash plus the signed value of positions at the
// prices at which they could be closed, and their gross value. The margins are counted for rules of margin only.
struct AccountView {
  std::span<const double> worth;
  std::span<const double> exposure;
  std::span<const double> initial{};
  std::span<const double> maintenance{};
  std::span<const double> rates{};  // what a unit of each currency is worth in the account's
};

// Equity and room are in the currency of the order's instrument; an entry fits when its value and its costs are at most
// the room.
template <class T>
concept AccountRule = requires(const T& rule, const AccountView& view, const Order& order, std::uint8_t currency) {
  { T::kPositions } -> std::convertible_to<std::size_t>;  // most positions that an instrument can have
  { rule.position_of(order) } -> std::same_as<std::size_t>;
  { rule.equity(view, currency) } -> std::same_as<double>;
  { rule.room(view, currency) } -> std::same_as<double>;
};

// A rule may count margin: an entry then takes units * unit_margin of the room in place of its value. The margins of
// all positions are in the account's currency.
template <class T>
concept MarginRule = AccountRule<T> &&
    requires(const T& rule, const AccountView& view, const MarginRules& margin, double price) {
  { rule.counts_margin() } -> std::same_as<bool>;
  { rule.unit_margin(margin, price) } -> std::same_as<double>;
  { rule.margin(view) } -> std::same_as<MarginUse>;
};

template <AccountRule Account>
[[nodiscard]] constexpr bool counts_margin(const Account& rule) noexcept {
  if constexpr (MarginRule<Account>) return rule.counts_margin();
  return false;
}

// 0 for all of the value.
template <AccountRule Account>
[[nodiscard]] constexpr double unit_margin(const Account& rule, const MarginRules& margin, double price) noexcept {
  if constexpr (MarginRule<Account>) return rule.unit_margin(margin, price);
  return 0.0;
}

template <AccountRule Account>
[[nodiscard]] constexpr MarginUse margin_use(const Account& rule, const AccountView& view) noexcept {
  if constexpr (MarginRule<Account>) return rule.margin(view);
  return {};
}

}  // namespace tiercel::sim
