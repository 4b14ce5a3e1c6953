#pragma once
// The path inside a bar (docs/semantics.md, step 3): open, then the nearer extreme to the open, then the other, then
// close; at equal distance low first if close >= open, else high first. Both sides walk the same order together.
#include <array>
#include <cmath>
#include <cstddef>

#include "native/sim/quotes.hpp"

namespace tiercel::sim {

inline constexpr std::size_t kPathPoints = 4;

struct Path {
  std::array<double, kPathPoints> bid;
  std::array<double, kPathPoints> ask;

  [[nodiscard]] const std::array<double, kPathPoints>& of(Side order_side) const noexcept {
    return order_side == Side::kBuy ? ask : bid;
  }
};

// Distances that differ by less than half a price step are equal: on the step they are so exactly, in doubles not.
[[nodiscard]] inline bool is_high_first(double open, double high, double low, double close, double step) noexcept {
  const double difference = (high - open) - (open - low);
  if (std::fabs(difference) < 0.5 * step || difference == 0.0) return close < open;
  return difference < 0.0;
}

[[nodiscard]] inline bool is_high_first(const BarSeries& s, std::size_t i) noexcept {
  if (!s.two_sided) return is_high_first(s.own.open[i], s.own.high[i], s.own.low[i], s.own.close[i], s.price_step);
  return is_high_first(s.bid.open(i) + s.ask.open(i), s.bid.high(i) + s.ask.high(i), s.bid.low(i) + s.ask.low(i),
                       s.bid.close(i) + s.ask.close(i), s.price_step);
}

[[nodiscard]] inline Path path_of(const BarSeries& s, std::size_t i) noexcept {
  const auto points = [i](const QuoteSide& q, bool high_first) -> std::array<double, kPathPoints> {
    if (high_first) return {q.open(i), q.high(i), q.low(i), q.close(i)};
    return {q.open(i), q.low(i), q.high(i), q.close(i)};
  };
  const bool high_first = is_high_first(s, i);
  return {points(s.bid, high_first), points(s.ask, high_first)};
}

}  // namespace tiercel::sim
