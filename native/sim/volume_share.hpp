#pragma once
// What of a bar's volume the orders of a run may have: a share of it for all of them, from the bar's open to its close.
#include <algorithm>
#include <cstdint>
#include <vector>

#include "native/sim/grid.hpp"
#include "native/sim/order_machine.hpp"

namespace tiercel::sim {

class VolumeShare {
 public:
  VolumeShare() = default;  // without one everything can be had
  VolumeShare(const double* volume, double share, const Grid& lots) noexcept
      : volume_(volume), share_(share), lots_(lots) {}

  [[nodiscard]] bool is_given() const noexcept { return share_ > 0.0; }
  // Lots that are left of the bar.
  [[nodiscard]] std::int64_t left() const noexcept { return left_; }

  // An event of a bar begins.
  void begin(std::uint32_t bar) noexcept {
    if (!is_given() || bar + 1 == bar_) return;
    bar_ = bar + 1;
    left_ = std::max<std::int64_t>(0, lots_.down(volume_[bar] * share_));
    offered_ = 0;
    passed_over_.clear();
  }
  // An order is offered what is left.
  void offer(const Order& o) noexcept {
    offered_ = o.id;
    filled_before_ = o.lots;
  }
  // What the last offer came to. An order that took nothing of it wants more than there is: no later offer of this bar
  // will be larger, so it gets none.
  void settle(const OrderMachine& orders) {
    if (offered_ == 0) return;
    const Order& o = orders.order(offered_);
    left_ -= o.lots - filled_before_;
    if (o.lots == filled_before_) passed_over_.push_back(offered_);
    offered_ = 0;
  }
  [[nodiscard]] bool can_have(const Order& o) const noexcept {
    return left_ > 0 && std::ranges::find(passed_over_, o.id) == passed_over_.end();
  }

 private:
  const double* volume_ = nullptr;
  double share_ = 0.0;
  Grid lots_;
  std::uint32_t bar_ = 0;  // + 1
  std::int64_t left_ = 0;
  std::uint32_t offered_ = 0;
  std::int64_t filled_before_ = 0;
  std::vector<std::uint32_t> passed_over_;
};

}  // namespace tiercel::sim
