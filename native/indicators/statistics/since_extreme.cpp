// Rows since the highest or the lowest of the last values.
#include "native/indicators/row.hpp"

namespace tiercel::indicators {
namespace {

// kSign: 1 for the highest, -1 for the lowest.
template <int kSign>
struct SinceExtreme {
  using Params = std::size_t;  // the period
  using Setup = std::size_t;
  using Value = std::int32_t;
  static constexpr std::size_t kInputs = 1;
  static constexpr std::size_t kOutputs = 1;

  struct State {
    std::size_t run = 0;  // values since the start or the last gap, up to the period
    std::size_t ago = 0;
    double value = 0.0;
  };

  static Params params(const double* numbers) noexcept { return static_cast<std::size_t>(numbers[0]); }
  static Setup setup(Params period, const int* /*decimals*/) noexcept { return period; }
  static std::size_t lookback(Params period) noexcept { return period - 1; }
  static bool exact(Params /*period*/) noexcept { return true; }
  static std::size_t past(Setup period) noexcept { return period; }

  template <class Past>
  static void step(Setup period, State& state, const Past& past, const InputRow<SinceExtreme>& x,
                   OutputRow<SinceExtreme>& y) noexcept {
    if (state.run < period) ++state.run;
    ++state.ago;
    if (state.run == 1 || !is_further(state.value, x[0])) {
      state.value = x[0];
      state.ago = 0;
    } else if (state.ago >= period) {
      search(period, state, past, x[0]);
    }
    if (state.run == period) y[0] = static_cast<std::int32_t>(state.ago);
  }

 private:
  static bool is_further(double a, double b) noexcept { return kSign > 0 ? a > b : a < b; }

  // From the newest on, so that it is the newest of equal ones.
  template <class Past>
  static void search(Setup period, State& state, const Past& past, double x) noexcept {
    state.value = x;
    state.ago = 0;
    for (std::size_t ago = 1; ago < period; ++ago) {
      const double other = past.ago(0, ago);
      if (!is_further(other, state.value)) continue;
      state.value = other;
      state.ago = ago;
    }
  }
};

constexpr ParameterInfo kParameterInfo[] = {integer_parameter("period", "values in the window", 14)};
constexpr OutputInfo kHighOutput[] = {{"sinceHigh", OutputKind::kInteger}};
constexpr OutputInfo kLowOutput[] = {{"sinceLow", OutputKind::kInteger}};

}  // namespace

TIERCEL_INDICATOR(kSinceHigh) = make_row<SinceExtreme<1>>({
    .name = "sinceHigh",
    .group = Group::kStatistics,
    .summary = "Rows since the highest of the last `period` values; of equal ones the newest counts.",
    .formula = "least k with x[k] = max(x[0], x[1] ... x[period - 1])",
    .source = "Definition",
    .inputs = kOneSeries,
    .parameters = kParameterInfo,
    .outputs = kHighOutput,
    .cost = UpdateCost::kPeriod,
});

TIERCEL_INDICATOR(kSinceLow) = make_row<SinceExtreme<-1>>({
    .name = "sinceLow",
    .group = Group::kStatistics,
    .summary = "Rows since the lowest of the last `period` values; of equal ones the newest counts.",
    .formula = "least k with x[k] = min(x[0], x[1] ... x[period - 1])",
    .source = "Definition",
    .inputs = kOneSeries,
    .parameters = kParameterInfo,
    .outputs = kLowOutput,
    .cost = UpdateCost::kPeriod,
});

}  // namespace tiercel::indicators
