#include "native/sim/metrics/drawdown.hpp"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstring>

#include "native/core/cpu.hpp"

namespace tiercel::sim::metrics {
namespace {

constexpr std::size_t kBlock = 64;
constexpr std::size_t kLanes = 8;
constexpr std::ptrdiff_t kBeforeFirst = -1;
// A gap under depth * peak less a few roundings cannot be deeper: most bars need no division.
constexpr double kSurelyShallower = 1.0 - 0x1p-50;

struct Scan {
  double peak;
  double limit;  // a gap below the peak that may be the deepest
  std::int64_t peak_time;
  std::ptrdiff_t peak_bar = kBeforeFirst;  // last bar at the peak
  double squares = 0.0;                    // of the depths of all bars
  double depth = 0.0;                      // of the deepest fall so far, and where it is
  double deepest_peak = 0.0;
  std::int64_t deepest_start = 0;
  std::size_t deepest_from = 0;  // the first bar of that depth is the first one from here on
  std::int64_t longest = 0;
};

[[gnu::always_inline]] inline void set_limit(Scan& s) noexcept { s.limit = s.depth * s.peak * kSurelyShallower; }

[[gnu::always_inline]] inline double depth_of(double equity, double peak) noexcept { return (peak - equity) / peak; }

[[gnu::always_inline]] inline void add_square(Scan& s, double equity) noexcept {
  const double depth = depth_of(equity, s.peak);
  s.squares += depth * depth;
}

// A gap passed the limit: that of one bar, or of the lowest bar among those from `from` on.
[[gnu::always_inline]] inline void deepen(Scan& s, double equity, std::size_t from) noexcept {
  const double depth = depth_of(equity, s.peak);
  if (depth <= s.depth) return;
  s.depth = depth;
  s.deepest_peak = s.peak;
  s.deepest_start = s.peak_time;
  s.deepest_from = from;
  set_limit(s);
}

[[gnu::always_inline]] inline void step(const DrawdownInput& in, Scan& s, std::ptrdiff_t i) noexcept {
  const double equity = in.equity[static_cast<std::size_t>(i)];
  const std::int64_t time = in.closes[static_cast<std::size_t>(i)];
  const bool at_peak = equity >= s.peak;
  // Bars one after the other at the peak are no fall, however far apart in time.
  const std::int64_t length = at_peak && s.peak_bar == i - 1 ? 0 : time - s.peak_time;
  s.longest = length > s.longest ? length : s.longest;
  s.peak = at_peak ? equity : s.peak;
  s.peak_time = at_peak ? time : s.peak_time;
  s.peak_bar = at_peak ? i : s.peak_bar;
  set_limit(s);
  add_square(s, equity);
  if (s.peak - equity > s.limit) deepen(s, equity, static_cast<std::size_t>(i));
}

struct Range {
  double low;
  double high;
};

typedef double Lanes __attribute__((vector_size(kLanes * sizeof(double))));

[[gnu::always_inline]] inline Lanes load(const double* x) noexcept {
  Lanes lanes;
  std::memcpy(&lanes, x, sizeof(lanes));
  return lanes;
}

template <std::size_t kCount>
[[gnu::always_inline]] inline Range range_of(const double* x) noexcept {
  Lanes low = load(x);
  Lanes high = low;
  for (std::size_t k = kLanes; k < kCount; k += kLanes) {
    const Lanes next = load(x + k);
    low = next < low ? next : low;
    high = next > high ? next : high;
  }
  Range range{low[0], high[0]};
  for (std::size_t l = 1; l < kLanes; ++l) {
    range.low = low[l] < range.low ? low[l] : range.low;
    range.high = high[l] > range.high ? high[l] : range.high;
  }
  return range;
}

// Sum of the squared gaps of `count` bars below one peak, in units of that peak.
template <std::size_t kCount>
[[gnu::always_inline]] inline double squares_below(const double* x, double peak) noexcept {
  Lanes sum{};
  for (std::size_t k = 0; k < kCount; k += kLanes) {
    const Lanes gap = peak - load(x + k);
    sum += gap * gap;
  }
  double total = 0.0;
  for (std::size_t l = 0; l < kLanes; ++l) total += sum[l];
  return total / peak / peak;
}

// Eight bars with a new peak among them, where none can hold the deepest fall and no fall between two of them can be
// the longest: only the first and the last bar at the peak matter. False where that is not sure.
[[gnu::always_inline]] inline bool pass_peak(const DrawdownInput& in, Scan& s, std::size_t i, Range range) noexcept {
  if (range.high - range.low > s.limit || in.closes[i + kLanes - 1] - in.closes[i] > s.longest) return false;
  double peak = s.peak;
  unsigned at_peak = 0;
  unsigned at_high = 0;
  for (std::size_t l = 0; l < kLanes; ++l) {
    at_peak |= static_cast<unsigned>(in.equity[i + l] >= s.peak) << l;
    at_high |= static_cast<unsigned>(in.equity[i + l] == range.high) << l;
    peak = in.equity[i + l] > peak ? in.equity[i + l] : peak;
    const double depth = depth_of(in.equity[i + l], peak);
    s.squares += depth * depth;
  }
  const std::size_t first = i + static_cast<std::size_t>(std::countr_zero(at_peak));
  const std::size_t last = i + static_cast<std::size_t>(std::bit_width(at_high)) - 1;
  const bool fell = s.peak_bar + 1 < static_cast<std::ptrdiff_t>(first);
  const std::int64_t length = fell ? in.closes[first] - s.peak_time : 0;
  s.longest = length > s.longest ? length : s.longest;
  s.peak = range.high;
  s.peak_bar = static_cast<std::ptrdiff_t>(last);
  s.peak_time = in.closes[last];
  set_limit(s);
  return true;
}

// True where the bars from i on need no look one by one: all below the peak, or all at it.
// The length of a fall that goes on is taken at its end.
template <std::size_t kCount>
[[gnu::always_inline]] inline bool skip(const DrawdownInput& in, Scan& s, std::size_t i, Range range) noexcept {
  if (range.high < s.peak) {
    if (s.peak - range.low > s.limit) deepen(s, range.low, i);
    s.squares += squares_below<kCount>(in.equity.data() + i, s.peak);
    return true;
  }
  if (range.low != s.peak || range.high != s.peak) return false;
  step(in, s, static_cast<std::ptrdiff_t>(i));
  s.peak_bar = static_cast<std::ptrdiff_t>(i + kCount) - 1;
  s.peak_time = in.closes[i + kCount - 1];
  return true;
}

TIERCEL_BODY void scan_body(const DrawdownInput& in, Scan& s) noexcept {
  const std::size_t n = in.equity.size();
  const double* equity = in.equity.data();
  std::size_t i = 0;
  for (; i + kBlock <= n; i += kBlock) {
    if (skip<kBlock>(in, s, i, range_of<kBlock>(equity + i))) continue;
    for (std::size_t k = i; k < i + kBlock; k += kLanes) {
      const Range range = range_of<kLanes>(equity + k);
      if (skip<kLanes>(in, s, k, range) || (range.high >= s.peak && pass_peak(in, s, k, range))) continue;
      for (std::size_t bar = k; bar < k + kLanes; ++bar) step(in, s, static_cast<std::ptrdiff_t>(bar));
    }
  }
  for (; i < n; ++i) step(in, s, static_cast<std::ptrdiff_t>(i));
}

TIERCEL_VARIANTS(void, scan, (const DrawdownInput& in, Scan& s), (in, s))

}  // namespace

void scan_drawdowns(const DrawdownInput& input, Drawdown& out) noexcept {
  Scan s{.peak = input.cash, .limit = 0.0, .peak_time = input.start};
  scan(input, s);
  out = {};
  const std::size_t n = input.equity.size();
  if (n == 0) return;
  const bool falling = s.peak_bar + 1 < static_cast<std::ptrdiff_t>(n);
  out.longest = falling ? std::max(s.longest, input.closes[n - 1] - s.peak_time) : s.longest;
  out.depth = s.depth;
  out.squares = s.squares;
  if (s.depth == 0.0) return;
  std::size_t bar = s.deepest_from;
  while (bar + 1 < n && depth_of(input.equity[bar], s.deepest_peak) != s.depth) ++bar;
  out.start = s.deepest_start;
  out.end = input.closes[bar];
  while (bar < n && !(input.equity[bar] >= s.deepest_peak)) ++bar;
  out.recovered = bar < n;
  if (out.recovered) out.recovery = input.closes[bar];
}

}  // namespace tiercel::sim::metrics
