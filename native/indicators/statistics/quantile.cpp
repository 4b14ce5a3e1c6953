// Quantiles of the last values with interpolation, of which the median is one.
#include "native/indicators/parts/sorted_window.hpp"
#include "native/indicators/row.hpp"

namespace tiercel::indicators {
namespace {

struct QuantileSetup {
  std::size_t period;
  std::size_t below;  // place of the value below
  double share;       // of the way to the one above
};

template <bool kIsMedian>
struct QuantileRow {
  struct Params {
    std::size_t period;
    double quantile;
  };
  using Setup = QuantileSetup;
  using State = SortedWindow;
  using Value = double;
  static constexpr std::size_t kInputs = 1;
  static constexpr std::size_t kOutputs = 1;

  static Params params(const double* numbers) noexcept {
    return {static_cast<std::size_t>(numbers[0]), kIsMedian ? 0.5 : numbers[1]};
  }
  static Setup setup(const Params& p, const int* /*decimals*/) noexcept {
    const double place = p.quantile * static_cast<double>(p.period - 1);
    const double below = std::floor(place);
    return {p.period, static_cast<std::size_t>(below), place - below};
  }
  static std::size_t lookback(const Params& p) noexcept { return p.period - 1; }
  static std::size_t past(const Setup& s) noexcept { return s.period; }
  static std::size_t cells(const Setup& s) noexcept { return SortedWindow::cells(s.period); }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& past, const InputRow<QuantileRow>& x,
                   OutputRow<QuantileRow>& y) noexcept {
    const auto places = state.find_in(past, 0, 0, s.period, x[0]);
    if (state.size() + 1 >= s.period) {
      const double below = SortedWindow::at(past, 0, places, s.below);
      y[0] = s.share > 0.0 ? below + s.share * (SortedWindow::at(past, 0, places, s.below + 1) - below) : below;
    }
    state.take(past, 0, s.period, places);
  }
};

constexpr ParameterInfo kMedianParameters[] = {integer_parameter("period", "values in the window", 30)};
constexpr ParameterInfo kQuantileParameters[] = {
    integer_parameter("period", "values in the window", 30),
    {"quantile", "part of the values below the result", ParameterKind::kReal, 0, 1, 0.5}};
constexpr OutputInfo kMedianOutput[] = {real_output("median")};
constexpr OutputInfo kQuantileOutput[] = {real_output("quantile")};

}  // namespace

TIERCEL_INDICATOR(kMedian) = make_row<QuantileRow<true>>({
    .name = "median",
    .group = Group::kStatistics,
    .summary =
        "Median of the last `period` values: the middle one in order of size, or the mean of the two in the middle.",
    .formula = "quantile of 0.5",
    .source = "Definition",
    .inputs = kOneSeries,
    .parameters = kMedianParameters,
    .outputs = kMedianOutput,
    .cost = UpdateCost::kPeriod,
});

TIERCEL_INDICATOR(kQuantile) = make_row<QuantileRow<false>>({
    .name = "quantile",
    .group = Group::kStatistics,
    .summary = "Quantile of the last `period` values, by interpolation between the two at its place in order of size.",
    .formula = "s the values in order of size from s[0] on, h = quantile * (period - 1), k = floor(h)\n"
               "s[k] + (h - k) (s[k + 1] - s[k])",
    .source = "Hyndman and Fan, Sample quantiles in statistical packages (The American Statistician 50, 1996), type 7",
    .differs = "`percentile` takes the nearest rank, as TA-Lib does",
    .inputs = kOneSeries,
    .parameters = kQuantileParameters,
    .outputs = kQuantileOutput,
    .cost = UpdateCost::kPeriod,
});

}  // namespace tiercel::indicators
