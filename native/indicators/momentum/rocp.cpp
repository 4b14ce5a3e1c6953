// Rate of change as a share of the earlier value.
#include "native/indicators/parts/point_row.hpp"

namespace tiercel::indicators {
namespace {

struct RocpForm : PointForm<1, 1> {
  static constexpr std::size_t kOutputs = 1;

  template <class T>
  TIERCEL_BODY std::array<T, 1> value(const Setup& /*s*/, const Row<T>& now, const Before<T>& before) noexcept {
    return {quotient_or<T>(now[0] - before[0][0], before[0][0], 0.0)};
  }
};

constexpr ParameterInfo kParameterInfo[] = {integer_parameter("period", "rows between the two values", 10)};
constexpr OutputInfo kOutputInfo[] = {real_output("rocp")};

}  // namespace

TIERCEL_INDICATOR(kRocp) = make_row<PointRow<RocpForm>>({
    .name = "rocp",
    .group = Group::kMomentum,
    .summary = "Rate of change as a share: the change over `period` rows, of the earlier value; 0 where that is 0.",
    .formula = "(x - x[period]) / x[period]",
    .source = "Definition; TA-Lib's ROCP",
    .talib = "ROCP",
    .inputs = kOneSeries,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
