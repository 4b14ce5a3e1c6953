#pragma once
// Money: every change is a row, and cash is for each currency the running sum of its rows in their order, bit for bit.
//
// Rows that follow from a fill (its value, its commission) are not kept but made when they are read: see
// ledger_rows in records.hpp.
#include <cstdint>
#include <span>
#include <vector>

#include "native/sim/types.hpp"

namespace tiercel::sim {

// A row that follows from no fill, and how many fills came before it.
struct LedgerEntry {
  LedgerRow row;
  std::uint32_t fills_before;
};

class Ledger {
 public:
  void clear(std::size_t currencies) {
    entries_.clear();
    cash_.assign(currencies, 0.0);
    rows_ = 0;
  }

  void post(const LedgerRow& row, std::size_t fills_before) {
    entries_.push_back({row, static_cast<std::uint32_t>(fills_before)});
    cash_[row.currency] += row.amount;
    ++rows_;
  }

  // A buy pays its value, a sell gets it; both pay the commission.
  void settle(const Fill& fill, double value) noexcept {
    double& cash = cash_[fill.currency];
    cash += fill.side == Side::kBuy ? -value : value;
    ++rows_;
    if (fill.commission == 0.0) return;
    cash += -fill.commission;
    ++rows_;
  }

  [[nodiscard]] double cash(std::size_t currency = 0) const noexcept { return cash_[currency]; }
  [[nodiscard]] std::span<const double> balances() const noexcept { return cash_; }
  [[nodiscard]] std::span<const LedgerEntry> entries() const noexcept { return entries_; }
  // Rows altogether.
  [[nodiscard]] std::size_t size() const noexcept { return rows_; }

 private:
  std::vector<LedgerEntry> entries_;
  std::vector<double> cash_{0.0};
  std::size_t rows_ = 0;
};

}  // namespace tiercel::sim
