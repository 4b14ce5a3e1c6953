#pragma once
// The smallest account: one currency, one position an instrument (netting), gross exposure at most leverage * equity.
#include <cstddef>
#include <cstdint>

#include "native/sim/account_rule.hpp"

namespace tiercel::sim {

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
