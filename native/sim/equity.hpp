#pragma once
// The equity curve of stretches in which nothing happens: cash + units * mark at each bar.
#include <cstddef>
#include <span>

namespace tiercel::sim {

// What a position is worth at a close: the close of a column as a price (see QuoteSide).
struct Mark {
  const double* close = nullptr;
  double factor = 1.0;
  double offset = 0.0;

  [[nodiscard]] double at(std::size_t bar) const noexcept { return close[bar] * factor + offset; }
};

// equity[i] = cash + units * mark(from + i). `units` is signed.
void write_equity(std::span<double> equity, const Mark& mark, std::size_t from, double cash, double units) noexcept;

// equity[i] += units * mark(from + i): of a further instrument.
void add_equity(std::span<double> equity, const Mark& mark, std::size_t from, double units) noexcept;

}  // namespace tiercel::sim
