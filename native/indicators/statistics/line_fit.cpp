// How well a straight line fits the last values, and how a series goes with its own past.
#include "native/indicators/parts/anchored_sums.hpp"
#include "native/indicators/parts/price_grid.hpp"
#include "native/indicators/row.hpp"

namespace tiercel::indicators {
namespace {

struct FitSetup {
  std::size_t period;
  std::size_t lag;
  double n;
  TickScale ticks;
};

double correlation(const PairSpread<double>& p) noexcept {
  const double square = p.xx * p.yy;
  return square > 0.0 ? p.xy / std::sqrt(square) : kNoValue;
}

// With x the row and y the value in ticks.
struct Cti {
  static double of(const FitSetup& /*s*/, const PairSpread<double>& p) noexcept { return correlation(p); }
};
struct LinearRegR2 {
  static double of(const FitSetup& /*s*/, const PairSpread<double>& p) noexcept {
    const double square = p.xx * p.yy;
    return square > 0.0 ? p.xy * p.xy / square : kNoValue;
  }
};
struct LinearRegStdErr {
  static double of(const FitSetup& s, const PairSpread<double>& p) noexcept {
    const double rest = p.yy - p.xy * p.xy / p.xx;
    return std::sqrt((rest > 0.0 ? rest : 0.0) / (s.n * (s.n - 2.0))) / s.ticks.scale;
  }
};

template <class F>
struct LineFit {
  using Params = std::size_t;  // the period
  using Setup = FitSetup;
  using Value = double;
  static constexpr std::size_t kInputs = 1;
  static constexpr std::size_t kOutputs = 1;

  struct State {
    double row = 0.0;
    AnchoredSums<PairSums> window;
  };

  static Params params(const double* numbers) noexcept { return static_cast<std::size_t>(numbers[0]); }
  static Setup setup(Params period, const int* decimals) noexcept {
    return {period, 0, static_cast<double>(period), tick_scale(decimals, 1)};
  }
  static std::size_t lookback(Params period) noexcept { return period - 1; }
  static std::size_t past(const Setup& /*s*/) noexcept { return 0; }
  static std::size_t cells(const Setup& s) noexcept { return AnchoredSums<PairSums>::cells(s.period); }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& past, const InputRow<LineFit>& x,
                   OutputRow<LineFit>& y) noexcept {
    AnchoredPart<PairSums> sums{};
    if (state.window.step(past, 0, s.period, {state.row, in_ticks(s.ticks, x[0])}, &sums)) {
      y[0] = F::of(s, pair_spread<double>(sums, s.n));
    }
    state.row += 1.0;
  }
};

struct Autocorrelation {
  struct Params {
    std::size_t period;
    std::size_t lag;
  };
  using Setup = FitSetup;
  using Value = double;
  static constexpr std::size_t kInputs = 1;
  static constexpr std::size_t kOutputs = 1;

  struct State {
    std::size_t run = 0;  // values since the start or the last gap, up to the lag
    AnchoredSums<PairSums> window;
  };

  static Params params(const double* numbers) noexcept {
    return {static_cast<std::size_t>(numbers[0]), static_cast<std::size_t>(numbers[1])};
  }
  static Setup setup(const Params& p, const int* decimals) noexcept {
    return {p.period, p.lag, static_cast<double>(p.period), tick_scale(decimals, 1)};
  }
  static std::size_t lookback(const Params& p) noexcept { return p.period + p.lag - 1; }
  static std::size_t past(const Setup& s) noexcept { return s.lag; }
  static std::size_t cells(const Setup& s) noexcept { return AnchoredSums<PairSums>::cells(s.period); }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& past, const InputRow<Autocorrelation>& x,
                   OutputRow<Autocorrelation>& y) noexcept {
    if (state.run < s.lag) {
      ++state.run;
      return;
    }
    AnchoredPart<PairSums> sums{};
    const std::array<double, 2> pair{in_ticks(s.ticks, past.ago(0, s.lag)), in_ticks(s.ticks, x[0])};
    if (state.window.step(past, 0, s.period, pair, &sums)) y[0] = correlation(pair_spread<double>(sums, s.n));
  }
};

constexpr ParameterInfo kFitParameters[] = {integer_parameter("period", "values in the window", 14, 2)};
constexpr ParameterInfo kErrorParameters[] = {integer_parameter("period", "values in the window", 14, 3)};
constexpr ParameterInfo kLagParameters[] = {integer_parameter("period", "pairs in the window", 30, 2),
                                            integer_parameter("lag", "rows between the values of a pair", 1)};
constexpr OutputInfo kCtiOutput[] = {real_output("cti")};
constexpr OutputInfo kR2Output[] = {real_output("linearRegR2")};
constexpr OutputInfo kErrorOutput[] = {real_output("linearRegStdErr")};
constexpr OutputInfo kAutocorrelationOutput[] = {real_output("autocorrelation")};

}  // namespace

TIERCEL_INDICATOR(kCti) = make_row<LineFit<Cti>>({
    .name = "cti",
    .group = Group::kStatistics,
    .summary =
        "Correlation trend indicator: the correlation of the last `period` values with a rising line, from -1 to 1; "
        "no value where they are equal.",
    .formula = "correlation of x[period - 1] ... x[0] with 1 ... period",
    .source = "Ehlers, Correlation as a trend indicator (Stocks & Commodities, May 2020)",
    .inputs = kOneSeries,
    .parameters = kFitParameters,
    .outputs = kCtiOutput,
    .sparse = true,
});

TIERCEL_INDICATOR(kLinearRegR2) = make_row<LineFit<LinearRegR2>>({
    .name = "linearRegR2",
    .group = Group::kStatistics,
    .summary =
        "Coefficient of determination of the line that fits the last `period` values best, from 0 to 1; no value "
        "where they are equal.",
    .formula = "cti^2: the square of the correlation of x[period - 1] ... x[0] with 1 ... period",
    .source = "Least squares; Kaufman, Trading Systems and Methods (5th ed.), ch. 6",
    .inputs = kOneSeries,
    .parameters = kFitParameters,
    .outputs = kR2Output,
    .sparse = true,
});

TIERCEL_INDICATOR(kLinearRegStdErr) = make_row<LineFit<LinearRegStdErr>>({
    .name = "linearRegStdErr",
    .group = Group::kStatistics,
    .summary =
        "Standard error of the regression: how far the last `period` values lie from the line that fits them best.",
    .formula = "sqrt(sum((x - line)^2) / (period - 2))",
    .source = "Least squares; Kaufman, Trading Systems and Methods (5th ed.), ch. 6",
    .inputs = kOneSeries,
    .parameters = kErrorParameters,
    .outputs = kErrorOutput,
});

TIERCEL_INDICATOR(kAutocorrelation) = make_row<Autocorrelation>({
    .name = "autocorrelation",
    .group = Group::kStatistics,
    .summary =
        "Correlation of the last `period` values with those of `lag` rows before; no value where either are equal.",
    .formula = "correlation of x[period - 1] ... x[0] with x[period - 1 + lag] ... x[lag]",
    .source = "Definition, with the means of both windows, as pandas' rolling correlation with a shifted series",
    .inputs = kOneSeries,
    .parameters = kLagParameters,
    .outputs = kAutocorrelationOutput,
    .sparse = true,
});

}  // namespace tiercel::indicators
