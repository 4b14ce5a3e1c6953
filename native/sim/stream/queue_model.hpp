#pragma once
// Where an order stands in the queue of its price level, when the feed tells only the level's quantity (L2).
//
// All models: an order joins behind the quantity that is shown; trades at its price take from the front; it never
// stands behind more than the level holds. They differ in what a decrease beyond the traded quantity takes:
//   risk-averse    nothing from ahead of the order
//   probabilistic  from ahead of it the share f(front) / (f(front) + f(back)), from behind the rest, with
//                  f(x) = log(1 + x) or x^n, x in units; what the share would take of more than stands behind, it takes
//                  from ahead
// Source: E. Rigtorp, "Estimating order queue position" (2013), and the answers to question 3782 of Quantitative
// Finance Stack Exchange that name the functions.
#include <algorithm>
#include <cstdint>

#include "native/core/math.hpp"

namespace tiercel::sim {

enum class QueueModel : std::uint8_t { kRiskAverse, kLog, kPower };

struct QueueRule {
  QueueModel model = QueueModel::kRiskAverse;
  double power = 3.0;

  [[nodiscard]] double weight(double units) const noexcept {
    if (model == QueueModel::kLog) return exact_log(1.0 + units);
    return power == 3.0 ? units * units * units : exact_pow(units, power);
  }
};

// Lots ahead of an order, and what traded at its price since the level was last told.
struct QueuePlace {
  double front = 0.0;
  double traded = 0.0;

  // A trade at the order's price: gives what it leaves for the order.
  double trade(double lots) noexcept {
    traded += lots;
    const double left = lots - front;
    front = std::max(0.0, front - lots);
    return std::max(0.0, left);
  }

  // The level's quantity was `before` and is `now`; `unit` is a lot in units.
  void change(const QueueRule& rule, double before, double now, double unit) noexcept {
    const double gone = before - now - traded;
    traded = 0.0;
    if (gone > 0.0 && rule.model != QueueModel::kRiskAverse) {
      const double back = std::max(0.0, before - front);
      const double ahead = rule.weight(front * unit);
      const double sum = ahead + rule.weight(back * unit);
      const double share = sum > 0.0 ? ahead / sum : 0.0;
      const double from_back = std::min(back, (1.0 - share) * gone);
      front = std::max(0.0, front - (gone - from_back));
    }
    front = std::min(front, now);
  }
};

}  // namespace tiercel::sim
