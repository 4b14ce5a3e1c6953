// Acceleration bands: averages of highs and lows that are moved apart by the width of their bars.
#include "native/core/cpu.hpp"
#include "native/core/finite.hpp"
#include "native/indicators/parts/price_average.hpp"

namespace tiercel::indicators {
namespace {

struct AccBandsSetup {
  AverageSetup outer;
  MeanSetup middle;
};

// What is averaged: high and low, moved apart.
TIERCEL_BODY std::array<double, 2> moved_apart(double high, double low) noexcept {
  const double sum = high + low;
  const double width = (sum != 0.0 ? 4.0 * (high - low) : 0.0) / (sum != 0.0 ? sum : 1.0);
  return {high * (1.0 + width), low * (1.0 - width)};
}

TIERCEL_BODY void moved_apart_block_body(const double* high, const double* low, double* __restrict upper,
                                         double* __restrict lower, std::size_t rows) noexcept {
  for (std::size_t i = 0; i < rows; ++i) {
    const auto moved = moved_apart(high[i], low[i]);
    upper[i] = moved[0];
    lower[i] = moved[1];
  }
}

TIERCEL_VARIANTS(void, moved_apart_block,
                 (const double* high, const double* low, double* upper, double* lower, std::size_t rows),
                 (high, low, upper, lower, rows))

struct AccBands {
  using Params = std::int64_t;  // the period
  using Setup = AccBandsSetup;
  using Value = double;
  static constexpr std::size_t kInputs = 3;
  static constexpr std::size_t kOutputs = 3;
  static constexpr std::size_t kClose = 2;

  struct State {
    MovingAverage upper;
    MovingAverage lower;
    WindowMean middle;
  };

  static Params params(const double* numbers) noexcept { return static_cast<std::int64_t>(numbers[0]); }
  static Setup setup(Params period, const int* decimals) noexcept {
    return {average_setup(AverageKind::kSimple, period), mean_setup(period, period, decimals[kClose])};
  }
  static std::size_t lookback(Params period) noexcept { return static_cast<std::size_t>(period - 1); }
  static std::size_t past(const Setup& s) noexcept { return static_cast<std::size_t>(s.middle.period); }
  static std::size_t cells(const Setup& s) noexcept { return 2 * MovingAverage::cells(s.outer); }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& past, const InputRow<AccBands>& x,
                   OutputRow<AccBands>& y) noexcept {
    const auto moved = moved_apart(x[0], x[1]);
    double middle = 0.0;
    double upper = 0.0;
    double lower = 0.0;
    const bool full = state.upper.step(s.outer, past, 0, moved[0], &upper);
    state.lower.step(s.outer, past, MovingAverage::cells(s.outer), moved[1], &lower);
    state.middle.step(s.middle, past, kClose, x[kClose], &middle);
    if (full) y = {upper, middle, lower};
  }

  template <class Past>
  static std::size_t fast(const Setup& s, State& state, const Past& past, const InputColumns<AccBands>& in,
                          const OutputColumns<AccBands>& out, std::size_t rows) noexcept {
    double upper[kAverageRows];
    double lower[kAverageRows];
    rows = std::min(rows, kAverageRows);
    if (!state.upper.is_warm(s.outer) || !finite_rows(in[0], rows) || !finite_rows(in[1], rows)) return 0;
    if (state.middle.fast(s.middle, past, kClose, in[kClose], out[1], rows) != rows) return 0;
    moved_apart_block(in[0], in[1], upper, lower, rows);
    state.upper.block(s.outer, past, 0, upper, out[0], rows);
    state.lower.block(s.outer, past, MovingAverage::cells(s.outer), lower, out[2], rows);
    return rows;
  }
};

constexpr ParameterInfo kParameterInfo[] = {integer_parameter("period", "bars in the window", 20, 2)};
constexpr OutputInfo kOutputInfo[] = {real_output("upper"), real_output("middle"), real_output("lower")};

}  // namespace

TIERCEL_INDICATOR(kAccBands) = make_row<AccBands>({
    .name = "accBands",
    .group = Group::kOverlap,
    .summary = "Acceleration bands: simple averages of the close and of highs and lows that are moved apart by the "
               "bar's range in relation to its price.",
    .formula = "width = 4 (high - low) / (high + low), 0 where that is not defined\n"
               "upper = sma(high (1 + width), period)\n"
               "middle = sma(close, period)\n"
               "lower = sma(low (1 - width), period)",
    .source = "Headley, Big Trends in Trading (2002); TA-Lib's ACCBANDS",
    .talib = "ACCBANDS",
    .inputs = kHighLowClose,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
