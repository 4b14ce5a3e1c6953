// Chande's forecast oscillator: how far a value is from the end of the line through the last ones.
#include "native/indicators/parts/window_row.hpp"

namespace tiercel::indicators {
namespace {

struct CfoForm : WindowForm<1, 1, 0, 1, true> {
  static constexpr std::size_t kOutputs = 1;

  static std::size_t lookback(Params period) noexcept { return period - 1; }
  static Setup setup(Params period, const int* decimals) noexcept {
    Setup s = make_setup(decimals, {period});
    s.divisor = static_cast<double>(period) * static_cast<double>(period + 1);
    return s;
  }

  template <class T>
  TIERCEL_BODY std::array<T, 1> series(const Setup& /*s*/, const Row<T>& now, const Before<T>& /*before*/) noexcept {
    return {now[0]};
  }
  template <class T>
  TIERCEL_BODY std::array<T, 1> combine(const Setup& s, const Row<T>& now, const Before<T>& /*before*/,
                                        const Sums<T>& sums) noexcept {
    const auto n = static_cast<double>(s.periods[0]);
    const T missed = s.divisor * now[0] - (6.0 * sums[0][0].weighted - (2.0 * n + 2.0) * sums[0][0].plain);
    return {quotient_or<T>(100.0 * missed, s.divisor * now[0], 0.0)};
  }
};

constexpr ParameterInfo kParameterInfo[] = {integer_parameter("period", "values of the line", 9, 2)};
constexpr OutputInfo kOutputInfo[] = {real_output("cfo")};

}  // namespace

TIERCEL_INDICATOR(kCfo) = make_row<WindowRow<CfoForm>>({
    .name = "cfo",
    .group = Group::kMomentum,
    .summary = "Chande forecast oscillator: the distance of a value from the end of the least-squares line through the "
               "last `period` values, this one among them, in percent of the value; 0 where that is 0.",
    .formula = "line = value at x of the least-squares line through x ... x[period - 1]\n"
               "cfo = 100 (x - line) / x",
    .source = "Chande and Kroll, The New Technical Trader (1994), with the value itself in the line",
    .differs = "`forecastOsc` draws the line through the values before this one.",
    .inputs = kOneSeries,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
