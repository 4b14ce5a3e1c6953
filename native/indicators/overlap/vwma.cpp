// Volume-weighted moving average.
#include "native/indicators/parts/price_grid.hpp"
#include "native/indicators/parts/window_fold.hpp"
#include "native/indicators/row.hpp"

namespace tiercel::indicators {
namespace {

struct VwmaSetup {
  std::size_t period;
  TickScale prices;
  TickScale volume;
};

struct Vwma {
  using Params = std::size_t;  // the period
  using Setup = VwmaSetup;
  using State = WindowFold<SumFold<2>>;
  using Value = double;
  static constexpr std::size_t kInputs = 2;
  static constexpr std::size_t kOutputs = 1;

  static Params params(const double* numbers) noexcept { return static_cast<std::size_t>(numbers[0]); }
  static Setup setup(Params period, const int* decimals) noexcept {
    return {period, tick_scale(decimals, 1), tick_scale(decimals + 1, 1)};
  }
  static std::size_t lookback(Params period) noexcept { return period - 1; }
  static std::size_t past(const Setup& /*s*/) noexcept { return 0; }
  static std::size_t cells(const Setup& s) noexcept { return State::cells(s.period); }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& past, const InputRow<Vwma>& x,
                   OutputRow<Vwma>& y) noexcept {
    const double volume = in_ticks(s.volume, x[1]);
    std::array<double, 2> sums{};
    if (!state.step(past, 0, s.period, {in_ticks(s.prices, x[0]) * volume, volume}, &sums)) return;
    if (sums[1] != 0.0) y[0] = sums[0] / (sums[1] * s.prices.scale);
  }
};

constexpr InputInfo kInputInfo[] = {{"values", InputRole::kSeries}, {"volume", InputRole::kVolume}};
constexpr ParameterInfo kParameterInfo[] = {integer_parameter("period", "rows in the window", 30)};
constexpr OutputInfo kOutputInfo[] = {real_output("vwma")};

}  // namespace

TIERCEL_INDICATOR(kVwma) = make_row<Vwma>({
    .name = "vwma",
    .group = Group::kOverlap,
    .summary =
        "Volume-weighted moving average of the last `period` values; without volume in the window there is none.",
    .formula = "(sum of x volume over the last `period` rows) / (sum of volume over the same)",
    .source = "Definition; TA-Lib's VWMA",
    .talib = "VWMA",
    .inputs = kInputInfo,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
    .sparse = true,
});

}  // namespace tiercel::indicators
