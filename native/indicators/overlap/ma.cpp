// A moving average of any kind.
#include "native/core/finite.hpp"
#include "native/indicators/parts/price_average.hpp"

namespace tiercel::indicators {
namespace {

struct Ma {
  struct Params {
    std::int64_t period;
    AverageKind kind;
  };
  using Setup = PriceAverageSetup;
  using State = PriceAverage;
  using Value = double;
  static constexpr std::size_t kInputs = 1;
  static constexpr std::size_t kOutputs = 1;

  static Params params(const double* numbers) noexcept {
    return {static_cast<std::int64_t>(numbers[0]), average_kind(numbers[1])};
  }
  static Setup setup(const Params& p, const int* decimals) noexcept {
    return price_average_setup(p.kind, p.period, decimals);
  }
  static std::size_t lookback(const Params& p) noexcept { return MovingAverage::lookback(p.kind, p.period); }
  static bool exact(const Params& p) noexcept { return is_exact_kind(p.kind, p.period); }
  static std::size_t past(const Setup& s) noexcept { return PriceAverage::past(s); }
  static std::size_t cells(const Setup& s) noexcept { return PriceAverage::cells(s); }

  template <class Past>
  static void step(const Setup& s, State& state, const Past& past, const InputRow<Ma>& x, OutputRow<Ma>& y) noexcept {
    double average = 0.0;
    if (state.step(s, past, 0, x[0], &average)) y[0] = average;
  }

  template <class Past>
  static std::size_t fast(const Setup& s, State& state, const Past& past, const InputColumns<Ma>& in,
                          const OutputColumns<Ma>& out, std::size_t rows) noexcept {
    rows = std::min(rows, kAverageRows);
    rows -= rows % kStepRows;
    if (rows == 0 || !finite_rows(in[0], rows) || !state.block(s, past, 0, in[0], out[0], rows)) return 0;
    return rows;
  }
};

constexpr ParameterInfo kParameterInfo[] = {integer_parameter("period", "period of the average", 30),
                                            average_parameter("average", "kind of the average")};
constexpr OutputInfo kOutputInfo[] = {real_output("ma")};

}  // namespace

TIERCEL_INDICATOR(kMa) = make_row<Ma>({
    .name = "ma",
    .group = Group::kOverlap,
    .summary = "Moving average whose kind is a parameter: each has the warm-up and the seed of its own row.",
    .formula = "ma = average(x, period); with a period of 1 the values themselves",
    .source = "The rows of the kinds; TA-Lib's MA",
    .talib = "MA",
    .inputs = kOneSeries,
    .parameters = kParameterInfo,
    .outputs = kOutputInfo,
});

}  // namespace tiercel::indicators
