// Aroon: how long ago the highest high and the lowest low were.
#include "native/indicators/parts/aroon_row.hpp"

namespace tiercel::indicators {
namespace {

struct AroonLines {
  static constexpr std::size_t kOutputs = 2;
  static void finish(double period, double high, double low, std::array<double, 2>& y) noexcept {
    y = {100.0 * low / period, 100.0 * high / period};
  }
};

constexpr ParameterInfo kParameterInfo[] = {integer_parameter("period", "bars that the extremes may lie back", 14, 2)};
constexpr OutputInfo kOutputInfo[] = {real_output("down"), real_output("up")};

}  // namespace

TIERCEL_INDICATOR(kAroon) = make_row<AroonRow<AroonLines>>({
    .name = "aroon",
    .group = Group::kMomentum,
    .summary = "Aroon, 0 to 100: how lately the lowest low (down) and the highest high (up) of the last `period` + 1 "
               "bars were; the latest one where several are equal.",
    .formula = "down = 100 (period - bars since the lowest low) / period\n"
               "up = 100 (period - bars since the highest high) / period",
    .source = "Chande, A Time Price Oscillator (Technical Analysis of Stocks & Commodities, September 1995)",
    .talib = "AROON",
    .inputs = kHighLow,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
    .cost = UpdateCost::kPeriod,
});

}  // namespace tiercel::indicators
