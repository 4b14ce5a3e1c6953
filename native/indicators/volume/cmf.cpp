// Chaikin's money flow.
#include "native/indicators/parts/money_flow.hpp"
#include "native/indicators/parts/window_fold.hpp"
#include "native/indicators/row.hpp"

namespace tiercel::indicators {
namespace {

struct CmfSetup {
  std::size_t period;
  TickScale ticks;
};

struct Cmf {
  using Params = std::size_t;  // the period
  using Setup = CmfSetup;
  using State = WindowFold<SumFold<2>>;
  using Value = double;
  static constexpr std::size_t kInputs = 4;
  static constexpr std::size_t kOutputs = 1;

  static Params params(const double* numbers) noexcept { return static_cast<std::size_t>(numbers[0]); }
  static Setup setup(Params period, const int* decimals) noexcept { return {period, tick_scale(decimals, 3)}; }
  static std::size_t lookback(Params period) noexcept { return period - 1; }
  static std::size_t past(const Setup& /*s*/) noexcept { return 0; }
  static std::size_t cells(const Setup& s) noexcept { return State::cells(s.period); }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& past, const InputRow<Cmf>& x, OutputRow<Cmf>& y) noexcept {
    std::array<double, 2> sums{};
    if (!state.step(past, 0, s.period, {money_flow(flow_bar(s.ticks, x)), x[3]}, &sums)) return;
    y[0] = sums[1] != 0.0 ? sums[0] / sums[1] : 0.0;
  }
};

constexpr InputInfo kInputInfo[] = {
    {"high", InputRole::kHigh}, {"low", InputRole::kLow}, {"close", InputRole::kClose}, {"volume", InputRole::kVolume}};
constexpr ParameterInfo kParameterInfo[] = {integer_parameter("period", "bars in the window", 20)};
constexpr OutputInfo kOutputInfo[] = {real_output("cmf")};

}  // namespace

TIERCEL_INDICATOR(kCmf) = make_row<Cmf>({
    .name = "cmf",
    .group = Group::kVolume,
    .summary =
        "Chaikin's money flow: the mean place of the close in the range of the last `period` bars, weighted with "
        "their volume, from -1 at the low to 1 at the high; 0 without volume.",
    .formula = "flow = volume * ((close - low) - (high - close)) / (high - low), or 0 for a bar without range\n"
               "sum(flow) / sum(volume), over the last `period` bars",
    .source = "Chaikin; Achelis, Technical Analysis from A to Z (2nd ed.); TA-Lib's CMF",
    .talib = "CMF",
    .inputs = kInputInfo,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
