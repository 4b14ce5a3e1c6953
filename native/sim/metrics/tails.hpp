#pragma once
// The ends of the distribution of daily returns.
#include <span>

namespace tiercel::sim::metrics {

struct Tails {
  double low = 0.0;          // 5 % quantile
  double high = 0.0;         // 95 % quantile
  double mean_lowest = 0.0;  // of the lowest 5 % of days: floor((n - 1) * 0.05) + 1 of them
};

// Quantiles lie between the sorted returns, linearly (Hyndman, Fan, "Sample quantiles in statistical packages", The
// American Statistician 50 (4), 1996, type 7). Reorders the returns; there must be one at least.
[[nodiscard]] Tails tails_of(std::span<double> returns) noexcept;

}  // namespace tiercel::sim::metrics
