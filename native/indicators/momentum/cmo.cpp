// Chande momentum oscillator with Wilder's smoothing, as TA-Lib has it.
#include "native/indicators/parts/flow_row.hpp"
#include "native/indicators/parts/unstable.hpp"

namespace tiercel::indicators {
namespace {

struct CmoForm {
  static constexpr std::size_t kInputs = 1;
  static constexpr std::size_t kOutputs = 1;
  static constexpr std::size_t kSmoothers = 2;
  static constexpr std::size_t kKept = 1;
  static constexpr std::size_t kStages = 1;
  static constexpr std::size_t kWires = 1;

  using Params = std::int64_t;  // the period
  static Params params(const double* numbers) noexcept { return static_cast<Params>(numbers[0]); }
  static std::size_t lookback(Params period) noexcept { return static_cast<std::size_t>(period); }
  static std::array<SmootherSetup, kSmoothers> setup(Params period) noexcept {
    return {wilder_setup(period), wilder_setup(period)};
  }

  template <class T, class Flow>
  TIERCEL_BODY bool take(std::integral_constant<std::size_t, 0> /*stage*/, Flow& flow, const std::array<T, kInputs>& x,
                         std::array<T, kWires>& w) noexcept {
    T last{};
    if (!flow.before(constant<0>, x[0], &last)) return false;
    const T change = x[0] - last;
    T up{};
    T down{};
    const bool warm = flow.smooth(constant<0>, change > 0.0 ? change : T{}, &up);
    flow.smooth(constant<1>, change < 0.0 ? -change : T{}, &down);
    if (!warm) return false;
    w[0] = quotient_or<T>(100.0 * (up - down), up + down, 0.0);
    return true;
  }
};

constexpr ParameterInfo kParameterInfo[] = {
    integer_parameter("period", "changes of the seed; a new one weighs 1 / period", 14, 2), kUnstableParameter};
constexpr OutputInfo kOutputInfo[] = {real_output("cmo")};

}  // namespace

TIERCEL_INDICATOR(kCmo) = make_row<Unstable<FlowRow<CmoForm>, kParameterInfo>>({
    .name = "cmo",
    .group = Group::kMomentum,
    .summary = "Chande momentum oscillator with Wilder's smoothing, -100 to 100: the smoothed rises less the smoothed "
               "falls, in percent of both; 0 where nothing moved.",
    .formula = "up = rma(max(x - x[1], 0), period), down = rma(max(x[1] - x, 0), period)\n"
               "cmo = 100 (up - down) / (up + down)",
    .source = "Chande and Kroll, The New Technical Trader (1994); smoothed as TA-Lib's CMO",
    .talib = "CMO",
    .differs = "The book adds the changes up without smoothing; that is `cmoUnsmoothed`, and what TradingView shows.",
    .inputs = kOneSeries,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
