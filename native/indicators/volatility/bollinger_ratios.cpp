// What Bollinger made of his bands: where the value lies in them, and how wide they are.
#include "native/core/cpu.hpp"
#include "native/indicators/parts/price_grid.hpp"
#include "native/indicators/parts/simple_kernel.hpp"
#include "native/indicators/parts/window_spread.hpp"

namespace tiercel::indicators {
namespace {

struct RatioSetup {
  SpreadSetup window;
  double deviations;
  double period;
  TickScale ticks;
  TickScale sums;  // of a mean: the window's sum in ticks
};

// `y` holds the deviations before. On the step the distance from the mean is a difference of whole numbers of ticks.
TIERCEL_BODY void percent_rows_body(const RatioSetup& s, const double* x, const double* mean, double* __restrict y,
                                    std::size_t rows) noexcept {
  for (std::size_t i = 0; i < rows; ++i) {
    const double apart = s.period * in_ticks(s.ticks, x[i]) - in_ticks(s.sums, mean[i]);
    const double width = 2.0 * s.deviations * y[i];
    const double place = 0.5 + apart / (width * s.sums.scale);
    y[i] = width > 0.0 ? place : kNoValue;
  }
}

TIERCEL_BODY void width_rows_body(const RatioSetup& s, const double* /*x*/, const double* mean, double* __restrict y,
                                  std::size_t rows) noexcept {
  for (std::size_t i = 0; i < rows; ++i) {
    const double share = 2.0 * s.deviations * y[i] / mean[i];
    y[i] = mean[i] != 0.0 ? share : kNoValue;
  }
}

TIERCEL_VARIANTS(void, percent_rows,
                 (const RatioSetup& s, const double* x, const double* mean, double* y, std::size_t rows),
                 (s, x, mean, y, rows))
TIERCEL_VARIANTS(void, width_rows,
                 (const RatioSetup& s, const double* x, const double* mean, double* y, std::size_t rows),
                 (s, x, mean, y, rows))

template <auto Rows>
struct BollingerRatio : SimpleKernel<1, 1, 2> {
  using Setup = RatioSetup;
  using State = WindowSpread;

  static Setup setup(const Params& p, const int* decimals) noexcept {
    const TickScale ticks = tick_scale(decimals, 1);
    return {spread_setup(static_cast<std::int64_t>(p[0]), decimals[0]),
            p[1],
            p[0],
            ticks,
            {p[0] * ticks.scale, ticks.tolerance}};
  }
  static std::size_t lookback(const Params& p) noexcept { return rows_of(p[0]) - 1; }
  static bool exact(const Params& /*p*/) noexcept { return true; }
  static std::size_t past(const Setup& s) noexcept { return static_cast<std::size_t>(s.window.period); }
  static std::size_t cells(const Setup& s) noexcept { return WindowSpread::cells(s.window); }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& past, const In& x, Out& y) noexcept {
    Spread spread{};
    if (!state.step(s.window, past, 0, x[0], &spread)) return;
    y[0] = spread.deviation;
    Rows(s, x.data(), &spread.mean, y.data(), 1);
  }

  template <class Past>
  static std::size_t fast(const Setup& s, State& state, const Past& past, const InputColumns<BollingerRatio>& in,
                          const OutputColumns<BollingerRatio>& out, std::size_t rows) noexcept {
    double means[kSpreadRows];
    rows = std::min(rows, kSpreadRows);
    if (!state.fast(s.window, past, 0, in[0], means, out[0], rows)) return 0;
    Rows(s, in[0], means, out[0], rows);
    return rows;
  }
};

constexpr ParameterInfo kParameterInfo[] = {
    integer_parameter("period", "values in the window", 20, 2),
    {"deviations", "standard deviations from the middle to a band", ParameterKind::kReal, 0.01, 1000, 2}};
constexpr OutputInfo kPercentOutput[] = {real_output("percentB")};
constexpr OutputInfo kWidthOutput[] = {real_output("bandwidth")};

}  // namespace

TIERCEL_INDICATOR(kPercentB) = make_row<BollingerRatio<percent_rows>>({
    .name = "percentB",
    .group = Group::kVolatility,
    .summary = "Bollinger's %b: where the value lies between the bands, 0 on the lower one and 1 on the upper; no "
               "value in a flat window.",
    .formula = "upper, lower = mean +- deviations * standard deviation, of the last `period` values\n"
               "percentB = (x - lower) / (upper - lower)",
    .source = "Bollinger, Bollinger on Bollinger Bands (2001)",
    .differs = "finta takes the deviation of a sample.",
    .inputs = kOneSeries,
    .parameters = kParameterInfo,
    .outputs = kPercentOutput,
    .sparse = true,
});

TIERCEL_INDICATOR(kBandwidth) = make_row<BollingerRatio<width_rows>>({
    .name = "bandwidth",
    .group = Group::kVolatility,
    .summary = "Bollinger's BandWidth: the distance of the bands in parts of the mean; no value where that is 0.",
    .formula = "upper, lower = mean +- deviations * standard deviation, of the last `period` values\n"
               "bandwidth = (upper - lower) / mean",
    .source = "Bollinger, Bollinger on Bollinger Bands (2001)",
    .differs = "TradingView and pandas-ta give it in percent.",
    .inputs = kOneSeries,
    .parameters = kParameterInfo,
    .outputs = kWidthOutput,
    .sparse = true,
});

}  // namespace tiercel::indicators
