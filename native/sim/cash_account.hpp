#pragma once
// The account rule until margin rules are chosen: gross exposure is at most leverage * equity.
#include <concepts>

namespace tiercel::sim {

// What an account rule sees at the moment of a fill, after the exits of that step.
struct AccountView {
  double cash;
  double position_value;  // signed, at the prices at which the positions could be closed
  double exposure;        // gross, at the same prices
};

// An account rule says what the account is worth and how much an entry may still cost (value + entry costs).
template <class T>
concept AccountRule = requires(const T& rule, const AccountView& view) {
  { rule.equity(view) } -> std::same_as<double>;
  { rule.room(view) } -> std::same_as<double>;
};

struct CashAccount {
  double leverage = 1.0;

  [[nodiscard]] double equity(const AccountView& v) const noexcept { return v.cash + v.position_value; }
  [[nodiscard]] double room(const AccountView& v) const noexcept { return leverage * equity(v) - v.exposure; }
};

static_assert(AccountRule<CashAccount>);

}  // namespace tiercel::sim
