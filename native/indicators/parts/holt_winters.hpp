#pragma once
// Triple smoothing in the manner of Holt and Winters: a level, its trend and the trend's change.
#include "native/indicators/row.hpp"

namespace tiercel::indicators {

struct HoltWintersShares {
  double level;
  double trend;
  double change;
};

class HoltWinters {
 public:
  // Takes a value and gives the forecast that it leads to.
  double take(const HoltWintersShares& s, double x) noexcept {
    if (!has_level_) level_ = x;
    has_level_ = true;
    const double level = (1.0 - s.level) * (level_ + trend_ + 0.5 * change_) + s.level * x;
    const double trend = (1.0 - s.trend) * (trend_ + change_) + s.trend * (level - level_);
    change_ = (1.0 - s.change) * change_ + s.change * (trend - trend_);
    level_ = level;
    trend_ = trend;
    return level_ + trend_ + 0.5 * change_;
  }

 private:
  bool has_level_ = false;
  double level_ = 0.0;
  double trend_ = 0.0;
  double change_ = 0.0;
};

[[nodiscard]] constexpr ParameterInfo holt_winters_share(const char* name, double standard) noexcept {
  return {name, "share of what is new", ParameterKind::kReal, 0, 1, standard};
}

}  // namespace tiercel::indicators
