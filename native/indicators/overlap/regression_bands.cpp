// Bands around the end of the regression line through the last values.
#include <algorithm>
#include <cmath>

#include "native/indicators/parts/price_grid.hpp"
#include "native/indicators/parts/regression_fold.hpp"
#include "native/indicators/parts/simple_kernel.hpp"
#include "native/indicators/parts/window_fold.hpp"

namespace tiercel::indicators {
namespace {

// The band's unit is the deviation from the line, or that from the mean.
template <bool kFromLine>
struct RegressionBands : SimpleKernel<1, 3, 2> {
  using Fold = WindowFold<RegressionFold>;
  struct Setup {
    std::size_t period;
    double deviations;
    double places;  // sum of the squared distances of the places from their mean
    TickScale ticks;
  };
  using State = Fold;

  static Setup setup(const Params& p, const int* decimals) noexcept {
    return {rows_of(p[0]), p[1], p[0] * (p[0] * p[0] - 1.0) / 12.0, tick_scale(decimals, 1)};
  }
  static std::size_t lookback(const Params& p) noexcept { return rows_of(p[0]) - 1; }
  static std::size_t cells(const Setup& s) noexcept { return Fold::cells(s.period); }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& past, const In& x, Out& y) noexcept {
    std::array<double, 3> part{};
    if (!state.step(past, 0, s.period, {in_ticks(s.ticks, x[0])}, &part)) return;
    const auto rows = static_cast<double>(s.period);
    const double slope = part[2] / s.places;
    const double middle = (part[0] / rows + slope * (rows - 1.0) / 2.0) / s.ticks.scale;
    const double squares = kFromLine ? std::max(part[1] - slope * part[2], 0.0) : part[1];
    const double reach = s.deviations * std::sqrt(squares / rows) / s.ticks.scale;
    y = {middle + reach, middle, middle - reach};
  }
};

constexpr ParameterInfo kParameterInfo[] = {
    integer_parameter("period", "values that the line goes through", 20, 2),
    {"deviations", "standard deviations from the line to a band", ParameterKind::kReal, 0, 1000, 2}};
constexpr OutputInfo kBands[] = {real_output("upper"), real_output("middle"), real_output("lower")};

}  // namespace

TIERCEL_INDICATOR(kRegressionChannel) = make_row<RegressionBands<true>>({
    .name = "regressionChannel",
    .group = Group::kOverlap,
    .summary = "Regression channel: the end of the regression line through the last `period` values, and bands at some "
               "standard deviations of the values from the line.",
    .formula = "middle = the line's value in this row\n"
               "deviation = sqrt(mean of (x - line)^2 over the last `period` rows)\n"
               "upper, lower = middle +- deviations * deviation",
    .source = "Kaufman, Trading Systems and Methods (5th ed.), ch. 6",
    .differs = "Raff's channel takes the farthest distance from the line for both bands.",
    .inputs = kOneSeries,
    .parameters = kParameterInfo,
    .outputs = kBands,
});

TIERCEL_INDICATOR(kStdDevChannels) = make_row<RegressionBands<false>>({
    .name = "stdDevChannels",
    .group = Group::kOverlap,
    .summary =
        "Standard deviation channels: the end of the regression line through the last `period` values, and bands "
        "at some standard deviations of the values from their mean.",
    .formula = "middle = the regression line's value in this row\n"
               "deviation = sqrt(mean of (x - mean)^2 over the last `period` rows)\n"
               "upper, lower = middle +- deviations * deviation",
    .source = "Definition; Stock.Indicators' StdDevChannels",
    .differs = "Stock.Indicators draws one line for each whole number of periods, which later rows move.",
    .inputs = kOneSeries,
    .parameters = kParameterInfo,
    .outputs = kBands,
});

}  // namespace tiercel::indicators
