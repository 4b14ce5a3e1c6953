#pragma once
// The account of a run: a cash account, whose gross exposure is at most leverage * equity, or a margin account, whose
// entries need free margin. One type covers both, since an engine for each would double what is compiled, and the
// choice is a branch at a fill.
#include <cstddef>
#include <cstdint>

#include "native/sim/account_rule.hpp"

namespace tiercel::sim {

struct MarginAccount {
  static constexpr std::size_t kPositions = 1;
  double leverage = 1.0;     // of a cash account
  bool uses_margin = false;  // by the margin rules of the instruments

  [[nodiscard]] std::size_t position_of(const Order& /*order*/) const noexcept { return 0; }
  [[nodiscard]] double equity(const AccountView& v, std::uint8_t currency) const noexcept {
    return in_currency(currency, v.worth, v.rates);
  }
  [[nodiscard]] double room(const AccountView& v, std::uint8_t currency) const noexcept {
    const double own = in_currency(currency, v.worth, v.rates);
    return uses_margin ? own - in_currency(currency, v.initial, v.rates)
                       : leverage * own - in_currency(currency, v.exposure, v.rates);
  }
  [[nodiscard]] bool counts_margin() const noexcept { return uses_margin; }
  [[nodiscard]] double unit_margin(const MarginRules& m, double price) const noexcept {
    return uses_margin ? m.initial.of(1.0, price) : 0.0;
  }
  [[nodiscard]] MarginUse margin(const AccountView& v) const noexcept {
    if (!uses_margin) return {};
    return {in_currency(kAccountCurrency, v.initial, v.rates), in_currency(kAccountCurrency, v.maintenance, v.rates)};
  }
};

static_assert(MarginRule<MarginAccount>);

}  // namespace tiercel::sim
