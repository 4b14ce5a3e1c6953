#pragma once
// Trading days of the run, by which daily figures are averaged and annualised.
#include "native/sim/metrics/facts.hpp"

namespace tiercel::sim::metrics {

struct TradingDays {
  static constexpr std::string_view kName = "tradingDays";

  [[nodiscard]] Value finish(const Facts& f) const noexcept { return defined(static_cast<double>(f.daily.days)); }
};

}  // namespace tiercel::sim::metrics
