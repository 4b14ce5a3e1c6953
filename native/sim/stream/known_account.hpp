#pragma once
// What a strategy knows of its account: what the reports that have reached it say. Without latency of reports that is
// all that happened; with it the venue is ahead of it.
#include <cstdint>
#include <deque>
#include <span>
#include <vector>

#include "native/sim/core.hpp"
#include "native/sim/margin_account.hpp"

namespace tiercel::sim {

struct KnownPosition {
  double units = 0.0;  // signed
  double entry_price = 0.0;
  std::int64_t entry_time = 0;
};

class KnownAccount {
 public:
  void start(std::size_t instruments, double cash);

  // An order that the strategy has sent, with those attached to it up to `last`.
  void sent(std::uint32_t id, std::uint32_t last);
  // Reports that leave the venue now; those of fills with what the account then held.
  void depart(const Core<MarginAccount>& core, std::span<const Report> reports, std::int64_t due);
  [[nodiscard]] std::int64_t next_due() const noexcept;
  // Those due by a time are known from now on; `told` gets them.
  void learn(std::int64_t time, std::vector<Report>& told);
  // Cash that no order moved.
  void add_cash(double amount) noexcept { cash_ += amount; }

  [[nodiscard]] double cash() const noexcept { return cash_; }
  [[nodiscard]] const KnownPosition& position(std::size_t instrument) const noexcept { return positions_[instrument]; }
  // Ids of orders that are not known to be done, ascending.
  [[nodiscard]] std::span<const std::uint32_t> live() const noexcept { return live_; }
  [[nodiscard]] OrderState state(std::uint32_t id) const noexcept { return states_[id - 1]; }

 private:
  struct Departed {
    std::int64_t due;
    Report report;
    std::uint16_t instrument;
    double cash;
    KnownPosition position;
  };
  void note(std::uint32_t id, OrderState state);

  std::deque<Departed> under_way_;
  std::vector<KnownPosition> positions_;
  std::vector<OrderState> states_;  // by order
  std::vector<std::uint32_t> live_;
  double cash_ = 0.0;
};

}  // namespace tiercel::sim
