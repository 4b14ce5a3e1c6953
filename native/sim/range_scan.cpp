#include "native/sim/range_scan.hpp"

#include <algorithm>
#include <cstring>

#include "native/core/cpu.hpp"

namespace tiercel::sim {
namespace {

constexpr std::size_t kLanes = 8;
constexpr std::size_t kBlock = 4 * kLanes;

typedef double Lanes __attribute__((vector_size(kLanes * sizeof(double))));

TIERCEL_BODY void load(Lanes& to, const double* from) noexcept { std::memcpy(&to, from, sizeof to); }

TIERCEL_BODY double lowest(const Lanes& v) noexcept {
  return std::min(std::min(std::min(v[0], v[4]), std::min(v[1], v[5])),
                  std::min(std::min(v[2], v[6]), std::min(v[3], v[7])));
}

TIERCEL_BODY double highest(const Lanes& v) noexcept {
  return std::max(std::max(std::max(v[0], v[4]), std::max(v[1], v[5])),
                  std::max(std::max(v[2], v[6]), std::max(v[3], v[7])));
}

// Blocks of bars are taken in whole; the block that holds the hit, and the rest, bar by bar.
TIERCEL_BODY std::size_t scan_range_body(const double* low, const double* high, std::size_t bars, double lower,
                                         double upper, Range& range) noexcept {
  Range seen = range;
  std::size_t i = 0;
  for (; i + kBlock <= bars; i += kBlock) {
    Lanes l, h, x;
    load(l, low + i);
    load(h, high + i);
    for (std::size_t k = kLanes; k < kBlock; k += kLanes) {
      load(x, low + i + k);
      l = x < l ? x : l;
      load(x, high + i + k);
      h = x > h ? x : h;
    }
    const double block_low = lowest(l);
    const double block_high = highest(h);
    if (block_low <= lower || block_high >= upper) break;
    seen.low = std::min(seen.low, block_low);
    seen.high = std::max(seen.high, block_high);
  }
  for (; i < bars && !(low[i] <= lower || high[i] >= upper); ++i) {
    seen.low = std::min(seen.low, low[i]);
    seen.high = std::max(seen.high, high[i]);
  }
  range = seen;
  return i;
}

}  // namespace

TIERCEL_VARIANTS(std::size_t, scan_range,
                 (const double* low, const double* high, std::size_t bars, double lower, double upper, Range& range),
                 (low, high, bars, lower, upper, range))

}  // namespace tiercel::sim
