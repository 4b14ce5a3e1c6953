#pragma once
// What each fill pays, where one rate does not say it: an order that fills in parts pays its minimum once and is held
// to its maximum as a whole; rates differ by liquidity and by tiers.
#include <algorithm>
#include <cstdint>
#include <vector>

#include "native/sim/costs/commission.hpp"
#include "native/sim/costs/fee_schedule.hpp"
#include "native/sim/costs/month_volume.hpp"
#include "native/sim/types.hpp"

namespace tiercel::sim {

// A fill that is to pay.
struct FeeMoment {
  std::uint32_t order;
  std::int64_t time;
  double units;
  double value;
  Liquidity liquidity;
  std::uint8_t currency;
  bool is_first;  // of its order
  bool is_last;   // the order does not go on working
};

class FeeStage {
 public:
  void clear(std::size_t currencies) {
    month_.clear(currencies);
    parts_.clear();
    most_parts_ = kFewParts;
  }

  // Money for the fill: what the order owes with it, less what its earlier fills paid. `is_done(order)` says which
  // orders will have no more fills.
  template <class IsDone>
  [[nodiscard]] double charge(const Commission& c, const FeeSchedule& fees, const FeeMoment& m, IsDone is_done) {
    const Part before = m.is_first ? Part{.order = m.order} : take(m.order);
    const double value = before.value + m.value;
    const double linear = before.linear + linear_of(c, fees, before, m);
    const double owed = c.limited(linear, value);
    if (!m.is_last) {
      if (parts_.size() >= most_parts_) {
        std::erase_if(parts_, [&](const Part& p) { return is_done(p.order); });
        most_parts_ = std::max(kFewParts, 2 * parts_.size());
      }
      parts_.push_back({m.order, value, linear, owed});
    }
    month_.add(m.currency, m.units, m.value);
    return owed - before.paid;
  }

  // Where the tiers stand at this time, before an order's first fill.
  [[nodiscard]] double start(const FeeSchedule& fees, std::int64_t time, std::uint8_t currency) noexcept {
    month_.reach(time);
    if (fees.basis == TierBasis::kMonthUnits) return month_.units();
    return fees.basis == TierBasis::kMonthValue ? month_.value(currency) : 0.0;
  }

 private:
  static constexpr std::size_t kFewParts = 64;

  // What an order that goes on working has traded and paid.
  struct Part {
    std::uint32_t order;
    double value = 0.0;
    double linear = 0.0;
    double paid = 0.0;
  };

  [[nodiscard]] Part take(std::uint32_t order) {
    const auto at = std::ranges::find(parts_, order, &Part::order);
    if (at == parts_.end()) return {.order = order};
    const Part part = *at;
    *at = parts_.back();
    parts_.pop_back();
    return part;
  }

  [[nodiscard]] double linear_of(const Commission& c, const FeeSchedule& fees, const Part& before, const FeeMoment& m) {
    if (fees.is_plain()) return c.per_unit * m.units + c.per_value * m.value;
    const double from = fees.basis == TierBasis::kOrderValue ? before.value : start(fees, m.time, m.currency);
    return fees.charge(from, m.units, m.value, [&](const FeeTier& t) { return t.rate(m.liquidity); });
  }

  MonthVolume month_;
  std::vector<Part> parts_;
  std::size_t most_parts_ = kFewParts;
};

}  // namespace tiercel::sim
