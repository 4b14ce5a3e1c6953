// Volume-weighted average price since the first bar.
#include "native/indicators/parts/volume_price.hpp"
#include "native/indicators/row.hpp"

namespace tiercel::indicators {
namespace {

struct VwapCumulative {
  struct Params {};
  using Setup = VolumePriceScale;
  using State = VolumePrice;  // the sums
  using Value = double;
  static constexpr std::size_t kInputs = 4;
  static constexpr std::size_t kOutputs = 1;

  static Params params(const double* /*numbers*/) noexcept { return {}; }
  static Setup setup(const Params& /*p*/, const int* decimals) noexcept { return volume_price_scale(decimals); }
  static std::size_t lookback(const Params& /*p*/) noexcept { return 0; }
  static std::size_t past(const Setup& /*s*/) noexcept { return 0; }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& /*past*/, const InputRow<VwapCumulative>& x,
                   OutputRow<VwapCumulative>& y) noexcept {
    const VolumePrice bar = volume_price(s, x.data());
    state = {state[0] + bar[0], state[1] + bar[1]};
    y[0] = weighted_price(s, state, kNoValue);
  }
};

constexpr InputInfo kInputInfo[] = {
    {"high", InputRole::kHigh}, {"low", InputRole::kLow}, {"close", InputRole::kClose}, {"volume", InputRole::kVolume}};
constexpr OutputInfo kOutputInfo[] = {real_output("vwapCumulative")};

}  // namespace

TIERCEL_INDICATOR(kVwapCumulative) = make_row<VwapCumulative>({
    .name = "vwapCumulative",
    .group = Group::kVolume,
    .summary = "Volume-weighted average of the typical price (high, low and close) of all bars so far; no value while "
               "there was no volume. `vwap` has a window, `sessionVwap` starts anew with each session.",
    .formula = "typical = (high + low + close) / 3\n"
               "sum(typical * volume) / sum(volume), over all bars so far",
    .source = "Berkowitz, Logue and Noser, The Total Cost of Transactions on the NYSE (Journal of Finance 43, 1988); "
              "TA-Lib's VWAP",
    .talib = "VWAP",
    .differs = "TA-Lib gives 0 while there was no volume",
    .inputs = kInputInfo,
    .parameters = {},
    .outputs = kOutputInfo,
    .sparse = true,
});

}  // namespace tiercel::indicators
