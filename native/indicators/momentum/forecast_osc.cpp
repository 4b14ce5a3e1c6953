// Forecast oscillator: how far a value is from what the line of the last ones foretold.
#include "native/indicators/parts/window_row.hpp"

namespace tiercel::indicators {
namespace {

struct ForecastForm : WindowForm<1, 1, 1, 1, true> {
  static constexpr std::size_t kOutputs = 1;

  static std::size_t lookback(Params period) noexcept { return period; }
  static Setup setup(Params period, const int* decimals) noexcept {
    Setup s = make_setup(decimals, {period}, {1}, 1);
    s.divisor = static_cast<double>(period) * static_cast<double>(period - 1);
    return s;
  }

  template <class T>
  TIERCEL_BODY std::array<T, 1> series(const Setup& /*s*/, const Row<T>& /*now*/, const Before<T>& before) noexcept {
    return {before[0][0]};
  }
  template <class T>
  TIERCEL_BODY std::array<T, 1> combine(const Setup& s, const Row<T>& now, const Before<T>& /*before*/,
                                        const Sums<T>& sums) noexcept {
    const auto n = static_cast<double>(s.periods[0]);
    const T missed = s.divisor * now[0] - (6.0 * sums[0][0].weighted - (2.0 * n + 4.0) * sums[0][0].plain);
    return {quotient_or<T>(100.0 * missed, s.divisor * now[0], 0.0)};
  }
};

constexpr ParameterInfo kParameterInfo[] = {integer_parameter("period", "values of the line", 5, 2)};
constexpr OutputInfo kOutputInfo[] = {real_output("forecastOsc")};

}  // namespace

TIERCEL_INDICATOR(kForecastOsc) = make_row<WindowRow<ForecastForm>>({
    .name = "forecastOsc",
    .group = Group::kMomentum,
    .summary = "Forecast oscillator: the distance of a value from the least-squares line through the `period` values "
               "before it, drawn one row further, in percent of the value; 0 where that is 0.",
    .formula = "forecast = value of the least-squares line through x[1] ... x[period] at x\n"
               "forecastOsc = 100 (x - forecast) / x",
    .source = "Chande and Kroll, The New Technical Trader (1994)",
    .talib = "FOSC",
    .inputs = kOneSeries,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
