#pragma once
// Costs that depend on the market at the moment of the fill and on the size of the fill. All of them are against the
// trader, none is known before its bars are, and an order with a limit never passes it.
#include <cmath>
#include <cstdint>
#include <limits>

#include "native/sim/costs/slippage.hpp"
#include "native/sim/costs/square_root_impact.hpp"
#include "native/sim/costs/volatility_slippage.hpp"
#include "native/sim/costs/volume_slippage.hpp"
#include "native/sim/types.hpp"

namespace tiercel::sim {

// A price with what is in it for each unit.
struct Priced {
  double price;
  double slip;
  double impact;
};

struct MarketCosts {
  VolumeSlippage share{};
  VolatilitySlippage volatility{};
  SquareRootImpact impact{};

  [[nodiscard]] bool any() const noexcept {
    return share.volume != nullptr || volatility.distance != nullptr || impact.scale != nullptr;
  }
  [[nodiscard]] bool grows_with_size() const noexcept { return share.volume != nullptr || impact.scale != nullptr; }

  // Too few bars before this one to say what it costs: no entry is made.
  [[nodiscard]] bool is_unknown(std::uint32_t bar) const noexcept {
    return any() && ((volatility.distance != nullptr && std::isnan(volatility.distance[bar])) ||
                     (impact.scale != nullptr && std::isnan(impact.scale[bar])));
  }
  [[nodiscard]] double slip(double price, std::uint32_t bar, double units) const noexcept {
    return (share.volume != nullptr ? share.of(price, bar, units) : 0.0) +
           (volatility.distance != nullptr ? volatility.of(bar) : 0.0);
  }
  [[nodiscard]] double moved(double price, std::uint32_t bar, double units) const noexcept {
    return impact.scale != nullptr ? impact.of(price, bar, units) : 0.0;
  }
};

inline constexpr double kNoLimitPrice = std::numeric_limits<double>::quiet_NaN();

// The price of a fill after `slip` and `impact`, held to the limit of its order (NaN: none). What the limit or zero
// cuts off is taken from the impact first. A price that is not known is NaN.
[[nodiscard]] inline Priced priced(Side side, double price, double slip, double impact, double limit) noexcept {
  const double end = side == Side::kBuy ? std::numeric_limits<double>::infinity() : 0.0;
  const double bound = std::isnan(limit) ? end : limit;
  const double most = std::fmax(0.0, side == Side::kBuy ? bound - price : price - bound);
  const double kept_slip = std::isnan(slip) ? 0.0 : std::fmin(slip, most);
  const double kept_impact = std::isnan(impact) ? 0.0 : std::fmin(impact, most - kept_slip);
  const double after = slipped(side, price, kept_slip + kept_impact);
  const bool is_past = most > 0.0 && (side == Side::kBuy ? after > bound : after < bound);
  return {is_past ? bound : after, kept_slip, kept_impact};
}

}  // namespace tiercel::sim
