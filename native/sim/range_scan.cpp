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

// Lows and highs of `count` bars, a multiple of the lanes, from bar i on.
TIERCEL_BODY Range block_range(const double* low, const double* high, std::size_t i, std::size_t count) noexcept {
  Lanes l, h, x;
  load(l, low + i);
  load(h, high + i);
  for (std::size_t k = kLanes; k < count; k += kLanes) {
    load(x, low + i + k);
    l = x < l ? x : l;
    load(x, high + i + k);
    h = x > h ? x : h;
  }
  return {lowest(l), highest(h)};
}

// Bars are taken in whole blocks, large ones first; the small block that holds the hit, and the rest, bar by bar.
TIERCEL_BODY std::size_t scan_range_body(const double* low, const double* high, std::size_t bars, double lower,
                                         double upper, Range& range) noexcept {
  Range seen = range;
  std::size_t i = 0;
  for (const std::size_t count : {kBlock, kLanes}) {
    for (; i + count <= bars; i += count) {
      const Range block = block_range(low, high, i, count);
      if (block.low <= lower || block.high >= upper) break;
      seen.add(block);
    }
  }
  for (; i < bars && !(low[i] <= lower || high[i] >= upper); ++i) seen.add({low[i], high[i]});
  range = seen;
  return i;
}

}  // namespace

TIERCEL_VARIANTS(std::size_t, scan_range,
                 (const double* low, const double* high, std::size_t bars, double lower, double upper, Range& range),
                 (low, high, bars, lower, upper, range))

}  // namespace tiercel::sim
