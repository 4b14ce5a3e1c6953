#pragma once
// Money: every change is a row, and cash is the running sum of the rows in their order, bit for bit.
#include <cstdint>
#include <vector>

#include "native/sim/types.hpp"

namespace tiercel::sim {

class Ledger {
 public:
  void clear() noexcept {
    rows_.clear();
    cash_ = 0.0;
  }

  void post(const LedgerRow& row) {
    rows_.emplace_back() = row;  // in place: a temporary on the stack would be written and read back
    cash_ += row.amount;
  }

  [[nodiscard]] double cash() const noexcept { return cash_; }
  [[nodiscard]] const std::vector<LedgerRow>& rows() const noexcept { return rows_; }

 private:
  std::vector<LedgerRow> rows_;
  double cash_ = 0.0;
};

}  // namespace tiercel::sim
