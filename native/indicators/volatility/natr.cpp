// Average true range in percent of the close.
#include "native/indicators/parts/flow_row.hpp"
#include "native/indicators/parts/unstable.hpp"

namespace tiercel::indicators {
namespace {

struct NatrForm {
  static constexpr std::size_t kInputs = 3;
  static constexpr std::size_t kOutputs = 1;
  static constexpr std::size_t kSmoothers = 1;
  static constexpr std::size_t kKept = 1;
  static constexpr std::size_t kStages = 1;
  static constexpr std::size_t kWires = 1;

  using Params = std::int64_t;  // the period
  static Params params(const double* numbers) noexcept { return static_cast<Params>(numbers[0]); }
  static std::size_t lookback(Params period) noexcept { return static_cast<std::size_t>(period); }
  static std::array<SmootherSetup, kSmoothers> setup(Params period) noexcept { return {wilder_setup(period)}; }

  template <class T, class Flow>
  TIERCEL_BODY bool take(std::integral_constant<std::size_t, 0> /*stage*/, Flow& flow, const std::array<T, kInputs>& x,
                         std::array<T, kWires>& w) noexcept {
    const auto& [high, low, close] = x;
    T last{};
    if (!flow.before(constant<0>, close, &last)) return false;
    T mean{};
    const T range = (high > last ? high : last) - (low < last ? low : last);
    if (!flow.smooth(constant<0>, range, &mean)) return false;
    w[0] = quotient_or<T>(100.0 * mean, close, 0.0);
    return true;
  }
};

constexpr ParameterInfo kParameterInfo[] = {
    integer_parameter("period", "true ranges of the seed; a new one weighs 1 / period", 14), kUnstableParameter};
constexpr OutputInfo kOutputInfo[] = {real_output("natr")};

}  // namespace

TIERCEL_INDICATOR(kNatr) = make_row<Unstable<FlowRow<NatrForm>, kParameterInfo>>({
    .name = "natr",
    .group = Group::kVolatility,
    .summary = "Normalized average true range: in percent of the close; 0 where that is 0.",
    .formula = "100 atr(period) / close",
    .source = "Forman, Cross-Market Evaluations With Normalized Average True Range (Technical Analysis of Stocks & "
              "Commodities, May 2006)",
    .talib = "NATR",
    .inputs = kHighLowClose,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
