#pragma once
// The falls of the equity below its running peak, bar by bar; the opening cash is the first peak.
// A drawdown lasts from the last bar at the peak to the first bar at or above it again. Depth is (peak - low) / peak.
// Source: Magdon-Ismail, Atiya, "Maximum drawdown", Risk 17 (10), 2004.
#include <cstdint>
#include <span>

namespace tiercel::sim::metrics {

// When bars became known: times[i] + add.
struct BarCloses {
  std::span<const std::int64_t> times;
  std::int64_t add = 0;

  [[nodiscard]] std::int64_t operator[](std::size_t i) const noexcept { return times[i] + add; }
};

struct Drawdown {
  double depth = 0.0;  // of the deepest (the first of equally deep ones), a fraction of its peak; 0 for none
  std::int64_t start = 0;
  std::int64_t end = 0;  // the first bar at the lowest point
  std::int64_t recovery = 0;
  bool recovered = false;
  double squares = 0.0;      // sum of the squared depths of all bars
  std::int64_t longest = 0;  // ns; one that has not ended counts to the last bar
};

struct DrawdownInput {
  std::span<const double> equity;
  BarCloses closes;    // as long as equity
  std::int64_t start;  // the time of the opening cash
  double cash;         // > 0
};

void scan_drawdowns(const DrawdownInput& input, Drawdown& out) noexcept;

}  // namespace tiercel::sim::metrics
