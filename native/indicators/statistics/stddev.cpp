// Standard deviation of the last values, as of a population.
#include "native/indicators/parts/window_spread.hpp"
#include "native/indicators/row.hpp"

namespace tiercel::indicators {
namespace {

struct StddevSetup {
  SpreadSetup window;
  double deviations;
};

struct Stddev {
  struct Params {
    std::int64_t period;
    double deviations;
  };
  using Setup = StddevSetup;
  using State = WindowSpread;
  using Value = double;
  static constexpr std::size_t kInputs = 1;
  static constexpr std::size_t kOutputs = 1;

  static Params params(const double* numbers) noexcept { return {static_cast<std::int64_t>(numbers[0]), numbers[1]}; }
  static Setup setup(const Params& p, const int* decimals) noexcept {
    return {spread_setup(p.period, decimals[0]), p.deviations};
  }
  static std::size_t lookback(const Params& p) noexcept { return static_cast<std::size_t>(p.period - 1); }
  static bool exact(const Params& /*p*/) noexcept { return true; }
  static std::size_t past(const Setup& s) noexcept { return static_cast<std::size_t>(s.window.period); }
  static std::size_t cells(const Setup& s) noexcept { return WindowSpread::cells(s.window); }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& past, const InputRow<Stddev>& x,
                   OutputRow<Stddev>& y) noexcept {
    Spread spread{};
    if (state.step(s.window, past, 0, x[0], &spread)) y[0] = spread.deviation * s.deviations;
  }

  template <class Past>
  static std::size_t fast(const Setup& s, State& state, const Past& past, const InputColumns<Stddev>& in,
                          const OutputColumns<Stddev>& out, std::size_t rows) noexcept {
    double means[kSpreadRows];
    rows = std::min(rows, kSpreadRows);
    if (!state.fast(s.window, past, 0, in[0], means, out[0], rows)) return 0;
    for (std::size_t i = 0; i < rows; ++i) out[0][i] *= s.deviations;
    return rows;
  }
};

constexpr ParameterInfo kParameterInfo[] = {
    integer_parameter("period", "values in the window", 5),
    {"deviations", "what the result is multiplied by", ParameterKind::kReal, 0, 1000, 1}};
constexpr OutputInfo kOutputInfo[] = {real_output("stddev")};

}  // namespace

TIERCEL_INDICATOR(kStddev) = make_row<Stddev>({
    .name = "stddev",
    .group = Group::kStatistics,
    .summary = "Standard deviation of the last `period` values: the square root of their mean squared distance from "
               "their mean.",
    .formula = "mean = (x[0] + ... + x[period - 1]) / period\n"
               "deviations * sqrt(((x[0] - mean)^2 + ... + (x[period - 1] - mean)^2) / period)",
    .source = "Definition, of a population; TA-Lib's STDDEV",
    .talib = "STDDEV",
    .inputs = kOneSeries,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
