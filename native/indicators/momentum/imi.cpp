// Intraday momentum index: the bodies of rising bars among all bodies.
#include "native/indicators/parts/window_row.hpp"

namespace tiercel::indicators {
namespace {

struct ImiForm : WindowForm<2, 1, 0, 2> {
  static constexpr std::size_t kOutputs = 1;

  static std::size_t lookback(Params period) noexcept { return period - 1; }
  static Setup setup(Params period, const int* decimals) noexcept { return make_setup(decimals, {period}); }

  template <class T>
  TIERCEL_BODY std::array<T, 2> series(const Setup& /*s*/, const Row<T>& now, const Before<T>& /*before*/) noexcept {
    const auto& [open, close] = now;
    const T body = close - open;
    return {body > 0.0 ? body : T{}, body < 0.0 ? -body : T{}};
  }
  template <class T>
  TIERCEL_BODY std::array<T, 1> combine(const Setup& /*s*/, const Row<T>& /*now*/, const Before<T>& /*before*/,
                                        const Sums<T>& sums) noexcept {
    const T gain = sums[0][0].plain;
    return {quotient_or<T>(100.0 * gain, gain + sums[1][0].plain, 50.0)};
  }
};

constexpr ParameterInfo kParameterInfo[] = {integer_parameter("period", "bars in the window", 14, 2)};
constexpr OutputInfo kOutputInfo[] = {real_output("imi")};

}  // namespace

TIERCEL_INDICATOR(kImi) = make_row<WindowRow<ImiForm>>({
    .name = "imi",
    .group = Group::kMomentum,
    .summary = "Intraday momentum index, 0 to 100: the bodies of rising bars in percent of the bodies of all of the "
               "last `period` bars; 50 where there is none.",
    .formula = "gain = sum(max(close - open, 0), period), loss = sum(max(open - close, 0), period)\n"
               "imi = 100 gain / (gain + loss)",
    .source = "Chande and Kroll, The New Technical Trader (1994)",
    .talib = "IMI",
    .inputs = kOpenClose,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
