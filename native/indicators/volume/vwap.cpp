// Volume-weighted average price of a rolling window.
#include "native/indicators/parts/volume_price.hpp"
#include "native/indicators/parts/window_fold.hpp"
#include "native/indicators/row.hpp"

namespace tiercel::indicators {
namespace {

struct VwapSetup {
  std::size_t period;
  VolumePriceScale scale;
};

struct Vwap {
  using Params = std::size_t;  // the period
  using Setup = VwapSetup;
  using State = WindowFold<SumFold<2>>;
  using Value = double;
  static constexpr std::size_t kInputs = 4;
  static constexpr std::size_t kOutputs = 1;

  static Params params(const double* numbers) noexcept { return static_cast<std::size_t>(numbers[0]); }
  static Setup setup(Params period, const int* decimals) noexcept { return {period, volume_price_scale(decimals)}; }
  static std::size_t lookback(Params period) noexcept { return period - 1; }
  static std::size_t past(const Setup& /*s*/) noexcept { return 0; }
  static std::size_t cells(const Setup& s) noexcept { return State::cells(s.period); }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& past, const InputRow<Vwap>& x,
                   OutputRow<Vwap>& y) noexcept {
    VolumePrice sums{};
    if (state.step(past, 0, s.period, volume_price(s.scale, x.data()), &sums)) {
      y[0] = weighted_price(s.scale, sums, kNoValue);
    }
  }
};

constexpr InputInfo kInputInfo[] = {
    {"high", InputRole::kHigh}, {"low", InputRole::kLow}, {"close", InputRole::kClose}, {"volume", InputRole::kVolume}};
constexpr ParameterInfo kParameterInfo[] = {integer_parameter("period", "bars in the window", 20)};
constexpr OutputInfo kOutputInfo[] = {real_output("vwap")};

}  // namespace

TIERCEL_INDICATOR(kVwap) = make_row<Vwap>({
    .name = "vwap",
    .group = Group::kVolume,
    .summary = "Volume-weighted average of the typical price (high, low and close) of the last `period` bars; no value "
               "where they have no volume. `sessionVwap` starts anew with each session.",
    .formula = "typical = (high + low + close) / 3\n"
               "sum(typical * volume) / sum(volume), over the last `period` bars",
    .source = "Berkowitz, Logue and Noser, The Total Cost of Transactions on the NYSE (Journal of Finance 43, 1988)",
    .inputs = kInputInfo,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
