#include "native/indicators/parts/weighted_window.hpp"

#include "native/core/lanes.hpp"

namespace tiercel::indicators {
namespace {

constexpr std::size_t kTogether = 32;  // rows that do not wait for each other

template <int W>
TIERCEL_BODY bool weighted_block_of_body(const double* weights, std::size_t period, const double* values, double* out,
                                         std::size_t rows) noexcept {
  constexpr std::size_t kVectors = kTogether / W;
  if (!all_finite(values + period - 1, rows)) return false;
  for (std::size_t row = 0; row < rows; row += kTogether) {
    Lanes<W> sums[kVectors] = {};
    for (std::size_t place = 0; place < period; ++place) {
      const double* from = values + row + place;
      for (std::size_t v = 0; v < kVectors; ++v) sums[v] += weights[place] * read_lanes<W>(from + v * W);
    }
    for (std::size_t v = 0; v < kVectors; ++v) write_lanes(out + row + v * W, sums[v]);
  }
  return true;
}

TIERCEL_LANE_VARIANTS(bool, weighted_block_of,
                      (const double* weights, std::size_t period, const double* values, double* out, std::size_t rows),
                      (weights, period, values, out, rows))

}  // namespace

bool weighted_block(const double* weights, std::size_t period, const double* values, double* out,
                    std::size_t rows) noexcept {
  return weighted_block_of(weights, period, values, out, rows);
}

}  // namespace tiercel::indicators
