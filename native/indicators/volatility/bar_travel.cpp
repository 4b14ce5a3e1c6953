// How far the price goes within a bar and between two: price distance and Elder's thermometer.
#include "native/indicators/parts/price_grid.hpp"
#include "native/indicators/row.hpp"

namespace tiercel::indicators {
namespace {

template <std::size_t kColumns>
struct BarTravel {
  struct Params {};
  using Setup = TickScale;
  using Value = double;
  static constexpr std::size_t kInputs = kColumns;
  static constexpr std::size_t kOutputs = 1;

  struct State {
    bool has_last = false;
    std::array<double, kColumns> last{};  // in ticks
  };

  static Params params(const double* /*numbers*/) noexcept { return {}; }
  static Setup setup(const Params& /*p*/, const int* decimals) noexcept { return tick_scale(decimals, kColumns); }
  static std::size_t lookback(const Params& /*p*/) noexcept { return 1; }
  static bool exact(const Params& /*p*/) noexcept { return true; }
  static std::size_t past(const Setup& /*s*/) noexcept { return 0; }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& /*past*/, const InputRow<BarTravel>& x,
                   OutputRow<BarTravel>& y) noexcept {
    std::array<double, kColumns> now;
    for (std::size_t i = 0; i < kColumns; ++i) now[i] = in_ticks(s, x[i]);
    if (state.has_last) y[0] = travel(state.last, now) / s.scale;
    state.has_last = true;
    state.last = now;
  }

 private:
  // Open, high, low and close.
  static double travel(const std::array<double, 4>& last, const std::array<double, 4>& now) noexcept {
    return 2.0 * (now[1] - now[2]) - std::fabs(now[3] - now[0]) + std::fabs(now[0] - last[3]);
  }
  // High and low.
  static double travel(const std::array<double, 2>& last, const std::array<double, 2>& now) noexcept {
    const double up = std::fabs(now[0] - last[0]);
    const double down = std::fabs(last[1] - now[1]);
    return up > down ? up : down;
  }
};

constexpr InputInfo kInputInfo[] = {
    {"open", InputRole::kOpen}, {"high", InputRole::kHigh}, {"low", InputRole::kLow}, {"close", InputRole::kClose}};
constexpr OutputInfo kDistanceOutput[] = {real_output("pdist")};
constexpr OutputInfo kThermoOutput[] = {real_output("thermo")};

}  // namespace

TIERCEL_INDICATOR(kPdist) = make_row<BarTravel<4>>({
    .name = "pdist",
    .group = Group::kVolatility,
    .summary =
        "Price distance: the least way that the price went from the close before to this close, through high and low.",
    .formula = "2 (high - low) - |close - open| + |open - close[1]|",
    .source = "Published as PDIST, a script for Prodigio, and in pandas-ta",
    .inputs = kInputInfo,
    .parameters = {},
    .outputs = kDistanceOutput,
});

TIERCEL_INDICATOR(kThermo) = make_row<BarTravel<2>>({
    .name = "thermo",
    .group = Group::kVolatility,
    .summary = "Elder's thermometer: how far a bar's high or low is from that of the bar before, whichever is farther.",
    .formula = "max(|high - high[1]|, |low[1] - low|)",
    .source = "Elder, Come Into My Trading Room (2002); as in pandas-ta",
    .differs = "the average and the signals that pandas-ta adds are left to `ema` and comparisons",
    .inputs = kHighLow,
    .parameters = {},
    .outputs = kThermoOutput,
});

}  // namespace tiercel::indicators
