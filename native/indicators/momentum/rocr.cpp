// Rate of change as a ratio.
#include "native/indicators/parts/point_row.hpp"

namespace tiercel::indicators {
namespace {

struct RocrForm : PointForm<1, 1> {
  static constexpr std::size_t kOutputs = 1;

  template <class T>
  TIERCEL_BODY std::array<T, 1> value(const Setup& /*s*/, const Row<T>& now, const Before<T>& before) noexcept {
    return {quotient_or<T>(now[0], before[0][0], 0.0)};
  }
};

constexpr ParameterInfo kParameterInfo[] = {integer_parameter("period", "rows between the two values", 10)};
constexpr OutputInfo kOutputInfo[] = {real_output("rocr")};

}  // namespace

TIERCEL_INDICATOR(kRocr) = make_row<PointRow<RocrForm>>({
    .name = "rocr",
    .group = Group::kMomentum,
    .summary = "Rate of change as a ratio: a value divided by the one `period` rows ago; 0 where that is 0.",
    .formula = "x / x[period]",
    .source = "Definition; TA-Lib's ROCR",
    .talib = "ROCR",
    .inputs = kOneSeries,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
