#include "native/sim/metrics/tails.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace tiercel::sim::metrics {
namespace {

constexpr double kTail = 0.05;

// The k-th smallest value, with all smaller ones before it.
double nth(std::span<double> x, std::size_t k) noexcept {
  std::nth_element(x.begin(), x.begin() + static_cast<std::ptrdiff_t>(k), x.end());
  return x[k];
}

double quantile(std::span<double> x, double share) noexcept {
  const double place = share * static_cast<double>(x.size() - 1);
  const auto below = static_cast<std::size_t>(place);
  const double value = nth(x, below);
  if (below + 1 == x.size()) return value;
  const double next = *std::min_element(x.begin() + static_cast<std::ptrdiff_t>(below) + 1, x.end());
  return value + (next - value) * (place - static_cast<double>(below));
}

}  // namespace

Tails tails_of(std::span<double> returns) noexcept {
  Tails t;
  t.high = quantile(returns, 1.0 - kTail);
  t.low = quantile(returns, kTail);
  const std::size_t count = static_cast<std::size_t>(kTail * static_cast<double>(returns.size() - 1)) + 1;
  (void)nth(returns, count - 1);
  const std::span<double> lowest = returns.first(count);
  std::sort(lowest.begin(), lowest.end());  // so that the sum does not depend on how they were sorted out
  for (const double r : lowest) t.mean_lowest += r;
  t.mean_lowest /= static_cast<double>(count);
  return t;
}

}  // namespace tiercel::sim::metrics
