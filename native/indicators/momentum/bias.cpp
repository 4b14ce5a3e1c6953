// Bias: how far a value lies from its mean, in percent.
#include "native/indicators/parts/window_row.hpp"

namespace tiercel::indicators {
namespace {

struct BiasForm : WindowForm<1, 1, 0, 1> {
  static constexpr std::size_t kOutputs = 1;

  static std::size_t lookback(Params period) noexcept { return period - 1; }
  static Setup setup(Params period, const int* decimals) noexcept { return make_setup(decimals, {period}); }

  template <class T>
  TIERCEL_BODY std::array<T, 1> series(const Setup& /*s*/, const Row<T>& now, const Before<T>& /*before*/) noexcept {
    return {now[0]};
  }
  template <class T>
  TIERCEL_BODY std::array<T, 1> combine(const Setup& s, const Row<T>& now, const Before<T>& /*before*/,
                                        const Sums<T>& sums) noexcept {
    const T sum = sums[0][0].plain;
    return {quotient_or<T>(100.0 * (static_cast<double>(s.periods[0]) * now[0] - sum), sum, 0.0)};
  }
};

constexpr ParameterInfo kParameterInfo[] = {integer_parameter("period", "values of the mean", 26)};
constexpr OutputInfo kOutputInfo[] = {real_output("bias")};

}  // namespace

TIERCEL_INDICATOR(kBias) = make_row<WindowRow<BiasForm>>({
    .name = "bias",
    .group = Group::kMomentum,
    .summary = "Bias (disparity): the distance of a value from the mean of the last `period` values, in percent of the "
               "mean; 0 where that is 0.",
    .formula = "100 (x - mean(x, period)) / mean(x, period)",
    .source = "Nison, Beyond Candlesticks (1994), where it is the disparity index",
    .inputs = kOneSeries,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
