// Slope: the mean change a row.
#include "native/indicators/parts/point_row.hpp"

namespace tiercel::indicators {
namespace {

struct SlopeForm : PointForm<1, 1> {
  static constexpr std::size_t kOutputs = 1;

  template <class T>
  TIERCEL_BODY std::array<T, 1> value(const Setup& s, const Row<T>& now, const Before<T>& before) noexcept {
    return {(now[0] - before[0][0]) / (s.ticks.scale * static_cast<double>(s.lags[0]))};
  }
};

constexpr ParameterInfo kParameterInfo[] = {integer_parameter("period", "rows between the two values", 1)};
constexpr OutputInfo kOutputInfo[] = {real_output("slope")};

}  // namespace

TIERCEL_INDICATOR(kSlope) = make_row<PointRow<SlopeForm>>({
    .name = "slope",
    .group = Group::kMomentum,
    .summary = "Slope: the change over `period` rows divided by the rows.",
    .formula = "(x - x[period]) / period",
    .source = "Definition",
    .inputs = kOneSeries,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
