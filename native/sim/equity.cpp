#include "native/sim/equity.hpp"

#include <algorithm>

#include "native/core/cpu.hpp"

namespace tiercel::sim {
namespace {

TIERCEL_BODY void marked_body(double* equity, std::size_t n, const double* close, double factor, double offset,
                              double cash, double units) noexcept {
  for (std::size_t i = 0; i < n; ++i) equity[i] = cash + units * (close[i] * factor + offset);
}

TIERCEL_VARIANTS(void, marked,
                 (double* equity, std::size_t n, const double* close, double factor, double offset, double cash,
                  double units),
                 (equity, n, close, factor, offset, cash, units))

TIERCEL_BODY void added_body(double* equity, std::size_t n, const double* close, double factor, double offset,
                             double units) noexcept {
  for (std::size_t i = 0; i < n; ++i) equity[i] += units * (close[i] * factor + offset);
}

TIERCEL_VARIANTS(void, added,
                 (double* equity, std::size_t n, const double* close, double factor, double offset, double units),
                 (equity, n, close, factor, offset, units))

}  // namespace

void write_equity(std::span<double> equity, const Mark& mark, std::size_t from, double cash, double units) noexcept {
  if (units == 0.0) {
    std::fill(equity.begin(), equity.end(), cash);
    return;
  }
  marked(equity.data(), equity.size(), mark.close + from, mark.factor, mark.offset, cash, units);
}

void add_equity(std::span<double> equity, const Mark& mark, std::size_t from, double units) noexcept {
  added(equity.data(), equity.size(), mark.close + from, mark.factor, mark.offset, units);
}

}  // namespace tiercel::sim
