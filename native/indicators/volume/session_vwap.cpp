// Volume-weighted average price since the session began.
#include "native/indicators/parts/volume_price.hpp"
#include "native/indicators/row.hpp"

namespace tiercel::indicators {
namespace {

struct SessionVwap {
  struct Params {};
  using Setup = VolumePriceScale;
  using Value = double;
  static constexpr std::size_t kInputs = 5;
  static constexpr std::size_t kOutputs = 1;

  struct State {
    double session = kNoValue;
    VolumePrice sums{};
  };

  static Params params(const double* /*numbers*/) noexcept { return {}; }
  static Setup setup(const Params& /*p*/, const int* decimals) noexcept { return volume_price_scale(decimals + 1); }
  static std::size_t lookback(const Params& /*p*/) noexcept { return 0; }
  static std::size_t past(const Setup& /*s*/) noexcept { return 0; }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& /*past*/, const InputRow<SessionVwap>& x,
                   OutputRow<SessionVwap>& y) noexcept {
    if (x[0] != state.session) state = {x[0], {}};
    const VolumePrice bar = volume_price(s, x.data() + 1);
    state.sums = {state.sums[0] + bar[0], state.sums[1] + bar[1]};
    y[0] = weighted_price(s, state.sums, kNoValue);
  }
};

constexpr InputInfo kInputInfo[] = {{"session", InputRole::kSeries},
                                    {"high", InputRole::kHigh},
                                    {"low", InputRole::kLow},
                                    {"close", InputRole::kClose},
                                    {"volume", InputRole::kVolume}};
constexpr OutputInfo kOutputInfo[] = {real_output("sessionVwap")};

}  // namespace

TIERCEL_INDICATOR(kSessionVwap) = make_row<SessionVwap>({
    .name = "sessionVwap",
    .group = Group::kVolume,
    .summary =
        "Volume-weighted average of the typical price (high, low and close) since `session` last changed: a number "
        "for each bar, such as that of its day or week; no value while there was no volume.",
    .formula = "typical = (high + low + close) / 3\n"
               "sum(typical * volume) / sum(volume), both since `session` changed",
    .source = "Berkowitz, Logue and Noser, The Total Cost of Transactions on the NYSE (Journal of Finance 43, 1988)",
    .inputs = kInputInfo,
    .parameters = {},
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
