// Bollinger bands: a mean and a number of standard deviations on both sides of it.
#include "native/core/cpu.hpp"
#include "native/indicators/parts/price_average.hpp"
#include "native/indicators/parts/window_spread.hpp"
#include "native/indicators/row.hpp"

namespace tiercel::indicators {
namespace {

struct BbandsSetup {
  SpreadSetup window;
  double up;
  double down;
  PriceAverageSetup average;  // of the middle
};

TIERCEL_BODY void bands_block_body(const BbandsSetup& s, const double* middle, const double* deviations,
                                   double* __restrict upper, double* __restrict lower, std::size_t rows) noexcept {
  for (std::size_t i = 0; i < rows; ++i) {
    upper[i] = middle[i] + s.up * deviations[i];
    lower[i] = middle[i] - s.down * deviations[i];
  }
}

TIERCEL_VARIANTS(void, bands_block,
                 (const BbandsSetup& s, const double* middle, const double* deviations, double* upper, double* lower,
                  std::size_t rows),
                 (s, middle, deviations, upper, lower, rows))

struct Bbands {
  struct Params {
    std::int64_t period;
    double up;
    double down;
    AverageKind average;
  };
  using Setup = BbandsSetup;
  using Value = double;
  static constexpr std::size_t kInputs = 1;
  static constexpr std::size_t kOutputs = 3;

  struct State {
    WindowSpread window;
    PriceAverage middle;  // unless it is the window's mean
  };

  static Params params(const double* numbers) noexcept {
    return {static_cast<std::int64_t>(numbers[0]), numbers[1], numbers[2], average_kind(numbers[3])};
  }
  static Setup setup(const Params& p, const int* decimals) noexcept {
    return {spread_setup(p.period, decimals[0]), p.up, p.down, price_average_setup(p.average, p.period, decimals)};
  }
  static std::size_t lookback(const Params& p) noexcept {
    return std::max(static_cast<std::size_t>(p.period - 1), MovingAverage::lookback(p.average, p.period));
  }
  static bool exact(const Params& p) noexcept { return is_exact_kind(p.average, p.period); }
  static std::size_t past(const Setup& s) noexcept { return static_cast<std::size_t>(s.window.period); }
  static std::size_t cells(const Setup& s) noexcept {
    return WindowSpread::cells(s.window) + PriceAverage::cells(s.average);
  }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& past, const InputRow<Bbands>& x,
                   OutputRow<Bbands>& y) noexcept {
    Spread spread{};
    bool full = state.window.step(s.window, past, 0, x[0], &spread);
    if (has_own_middle(s)) {
      full = state.middle.step(s.average, past, WindowSpread::cells(s.window), x[0], &spread.mean) && full;
    }
    if (!full) return;
    y = {spread.mean + s.up * spread.deviation, spread.mean, spread.mean - s.down * spread.deviation};
  }

  template <class Past>
  static std::size_t fast(const Setup& s, State& state, const Past& past, const InputColumns<Bbands>& in,
                          const OutputColumns<Bbands>& out, std::size_t rows) noexcept {
    double deviations[kSpreadRows];
    rows = std::min(rows, std::min(kSpreadRows, kAverageRows));
    if (has_own_middle(s)) {
      rows -= rows % kStepRows;
      // Off the step the window keeps its sums in cells, which a refusal of the middle would leave as they are.
      if (rows == 0 || s.window.scale == 0.0 || !state.middle.is_ready(s.average)) return 0;
    }
    const WindowSpread before = state.window;
    if (!state.window.fast(s.window, past, 0, in[0], out[1], deviations, rows)) return 0;
    if (has_own_middle(s)) {
      if (!state.middle.block(s.average, past, WindowSpread::cells(s.window), in[0], out[1], rows)) {
        state.window = before;
        return 0;
      }
    }
    bands_block(s, out[1], deviations, out[0], out[2], rows);
    return rows;
  }

 private:
  // Unless the middle is the window's mean.
  static bool has_own_middle(const Setup& s) noexcept { return s.average.average.kind != AverageKind::kSimple; }
};

constexpr ParameterInfo kParameterInfo[] = {
    integer_parameter("period", "values in the window", 20, 2),
    {"deviationsUp", "standard deviations from the middle to the upper band", ParameterKind::kReal, 0, 1000, 2},
    {"deviationsDown", "standard deviations from the middle to the lower band", ParameterKind::kReal, 0, 1000, 2},
    average_parameter("average", "kind of the middle; the deviation is always from the mean")};
constexpr OutputInfo kOutputInfo[] = {real_output("upper"), real_output("middle"), real_output("lower")};

}  // namespace

TIERCEL_INDICATOR(kBbands) = make_row<Bbands>({
    .name = "bbands",
    .group = Group::kOverlap,
    .summary =
        "Bollinger bands: an average of the last `period` values, and some standard deviations above and below it.",
    .formula = "middle = average(values, period)\n"
               "deviation = sqrt(mean of (x - mean)^2 over the last `period` values)\n"
               "upper = middle + deviationsUp * deviation\n"
               "lower = middle - deviationsDown * deviation",
    .source = "Bollinger, Bollinger on Bollinger Bands (2001)",
    .talib = "BBANDS",
    .inputs = kOneSeries,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
