#pragma once
// Ulcer index: root of the mean square drawdown, over every bar; and the Martin ratio, annual return for each unit of
// it. Source: Martin, McCann, The Investor's Guide to Fidelity Funds (1989).
#include "native/sim/metrics/cagr.hpp"
#include "native/sim/metrics/facts.hpp"

namespace tiercel::sim::metrics {

struct UlcerIndex {
  static constexpr std::string_view kName = "ulcerIndex";

  [[nodiscard]] static double of(const Facts& f) noexcept {
    return std::sqrt(f.drawdown.squares / static_cast<double>(f.bars));
  }

  [[nodiscard]] Value finish(const Facts& f) const noexcept {
    return f.bars == 0 ? undefined(Undefined::kNoBars) : defined(of(f));
  }
};

struct MartinRatio {
  static constexpr std::string_view kName = "martinRatio";

  [[nodiscard]] Value finish(const Facts& f) const noexcept {
    const Value annual = Cagr{}.finish(f);
    if (annual.reason != Undefined::kDefined) return annual;
    return f.drawdown.squares > 0.0 ? defined(annual.value / UlcerIndex::of(f)) : undefined(Undefined::kNoDrawdown);
  }
};

}  // namespace tiercel::sim::metrics
