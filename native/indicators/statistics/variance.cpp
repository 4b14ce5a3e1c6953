// Variance of the last values, as of a population.
#include "native/indicators/parts/window_spread.hpp"
#include "native/indicators/row.hpp"

namespace tiercel::indicators {
namespace {

struct Variance {
  using Params = std::int64_t;  // the period
  using Setup = SpreadSetup;
  using State = WindowSpread;
  using Value = double;
  static constexpr std::size_t kInputs = 1;
  static constexpr std::size_t kOutputs = 1;

  static Params params(const double* numbers) noexcept { return static_cast<std::int64_t>(numbers[0]); }
  static Setup setup(Params period, const int* decimals) noexcept { return spread_setup(period, decimals[0]); }
  static std::size_t lookback(Params period) noexcept { return static_cast<std::size_t>(period - 1); }
  static bool exact(Params /*period*/) noexcept { return true; }
  static std::size_t past(const Setup& s) noexcept { return static_cast<std::size_t>(s.period); }
  static std::size_t cells(const Setup& s) noexcept { return WindowSpread::cells(s); }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& past, const InputRow<Variance>& x,
                   OutputRow<Variance>& y) noexcept {
    Spread spread{};
    if (state.step(s, past, 0, x[0], &spread)) y[0] = spread.variance;
  }

  template <class Past>
  static std::size_t fast(const Setup& s, State& state, const Past& past, const InputColumns<Variance>& in,
                          const OutputColumns<Variance>& out, std::size_t rows) noexcept {
    rows = std::min(rows - rows % kStepRows, kSpreadRows);
    return rows != 0 && state.fast_variances(s, past, 0, in[0], out[0], rows) ? rows : 0;
  }
};

constexpr ParameterInfo kParameterInfo[] = {integer_parameter("period", "values in the window", 5)};
constexpr OutputInfo kOutputInfo[] = {real_output("variance")};

}  // namespace

TIERCEL_INDICATOR(kVariance) = make_row<Variance>({
    .name = "variance",
    .group = Group::kStatistics,
    .summary = "Variance of the last `period` values: their mean squared distance from their mean.",
    .formula = "mean = (x[0] + ... + x[period - 1]) / period\n"
               "((x[0] - mean)^2 + ... + (x[period - 1] - mean)^2) / period",
    .source = "Definition, of a population; TA-Lib's VAR",
    .talib = "VAR",
    .differs =
        "TA-Lib's VAR has a second parameter that it does not use, and subtracts the square of the mean from the "
        "mean of squares, which loses digits where values move little beside their size",
    .inputs = kOneSeries,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
