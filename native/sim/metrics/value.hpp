#pragma once
// A metric's value, or the reason why a run does not define it: never NaN, infinity or a stand-in zero.
#include <array>
#include <cmath>
#include <cstdint>
#include <string_view>

namespace tiercel::sim::metrics {

enum class Undefined : std::uint8_t {
  kDefined,
  kNoBars,
  kUnderTwoDays,  // fewer than two trading days
  kZeroVariance,  // all daily returns are equal
  kNoLosingDay,   // no daily return is negative
  kNoDrawdown,    // the equity never fell below an earlier peak
  kNotRecovered,  // the equity has not come back to the peak by the end
  kTotalLoss,     // nothing was left to take a return of
  kNoTrades,      // no trade was closed
  kNoWinningTrade,
  kNoLosingTrade,
  kUnderTwoTrades,
  kEqualTrades,  // all trades made the same
  kTooFewDays,   // fewer trading days than the figure needs
  kNoTail,       // the 5 % quantile of daily returns is 0
  kNotFinite,    // too large for a double, or the equity itself is not finite
};

inline constexpr std::array<std::string_view, 16> kUndefinedCodes = {"",
                                                                     "no-bars",
                                                                     "under-two-days",
                                                                     "zero-variance",
                                                                     "no-losing-day",
                                                                     "no-drawdown",
                                                                     "not-recovered",
                                                                     "total-loss",
                                                                     "no-trades",
                                                                     "no-winning-trade",
                                                                     "no-losing-trade",
                                                                     "under-two-trades",
                                                                     "equal-trades",
                                                                     "too-few-days",
                                                                     "no-tail",
                                                                     "not-finite"};

struct Value {
  double value = 0.0;  // 0 where undefined
  Undefined reason = Undefined::kDefined;
};

[[nodiscard]] inline Value undefined(Undefined reason) noexcept { return {0.0, reason}; }

[[nodiscard]] inline Value defined(double value) noexcept {
  return std::isfinite(value) ? Value{value, Undefined::kDefined} : undefined(Undefined::kNotFinite);
}

// A time as milliseconds since the epoch, which a double holds exactly.
[[nodiscard]] inline Value defined_time(std::int64_t ns) noexcept {
  const std::int64_t ms = ns / 1'000'000;
  return defined(static_cast<double>(ms));
}

}  // namespace tiercel::sim::metrics
