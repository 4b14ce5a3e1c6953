#pragma once
// Bars as the simulator sees them: for each side, open, high, low and close of the price at which it would fill.
//
// A side is a set of columns and price = column * factor + offset, of which at most one differs from (1, 0): the
// spread stage of the costs. From bid bars a buy fills at bid + spread; from mid and last bars at half a spread
// either way; from bid/ask bars at the side's own columns. Crossed quotes are put right before they come here (both
// sides at the worse price), so bid <= ask at each of the four prices.
#include <cstddef>
#include <cstdint>

#include "native/sim/types.hpp"

namespace tiercel::sim {

struct Ohlc {
  const double* open = nullptr;
  const double* high = nullptr;
  const double* low = nullptr;
  const double* close = nullptr;
};

struct QuoteSide {
  Ohlc column{};
  double factor = 1.0;
  double offset = 0.0;

  [[nodiscard]] double price(double raw) const noexcept { return raw * factor + offset; }
  [[nodiscard]] double open(std::size_t i) const noexcept { return price(column.open[i]); }
  [[nodiscard]] double high(std::size_t i) const noexcept { return price(column.high[i]); }
  [[nodiscard]] double low(std::size_t i) const noexcept { return price(column.low[i]); }
  [[nodiscard]] double close(std::size_t i) const noexcept { return price(column.close[i]); }
};

struct BarSeries {
  std::size_t size = 0;
  const std::int64_t* time = nullptr;        // opens
  const std::int64_t* close_time = nullptr;  // null: open + duration
  std::int64_t duration = 0;
  Ohlc own{};  // the series' own columns: order of the extremes, marks at `last`
  QuoteSide bid{};
  QuoteSide ask{};
  bool two_sided = false;   // bid/ask bars: the extremes are ordered on bid + ask
  double price_step = 0.0;  // 0: off the step
  const double* volume = nullptr;

  [[nodiscard]] std::int64_t closes_at(std::size_t i) const noexcept {
    return close_time != nullptr ? close_time[i] : time[i] + duration;
  }
  // The side on which an order of this side fills: a buy at the ask.
  [[nodiscard]] const QuoteSide& fill_side(Side s) const noexcept { return s == Side::kBuy ? ask : bid; }
};

}  // namespace tiercel::sim
