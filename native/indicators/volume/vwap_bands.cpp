// Bands of a volume-weighted standard deviation around the volume-weighted average price: of a window, since a session
// began, since an anchor.
#include <cmath>

#include "native/indicators/parts/price_grid.hpp"
#include "native/indicators/parts/simple_kernel.hpp"
#include "native/indicators/parts/window_fold.hpp"

namespace tiercel::indicators {
namespace {

// Volume, the weighted mean price and the weighted sum of squares around it, of some rows and the ones after them.
// Means are joined and not sums, so that nothing cancels.
using Spread = std::array<double, 3>;
Spread joined_spread(const Spread& a, const Spread& b) noexcept {
  const double volume = a[0] + b[0];
  if (volume == 0.0) return {0.0, 0.0, 0.0};
  const double share = b[0] / volume;
  const double apart = b[1] - a[1];
  return {volume, a[1] + apart * share, (a[2] + b[2]) + apart * apart * a[0] * share};
}

struct SpreadFold {
  static constexpr std::size_t kElement = 2;  // price and volume
  static constexpr std::size_t kPart = 3;
  using Element = std::array<double, 2>;
  static Spread of(const Element& x) noexcept { return {x[1], x[0], 0.0}; }
  static Spread newer(const Spread& part, const Element& x, std::size_t /*rows*/) noexcept {
    return joined_spread(part, of(x));
  }
  static Spread older(const Spread& part, const Element& x, std::size_t /*rows*/) noexcept {
    return joined_spread(of(x), part);
  }
  static Spread join(const Spread& older, std::size_t /*n*/, const Spread& newer, std::size_t /*m*/) noexcept {
    return joined_spread(older, newer);
  }
};

// High, low, close and volume as the typical price and the volume; prices are added up in ticks.
SpreadFold::Element priced(const TickScale& s, const double* bar) noexcept {
  const double sum = in_ticks(s, bar[0]) + in_ticks(s, bar[1]) + in_ticks(s, bar[2]);
  return {sum / (3.0 * s.scale), bar[3]};
}

// Upper, middle and lower; absent without volume.
void write_bands(const Spread& spread, double multiplier, std::array<double, 3>& y) noexcept {
  if (!(spread[0] > 0.0)) return;
  const double width = multiplier * std::sqrt(spread[2] / spread[0]);
  y = {spread[1] + width, spread[1], spread[1] - width};
}

struct BandsSetup {
  std::size_t period;
  double multiplier;
  TickScale ticks;
};

struct RollingBands : SimpleKernel<4, 3, 2> {
  using Setup = BandsSetup;
  using State = WindowFold<SpreadFold>;

  static Setup setup(const Params& p, const int* decimals) noexcept {
    return {rows_of(p[0]), p[1], tick_scale(decimals, 3)};
  }
  static std::size_t lookback(const Params& p) noexcept { return rows_of(p[0]) - 1; }
  static std::size_t cells(const Setup& s) noexcept { return State::cells(s.period); }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& past, const In& x, Out& y) noexcept {
    Spread spread{};
    if (state.step(past, 0, s.period, priced(s.ticks, x.data()), &spread)) write_bands(spread, s.multiplier, y);
  }
};

// The bar at which the bands begin anew: where the session changes, or at an anchor.
struct SessionChange {
  static constexpr bool kStartsUnasked = true;
  static bool begins(double last, double now) noexcept { return now != last; }
};
struct Anchor {
  static constexpr bool kStartsUnasked = false;
  static bool begins(double /*last*/, double now) noexcept { return now != 0.0; }
};

template <class Begin>
struct BandsSince : SimpleKernel<5, 3, 1> {
  using Setup = BandsSetup;
  struct State {
    bool begun = Begin::kStartsUnasked;
    double mark = kNoValue;
    Spread spread{};
  };

  static Setup setup(const Params& p, const int* decimals) noexcept { return {0, p[0], tick_scale(decimals + 1, 3)}; }
  static std::size_t lookback(const Params& /*p*/) noexcept { return 0; }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& /*past*/, const In& x, Out& y) noexcept {
    if (Begin::begins(state.mark, x[0])) state = {true, x[0], {}};
    state.mark = x[0];
    if (!state.begun) return;
    state.spread = joined_spread(state.spread, SpreadFold::of(priced(s.ticks, x.data() + 1)));
    write_bands(state.spread, s.multiplier, y);
  }
};

constexpr InputInfo kWindowInputs[] = {
    {"high", InputRole::kHigh}, {"low", InputRole::kLow}, {"close", InputRole::kClose}, {"volume", InputRole::kVolume}};
constexpr InputInfo kSessionInputs[] = {{"session", InputRole::kSeries},
                                        {"high", InputRole::kHigh},
                                        {"low", InputRole::kLow},
                                        {"close", InputRole::kClose},
                                        {"volume", InputRole::kVolume}};
constexpr InputInfo kAnchorInputs[] = {{"anchor", InputRole::kSeries},
                                       {"high", InputRole::kHigh},
                                       {"low", InputRole::kLow},
                                       {"close", InputRole::kClose},
                                       {"volume", InputRole::kVolume}};
constexpr ParameterInfo kMultiplier = {
    "multiplier", "deviations from the middle to the bands", ParameterKind::kReal, 0, 1000, 2};
constexpr ParameterInfo kWindowParameters[] = {integer_parameter("period", "bars in the window", 20), kMultiplier};
constexpr ParameterInfo kSinceParameters[] = {kMultiplier};
constexpr OutputInfo kOutputInfo[] = {real_output("upper"), real_output("middle"), real_output("lower")};
constexpr const char* kSource =
    "Berkowitz, Logue and Noser, The Total Cost of Transactions on the NYSE (Journal of Finance 43, 1988), with the "
    "weighted deviation of these prices";

}  // namespace

TIERCEL_INDICATOR(kAnchoredVwap) = make_row<BandsSince<Anchor>>({
    .name = "anchoredVwap",
    .group = Group::kVolume,
    .summary = "Volume-weighted average of the typical price since the last bar at which `anchor` was not 0, that bar "
               "included, with bands of its weighted standard deviation; no value before the first anchor or without "
               "volume.",
    .formula = "typical = (high + low + close) / 3\n"
               "middle = sum(typical * volume) / sum(volume), both from the anchor on\n"
               "deviation = sqrt(sum(volume (typical - middle)^2) / sum(volume))\n"
               "upper, lower = middle + multiplier * deviation, middle - multiplier * deviation",
    .source = kSource,
    .inputs = kAnchorInputs,
    .parameters = kSinceParameters,
    .outputs = kOutputInfo,
    .sparse = true,
});

TIERCEL_INDICATOR(kSessionVwapBands) = make_row<BandsSince<SessionChange>>({
    .name = "sessionVwapBands",
    .group = Group::kVolume,
    .summary = "Volume-weighted average of the typical price since `session` last changed, with bands of its weighted "
               "standard deviation; no value while there was no volume.",
    .formula = "typical = (high + low + close) / 3\n"
               "middle = sum(typical * volume) / sum(volume), both since `session` changed\n"
               "deviation = sqrt(sum(volume (typical - middle)^2) / sum(volume))\n"
               "upper, lower = middle + multiplier * deviation, middle - multiplier * deviation",
    .source = kSource,
    .inputs = kSessionInputs,
    .parameters = kSinceParameters,
    .outputs = kOutputInfo,
    .sparse = true,
});

TIERCEL_INDICATOR(kVwapBands) = make_row<RollingBands>({
    .name = "vwapBands",
    .group = Group::kVolume,
    .summary = "Volume-weighted average of the typical price of the last `period` bars, with bands of its weighted "
               "standard deviation; no value where they have no volume.",
    .formula = "typical = (high + low + close) / 3\n"
               "middle = sum(typical * volume) / sum(volume), over the last `period` bars\n"
               "deviation = sqrt(sum(volume (typical - middle)^2) / sum(volume))\n"
               "upper, lower = middle + multiplier * deviation, middle - multiplier * deviation",
    .source = kSource,
    .inputs = kWindowInputs,
    .parameters = kWindowParameters,
    .outputs = kOutputInfo,
    .sparse = true,
});

}  // namespace tiercel::indicators
