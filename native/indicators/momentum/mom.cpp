// Momentum: the change over some rows.
#include "native/indicators/parts/point_row.hpp"

namespace tiercel::indicators {
namespace {

struct MomForm : PointForm<1, 1> {
  static constexpr std::size_t kOutputs = 1;

  template <class T>
  TIERCEL_BODY std::array<T, 1> value(const Setup& s, const Row<T>& now, const Before<T>& before) noexcept {
    return {(now[0] - before[0][0]) / s.ticks.scale};
  }
};

constexpr ParameterInfo kParameterInfo[] = {integer_parameter("period", "rows between the two values", 10)};
constexpr OutputInfo kOutputInfo[] = {real_output("mom")};

}  // namespace

TIERCEL_INDICATOR(kMom) = make_row<PointRow<MomForm>>({
    .name = "mom",
    .group = Group::kMomentum,
    .summary = "Momentum: the change over `period` rows.",
    .formula = "x - x[period]",
    .source = "Definition; TA-Lib's MOM",
    .talib = "MOM",
    .inputs = kOneSeries,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
