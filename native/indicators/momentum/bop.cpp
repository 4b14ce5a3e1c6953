// Balance of power: the body of a bar as a share of its range.
#include "native/indicators/parts/point_row.hpp"

namespace tiercel::indicators {
namespace {

struct BopForm : PointForm<4, 0> {
  static constexpr std::size_t kOutputs = 1;

  struct Params {};
  static Params params(const double* /*numbers*/) noexcept { return {}; }
  static std::size_t lookback(Params /*p*/) noexcept { return 0; }
  static Setup setup(Params /*p*/, const int* decimals) noexcept { return {tick_scale(decimals, 4), {}}; }

  template <class T>
  TIERCEL_BODY std::array<T, 1> value(const Setup& /*s*/, const Row<T>& now, const Before<T>& /*before*/) noexcept {
    const auto& [open, high, low, close] = now;
    return {quotient_or<T>(close - open, high - low, 0.0)};
  }
};

constexpr OutputInfo kOutputInfo[] = {real_output("bop")};

}  // namespace

TIERCEL_INDICATOR(kBop) = make_row<PointRow<BopForm>>({
    .name = "bop",
    .group = Group::kMomentum,
    .summary =
        "Balance of power, -1 to 1: where the bar closed against its open, as a share of its range; 0 without a range.",
    .formula = "(close - open) / (high - low)",
    .source = "Livshin, Balance of Market Power (Technical Analysis of Stocks & Commodities, August 2001)",
    .talib = "BOP",
    .inputs = kOpenHighLowClose,
    .parameters = {},
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
