// MESA adaptive moving average.
#include "native/indicators/parts/mesa_average.hpp"
#include "native/indicators/parts/unstable.hpp"
#include "native/indicators/row.hpp"

namespace tiercel::indicators {
namespace {

struct Mama {
  using Params = MesaLimits;
  using Setup = MesaLimits;
  using State = MesaAverage;
  using Value = double;
  static constexpr std::size_t kInputs = 1;
  static constexpr std::size_t kOutputs = 2;
  static constexpr std::size_t kBlockRows = kCycleRows;

  static Params params(const double* numbers) noexcept { return {numbers[0], numbers[1]}; }
  static Setup setup(const Params& p, const int* /*decimals*/) noexcept { return p; }
  static std::size_t lookback(const Params& /*p*/) noexcept { return kPeriodLookback; }
  static std::size_t past(const Setup& /*s*/) noexcept { return 0; }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& /*past*/, const InputRow<Mama>& x,
                   OutputRow<Mama>& y) noexcept {
    OutputRow<Mama> averages{};
    if (state.take(s, x[0], &averages[0], &averages[1])) y = averages;
  }

  template <class Past>
  static std::size_t fast(const Setup& s, State& state, const Past& /*past*/, const InputColumns<Mama>& in,
                          const OutputColumns<Mama>& out, std::size_t rows) noexcept {
    return state.take_rows(s, in[0], out[0], out[1], rows);
  }
};

constexpr ParameterInfo kParameterInfo[] = {
    {"fastLimit", "largest weight of a new value", ParameterKind::kReal, 0.01, 0.99, kUsualMesa.fast},
    {"slowLimit", "smallest weight of a new value", ParameterKind::kReal, 0.01, 0.99, kUsualMesa.slow},
    kUnstableParameter};
constexpr OutputInfo kOutputInfo[] = {real_output("mama"), real_output("fama")};

}  // namespace

TIERCEL_INDICATOR(kMama) = make_row<Unstable<Mama, kParameterInfo>>({
    .name = "mama",
    .group = Group::kOverlap,
    .summary = "MESA adaptive moving average, whose weight follows how fast the phase of the dominant cycle turns, and "
               "the following average (fama), which has half the weight.",
    .formula = "phase = atan(quadrature / inPhase) in degrees, of htPhasor\n"
               "turn = max(phase[1] - phase, 1), weight = max(fastLimit / turn, slowLimit)\n"
               "mama = weight x + (1 - weight) mama[1], fama = weight / 2 mama + (1 - weight / 2) fama[1]",
    .source = "Ehlers, MESA Adaptive Moving Averages (Technical Analysis of Stocks & Commodities, September 2001); "
              "TA-Lib's MAMA",
    .talib = "MAMA",
    .differs = "As in TA-Lib both averages start from 0 in row 12: with small limits the first values lie too low.",
    .inputs = kOneSeries,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
