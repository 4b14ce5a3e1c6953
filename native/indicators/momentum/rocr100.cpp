// Rate of change as a ratio in percent.
#include "native/indicators/parts/point_row.hpp"

namespace tiercel::indicators {
namespace {

struct Rocr100Form : PointForm<1, 1> {
  static constexpr std::size_t kOutputs = 1;

  template <class T>
  TIERCEL_BODY std::array<T, 1> value(const Setup& /*s*/, const Row<T>& now, const Before<T>& before) noexcept {
    return {quotient_or<T>(100.0 * now[0], before[0][0], 0.0)};
  }
};

constexpr ParameterInfo kParameterInfo[] = {integer_parameter("period", "rows between the two values", 10)};
constexpr OutputInfo kOutputInfo[] = {real_output("rocr100")};

}  // namespace

TIERCEL_INDICATOR(kRocr100) = make_row<PointRow<Rocr100Form>>({
    .name = "rocr100",
    .group = Group::kMomentum,
    .summary =
        "Rate of change as a ratio in percent: a value in percent of the one `period` rows ago; 0 where that is 0.",
    .formula = "100 x / x[period]",
    .source = "Definition; TA-Lib's ROCR100",
    .talib = "ROCR100",
    .inputs = kOneSeries,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
