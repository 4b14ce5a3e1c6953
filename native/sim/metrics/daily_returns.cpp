#include "native/sim/metrics/daily_returns.hpp"

#include <cmath>

namespace tiercel::sim::metrics {
namespace {

struct Sums {
  double returns = 0.0;
  double equity = 0.0;
};

void add_moments(std::span<const double> returns, DailyReturns& out) noexcept {
  for (const double r : returns) {
    const double square = (r - out.mean) * (r - out.mean);
    out.squares += square;
    out.cubes += square * (r - out.mean);
    out.fourths += square * square;
  }
  if (returns.size() > 1) out.deviation = std::sqrt(out.squares / static_cast<double>(returns.size() - 1));
}

}  // namespace

std::size_t known_at(const BarCloses& closes, std::size_t from, std::size_t count, std::int64_t time) noexcept {
  std::size_t low = from;  // all before low are known
  std::size_t step = 1;
  while (low + step <= count && closes[low + step - 1] <= time) {
    low += step;
    step *= 2;
  }
  std::size_t high = low + step - 1 < count ? low + step - 1 : count;  // from high on none is known
  while (low < high) {
    const std::size_t middle = low + (high - low) / 2;
    if (closes[middle] <= time) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

void daily_returns(const DayInput& in, std::span<double> returns, DailyReturns& out) noexcept {
  out = {};
  Sums sums;
  for_each_day(in, [&](double equity, double r, bool counts) {
    returns[out.days] = r;
    sums.returns += r;
    sums.equity += equity;
    out.total_loss = out.total_loss || !counts;
    if (out.days == 0 || r < out.smallest) out.smallest = r;
    if (out.days == 0 || r > out.largest) out.largest = r;
    ++out.days;
  });
  if (out.days == 0) return;
  const auto days = static_cast<double>(out.days);
  out.mean = sums.returns / days;
  out.mean_equity = sums.equity / days;
  add_moments(returns.first(out.days), out);
}

}  // namespace tiercel::sim::metrics
