// Williams' percent range: how far the close lies below the highest high.
#include "native/indicators/parts/range_row.hpp"

namespace tiercel::indicators {
namespace {

struct WillRForm {
  static constexpr std::size_t kInputs = 3;
  static constexpr std::size_t kHigh = 0;
  static constexpr std::size_t kLow = 1;

  template <class T>
  TIERCEL_BODY T finish(const T& highest, const T& lowest, const std::array<T, 3>& now) noexcept {
    return quotient_or<T>(100.0 * (now[2] - highest), highest - lowest, 0.0);
  }
};

constexpr ParameterInfo kParameterInfo[] = {integer_parameter("period", "bars of the range", 14, 2)};
constexpr OutputInfo kOutputInfo[] = {real_output("willR")};

}  // namespace

TIERCEL_INDICATOR(kWillR) = make_row<RangeRow<WillRForm>>({
    .name = "willR",
    .group = Group::kMomentum,
    .summary = "Williams' %R, -100 to 0: how far the close lies below the highest high, in percent of the range of the "
               "last `period` bars; 0 without a range.",
    .formula = "willR = -100 (highest high - close) / (highest high - lowest low), over the last `period` bars",
    .source = "Williams, How I Made One Million Dollars Last Year Trading Commodities (1973)",
    .talib = "WILLR",
    .inputs = kHighLowClose,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
