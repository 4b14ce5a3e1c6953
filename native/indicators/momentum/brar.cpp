// BRAR: mood (AR) from the opens and will (BR) from the last closes.
#include "native/indicators/parts/window_row.hpp"

namespace tiercel::indicators {
namespace {

struct BrarForm : WindowForm<4, 1, 1, 4> {
  static constexpr std::size_t kOutputs = 2;

  static std::size_t lookback(Params period) noexcept { return period; }
  static Setup setup(Params period, const int* decimals) noexcept { return make_setup(decimals, {period}, {1}, 1); }

  template <class T>
  TIERCEL_BODY std::array<T, 4> series(const Setup& /*s*/, const Row<T>& now, const Before<T>& before) noexcept {
    const auto& [open, high, low, close] = now;
    const T last = before[0][3];
    const T above = high - last;
    const T below = last - low;
    return {high - open, open - low, above > 0.0 ? above : T{}, below > 0.0 ? below : T{}};
  }
  template <class T>
  TIERCEL_BODY std::array<T, 2> combine(const Setup& /*s*/, const Row<T>& /*now*/, const Before<T>& /*before*/,
                                        const Sums<T>& sums) noexcept {
    const auto share = [&](std::size_t i) TIERCEL_INLINE {
      return quotient_or<T>(100.0 * sums[i][0].plain, sums[i + 1][0].plain, 0.0);
    };
    return {share(0), share(2)};
  }
};

constexpr ParameterInfo kParameterInfo[] = {integer_parameter("period", "bars in the windows", 26)};
constexpr OutputInfo kOutputInfo[] = {real_output("ar"), real_output("br")};

}  // namespace

TIERCEL_INDICATOR(kBrar) = make_row<WindowRow<BrarForm>>({
    .name = "brar",
    .group = Group::kMomentum,
    .summary = "BRAR: the reach of the highs above the opens (ar), and above the last closes (br), in percent of that "
               "of the lows below them, over `period` bars; 0 where those have none.",
    .formula = "ar = 100 sum(high - open, period) / sum(open - low, period)\n"
               "br = 100 sum(max(high - close[1], 0), period) / sum(max(close[1] - low, 0), period)",
    .source = "Common in China; as pandas-ta has it",
    .inputs = kOpenHighLowClose,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
