#pragma once
// The highest and the lowest of neighbouring rows of a column.
#include <cstddef>
#include <cstring>

#include "native/core/cpu.hpp"

namespace tiercel::bars {

using ExtremeLanes = double __attribute__((vector_size(64)));
inline constexpr std::size_t kExtremeLanes = 8;

TIERCEL_BODY ExtremeLanes load_lanes(const double* x) noexcept {
  ExtremeLanes v;
  std::memcpy(&v, x, sizeof v);
  return v;
}

template <bool Highest>
TIERCEL_BODY double better(double a, double b) noexcept {
  return (Highest ? b > a : b < a) ? b : a;
}

// Of at least one row. Prices hold no NaN, so that the extreme is the same whatever the order in which the lanes are
// compared.
template <bool Highest>
TIERCEL_BODY double extreme(const double* x, std::size_t rows) noexcept {
  double best = x[0];
  std::size_t i = 0;
  if (rows >= kExtremeLanes) {
    ExtremeLanes lanes = load_lanes(x);
    for (i = kExtremeLanes; i + kExtremeLanes <= rows; i += kExtremeLanes) {
      const ExtremeLanes v = load_lanes(x + i);
      lanes = (Highest ? v > lanes : v < lanes) ? v : lanes;
    }
    for (std::size_t lane = 0; lane < kExtremeLanes; ++lane) best = better<Highest>(best, lanes[lane]);
  }
  for (; i < rows; ++i) best = better<Highest>(best, x[i]);
  return best;
}

}  // namespace tiercel::bars
