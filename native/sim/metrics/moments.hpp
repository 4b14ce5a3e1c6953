#pragma once
// Skewness and excess kurtosis of daily returns, without bias for a normal sample: n days, central moments m2, m3, m4,
//   skewness = sqrt(n (n - 1)) / (n - 2) * m3 / m2^1.5
//   kurtosis = (n - 1) / ((n - 2) (n - 3)) * ((n + 1) m4 / m2^2 - 3 (n - 1))
// Source: Joanes, Gill, "Comparing measures of sample skewness and kurtosis", The Statistician 47 (1), 1998, G1 and G2.
#include "native/sim/metrics/facts.hpp"

namespace tiercel::sim::metrics {

// Why a moment that needs `days` days does not exist, or kDefined.
[[nodiscard]] inline Undefined undefined_moment(const DailyReturns& daily, std::size_t days) noexcept {
  const Undefined reason = daily.undefined();
  if (reason != Undefined::kDefined) return reason;
  if (daily.days < days) return Undefined::kTooFewDays;
  return daily.all_equal() ? Undefined::kZeroVariance : Undefined::kDefined;
}

struct Skewness {
  static constexpr std::string_view kName = "skewness";

  [[nodiscard]] Value finish(const Facts& f) const noexcept {
    const Undefined reason = undefined_moment(f.daily, 3);
    if (reason != Undefined::kDefined) return undefined(reason);
    const auto n = static_cast<double>(f.daily.days);
    const double m2 = f.daily.squares / n;
    return defined(std::sqrt(n * (n - 1.0)) / (n - 2.0) * (f.daily.cubes / n) / (m2 * std::sqrt(m2)));
  }
};

struct Kurtosis {
  static constexpr std::string_view kName = "kurtosis";

  [[nodiscard]] Value finish(const Facts& f) const noexcept {
    const Undefined reason = undefined_moment(f.daily, 4);
    if (reason != Undefined::kDefined) return undefined(reason);
    const auto n = static_cast<double>(f.daily.days);
    const double m2 = f.daily.squares / n;
    const double raw = (f.daily.fourths / n) / (m2 * m2);
    return defined((n - 1.0) / ((n - 2.0) * (n - 3.0)) * ((n + 1.0) * raw - 3.0 * (n - 1.0)));
  }
};

}  // namespace tiercel::sim::metrics
