// Qstick: the mean body of the last bars.
#include "native/indicators/parts/window_row.hpp"

namespace tiercel::indicators {
namespace {

struct QstickForm : WindowForm<2, 1, 0, 1> {
  static constexpr std::size_t kOutputs = 1;

  static std::size_t lookback(Params period) noexcept { return period - 1; }
  static Setup setup(Params period, const int* decimals) noexcept {
    Setup s = make_setup(decimals, {period});
    s.divisor *= static_cast<double>(period);
    return s;
  }

  template <class T>
  TIERCEL_BODY std::array<T, 1> series(const Setup& /*s*/, const Row<T>& now, const Before<T>& /*before*/) noexcept {
    const auto& [open, close] = now;
    return {close - open};
  }
  template <class T>
  TIERCEL_BODY std::array<T, 1> combine(const Setup& s, const Row<T>& /*now*/, const Before<T>& /*before*/,
                                        const Sums<T>& sums) noexcept {
    return {sums[0][0].plain / s.divisor};
  }
};

constexpr ParameterInfo kParameterInfo[] = {integer_parameter("period", "bars in the window", 10)};
constexpr OutputInfo kOutputInfo[] = {real_output("qstick")};

}  // namespace

TIERCEL_INDICATOR(kQstick) = make_row<WindowRow<QstickForm>>({
    .name = "qstick",
    .group = Group::kMomentum,
    .summary = "Qstick: the mean of close - open over the last `period` bars.",
    .formula = "mean(close - open, period)",
    .source = "Chande and Kroll, The New Technical Trader (1994)",
    .talib = "QSTICK",
    .inputs = kOpenClose,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
