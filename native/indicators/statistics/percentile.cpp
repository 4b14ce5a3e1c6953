// Percentiles and ranks of the last values.
#include "native/indicators/parts/sorted_window.hpp"
#include "native/indicators/row.hpp"

namespace tiercel::indicators {
namespace {

template <int W>
TIERCEL_BODY bool slide_body(const double* window, std::size_t period, std::size_t at, double v, double* out,
                             std::size_t rows) noexcept {
  return slide_place<W>(window, period, at, v, out, rows);
}
TIERCEL_LANE_VARIANTS(bool, slide,
                      (const double* window, std::size_t period, std::size_t at, double v, double* out,
                       std::size_t rows),
                      (window, period, at, v, out, rows))

struct PercentileSetup {
  std::size_t period;
  std::size_t rank;  // from 0
};

struct Percentile {
  struct Params {
    std::size_t period;
    double percentile;
  };
  using Setup = PercentileSetup;
  using State = SortedWindow;
  using Value = double;
  static constexpr std::size_t kInputs = 1;
  static constexpr std::size_t kOutputs = 1;

  static Params params(const double* numbers) noexcept { return {static_cast<std::size_t>(numbers[0]), numbers[1]}; }
  static Setup setup(const Params& p, const int* /*decimals*/) noexcept {
    const double rank = std::ceil(p.percentile / 100.0 * static_cast<double>(p.period));
    return {p.period, static_cast<std::size_t>(std::max(rank, 1.0)) - 1};
  }
  static std::size_t lookback(const Params& p) noexcept { return p.period - 1; }
  static bool exact(const Params& /*p*/) noexcept { return true; }
  static std::size_t past(const Setup& s) noexcept { return s.period; }
  static std::size_t cells(const Setup& s) noexcept { return SortedWindow::cells(s.period); }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& past, const InputRow<Percentile>& x,
                   OutputRow<Percentile>& y) noexcept {
    const auto places = state.find_in(past, 0, 0, s.period, x[0]);
    if (state.size() + 1 >= s.period) y[0] = SortedWindow::at(past, 0, places, s.rank);
    state.take(past, 0, s.period, places);
  }

  template <class Past>
  static std::size_t fast(const Setup& s, State& state, const Past& past, const InputColumns<Percentile>& /*in*/,
                          const OutputColumns<Percentile>& out, std::size_t rows) noexcept {
    return state.fast(past, 0, 0, s.period, s.rank, out[0], rows, slide) ? rows : 0;
  }
};

constexpr ParameterInfo kParameterInfo[] = {
    integer_parameter("period", "values in the window", 30),
    {"percentile", "percent of the values that are not above the result", ParameterKind::kReal, 0, 100, 50}};
constexpr OutputInfo kOutputInfo[] = {real_output("percentile")};

}  // namespace

TIERCEL_INDICATOR(kPercentile) = make_row<Percentile>({
    .name = "percentile",
    .group = Group::kStatistics,
    .summary =
        "Percentile of the last `period` values by nearest rank: the smallest of them that at least `percentile` "
        "percent are not above.",
    .formula = "value of rank max(1, ceil(percentile / 100 * period)) from the smallest on",
    .source = "Definition, nearest rank; TA-Lib's PERCENTILE",
    .talib = "PERCENTILE",
    .differs = "`quantile` interpolates between two values, as numpy and pandas do",
    .inputs = kOneSeries,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
    .cost = UpdateCost::kPeriod,
});

}  // namespace tiercel::indicators
